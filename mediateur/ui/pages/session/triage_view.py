"""The triage: up to three questions that lead to « Commencer » or to « Préparer et revenir ».

A pathway that asks none opens on what it needs.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.pathways.model import Pathway, Question
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import AnswerButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, empty
from mediateur.ui.kit.navigation import Disc
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.session.shape import Shape
from mediateur.ui.pages.shared.icon_lines import IconLines

TITLES = ("Une question d’abord", "Deux questions d’abord", "Trois questions d’abord")
WHY_QUESTIONS = "Elles évitent de s’arrêter au milieu. Aucun nom, aucun numéro, rien sur la santé."
PREPARE = "Préparer et revenir"
LATER = (
    "S’il manque la carte, le téléphone ou la messagerie, ou si la personne préfère réfléchir. "
    "Elle repart avec une feuille\N{NO-BREAK SPACE}: quoi apporter, où revenir."
)
ANYWAY = "Si la personne préfère avancer dès maintenant. Il faudra peut-être s’arrêter en chemin, et reprendre."


class TriageView(QWidget):
    """Three question cards and a verdict. `chosen` carries a question and an option."""

    chosen = Signal(str, str)
    begun = Signal()
    prepared = Signal()

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape
        self._cards: tuple[_QuestionCard, ...] = ()
        self._walk: Walk | None = None
        scroll = self._scroll = ScrollColumn()
        outer = Column(8, parent=self)
        outer.addWidget(scroll)
        side = 20 if shape is Shape.PANEL else 36
        scroll.body.set_measures(6, (side, 14, side, 14))
        self._title = heading("", 1 if shape is not Shape.PANEL else 2)
        self._intro = Text("", max_chars=0)
        scroll.body.addWidget(self._title)
        scroll.body.addWidget(self._intro)
        body = Row(24) if shape is Shape.WIDE else Column(24)
        scroll.body.addSpacing(px(8))
        scroll.body.addLayout(body, 1)
        self._questions = Column(14)
        body.addLayout(self._questions, 11)
        self._verdict = _Verdict()
        self._verdict.begun.connect(self.begun)
        self._verdict.prepared.connect(self.prepared)
        body.addWidget(self._verdict, 4)

    def show_walk(self, walk: Walk) -> None:
        """Show the answers given so far and what they lead to."""
        if self._walk is None or self._walk.pathway is not walk.pathway:
            self._fill(walk.pathway)
        self._walk = walk
        given = dict(walk.state.triage)
        live = next((i for i, card in enumerate(self._cards) if card.question.id not in given), len(self._cards) - 1)
        for index, card in enumerate(self._cards):
            card.show_given(given.get(card.question.id, ""), live=index == live)
        self._verdict.show_walk(walk)
        self._reveal()

    def press(self, digit: int) -> None:
        """Choose the option of a digit in the live question."""
        for card in self._cards:
            if card.live and digit <= len(card.buttons):
                card.buttons[digit - 1].click()
                return

    def go_on(self) -> None:
        """Begin when the three questions have an answer, else go to the one that waits."""
        if self._walk is not None and self._walk.triaged:
            self._verdict.go_on()
        else:
            self.first().setFocus()

    def first(self) -> QWidget:
        """Return the first answer of the live question."""
        live = next((card for card in self._cards if card.live), None)
        return live.buttons[0] if live else self._verdict.first

    def _reveal(self) -> None:
        """Bring the live question into view, or the verdict when all have their answer."""
        if self._walk is not None:
            live = next((card for card in self._cards if card.live), None)
            shown = self._verdict.start if self._walk.triaged or live is None else live
            self._scroll.reveal(shown)

    def _fill(self, pathway: Pathway) -> None:
        questions = pathway.triage.questions
        empty(self._questions)
        self._title.set_text(TITLES[len(questions) - 1] if questions else pathway.title)
        self._intro.set_text(WHY_QUESTIONS if questions else pathway.summary)
        self._cards = tuple(self._card(n, q) for n, q in enumerate(questions, 1))
        if not questions:
            needed = Panel("surface", padding=18)
            needed.body.addWidget(heading("Ce qu’il faut", 3))
            needed.body.addWidget(IconLines(pathway.needs))
            needed.body.addWidget(Text(f"Environ {pathway.minutes} minutes.", "note", "text_muted"))
            self._questions.addWidget(needed)
        self._questions.addStretch(1)
        self._verdict.show_pathway(pathway, self._cards[-1].buttons[-1] if self._cards else None)

    def _card(self, number: int, question: Question) -> _QuestionCard:
        card = _QuestionCard(number, question)
        card.chosen.connect(self.chosen)
        self._questions.addWidget(card)
        return card


class _QuestionCard(Panel):
    chosen = Signal(str, str)

    def __init__(self, number: int, question: Question) -> None:
        super().__init__("surface", padding=18)
        keep_clear(self)
        self.question, self.live = question, False
        row = Row(20)
        self.body.addLayout(row)
        self._number = number
        self._disc = Disc(str(number), "todo")
        row.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(4)
        words.addWidget(heading(question.title, 3))
        words.addWidget(Text(question.hint, max_chars=0))
        answers = QWidget()
        flow = FlowLayout(spacing=8)
        answers.setLayout(flow)
        self.buttons = tuple(AnswerButton(n, option.label) for n, option in enumerate(question.options, 1))
        for button, option in zip(self.buttons, question.options, strict=True):
            button.setObjectName(option.id)
            button.setAccessibleDescription(question.title)
            button.clicked.connect(self._pick)
            flow.addWidget(button)
        words.addWidget(answers)
        row.addLayout(words, 1)

    def show_given(self, option: str, *, live: bool) -> None:
        """Show which option stands, and whether digits go to this question."""
        self.live = live
        self.set_selected(live)
        self._disc.set_state("done" if option else "current" if live else "todo")
        for button in self.buttons:
            button.setAutoExclusive(False)
            button.setChecked(button.objectName() == option)
            button.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """Ask for no more width than there is."""
        return QSize(1, super().sizeHint().height())

    @Slot()
    def _pick(self) -> None:
        self.chosen.emit(self.question.id, self.sender().objectName())


class _BeginButton(PrimaryButton):
    wraps = True


class _OtherButton(SecondaryButton):
    wraps = True


class _Verdict(QWidget):
    begun = Signal()
    prepared = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = Column(16, parent=self)
        self.start = Panel("soft")
        self._title = heading("", 2, "on_primary_soft")
        self.start.body.addWidget(self._title)
        self._lines = tuple(_Summary() for _ in range(3))
        for line in self._lines:
            self.start.body.addWidget(line)
        self.first = _BeginButton("Commencer", keycap="Entrée", strong=True)
        self.first.clicked.connect(self.go_on)
        self.start.body.addWidget(self.first)
        column.addWidget(self.start)
        other = self._other = Panel("surface")
        self._other_title, self._other_text = heading("", 3), Text("")
        other.body.addWidget(self._other_title)
        other.body.addWidget(self._other_text)
        self._second = _OtherButton(PREPARE, strong=True)
        self._second.clicked.connect(self._do_other)
        other.body.addWidget(self._second)
        column.addWidget(other)
        self._note = Text("", "courant", "text_muted")
        column.addWidget(self._note)
        column.addStretch(1)
        self._missing = False

    def show_walk(self, walk: Walk) -> None:
        """Show what the answers lead to."""
        chosen = dict(walk.state.triage)
        options = [o for q in walk.pathway.triage.questions for o in q.options if chosen.get(q.id) == o.id]
        missing = self._missing = walk.triaged and bool(walk.missing)
        found = "Il manque quelque chose" if missing else "On peut commencer"
        self._title.set_text(found if walk.triaged else "Répondez d’abord")
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(options))
            if index < len(options):
                line.show_line(options[index].summary, good=not (walk.missing and options[index].bring))
        self.first.setVisible(walk.triaged)
        self.first.set_label(PREPARE if missing else "Commencer")
        self._second.set_label("Commencer quand même" if missing else PREPARE)
        self._other_title.set_text("Ou commencer quand même" if missing else "Ou préparer et revenir")
        self._other_text.set_text(ANYWAY if missing else LATER)
        self._note.set_text(" ".join(option.note for option in options if option.note))

    def show_pathway(self, pathway: Pathway, before: QWidget | None) -> None:
        """Take what a pathway allows; Tab comes here after a control, when there is one."""
        self._other.setVisible(bool(pathway.triage.prepare))
        if before is not None:
            QWidget.setTabOrder(before, self.first)
        QWidget.setTabOrder(self.first, self._second)

    @Slot()
    def go_on(self) -> None:
        """Do what Entrée does: begin, or prepare when something is missing."""
        (self.prepared if self._missing else self.begun).emit()

    @Slot()
    def _do_other(self) -> None:
        (self.begun if self._missing else self.prepared).emit()


class _Summary(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = Row(10, parent=self)
        self._good, self._missing = Icon("check", "on_primary_soft", 20), Icon("minus", "on_primary_soft", 20)
        row.addWidget(self._good, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._missing, 0, Qt.AlignmentFlag.AlignTop)
        self._text = Text("", "courant", "on_primary_soft")
        row.addWidget(self._text, 1)

    def show_line(self, text: str, *, good: bool) -> None:
        """Show a line of the verdict."""
        self._text.set_text(text)
        self._good.setVisible(good)
        self._missing.setVisible(not good)
