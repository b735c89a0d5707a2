"""« Apprendre »: the modules as cards, each with where the learner left it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.training.lessons import Stage, Standing
from mediateur.ui.kit.card import Card
from mediateur.ui.kit.layouts import Column, add_all, discard
from mediateur.ui.kit.reflow import Columns, FoldingRow
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.pages.dates import full_day
from mediateur.ui.pages.entry_row import EntryRow

INTRO = french("Des modules courts, à lire seul ou à deux. La page où vous vous arrêtez reste marquée.")
DONE = "Modules terminés"
PRACTISE = french("S'exercer")
PRACTISE_HOW = french("Des cas à jouer, à côté d'un site imaginé. Vous êtes le médiateur ; rien n'est compté.")
QUIZ, QUIZ_HOW = (
    "Faire un quiz",
    "Des questions tirées au hasard, expliquées une à une.",
)
SIGNS = {Stage.NEW: "clock", Stage.STARTED: "book-open", Stage.FINISHED: "circle-check"}
GAP, LEAST = 16, 300


def state_words(standing: Standing) -> str:
    """Return where a module was left: « Pas commencé », « En cours, section 3 sur 7 », « Terminé le… »."""
    place = f"section {standing.place + 1} sur {len(standing.module.sections)}"
    if standing.finished is None:
        return f"En cours, {place}" if standing.begun else "Pas commencé"
    again = f", relu jusqu’à la {place}" if standing.begun else ""
    return f"Terminé le {full_day(standing.finished)}{again}"


def note_words(standing: Standing) -> str:
    """Return the last line of the card of a module: where it was left; how long one takes that was never opened."""
    words = state_words(standing)
    fresh = standing.stage is Stage.NEW
    return f"{words}{NBSP}· {standing.module.minutes} minutes" if fresh else words


class LearnPart(QWidget):
    """The cards of the modules, under the ways to practise and to the quiz. `opened` carries the id of a module."""

    opened = Signal(str)
    practice_asked = Signal()
    quiz_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: tuple[Card, ...] = ()
        self.count, self.bar = Line("", "note", "text_muted"), ProgressBar(DONE)
        column = Column(14, parent=self)
        column.addWidget(self._head())
        self.practice = EntryRow("exercice", PRACTISE, PRACTISE_HOW, "message-square-quote")
        self.quiz = EntryRow("quiz", QUIZ, QUIZ_HOW, "list-checks")
        self.practice.clicked.connect(self.practice_asked)
        self.quiz.clicked.connect(self.quiz_asked)
        ways = QWidget()
        add_all(Columns(2, LEAST, (GAP, 8), ways), (self.practice, self.quiz))
        column.addWidget(ways)
        self._box = QWidget()
        self._grid = Columns(3, LEAST, (GAP, GAP), self._box)
        column.addWidget(self._box)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show the modules as they are now."""
        discard(self._grid, self.cards)
        self.cards = tuple(self._card(number, standing) for number, standing in enumerate(standings, 1))
        for card in self.cards:
            self._grid.addWidget(card)
        done = sum(standing.finished is not None for standing in standings)
        self.bar.set_progress(done, len(standings))
        self.count.set_text(f"{DONE}{NBSP}: {done} sur {len(standings)}")

    def choose(self, digit: int) -> bool:
        """Open the module of a digit; False when none bears it."""
        if 1 <= digit <= len(self.cards):
            self.cards[digit - 1].click()
            return True
        return False

    def focus_card(self, module_id: str) -> None:
        """Bring the card of a module under the keyboard."""
        for card in self.cards:
            if card.objectName() == module_id:
                card.setFocus()

    def _head(self) -> QWidget:
        head = FoldingRow(24)
        head.row.hold(Text(INTRO, "courant", "text_muted", max_chars=0), 1)
        head.row.hold(self.bar, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.row.hold(self.count)
        return head

    def _card(self, number: int, standing: Standing) -> Card:
        module = standing.module
        sign = SIGNS[standing.stage]
        card = Card(module.icon, module.title, module.summary, note_words(standing), number, sign)
        card.setObjectName(module.id)
        card.clicked.connect(self._open)
        return card

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.sender().objectName())
