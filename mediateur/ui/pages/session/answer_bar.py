"""The answer bar: one closed question, its answers with digits, before and next."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.pathways.model import Answer, Step
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.choices import AnswerButton
from mediateur.ui.kit.layouts import Column, add_all
from mediateur.ui.kit.more import MoreButton
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.session.answer_row import AnswerRow
from mediateur.ui.pages.session.foot import GAP, SIDES, back_button, foot_action, foot_button, foot_flow, foot_margins
from mediateur.ui.pages.session.shape import Shape

MOST_ANSWERS, ANSWER_LEAST, LOW_ANSWER = 4, 300, 46
ASK = "Choisissez d’abord une réponse."
UNFOLD, FOLD = "Répondre…", "Revoir l’étape"


class _LowAnswerButton(AnswerButton):
    row_height = LOW_ANSWER


class AnswerBar(Bar):
    """Question, answers, « Précédent » and « Suivant ». `answered` and, before it, `selected` carry an answer id.

    When `folded`, question and answers are on `sheet`, which takes the place of the step: `unfolded` asks for it.
    """

    answered = Signal(str)
    selected = Signal(str)
    unfolded = Signal(bool)
    back_asked = Signal()

    def __init__(self, shape: Shape, *, folded: bool) -> None:
        super().__init__("top")
        self._shape, self._folded = shape, folded
        self._answers: tuple[Answer, ...] = ()
        self._asked = ""
        self.sheet = ScrollColumn(12, (20, 14, 20, 14))
        self.question = Text("", "libelle", "text_strong", max_chars=0)
        kind = _LowAnswerButton if shape is Shape.PANEL else AnswerButton
        self._choices = QWidget()
        self.buttons = tuple(kind(number, "") for number in range(1, MOST_ANSWERS + 1))
        for button in self.buttons:
            button.toggled.connect(self._chosen)
        self.back = back_button(shape, "Précédent")
        self.back.clicked.connect(self.back_asked)
        self.onward = foot_action(shape, "Suivant", trailing="arrow-right")
        self.onward.clicked.connect(self.go_on)
        self.more = MoreButton("de l’étape") if shape is not Shape.WIDE else None
        self.unfold = foot_button(shape, UNFOLD, "")
        self.unfold.clicked.connect(self._toggle)
        if shape is Shape.WIDE:
            self.unfold.setParent(self)
            AnswerRow(self, self.back, self.question, self.buttons, self.onward, ASK)
        else:
            self._lay_out_column()

    def show_step(self, step: Step, given: str, *, first: bool) -> None:
        """Show the question of a step; the answer already given is selected."""
        self._answers, self._asked = step.answers, step.question
        self._ask_again()
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
        self.fold(on=self._folded)

    def follow(self, step: ScrollColumn | None) -> None:
        """Say whether there is more of the step than what shows, where the bar has room for it."""
        if self.more is not None:
            self.more.follow(step)
            self._fit_more()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_more()

    def _fit_more(self) -> None:
        if self.more is not None:
            beside = (each for each in (self.back, self.unfold, self.onward) if not each.isHidden())
            taken = sum(each.sizeHint().width() + px(GAP) for each in beside)
            self.more.fit(self.width() - 2 * px(SIDES) - taken)

    def select(self, digit: int) -> None:
        """Select the answer of a digit."""
        if digit <= len(self._answers):
            button = self.buttons[digit - 1]
            self._show_choices(on=True)
            button.setChecked(True)
            announce(button, f"{button.label}, réponse {digit} sur {len(self._answers)}")

    @Slot()
    def go_on(self) -> None:
        """Give the selected answer, or ask for one in place of the question, so that nothing moves."""
        if answer := self._selected():
            self.answered.emit(answer)
            return
        self._show_choices(on=True)
        self.question.setMinimumHeight(self.question.height())
        self.question.set_text(ASK)
        self.question.set_colour("danger")
        announce(self, ASK)
        self.buttons[0].setFocus()

    def _selected(self) -> str:
        return next((a.id for a, button in zip(self._answers, self.buttons, strict=False) if button.isChecked()), "")

    def fold(self, *, on: bool) -> None:
        """Put the answers behind « Répondre… », or show them: in the side panel, obstacles need their room."""
        self.unfold.setVisible(on)
        self._show_choices(on=not on)

    @Slot(bool)
    def _chosen(self, checked: bool) -> None:
        if checked:
            self._ask_again()
            self.selected.emit(self._selected())

    @Slot()
    def _toggle(self) -> None:
        on = self.unfold.label == UNFOLD
        self._show_choices(on=on)
        if on:
            self.buttons[0].setFocus()

    def _ask_again(self) -> None:
        self.question.set_text(self._asked)
        self.question.set_colour("text_strong")
        self.question.setMinimumHeight(0)

    def _show_choices(self, *, on: bool) -> None:
        self.unfold.set_label(FOLD if on else UNFOLD)
        if self._folded:
            self.unfolded.emit(on)
        elif self._shape is not Shape.WIDE:
            self.question.setVisible(on)
            self._choices.setVisible(on)

    def _lay_out_column(self) -> None:
        outer = Column(6, foot_margins(self._shape), parent=self)
        choices = Columns(2, ANSWER_LEAST, (12, 12)) if self._folded else Column(6)
        self._choices.setLayout(choices)
        add_all(choices, self.buttons)
        within = self.sheet.body if self._folded else outer
        within.addWidget(self.question)
        within.addWidget(self._choices)
        if self._folded:
            within.addStretch(1)
        more = (self.more,) if self.more is not None else ()
        add_all(foot_flow(outer), (self.back, *more, self.unfold, self.onward))
