"""What a question is answered with: one choice, several, or an order. Digits choose; in an order, arrows move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.questions import Kind
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.choices import AnswerButton, Choice
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.pieces import BoxPiece, KeyPiece, Piece

HOW = {
    Kind.SINGLE: french("Une seule bonne réponse."),
    Kind.MULTIPLE: french("Plusieurs bonnes réponses : choisissez-les toutes."),
    Kind.ORDER: french("Choisissez une ligne, puis déplacez-la avec les flèches ou les boutons."),
}
LACKING = {
    Kind.SINGLE: french("Choisissez d'abord une réponse."),
    Kind.MULTIPLE: french("Choisissez d'abord au moins une réponse."),
}
UP, DOWN = "Monter", "Descendre"
ROW_HEIGHT, GAP = 50, 8
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Answers(QWidget):
    """The answers to a question, given as pairs (id, text) in the order in which they are shown."""

    def __init__(self, answers: Sequence[tuple[str, str]], asked: str) -> None:
        super().__init__()
        self.setAccessibleName(asked)
        self.answers = list(answers)
        self.buttons: tuple[Choice, ...] = ()
        self.column = Column(GAP, parent=self)

    def given(self) -> tuple[str, ...]:
        """Return the ids that are chosen; of an order, all."""
        return tuple(
            answer for (answer, _), button in zip(self.answers, self.buttons, strict=True) if button.isChecked()
        )

    def press(self, digit: int) -> None:
        """Choose what a digit stands before."""
        if digit <= len(self.buttons):
            self.buttons[digit - 1].setFocus()
            self.buttons[digit - 1].click()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches, in reading order."""
        return self.buttons


class _Answer(AnswerButton):
    row_height = ROW_HEIGHT


class _Ticked(Choice):
    """One answer among several that may be right, with its box."""

    row_height = ROW_HEIGHT

    def __init__(self, digit: int, label: str) -> None:
        self.digit = digit
        super().__init__(label)
        self.setAccessibleName(f"{digit}, {label}")

    @override
    def leading(self) -> Sequence[Piece]:
        return (KeyPiece(str(self.digit)), BoxPiece(self.isChecked()))


class Chosen(Answers):
    """One answer, or several."""

    def __init__(self, answers: Sequence[tuple[str, str]], asked: str, *, several: bool) -> None:
        super().__init__(answers, asked)
        make = _Ticked if several else _Answer
        self.buttons = tuple(make(number, text) for number, (_, text) in enumerate(answers, 1))
        for button in self.buttons:
            button.setAccessibleDescription(asked)
            self.column.addWidget(button)


class _Movable(AnswerButton):
    """A line of an order; arrows ask to move it."""

    row_height = ROW_HEIGHT
    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.setChecked(True)
        self.moved.emit(step)


class Ordered(Answers):
    """Lines to put in order. A digit or a click chooses a line, which then moves up or down."""

    def __init__(self, answers: Sequence[tuple[str, str]], asked: str) -> None:
        super().__init__(answers, asked)
        lines = tuple(_Movable(number, text) for number, (_, text) in enumerate(answers, 1))
        self.buttons = lines
        for line in lines:
            line.setAccessibleDescription(HOW[Kind.ORDER])
            line.moved.connect(self.move_chosen)
            self.column.addWidget(line)
        self.up, self.down = SecondaryButton(UP, icon="chevron-up"), SecondaryButton(DOWN, icon="chevron-down")
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        moves = FlowLayout(GAP)
        moves.addWidget(self.up)
        moves.addWidget(self.down)
        self.column.addLayout(moves)
        lines[0].setChecked(True)

    @override
    def given(self) -> tuple[str, ...]:
        return tuple(answer for answer, _ in self.answers)

    @property
    @override
    def stops(self) -> tuple[QWidget, ...]:
        return (*self.buttons, self.up, self.down)

    @Slot(int)
    def move_chosen(self, step: int) -> None:
        """Move the chosen line by a step, up (-1) or down (1); at an end it stays."""
        place = next((place for place, line in enumerate(self.buttons) if line.isChecked()), 0)
        target = place + step
        if not 0 <= target < len(self.answers):
            announce(self, french(f"Déjà {'en premier' if step < 0 else 'en dernier'}."))
            return
        self.answers[place], self.answers[target] = self.answers[target], self.answers[place]
        held = self.buttons[place].hasFocus()
        for number, ((_, text), line) in enumerate(zip(self.answers, self.buttons, strict=True), 1):
            line.set_label(text)
            line.setAccessibleName(f"{number}, {text}")
        self.buttons[target].setChecked(True)
        if held:
            self.buttons[target].setFocus()
        announce(self, french(f"{self.answers[target][1]} : ligne {target + 1} sur {len(self.answers)}"))

    @Slot()
    def _on_up(self) -> None:
        self.move_chosen(-1)

    @Slot()
    def _on_down(self) -> None:
        self.move_chosen(1)


def answers_for(kind: Kind, answers: Sequence[tuple[str, str]], asked: str) -> Answers:
    """Return what a question of a kind is answered with."""
    if kind is Kind.ORDER:
        return Ordered(answers, asked)
    return Chosen(answers, asked, several=kind is Kind.MULTIPLE)
