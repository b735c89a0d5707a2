"""The field that searches everything, and what it finds, best first."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.pathways.search import Found, Kind
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.pages.shared.findings import Answer, Findings
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.search import Search

LABEL = "Chercher un parcours, un droit, un blocage, une feuille"
EXAMPLE = "Exemple\N{NO-BREAK SPACE}: j’ai perdu mon code"
NOTHING = "Rien ne répond à ces mots. Essayez-en d’autres, ou effacez la recherche."
KINDS: dict[Kind, tuple[str, str]] = {
    Kind.SITUATION: ("Situation", "message-circle-question"),
    Kind.PATHWAY: ("Parcours", "route"),
    Kind.RIGHT: ("Droit", "shield-check"),
    Kind.OBSTACLE: ("Blocage", "life-buoy"),
    Kind.STEP: ("Étape", "list-checks"),
    Kind.FORM: ("Feuille", "printer"),
}


class SearchBox(QWidget):
    """`opened` carries the entry that was chosen; `searching` tells whether results are shown."""

    opened = Signal(object)
    searching = Signal(bool)

    def __init__(self, search: Search) -> None:
        super().__init__()
        self._search = search
        self._found: tuple[Found, ...] = ()
        self.field, trouble = SearchField(EXAMPLE), Trouble()
        signs = [sign for _, sign in KINDS.values()]
        self.findings = Findings(self.field, self._find, search.prepare, trouble, NOTHING, signs)
        self.findings.chosen.connect(self._open)
        self.findings.searching.connect(self.searching)
        column = Column(10, parent=self)
        column.addWidget(FormRow(LABEL, self.field))
        column.addWidget(trouble)
        column.addWidget(self.findings)

    def _find(self, typed: str) -> tuple[Answer, ...]:
        self._found = self._search.find(typed)
        return tuple(_answer(found) for found in self._found)

    @Slot(int)
    def _open(self, rank: int) -> None:
        self.opened.emit(self._found[rank].entry)


def _answer(found: Found) -> Answer:
    kind, sign = KINDS[found.entry.kind]
    return Answer(found.entry.title, found.entry.under, sign, kind)
