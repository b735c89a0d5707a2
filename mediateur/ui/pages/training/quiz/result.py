"""The result of a quiz: the score, what to read again, and what was not right with its reason."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.learned import Attempt
from mediateur.training.questions import Kind, Question
from mediateur.training.quiz import percent
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.keys import leaves
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, empty
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.training.quiz.menu import SHEET

AGAIN, MENU, READ = "Recommencer avec un autre tirage", "Tous les quiz", "À relire"
ALL_RIGHT = french("Toutes vos réponses sont justes.")
NOT_RIGHT = french("Ce qui n'était pas juste")


class Outcome(NamedTuple):
    """A finished quiz: what it is called, its answers, and the modules to read again (id → title)."""

    name: str
    attempt: Attempt
    modules: Mapping[str, str]


class ResultView(ColumnPage):
    """The page. `again_asked` asks for another draw, `module_asked` carries a module, the others what they say."""

    again_asked = Signal()
    menu_asked = Signal()
    sheet_asked = Signal()
    module_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name, self.score, self.draw = (
            Text("", "courant", "text_muted"),
            heading(""),
            Text("", "note", "text_muted"),
        )
        self.modules: tuple[SecondaryButton, ...] = ()
        self.again = PrimaryButton(AGAIN, icon="refresh-cw")
        self.sheet = SecondaryButton(SHEET, icon="file-down")
        self.menu = SecondaryButton(MENU, icon="arrow-left", keycap="Échap")
        head, foot = Column(4), FlowLayout(12)
        for line in (self.name, self.score, self.draw):
            head.addWidget(line)
        for button in (self.again, self.sheet, self.menu):
            foot.addWidget(button)
        self._read, self._wrong = Column(10), Column(12)
        self.body.addLayout(head)
        self.body.addLayout(foot)
        self.body.addLayout(self._read)
        self.body.addLayout(self._wrong)
        self.body.addStretch(1)
        self.again.clicked.connect(self.again_asked)
        self.sheet.clicked.connect(self.sheet_asked)
        self.menu.clicked.connect(self.menu_asked)

    def show_outcome(self, outcome: Outcome, question: Callable[[str], Question]) -> None:
        """Show a finished quiz; `question` gives a question by its id."""
        attempt = outcome.attempt
        told = score_words(attempt)
        self.setAccessibleName(f"{outcome.name}, {told}")
        self.name.set_text(outcome.name)
        self.score.set_text(told)
        self.draw.set_text(french(f"Tirage n° {attempt.seed} : ce numéro redonne les mêmes questions."))
        self._show_modules(outcome.modules)
        self._show_wrong(attempt, question)
        self.scroller.verticalScrollBar().setValue(0)
        self.again.setFocus()
        announce(self, f"{outcome.name}. {told}")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the quizzes; the rest scrolls."""
        if not leaves(event, self.menu_asked):
            super().keyPressEvent(event)

    def _show_modules(self, modules: Mapping[str, str]) -> None:
        empty(self._read)
        self.modules = tuple(SecondaryButton(title, icon="book-open") for title in modules.values())
        if not modules:
            return
        self._read.addWidget(heading(READ, 2))
        box = QWidget()
        row = FlowLayout(12, box)
        for module, button in zip(modules, self.modules, strict=True):
            button.setObjectName(module)
            button.setAccessibleName(french(f"Relire : {button.label}"))
            button.clicked.connect(self._on_module)
            row.addWidget(button)
        self._read.addWidget(box)

    def _show_wrong(self, attempt: Attempt, question: Callable[[str], Question]) -> None:
        empty(self._wrong)
        wrong = [answer.question for answer in attempt.answered if not answer.right]
        self._wrong.addWidget(heading(NOT_RIGHT, 2) if wrong else Text(ALL_RIGHT, "consigne"))
        for asked in wrong:
            self._wrong.addWidget(_correction(question(asked)))

    @Slot()
    def _on_module(self) -> None:
        self.module_asked.emit(self.sender().objectName())


def score_words(attempt: Attempt) -> str:
    """Return a score in words: « 8 sur 10, soit 80 % »."""
    total = len(attempt.asked)
    return french(f"{attempt.score} sur {total}, soit {percent(attempt.score, total)} %")


def right_texts(question: Question) -> tuple[str, ...]:
    """Return the right answers of a question, those of an order with their number."""
    texts = tuple(question.answers[answer] for answer in question.right)
    if question.kind is Kind.ORDER:
        return tuple(f"{place}. {text}" for place, text in enumerate(texts, 1))
    return texts


def _correction(question: Question) -> QWidget:
    panel = Panel("surface", 16)
    panel.body.addWidget(heading(question.question, 3))
    for text in right_texts(question):
        line = Row(10)
        line.addWidget(Icon("check", "primary", 20, "courant"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Text(text, "courant", "text_strong", max_chars=0), 1)
        panel.body.addLayout(line)
    panel.body.addWidget(Text(question.rationale, "courant", "text_muted", max_chars=0))
    return panel
