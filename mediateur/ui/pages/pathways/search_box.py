"""The field that searches everything, and what it finds, best first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.pathways.search import Found, Kind
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, discard
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.search_field import SearchField, leaves_field
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.entry_row import EntryRow
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.search import Search

LABEL = "Chercher un parcours, un droit, un blocage, une feuille"
EXAMPLE = "Exemple\N{NO-BREAK SPACE}: j’ai perdu mon code"
NOTHING = "Rien ne répond à ces mots. Essayez-en d’autres, ou parcourez la liste."
KINDS: dict[Kind, tuple[str, str]] = {
    Kind.SITUATION: ("Situation", "message-circle-question"),
    Kind.PATHWAY: ("Parcours", "route"),
    Kind.RIGHT: ("Droit", "shield-check"),
    Kind.OBSTACLE: ("Blocage", "life-buoy"),
    Kind.STEP: ("Étape", "list-checks"),
    Kind.FORM: ("Feuille", "printer"),
}
LEAST_LETTERS = 2


class SearchBox(QWidget):
    """`opened` carries the entry that was chosen; `searching` tells whether results are shown."""

    opened = Signal(object)
    searching = Signal(bool)

    def __init__(self, search: Search) -> None:
        super().__init__()
        self._search = search
        self._found: tuple[Found, ...] = ()
        self.rows: tuple[EntryRow, ...] = ()
        self.field = SearchField(EXAMPLE)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._take_first)
        self.field.installEventFilter(self)
        self.trouble, self.nothing = Trouble(), Text(NOTHING, "courant", "text_muted")
        self._results = Column(6)
        column = Column(10, parent=self)
        column.addWidget(FormRow(LABEL, self.field))
        column.addWidget(self.trouble)
        column.addWidget(self.nothing)
        column.addLayout(self._results)
        self.nothing.hide()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return leaves_field(event, self.field, self.rows) or super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.focusWidget() in self.rows:
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        here = [row.hasFocus() for row in self.rows].index(True) + by
        target: QWidget = self.field if here < 0 else self.rows[min(here, len(self.rows) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(str)
    def _look(self, typed: str) -> None:
        asked = len(typed.strip()) >= LEAST_LETTERS
        try:
            self._found = self._search.find(typed) if asked else ()
        except MediateurError as error:
            self._found = ()
            self.trouble.tell(error)
        self._show()
        self.nothing.setVisible(asked and not self._found)
        self.searching.emit(asked)
        if asked:
            count = len(self._found)
            announce(self, f"{count} réponse{'s' if count > 1 else ''}" if count else NOTHING)

    def _show(self) -> None:
        discard(self._results, self.rows)
        self.rows = tuple(self._row(number, found) for number, found in enumerate(self._found))
        before: QWidget = self.field
        for row in self.rows:
            self._results.addWidget(row)
            QWidget.setTabOrder(before, row)
            before = row

    def _row(self, number: int, found: Found) -> EntryRow:
        kind, sign = KINDS[found.entry.kind]
        row = EntryRow(str(number), found.entry.title, found.entry.under, sign, kind)
        row.clicked.connect(self._open)
        return row

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self._found[int(self.sender().objectName())].entry)

    @Slot()
    def _take_first(self) -> None:
        if self._found:
            self.opened.emit(self._found[0].entry)
