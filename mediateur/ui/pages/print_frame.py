"""The shape of Imprimer: list, paper and options side by side, or one above the other where there is no room."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.responsive import Adaptation, page_margins
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.column_page import ColumnPage
from mediateur.ui.pages.print_catalogue import Catalogue
from mediateur.ui.pages.print_options import PrintOptions, WaysOut
from mediateur.ui.pages.print_preview import Preview
from mediateur.ui.pages.trouble import Trouble

TITLE, BACK = "Imprimer un guide", "Revenir à la séance"
WHY = french("Les guides sont à laisser à la personne. Ils ne contiennent ni nom, ni numéro.")
LIST_WIDTH, SIDE_WIDTH, WIDE_FROM = 270, 300, 960
GAP, FOOT, RING, READING = 24, 12, 8, 420
FREE = 16_777_215


class PrintFrame(ColumnPage):
    """The parts of the page and where they stand. The ways out are always in view."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble = Trouble()
        self.back = SecondaryButton(BACK, icon="arrow-left")
        self.catalogue, self.preview = Catalogue(), Preview()
        self.options, self.ways = PrintOptions(), WaysOut()
        self._stacked: bool | None = None
        self._head, self._side = QWidget(), QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._edge = Separator()
        self._beside = ScrollColumn(0, (RING, RING, RING, RING))
        self._side_column = Column(parent=self._side)
        self._build()

    def arrange(self, shape: Adaptation) -> None:
        """Put the options at the right, or in the column with the ways out below it."""
        stacked = shape.narrow or self.width() < px(WIDE_FROM)
        if stacked != self._stacked:
            self._stacked = stacked
            self._move(stacked)
        left, top, right, bottom = (px(edge) for edge in page_margins(shape))
        self._columns.setSpacing(px(GAP))
        self.ways.spread(self.width() - left - right if stacked else 0)
        _hold(self.catalogue, 0 if stacked else px(LIST_WIDTH))
        self.options.set_widest(px(READING) if stacked else FREE)
        _hold(self._side, 0 if stacked else px(SIDE_WIDTH + RING) + right)
        if stacked:
            self._side_column.setContentsMargins(0, 0, 0, 0)
            self.ways.set_margins(left, px(FOOT), right, px(FOOT))
        else:
            self.body.setContentsMargins(left, top, px(GAP - RING), bottom)
            self._side_column.setContentsMargins(0, top - px(RING), right - px(RING), bottom - px(RING))
            self.ways.set_margins(px(RING), px(RING), px(RING), px(RING))

    def set_tab_order(self) -> None:
        """Make Tab follow the eye."""
        between = (self.options, self.preview) if self._stacked else (self.preview, self.options)
        regions = (self._head, self.catalogue, *between, self.ways)
        for before, after in pairwise(stop for region in regions for stop in _stops(region)):
            QWidget.setTabOrder(before, after)

    def _move(self, stacked: bool) -> None:
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self.outer.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        if stacked:
            self._columns.insertWidget(1, self.options)
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
