"""What a question looks like once it is answered: what was right, what was chosen, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.learned import Answered, Asked
from mediateur.training.questions import Kind, Question
from mediateur.ui.kit.buttons import TextLink
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Badge
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.sources import ASK

RIGHT, WRONG = french("C'est juste"), french("Ce n'est pas cela")
RIGHTLY, OTHERWISE = "success", "neutral"
SIGN, GAP = 20, 12
GOOD, YOURS, MISSED = "Bonne réponse", "Votre réponse", "À choisir aussi"
IN_ORDER, PLACED = "L’ordre juste", "Bien placée"


class Mark(NamedTuple):
    """An answer as it is shown afterwards: its text, the word beside it (or nothing) and the kind of that word."""

    text: str
    word: str
    kind: str


def marks(question: Question, asked: Asked, answered: Answered) -> Iterator[Mark]:
    """Yield the answers of a question as they are shown once it is answered; of an order, the right one."""
    if question.kind is Kind.ORDER:
        for place, answer in enumerate(question.right):
            moved = answered.given[place] != answer
            word = french(f"Vous aviez mis : {answered.given.index(answer) + 1}") if moved else PLACED
            yield Mark(f"{place + 1}. {question.answers[answer]}", word, OTHERWISE if moved else RIGHTLY)
        return
    for answer in asked.answers:
        chosen, right = answer in answered.given, answer in question.right
        if right:
            word = GOOD if chosen or question.kind is Kind.SINGLE else MISSED
            yield Mark(question.answers[answer], word, RIGHTLY)
        else:
            yield Mark(question.answers[answer], YOURS if chosen else "", OTHERWISE)


class AnsweredView(QWidget):
    """The answers with their marks, the verdict and why; `sources_asked` asks on what it rests."""

    sources_asked = Signal()

    def __init__(self, question: Question, asked: Asked, answered: Answered) -> None:
        super().__init__()
        column = Column(10, parent=self)
        self.verdict = RIGHT if answered.right else WRONG
        if question.kind is Kind.ORDER and not answered.right:
            column.addWidget(Text(f"**{IN_ORDER}**", "courant", "text_strong"))
        for mark in marks(question, asked, answered):
            column.addWidget(_row(mark))
        self.why = Panel("soft", 16)
        self.why.body.addWidget(heading(self.verdict, 3, "on_primary_soft"))
        self.why.body.addWidget(Text(question.rationale, "consigne", "on_primary_soft", max_chars=0))
        self.sources = TextLink(ASK)
        self.sources.clicked.connect(self.sources_asked)
        self.why.body.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why)


def _row(mark: Mark) -> QWidget:
    panel, row = Panel("surface", 10), FoldingRow(GAP)
    panel.set_selected(mark.kind == RIGHTLY)
    if mark.kind == RIGHTLY or mark.word == YOURS:
        sign, role = ("check", "primary") if mark.kind == RIGHTLY else ("x", "text_muted")
        row.row.hold(Icon(sign, role, SIGN, "courant"), 0, Qt.AlignmentFlag.AlignTop)
    else:
        row.row.set_measures(GAP, (SIGN + GAP, 0, 0, 0))
    row.row.hold(Text(mark.text, "courant", "text_strong" if mark.word else "text_body", max_chars=0), 1)
    if mark.word:
        row.row.hold(Badge(mark.kind, mark.word), 0, Qt.AlignmentFlag.AlignTop)
    panel.body.addWidget(row)
    return panel
