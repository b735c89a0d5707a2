"""Under the table of the journal: how many sessions and visits, the chosen line, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.query import Overview
from mediateur.ui.kit.buttons import DangerButton, QuietButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.journal.rows import JournalRow, footer, footer_apart, footer_closed

CHOOSE_FIRST = "Choisissez d’abord une ligne du journal."


CUT = "Ligne choisie : {date}, {pathway}, {place}. {results}. Obstacle : {obstacle}."


class JournalFoot(FoldingRow):
    """Words at the left, buttons at the right; under each other where it is narrow."""

    def __init__(self) -> None:
        super().__init__(12)
        keep_clear(self)  # what is deleted is brought back from here
        self.figures, self.events = Text("", max_chars=0), Text("", "note", "text_muted", max_chars=0)
        self.closed = Text("", "note", "text_muted", max_chars=0)
        self.chosen = Text("", "note", "text_muted", max_chars=0)
        self.chosen.hide()
        self.recopy = QuietButton("À recopier", icon="copy")
        self.restore = QuietButton("Rétablir", icon="undo-2")
        self.restore.setAccessibleName("Rétablir la séance supprimée")
        self.restore.hide()
        self.withdraw = QuietButton("Retirer l’import", icon="undo-2")
        self.withdraw.hide()
        self.history = QuietButton("Historique", icon="clock")
        self.correct = SecondaryButton("Corriger", icon="pencil")
        self.remove = DangerButton("Supprimer", icon="trash-2")
        words, buttons = QWidget(), QWidget()
        column = Column(2, parent=words)
        add_all(column, (self.figures, self.events, self.closed))
        add_all(FlowLayout(12, buttons), (self.withdraw, self.restore, self.history, self.correct, self.remove))
        self.row.hold(words, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row.hold(self.recopy, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.row.hold(buttons)
        self.row.set_measures(12, (22, 10, 12, 10))

    def tell(self, overview: Overview) -> None:
        """Say how many sessions and visits are listed; under them the events, never added, and what is totals now."""
        self.figures.set_text(footer(overview))
        for line, words in ((self.events, footer_apart(overview)), (self.closed, footer_closed(overview))):
            line.set_text(words)
            line.setVisible(bool(words))

    @property
    def told(self) -> str:
        """What is said of the list, sessions then events."""
        return ". ".join(filter(None, (self.figures.text(), self.events.text(), self.closed.text())))

    def tell_row(self, row: JournalRow | None) -> None:
        """Say whole a chosen line that was cut short; None says nothing."""
        self.say(french(CUT.format(**vars(row))) if row else "")

    def say(self, words: str) -> None:
        """Say something above the figures and the buttons."""
        self.chosen.set_text(words)
        self.chosen.setVisible(bool(words))
