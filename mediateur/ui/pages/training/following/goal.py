"""How far the goal of the register is: trained out of a target, by a day; then the certified and the active."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.training.figures import Target
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, ProgressBar, Separator
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.pages.training.following.words import due_words, figure, goal_words

BAR = 16
TRAINED, CERTIFIED, ACTIVE = "médiateurs formés", "attestés", "actifs"
WHOLE = "Session suivie en entier"
CERTIFIED_MEANS = french("formés, évalués, observés")
ACTIVE_MEANS = french("une séance en douze mois")
SET_GOAL, CHANGE_GOAL = "Fixer l’objectif", "Changer l’objectif"


class GoalBar(Panel):
    """One line of figures, each with its definition; in a column where it is narrow. `change_asked` is for the goal."""

    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.set_padding(24, 14)
        self.trained, self.bar = Line("", "chiffre", "text_strong"), ProgressBar("Objectif", thick=BAR)
        self.change = QuietButton(SET_GOAL)
        self.certified, self.active = Counted(CERTIFIED, CERTIFIED_MEANS), Counted(ACTIVE, ACTIVE_MEANS)
        self._middle = QWidget()
        self._rules = tuple(Separator(vertical=True) for _ in range(2))
        self._row = Row(24)
        self.body.addLayout(self._row)
        self._build()
        self.change.clicked.connect(self.change_asked)

    def show_figures(self, trained: int, certified: int, active: int, target: Target) -> None:
        """Show other figures."""
        self.trained.set_text(goal_words(trained, target.people))
        self.bar.set_progress(min(trained, target.people), target.people or 1)
        self.bar.setVisible(target.people > 0)
        self.bar.setAccessibleDescription(f"{goal_words(trained, target.people)} {TRAINED}. {due_words(target.day)}.")
        self.change.set_label(due_words(target.day) if target.people else SET_GOAL)
        self.change.setAccessibleName(f"{CHANGE_GOAL}. {due_words(target.day)}" if target.people else SET_GOAL)
        self.certified.show_number(certified)
        self.active.show_number(active)

    def stack(self, *, narrow: bool, tight: bool) -> None:
        """Put the figures under each other, or on one line, closer where it is tight."""
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else right)
        self._row.set_measures(10 if narrow else 14 if tight else 24, (0, 0, 0, 0))
        for rule in self._rules:
            rule.setVisible(not narrow)

    def _build(self) -> None:
        first, words = QWidget(), FoldingRow(12)
        column = Column(0, parent=first)
        column.addWidget(self.trained)
        column.addWidget(Text(TRAINED, "courant", "text_muted"))
        middle = Column(2, (0, 6, 0, 0), self._middle)
        words.row.hold(Text(WHOLE, "note"), 1)
        words.row.hold(self.change)
        middle.addWidget(self.bar)
        middle.addWidget(words)
        self._row.addWidget(first, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._middle, 1)
        for rule, counted in zip(self._rules, (self.certified, self.active), strict=True):
            self._row.addWidget(rule)
            self._row.addWidget(counted, 0, Qt.AlignmentFlag.AlignVCenter)


class Counted(QWidget):
    """A number with its noun, and under it what they mean."""

    def __init__(self, noun: str, meaning: str) -> None:
        super().__init__()
        self._noun = noun
        self.number, self._word = Line("", "titre_2", "text_strong"), Line(noun)
        column, row = Column(0, parent=self), Row(6)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(Text(meaning, "note", "text_muted"))

    def show_number(self, number: int) -> None:
        """Show another number."""
        self.number.set_text(figure(number))
        self._word.set_text(self._noun if number > 1 else self._noun.removesuffix("s"))
