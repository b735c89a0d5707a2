"""Droits: what each right is and how it is exercised, and « Qui peut voir quoi ? »."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.rights.catalogue import Right, right_named
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.rights.definitions import BACK, open_definitions
from mediateur.ui.pages.rights.definitions import TITLE as DEFINITIONS
from mediateur.ui.pages.rights.detail import Detail
from mediateur.ui.pages.rights.letters import NAME as LETTERS
from mediateur.ui.pages.rights.letters import Letters
from mediateur.ui.pages.rights.list import RightsList
from mediateur.ui.pages.rights.matrix import NAME, all_facts
from mediateur.ui.pages.rights.visibility import Visibility
from mediateur.ui.pages.shared.column_page import ColumnPage, tab_after
from mediateur.ui.pages.shared.sources import open_facts
from mediateur.ui.pages.shared.tabbed_head import TabbedHead
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.user_screen.screen import Placard
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.rights import Rights

TITLE, RIGHTS, BACK_TO_RIGHT = "Droits", "Les droits", "Revenir au droit"
SHORT_NAME = f"Qui voit{NBSP}?"
PICK = "Droit"
LIST_WIDTH, GAP, NARROW_GAP = 316, 16, 8


class RightsPage(ColumnPage):
    """Three tabs. `pathway_asked` carries a Right, `show_asked` a Placard, `print_memo_asked` the choices made."""

    pathway_asked = Signal(object)
    show_asked = Signal(object)
    print_right_asked = Signal(str)
    print_memo_asked = Signal(object)
    print_form_asked = Signal(str)

    def __init__(self, rights: Rights, printing: Printing) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self._rights, self._printing = rights, printing
        self._catalogue: tuple[Right, ...] = ()
        self.trouble = Trouble()
        self.tabs = Tabs(TITLE)
        self.tabs.add(RIGHTS, "shield-check", TITLE)
        self.tabs.add(NAME, "eye", SHORT_NAME)
        self.tabs.add(LETTERS, "mail")
        self.list, self.detail, self.picker = RightsList(), Detail(), ComboBox()
        self._head, self._first, self._second = TabbedHead(TITLE, self.tabs), QWidget(), QWidget()
        self.letters = Letters()
        self._second_column = Column(0, parent=self._second)
        self._picker_row, self._list_panel = _Named(PICK, self.picker), Panel("surface", 6)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._first)
        self.visibility: Visibility | None = None
        self._shape = Adaptation(compact=True, narrow=False)
        self._build()
        self._connect()
        self.refresh()
        self._on_tab(0)

    @property
    def right(self) -> Right | None:
        """The right in view, if content could be read."""
        return next((right for right in self._catalogue if right.id == self.list.value), None)

    @property
    def help_topic(self) -> str:
        """Which page of the manual tells about the tab in view."""
        return "qui-peut-voir-quoi" if self.tabs.currentIndex() == 1 else "droits"

    def refresh(self) -> None:
        """Read the rights again; what is in view stays when nothing changed."""
        try:
            catalogue, rules, letters = self._rights.catalogue(), self._rights.rules(), self._printing.letters()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        if self.visibility is None or self.visibility.rules is not rules:
            self._show_visibility(Visibility(rules))
        if catalogue is not self._catalogue:
            before, self._catalogue = self.list.value, catalogue
            self.letters.show_forms(letters)
            self.list.show_rights(catalogue)
            self.picker.set_options([(right.id, right.title) for right in catalogue])
            self.list.choose(before if any(right.id == before for right in catalogue) else catalogue[0].id)

    def show_entry(self, right_id: str) -> None:
        """Show a right, under the keyboard."""
        self.tabs.setCurrentIndex(0)
        self.list.choose(right_id)
        (self.picker if self._shape.narrow else self.list).setFocus()

    @Slot()
    def show_now(self) -> None:
        """Ask for the large screen: the right in view, or what the choices come to."""
        right = self.right
        if self.tabs.currentIndex() == 1 and self.visibility is not None:
            self.show_asked.emit(Placard(NAME, self.visibility.lines, "eye"))
        elif right is not None and not self.tabs.currentIndex():
            self.show_asked.emit(Placard(right.show.title, right.show.lines, right.icon))

    @Slot()
    def print_now(self) -> None:
        """Ask for the paper of what is in view."""
        if self.tabs.currentIndex() == 1 and self.visibility is not None:
            self.print_memo_asked.emit(self.visibility.made)
        elif self.tabs.currentIndex() and self.letters.buttons:
            self.print_form_asked.emit(next(iter(self.letters.buttons)))
        elif self.right is not None:
            self.print_right_asked.emit(self.right.id)

    def arrange(self, shape: Adaptation) -> None:
        """Put the list beside the right, each scrolling; or a list that drops down above it, the page scrolling."""
        directions, narrow = QBoxLayout.Direction, shape.narrow
        self._shape = shape
        margins = self.body.contentsMargins()
        self._head.fit(self.width() - margins.left() - margins.right())
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._columns.setSpacing(px(NARROW_GAP if narrow else GAP))
        self.body.setSpacing(px(NARROW_GAP) if narrow else self.body.spacing())
        self._list_panel.setVisible(not narrow)
        self._list_panel.setFixedWidth(px(LIST_WIDTH))
        self._picker_row.setVisible(narrow)
        self.detail.set_stacked(narrow)
        if self.visibility is not None:
            self.visibility.set_shape(stacked=narrow, compact=shape.compact and not narrow)

    def _build(self) -> None:
        self._list_panel.body.addWidget(self.list)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._list_panel)
        self._columns.addWidget(self._picker_row)
        self._columns.addWidget(self.detail, 1)
        self._picker_row.hide()
        self.body.addWidget(self._head)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._first, 1)
        self.body.addWidget(self._second, 1)
        self.body.addWidget(self.letters, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.list.chosen.connect(self._show_right)
        self.picker.chosen.connect(self.list.choose)
        self.detail.sources_asked.connect(self._open_sources)
        self.detail.show_asked.connect(self.show_now)
        self.detail.try_asked.connect(self._try_choice)
        self.detail.print_asked.connect(self.print_now)
        self.detail.letter_asked.connect(self.print_form_asked)
        self.letters.asked.connect(self.print_form_asked)
        self.detail.pathway_asked.connect(self._begin_pathway)

    def _show_visibility(self, made: Visibility) -> None:
        if self.visibility is not None:
            made.choices.make(self.visibility.made & made.choices.toggles.keys())
            self.visibility.hide()
            self.visibility.deleteLater()
        self.visibility = made
        self._second_column.addWidget(made)
        made.set_shape(stacked=self._shape.narrow, compact=self._shape.compact)
        made.sources_asked.connect(self._open_cell_sources)
        made.definitions_asked.connect(self._open_definitions)
        made.print_asked.connect(self.print_now)
        made.entered.connect(self._reveal_cell)

    @Slot(int)
    def _on_tab(self, index: int) -> None:
        self._first.setVisible(index == 0)
        self._second.setVisible(index == 1)
        self.letters.setVisible(index == 2)
        self.scroller.verticalScrollBar().setValue(0)

    @Slot(str)
    def _show_right(self, right_id: str) -> None:
        right = right_named(self._catalogue, right_id)
        self.picker.set_value(right_id)
        cited = self._rights.cited(_facts_of(right))
        self.detail.show_right(right, cited, self._rights.past(cited))
        tab_after(self.picker, self.detail.stops)

    @Slot()
    def _open_sources(self) -> None:
        if self.right is not None:
            open_facts(self.window(), self._rights.cited(_facts_of(self.right)), BACK_TO_RIGHT)

    @Slot(object)
    def _open_cell_sources(self, facts: tuple[str, ...]) -> None:
        dialog = open_facts(self.window(), self._rights.cited(facts), BACK)
        more = QuietButton(DEFINITIONS, underline=True)
        more.clicked.connect(dialog.close_dialog)
        more.clicked.connect(self._open_definitions)
        dialog.footer_left.hold(more)

    @Slot()
    def _open_definitions(self) -> None:
        if self.visibility is not None:
            cited = self._rights.cited(all_facts(self.visibility.model.rows))
            open_definitions(self.window(), self.visibility.rules, cited)

    @Slot()
    def _try_choice(self) -> None:
        if self.right is not None and self.visibility is not None:
            self.tabs.setCurrentIndex(1)
            self.visibility.try_choice(self.right.choice)

    @Slot()
    def _begin_pathway(self) -> None:
        if self.right is not None:
            self.pathway_asked.emit(self.right)

    @Slot(QModelIndex)
    def _reveal_cell(self, index: QModelIndex) -> None:
        """Bring a cell into view where the page scrolls in the table's stead."""
        if self._shape.narrow and self.visibility is not None:
            table = self.visibility.table
            place = table.mapTo(self.scroller.content, table.place_of(index).center())
            self.scroller.ensureVisible(place.x(), place.y(), 0, table.place_of(index).height())


class _Named(QWidget):
    """A field beside its name, where height is what lacks."""

    def __init__(self, name: str, field: QWidget) -> None:
        super().__init__()
        row = Row(12, parent=self)
        label = Text(f"**{name}**", "courant", "text_strong", bold=600)
        label.setBuddy(field)
        field.setAccessibleName(name)
        row.addWidget(label)
        row.addWidget(field, 1)


def _facts_of(right: Right) -> Iterable[str]:
    return dict.fromkeys((*right.facts, *(law.fact for law in right.legal)))
