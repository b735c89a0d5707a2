"""« Apprendre »: the modules as cards, each with where the learner left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.training.lessons import Stage, Standing
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.card import Card
from mediateur.ui.kit.layouts import Column, discard
from mediateur.ui.kit.reflow import Columns, FoldingRow
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.pages.shared.column_page import tab_after

INTRO = french("Des modules courts. La page où vous vous arrêtez reste marquée.")
DONE, HISTORY, OWN = "Modules terminés", french("Ce que j'ai fait"), "historique"
SIGNS = {Stage.NEW: "clock", Stage.STARTED: "book-open", Stage.FINISHED: "circle-check"}
GAP, LEAST = 16, 300


def state_words(standing: Standing) -> str:
    """Return where a module was left: « Pas commencé », « En cours, section 3 sur 7 », « Terminé le… »."""
    place = f"section {standing.place + 1} sur {len(standing.module.sections)}"
    if standing.finished is None:
        return f"En cours, {place}" if standing.begun else "Pas commencé"
    again = f", relu jusqu’à la {place}" if standing.begun else ""
    return f"Terminé le {long_date(standing.finished)}{again}"


def note_words(standing: Standing) -> str:
    """Return the last line of the card of a module: where it was left; how long one takes that was never opened."""
    words = state_words(standing)
    fresh = standing.stage is Stage.NEW
    return f"{words}{NBSP}· {standing.module.minutes} minutes" if fresh else words


class Offer(NamedTuple):
    """What the card of another view says."""

    icon: str
    title: str
    summary: str
    note: str


class LearnPart(QWidget):
    """The cards of the modules, then those of what else is offered. `opened` carries the id of a module.

    `offered` carries the name of an offer; OWN, where what the learner did herself is asked for.
    """

    opened = Signal(str)
    offered = Signal(str)

    def __init__(self, offers: Mapping[str, Offer]) -> None:
        super().__init__()
        self._offers = offers
        self.cards: tuple[Card, ...] = ()
        self.history = QuietButton(HISTORY, icon="clock")
        self.history.setObjectName(OWN)
        self.history.clicked.connect(self._take)
        self.count, self.bar = Line("", "note", "text_muted"), ProgressBar(DONE)
        column = Column(14, parent=self)
        column.addWidget(self._head())
        self._box = QWidget()
        self._grid = Columns(3, LEAST, (GAP, GAP), self._box)
        column.addWidget(self._box)

    def show_standings(self, standings: Sequence[Standing]) -> None:
        """Show the modules as they are now."""
        discard(self._grid, self.cards)
        modules = [self._module(number, standing) for number, standing in enumerate(standings, 1)]
        offers = [self._offer(number, name) for number, name in enumerate(self._offers, len(modules) + 1)]
        self.cards = (*modules, *offers)
        for card in self.cards:
            self._grid.addWidget(card)
        tab_after(self.history, self.cards)
        done = sum(standing.finished is not None for standing in standings)
        self.bar.set_progress(done, len(standings))
        self.count.set_text(f"{DONE}{NBSP}: {done} sur {len(standings)}")

    def choose(self, digit: int) -> bool:
        """Open what the card of a digit names; False when none bears it."""
        if 1 <= digit <= len(self.cards):
            self.cards[digit - 1].click()
            return True
        return False

    def focus_card(self, name: str) -> None:
        """Bring the card of a module or of an offer under the keyboard."""
        for card in (*self.cards, self.history):
            if card.objectName() == name:
                card.setFocus()

    def _head(self) -> QWidget:
        head = FoldingRow(24)
        head.row.hold(Text(INTRO, "courant", "text_muted", max_chars=0), 1)
        head.row.hold(self.bar, alignment=Qt.AlignmentFlag.AlignVCenter)
        head.row.hold(self.count)
        head.row.hold(self.history)
        return head

    def _module(self, number: int, standing: Standing) -> Card:
        module = standing.module
        sign = SIGNS[standing.stage]
        card = Card(module.icon, module.title, module.summary, note_words(standing), number, sign)
        card.setObjectName(module.id)
        card.clicked.connect(self._open)
        return card

    def _offer(self, number: int, name: str) -> Card:
        card = Card(*self._offers[name], number, "rotate-ccw")
        card.setObjectName(name)
        card.clicked.connect(self._take)
        return card

    @Slot()
    def _take(self) -> None:
        self.offered.emit(self.sender().objectName())

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.sender().objectName())
