"""Parcours: finding by words, every pathway by group, and a session taken up again with the code of its paper."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.content.vocabulary import PATHWAY_GROUPS
from mediateur.errors import MediateurError
from mediateur.pathways.model import Pathway
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import heading
from mediateur.ui.pages.pathways.search_box import SearchBox
from mediateur.ui.pages.shared.column_page import ColumnPage, page_head
from mediateur.ui.pages.shared.entry_row import EntryRow
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.content.library import Content
from mediateur.usecases.search import Search

CODE_LENGTH = 8
WAITING = french("Les séances en attente sont sur Accueil. Toutes les réponses se valent.")
SIGNS = {
    "activer": "key-round",
    "retrouver": "log-in",
    "utiliser": "folder-heart",
    "qui-voit-quoi": "eye-off",
    "dire-non": "hand",
    "comprendre": "message-circle-question",
    "alerter": "shield-alert",
}


class PathwaysPage(ColumnPage):
    """The field that searches everything, over the pathways.

    `chosen` carries the id of a pathway, `found` an entry of the search, `code_entered` a code as typed.
    """

    chosen = Signal(str)
    found = Signal(object)
    code_entered = Signal(str)

    def __init__(self, content: Content, search: Search) -> None:
        super().__init__()
        self._content = content
        self.setAccessibleName("Parcours")
        self.search = SearchBox(search)
        self.search.opened.connect(self.found)
        self.search.searching.connect(self._fold)
        self.trouble = Trouble()
        self.groups: dict[str, PathwayGroup] = {}
        self._list = QWidget()
        self._groups = Column(18, parent=self._list)
        self.body.addLayout(page_head("Parcours", WAITING))
        self.body.addWidget(self.search)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._list)
        self.refresh()
        self.code = CodePanel()
        self.code.entered.connect(self.code_entered)
        self.body.addWidget(self.code)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the pathways again."""
        try:
            pathways = self._content.pathways()
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.trouble.forget()
        if not self.groups:
            self._show(pathways)

    def focus_search(self) -> None:
        """Bring the field under the keyboard, ready for other words."""
        self.search.field.setFocus()
        self.search.field.selectAll()

    def show_group(self, name: str) -> None:
        """Bring the pathways of a group into view, the first under the keyboard."""
        self.search.field.clear()
        if name in self.groups:
            self.groups[name].rows[0].setFocus()
            self.scroller.ensureWidgetVisible(self.groups[name], 0, 0)

    def _show(self, pathways: Iterable[Pathway]) -> None:
        found = {name: [pathway for pathway in pathways if pathway.group == name] for name in PATHWAY_GROUPS}
        self.groups = {name: PathwayGroup(name, members) for name, members in found.items() if members}
        for group in self.groups.values():
            group.chosen.connect(self.chosen)
            self._groups.addWidget(group)

    @Slot(bool)
    def _fold(self, searching: bool) -> None:
        self._list.setVisible(not searching)


class PathwayGroup(QWidget):
    """The pathways of a group, one row each. `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self, name: str, pathways: Iterable[Pathway]) -> None:
        super().__init__()
        column = Column(8, parent=self)
        column.addWidget(heading(PATHWAY_GROUPS[name], 2))
        box = QWidget()
        rows = Columns(2, 400, (12, 8), box)
        self.rows = tuple(self._row(pathway, SIGNS[name]) for pathway in pathways)
        for row in self.rows:
            rows.addWidget(row)
        column.addWidget(box)

    def _row(self, pathway: Pathway, sign: str) -> EntryRow:
        minutes = f"{pathway.minutes}\N{NO-BREAK SPACE}min"
        row = EntryRow(pathway.id, pathway.title, pathway.summary, sign, minutes)
        row.clicked.connect(self._pick)
        return row

    @Slot()
    def _pick(self) -> None:
        self.chosen.emit(self.sender().objectName())


class CodePanel(Panel):
    """« Reprendre avec un code »: the code that the paper of a parked session bears."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface")
        self.body.addWidget(heading("Reprendre avec un repère", 2))
        self.field = LineEdit("Exemple\N{NO-BREAK SPACE}: AB23")
        self.field.setMaxLength(CODE_LENGTH)
        self.row = FormRow(
            "Repère de reprise", self.field, french("Deux lettres et deux chiffres, au bas du papier remis.")
        )
        self.button = SecondaryButton("Reprendre la séance", icon="rotate-ccw")
        self.button.clicked.connect(self.enter)
        self.field.returnPressed.connect(self.enter)
        self.field.textEdited.connect(self.row.clear_error)
        line = Row()
        line.addWidget(self.row, 1)
        line.addStretch(1)
        self.body.addLayout(line)
        foot = Row(0, (0, 6, 0, 0))
        foot.addWidget(self.button)
        foot.addStretch(1)
        self.body.addLayout(foot)

    @Slot()
    def enter(self) -> None:
        """Tell the code, or say that it is missing."""
        code = self.field.text().strip()
        if code:
            self.entered.emit(code)
            return
        self.row.set_error(french("Tapez d'abord le repère écrit sur le papier."))
        self.field.setFocus()

    def refuse(self, error: MediateurError) -> None:
        """Say under the field why this code opens nothing."""
        self.row.set_error(str(error))
        self.field.setFocus()
