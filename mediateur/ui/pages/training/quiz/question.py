"""A question of a quiz: one a screen, answered, then explained at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.learned import Attempt
from mediateur.training.questions import Question
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.keys import digit_of, in_text_field, is_enter_alone, leaves
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.shared.column_page import scroll_by_key, tab_after
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.shell.bars import edges_in
from mediateur.ui.pages.training.quiz.answered import AnsweredView
from mediateur.ui.pages.training.quiz.answers import HOW, LACKING, Answers, answers_for

ANSWER, NEXT, LAST, LEAVE = "Répondre", "Suivant", "Voir le résultat", "Tous les quiz"
FAR = "Avancée dans le quiz"
SIDES, EDGE = 20, (20, 10, 20, 10)


class QuestionView(QWidget):
    """One question. `answered` carries what is given (ids); `next_asked`, `left` and `sources_asked` what they say."""

    answered = Signal(object)
    next_asked = Signal()
    left = Signal()
    sources_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.digits = True
        self._question: Question | None = None
        self.answers: Answers | None = None
        self.explained: AnsweredView | None = None
        self.trouble = Trouble()
        self.scroller = ScrollColumn(12, (28, 18, 28, 18))
        self.title, self.count, self.bar = Text("", "titre_3", "text_strong"), Line("", "note"), ProgressBar(FAR)
        self.asked, self.how = heading("", 2), Text("", "courant", "text_muted")
        self.leave = SecondaryButton(LEAVE, icon="arrow-left", keycap="Échap")
        self.onward = PrimaryButton(ANSWER, trailing="arrow-right")
        self._pinned, self._foot, self._head = Bar("bottom"), Bar("top"), FoldingRow(16)
        self._pinned_column, self._foot_column = Column(0, EDGE, self._pinned), Column(0, EDGE, self._foot)
        self._place = Column(0)
        self._build()
        self.leave.clicked.connect(self.left)
        self.onward.clicked.connect(self.go_on)
        current().changed.connect(self._fit)

    def ask(self, attempt: Attempt, question: Question, name: str) -> None:
        """Ask the next question of a quiz that bears a name."""
        place, total = len(attempt.answered), len(attempt.asked)
        self._question = question
        self.title.set_text(name)
        self.setAccessibleName(name)
        self.count.set_text(f"Question {place + 1} sur {total}")
        self.bar.set_progress(place, total)
        self.asked.set_text(question.question)
        self.how.set_text(HOW[question.kind])
        self.how.set_colour("text_muted")
        self.how.show()
        shown = tuple((answer, question.answers[answer]) for answer in attempt.asked[place].answers)
        self._clear()
        self.answers = answers_for(question.kind, shown, question.question)
        self._place.addWidget(self.answers)
        self.answers.show()
        self.onward.set_label(ANSWER)
        self.scroller.verticalScrollBar().setValue(0)
        tab_after(self.leave, (*self.answers.stops, self.onward))
        self.answers.stops[0].setFocus()
        announce(self, french(f"Question {place + 1} sur {total}. {question.question} {HOW[question.kind]}"))

    def explain(self, attempt: Attempt, question: Question) -> None:
        """Show what was right in the question that was answered last, and why."""
        place = len(attempt.answered) - 1
        answered = attempt.answered[place]
        self._clear()
        self.how.hide()
        self.bar.set_progress(place + 1, len(attempt.asked))
        self.explained = AnsweredView(question, attempt.asked[place], answered)
        self.explained.sources_asked.connect(self.sources_asked)
        self._place.addWidget(self.explained)
        self.explained.show()
        self.onward.set_label(LAST if attempt.is_whole else NEXT)
        tab_after(self.leave, (self.explained.sources, self.onward))
        self.onward.setFocus()
        self.scroller.reveal(self.explained.why)
        announce(self, f"{self.explained.verdict}. {question.rationale}")

    @Slot()
    def go_on(self) -> None:
        """Give the answer that is chosen, or say that one is lacking; once it is explained, go on."""
        if self.answers is None or self._question is None:
            self.next_asked.emit()
            return
        given = self.answers.given()
        if given:
            self.answered.emit(given)
            return
        self.how.set_text(LACKING[self._question.kind])
        self.how.set_colour("danger")
        announce(self, LACKING[self._question.kind])
        self.answers.stops[0].setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        return tuple(part for part in (self._pinned, self.scroller, self._foot) if part.isVisible())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, Entrée goes on, Échap leaves; Page up, Page down, Début and Fin scroll."""
        digit = digit_of(event) if self.digits and not in_text_field(self.focusWidget()) else None
        if leaves(event, self.left):
            event.accept()
        elif is_enter_alone(event):
            self.go_on()
        elif digit and self.answers is not None:
            self.answers.press(digit)
        elif not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _clear(self) -> None:
        for view in (self.answers, self.explained):
            if view is not None:
                view.hide()
                view.setParent(None)
                view.deleteLater()
        self.answers = self.explained = None

    def _build(self) -> None:
        column, far, line = Column(0, parent=self), QWidget(), Row(12)
        words = Column(4, parent=far)
        line.addWidget(self.bar, 1)
        line.addWidget(self.count)
        words.addWidget(self.title)
        words.addLayout(line)
        self._head.row.hold(self.leave)
        self._head.row.hold(far, 1)
        self._pinned_column.addWidget(self._head)
        for part in (self.trouble, self.asked, self.how):
            self.scroller.body.addWidget(part)
        self.scroller.body.addLayout(self._place)
        self.scroller.body.addStretch(1)
        flow = FlowLayout(12, left=0)
        flow.addWidget(self.onward)
        self._foot_column.addLayout(flow)
        column.addWidget(self._pinned)
        column.addWidget(self.scroller, 1)
        column.addWidget(self._foot)

    @Slot()
    def _fit(self) -> None:
        """Where there is little room, have the head scroll with the question."""
        height = self.window().height()
        narrow = adapt(self.window().width(), height, current().scale).narrow
        if narrow:
            self.scroller.body.insertWidget(0, self._head)
        else:
            self._pinned_column.insertWidget(0, self._head)
        self._pinned.setVisible(not narrow)
        _, above, _, below = edges_in(height)
        self._foot_column.set_measures(0, (SIDES, above, SIDES, below))
        self.leave.set_bare(bare=narrow)
