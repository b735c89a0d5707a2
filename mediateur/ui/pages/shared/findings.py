"""What a search field finds: a row for each answer, made once and said anew at each key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import PlainColumns
from mediateur.ui.kit.scroll import settle_around
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.shared.entry_row import INK, LEAST, SIDE, EntryRow
from mediateur.ui.pages.shared.trouble import Trouble

LEAST_LETTERS, GAP, USUAL = 2, 6, 12


class Answer(NamedTuple):
    """What the row of an answer says, as `EntryRow` does."""

    title: str
    under: str
    sign: str
    tail: str = ""


class Findings(QWidget):
    """The answers to a search field, best first, in view while something is asked for.

    `find` answers what is typed; the MediateurError that it raises is told in `trouble`. `prepare` does in a thread,
    once the field was painted, what the first key would wait for; then rows are made too, and `signs`, the icons that
    answers may bear, are drawn. `chosen` carries the rank of an answer, `searching` whether something is asked for.
    """

    chosen = Signal(int)
    searching = Signal(bool)

    def __init__(
        self,
        field: SearchField,
        find: Callable[[str], Sequence[Answer]],
        prepare: Callable[[], object],
        trouble: Trouble,
        nothing: str,
        signs: Sequence[str],
    ) -> None:
        super().__init__()
        self._field, self._find, self._prepare, self._trouble, self._signs = field, find, prepare, trouble, signs
        self._answers: tuple[Answer, ...] = ()
        self._made: list[EntryRow] = []
        self.nothing, self._list = Text(nothing, "courant", "text_muted"), QWidget()
        self._lines = PlainColumns(1, 2 * LEAST, (0, GAP), self._list)
        column = Column(parent=self)
        column.addWidget(self.nothing)
        column.addWidget(self._list)
        # A timer, not a queued call: the page is painted first.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._get_ready)
        field.textChanged.connect(self._look)
        field.returnPressed.connect(self._take_first)
        field.installEventFilter(self)
        self.hide()

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        """The rows in view, best first."""
        return tuple(self._made[: len(self._answers)])

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._field and event.type() in (QEvent.Type.Show, QEvent.Type.FocusIn):
            self._soon.start()
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._moved(watched, event)

    def _moved(self, watched: QObject, event: QKeyEvent) -> bool:
        """Bas and Haut go from the field to the answers and back, Échap effaces what is searched."""
        if event.key() == Qt.Key.Key_Escape and watched is self._field and self._field.text():
            self._field.clear()
            return True
        stops: tuple[QWidget, ...] = (self._field, *self.rows)
        step = (event.key() == Qt.Key.Key_Down) - (event.key() == Qt.Key.Key_Up)
        here = next((rank for rank, stop in enumerate(stops) if stop is watched), -1)
        if not step or here < 0 or here + step < 0 or len(stops) == 1:
            return False
        stops[min(here + step, len(stops) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    @Slot()
    def _get_ready(self) -> None:
        jobs.run(self._prepare, self._on_prepared, self)

    @Slot(object)
    def _on_prepared(self, outcome: jobs.Outcome) -> None:
        """Make the rows of most searches; what failed is told by the search itself, to who asks for something."""
        outcome.succeeded(lambda _: None)
        self._make(USUAL)
        for sign in self._signs:
            current().pixmap(sign, INK, SIDE, self.devicePixelRatioF())

    @Slot(str)
    def _look(self, typed: str) -> None:
        asked = len(typed.strip()) >= LEAST_LETTERS
        self._trouble.forget()
        self._say(self._found(typed) if asked else ())
        self.nothing.setVisible(not self._answers and self._trouble.isHidden())
        self._list.setVisible(bool(self._answers))
        self.setVisible(asked)
        self.searching.emit(asked)
        settle_around(self._list)
        if asked and self._trouble.isHidden():
            count = len(self._answers)
            announce(self, f"{count} réponse{'s' if count > 1 else ''}" if count else self.nothing.text())

    def _found(self, typed: str) -> tuple[Answer, ...]:
        try:
            found = tuple(self._find(typed))
        except MediateurError as error:
            self._trouble.tell(error)
            return ()
        return found

    def _say(self, answers: tuple[Answer, ...]) -> None:
        before, self._answers = self._answers, answers
        self._make(len(answers))
        for rank, row in enumerate(self._made):
            row.setVisible(rank < len(answers))
            if rank < len(answers) and before[rank : rank + 1] != answers[rank : rank + 1]:
                row.say(*answers[rank])

    def _make(self, count: int) -> None:
        """Have at least so many rows, ready to be shown."""
        for rank in range(len(self._made), count):
            row = EntryRow(str(rank), "", "", "")
            row.hide()
            row.clicked.connect(self._open)
            row.installEventFilter(self)
            self._lines.addWidget(row)
            QWidget.setTabOrder(self._made[-1] if self._made else self._field, row)
            row.ensurePolished()
            self._made.append(row)

    @Slot()
    def _open(self) -> None:
        self.chosen.emit(int(self.sender().objectName()))

    @Slot()
    def _take_first(self) -> None:
        if self._answers:
            self.chosen.emit(0)
