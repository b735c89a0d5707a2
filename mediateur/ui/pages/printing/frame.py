"""The shape of Imprimer: list, paper and options side by side, or one above the other where there is no room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import NO_MARGINS, Column, FlowLayout
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.responsive import Adaptation, page_margins
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.printing.catalogue import Catalogue
from mediateur.ui.pages.printing.fill import FillPanel
from mediateur.ui.pages.printing.options import PrintOptions
from mediateur.ui.pages.printing.preview import Preview
from mediateur.ui.pages.printing.ways import WaysOut
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.shared.trouble import Trouble

TITLE, BACK = "Imprimer", "Revenir à la séance"
WHY = french("Les guides sont à laisser à la personne. Ils ne contiennent ni nom, ni numéro.")
CARRY = "Emporter sur une clé"
LIST_WIDTH, FILL_WIDTH, SIDE_WIDTH, WIDE_FROM = 300, 340, 300, 960
GAP, FOOT, RING, READING, LEAST_OPTIONS = 24, 12, 8, 420, 120
FREE = 16_777_215


class OptionsScroller(ScrollColumn):
    """A column as tall as it is given: it asks for little, so that what is below is never squeezed."""

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(SIDE_WIDTH), px(LEAST_OPTIONS))


class PrintFrame(ColumnPage):
    """The parts of the page and where they stand. The ways out are always in view."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble = Trouble()
        self.back = SecondaryButton(BACK, icon="arrow-left")
        self.carry = QuietButton(CARRY, "download")
        self.filling: FillPanel | None = None
        self.catalogue, self.preview = Catalogue(), Preview()
        self.options, self.ways = PrintOptions(), WaysOut()
        self._stacked: bool | None = None
        self._head, self._side = QWidget(), QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._edge = Separator()
        self._beside = OptionsScroller(0, (RING, RING, RING, RING))
        self._side_column = Column(parent=self._side)
        self._build()

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        between = (self.options, self.preview) if self._stacked else (self.preview, self.options)
        return tuple(part for part in (self._list, *between, self.ways) if part.isVisible())

    def hold_filling(self, panel: FillPanel | None) -> None:
        """Put the fields in the place of the list, or the list back; the fields that were there are destroyed."""
        before, self.filling = self.filling, panel
        self.catalogue.setVisible(panel is None)
        if before is not None:
            self._columns.removeWidget(before)
            before.hide()
            before.setParent(None)
            before.deleteLater()
        if panel is not None:
            self._columns.insertWidget(0, panel)
            panel.show()
        self.fit()
        self.set_tab_order()

    @property
    def _list(self) -> QWidget:
        return self.catalogue if self.filling is None else self.filling

    def arrange(self, shape: Adaptation) -> None:
        """Put the options at the right, or in the column with the ways out below it."""
        stacked = shape.narrow or self.width() < px(WIDE_FROM)
        if stacked != self._stacked:
            self._stacked = stacked
            self._move(stacked)
        left, top, right, bottom = page_margins(shape)
        self._columns.setSpacing(px(GAP))
        self.ways.spread(self.width() - px(left + right) if stacked else px(SIDE_WIDTH), stacked=stacked)
        _hold(self.catalogue, 0 if stacked else px(LIST_WIDTH))
        if self.filling is not None:
            _hold(self.filling, 0 if stacked else px(FILL_WIDTH))
            self.filling.set_stacked(stacked=stacked)
        self.options.set_widest(px(READING) if stacked else FREE)
        _hold(self._side, 0 if stacked else px(SIDE_WIDTH + RING + right))
        if stacked:
            self._side_column.set_measures(0, NO_MARGINS)
            self.ways.set_margins((left, FOOT, right, FOOT))
        else:
            self.body.setContentsMargins(px(left), px(top), px(GAP - RING), px(bottom))
            self._side_column.set_measures(0, (0, top - RING, right - RING, bottom - RING))
            self.ways.set_margins((RING, RING, RING, RING))

    def set_tab_order(self) -> None:
        """Make Tab follow the eye, once every part has its place."""
        if self._stacked is None:
            return
        between = (self.options, self.preview) if self._stacked else (self.preview, self.options)
        regions = (self._head, self._list, *between, self.ways)
        for before, after in pairwise(stop for region in regions for stop in _stops(region)):
            QWidget.setTabOrder(before, after)

    @Slot()
    def _show_answers(self) -> None:
        """Where the list is under the field, bring it out of the ways out while one searches."""
        if self._stacked and self.catalogue.search.text():
            self.scroller.reveal(self.catalogue)

    def _move(self, stacked: bool) -> None:
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self.outer.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        if stacked:
            self._columns.insertWidget(self._columns.indexOf(self.preview), self.options)
        else:
            self._beside.body.addWidget(self.options)
        self.options.show()
        self._beside.setVisible(not stacked)
        self._edge.setVisible(stacked)
        self.preview.set_reading(reading=stacked)
        self.set_tab_order()

    def _build(self) -> None:
        top = FlowLayout(20, self._head)
        top.addWidget(heading(TITLE))
        top.addWidget(self.back)
        top.addWidget(self.carry)
        self.catalogue.searched.connect(self._show_answers)
        self._columns.addWidget(self.catalogue)
        self._columns.addWidget(self.preview, 1)
        head = Column(2)
        head.addWidget(self._head)
        head.addWidget(Text(WHY, colour="text_muted", max_chars=0))
        self.body.addLayout(head)
        self.body.addWidget(self.trouble)
        self.body.addLayout(self._columns, 1)
        self._side_column.addWidget(self._edge)
        self._side_column.addWidget(self._beside, 1)
        self._side_column.addWidget(self.ways)
        self.outer.setStretch(0, 1)
        self.outer.addWidget(self._side)


def _hold(widget: QWidget, width: int) -> None:
    """Give a widget a width in px; 0 leaves it free."""
    widget.setMinimumWidth(width)
    widget.setMaximumWidth(width or FREE)


def _stops(region: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a region, in the order of its making; a list that drops down is another window."""
    found = (region, *region.findChildren(QWidget))
    return [
        widget
        for widget in found
        if widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
        and widget.window() is region.window()
    ]
