"""The answer bar: one closed question, its answers with digits, before and next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.pathways.model import Answer, Step
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import AnswerButton
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.session.shape import Shape

MOST_ANSWERS, ANSWER_LEAST = 4, 300
ASK = "Choisissez d’abord une réponse."
UNFOLD, FOLD = "Répondre…", "Revoir l’étape"


class AnswerBar(Bar):
    """Question, answers, « Précédent » and « Suivant ». `answered` carries an answer id.

    When `folded`, question and answers are on `sheet`, which takes the place of the step: `unfolded` asks for it.
    """

    answered = Signal(str)
    unfolded = Signal(bool)
    back_asked = Signal()

    def __init__(self, shape: Shape, *, folded: bool) -> None:
        super().__init__("top")
        self._shape, self._folded = shape, folded
        self._answers: tuple[Answer, ...] = ()
        self.sheet = ScrollColumn(12, (20, 14, 20, 14))
        self.question = Text("", "libelle", "text_strong", max_chars=0)
        self._hint = Text("", "note", "danger", max_chars=0)
        self._hint.hide()
        self._choices = QWidget()
        self.buttons = tuple(AnswerButton(n, "", parent=self._choices) for n in range(1, MOST_ANSWERS + 1))
        for button in self.buttons:
            button.toggled.connect(self._chosen)
        self.back = SecondaryButton("Précédent", icon="arrow-left", strong=True)
        self.back.clicked.connect(self.back_asked)
        self.onward = PrimaryButton("Suivant", trailing="arrow-right", strong=True)
        self.onward.clicked.connect(self.go_on)
        self.unfold = SecondaryButton(UNFOLD, strong=True, parent=self)
        self.unfold.setVisible(folded)
        self.unfold.clicked.connect(self._toggle)
        if folded:
            self._lay_out_folded()
        elif shape is Shape.WIDE:
            self._lay_out_row()
        else:
            self._lay_out_column()

    def minimumSizeHint(self) -> QSize:
        """In the full window, keep one height from step to step, so that the eye learns the place."""
        least = super().minimumSizeHint()
        wide = current().dimension("barre_reponses") if self._shape is Shape.WIDE else 0
        return QSize(least.width(), max(least.height(), wide))

    def show_step(self, step: Step, given: str, *, first: bool) -> None:
        """Show the question of a step; the answer already given is selected."""
        self._answers = step.answers
        self.question.set_text(step.question)
        self._hint.hide()
        for index, button in enumerate(self.buttons):
            known = index < len(step.answers)
            button.setVisible(known)
            button.blockSignals(True)
            button.setAutoExclusive(False)
            button.setChecked(known and step.answers[index].id == given)
            button.setAutoExclusive(True)
            button.blockSignals(False)
            if known:
                button.set_label(step.answers[index].label)
                button.setAccessibleName(f"{index + 1}, {step.answers[index].label}")
                button.setAccessibleDescription(step.question)
        self.back.setVisible(not first)
        self._show_choices(on=False)

    def select(self, digit: int) -> None:
        """Select the answer of a digit."""
        if digit <= len(self._answers):
            button = self.buttons[digit - 1]
            self._show_choices(on=True)
            button.setChecked(True)
            announce(button, f"{button.label}, réponse {digit} sur {len(self._answers)}")

    @Slot()
    def go_on(self) -> None:
        """Give the selected answer, or ask for one."""
        for answer, button in zip(self._answers, self.buttons, strict=False):
            if button.isChecked():
                self.answered.emit(answer.id)
                return
        self._show_choices(on=True)
        self._hint.set_text(f"{ASK} Touches 1 à {len(self._answers)}.")
        self._hint.show()
        announce(self, ASK)
        self.buttons[0].setFocus()

    @Slot(bool)
    def _chosen(self, checked: bool) -> None:
        if checked:
            self._hint.hide()

    @Slot()
    def _toggle(self) -> None:
        on = self.unfold.label == UNFOLD
        self._show_choices(on=on)
        if on:
            self.buttons[0].setFocus()

    def _show_choices(self, *, on: bool) -> None:
        if self._folded:
            self.unfold.set_label(FOLD if on else UNFOLD)
            self.unfolded.emit(on)

    def _lay_out_row(self) -> None:
        row = Row(12, (20, 8, 20, 8), parent=self)
        words = Column()
        words.addStretch(1)
        words.addWidget(self.question)
        words.addWidget(self._hint)
        words.addStretch(1)
        choices = Row(12, parent=self._choices)
        for button in self.buttons:
            choices.addWidget(button)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addLayout(words)
        row.addWidget(self._choices)
        row.addSpacing(px(20))
        row.addWidget(self.onward)

    def _lay_out_column(self) -> None:
        column = Column(8, (20, 10, 20, 10), parent=self)
        column.addWidget(self.question)
        column.addWidget(self._hint)
        choices = Column(8, parent=self._choices)
        for button in self.buttons:
            choices.addWidget(button)
        column.addWidget(self._choices)
        row = Row(12)
        row.addWidget(self.back, 1)
        row.addWidget(self.onward, 1)
        column.addLayout(row)

    def _lay_out_folded(self) -> None:
        choices = Columns(2, ANSWER_LEAST, (12, 12))
        self._choices.setLayout(choices)
        for button in self.buttons:
            choices.addWidget(button)
        for widget in (self.question, self._hint, self._choices):
            self.sheet.body.addWidget(widget)
        self.sheet.body.addStretch(1)
        outer = Column(0, (20, 10, 20, 10), parent=self)
        row = Row(12) if self._shape is Shape.TABS else FlowLayout(8)
        outer.addLayout(row)
        row.addWidget(self.back)
        if isinstance(row, Row):
            row.addStretch(1)
        row.addWidget(self.unfold)
        row.addWidget(self.onward)
