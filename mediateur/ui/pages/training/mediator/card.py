"""The card of a mediator, in the place of the table: where she stands, what was done, what can be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.register import Rule, Status, Turn
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, PushButton, QuietButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.keys import leaves
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.messages import Badge, Message
from mediateur.ui.kit.reflow import FoldingRow, Piles
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.following.words import MARKS, badge
from mediateur.ui.pages.training.mediator import words
from mediateur.ui.pages.training.told_lines import tell
from mediateur.usecases.register.people import Card

BACK, GIVE, RENEW = "Tous les médiateurs", french("Éditer l'attestation"), french("Renouveler l'attestation")
PRINT = french("Réimprimer l'attestation")
CORRECT, KNOWN, ERASE = "Corriger la fiche", french("Ce que le registre sait"), "Effacer du registre"
ENROL, ADD_QUIZ, OBSERVE = "Inscrire à une session", "Ajouter un résultat", "Noter une séance observée"
READ_SHEET = "Reprendre une feuille de résultats…"
TURNS = {
    Turn.SUSPENDED: ("Suspendre", "circle-pause"),
    Turn.RESUMED: ("Rétablir", "undo-2"),
    Turn.WITHDRAWN: ("Retirer", "circle-slash"),
}
COLUMN, GAP = 420, 16


class PersonCard(QWidget):
    """One mediator. `back_asked` to the table; each other signal is an act asked for on the one in view."""

    back_asked = Signal()
    certificate_asked = Signal()
    print_asked = Signal()
    turn_asked = Signal(object)
    correction_asked = Signal()
    access_asked = Signal()
    erasure_asked = Signal()
    enrolment_asked = Signal()
    quiz_asked = Signal()
    sheet_asked = Signal()
    observation_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.card: Card | None = None
        self.back = QuietButton(BACK, icon="chevron-left")
        self.name, self.badge = heading("", 2), Badge("neutral", "")
        self.identity, self.activity = Text("", "courant", "text_muted"), Text("", "courant", "text_muted")
        self.state, self.asked = Text("", "libelle", "text_strong"), Column(6)
        self.lacking = Message("warning", "")
        self.give, self.print = PrimaryButton(GIVE, icon="award"), SecondaryButton(PRINT, icon="printer")
        self.turns = {turn: QuietButton(label, icon=icon) for turn, (label, icon) in TURNS.items()}
        self.correct = SecondaryButton(CORRECT, icon="pencil")
        self.known, self.erase = QuietButton(KNOWN, icon="eye"), QuietDangerButton(ERASE, icon="trash-2")
        self.enrol, self.quiz = QuietButton(ENROL, icon="plus"), QuietButton(ADD_QUIZ, icon="plus")
        self.observe = QuietButton(OBSERVE, icon="plus")
        self.sheet, self.sheet_trouble = QuietButton(READ_SHEET, icon="file-text"), Trouble()
        self._lists = {name: Column(6) for name in ("sessions", "quiz", "observations", "attestations")}
        self._build()
        self._connect()

    def show_card(self, card: Card, rule: Rule, points: Mapping[str, str], today: dt.date) -> None:
        """Show a mediator, by the rule in force, given the words of the checklist."""
        self.card = card
        mark, said = MARKS[card.position.status], badge(card.position)
        self.badge.show_state(mark.kind, said, mark.icon)
        self.name.set_text(card.record.person.name)
        self.identity.set_text(words.identity(card.record.person))
        self.activity.set_text(words.activity(card))
        self.state.set_text(words.state(card))
        self.lacking.hide()
        self.sheet_trouble.forget()
        tell(self.asked, words.asked(card, rule), "")
        self.give.set_label(RENEW if card.standing.renews else GIVE)
        self.print.setVisible(card.standing.last is not None)
        for turn, button in self.turns.items():
            button.setVisible(turn in _possible(card))
        tell(self._lists["sessions"], words.sessions(card, today), words.NO_SESSION)
        tell(self._lists["quiz"], words.quizzes(card, rule), words.NO_QUIZ)
        tell(self._lists["observations"], words.observations(card, points), words.NO_OBSERVATION)
        tell(self._lists["attestations"], words.certificates(card), words.NO_CERTIFICATE)

    def explain(self, what: str, remedy: str) -> None:
        """Say under the buttons of the attestation why it cannot be given yet."""
        self.lacking.set_content(what, remedy)
        self.lacking.show()
        announce(self, f"{what} {remedy}".strip(), assertive=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the table."""
        if not leaves(event, self.back_asked):
            super().keyPressEvent(event)

    def _build(self) -> None:
        column, head, who, acts = Column(12, parent=self), FoldingRow(12), QWidget(), QWidget()
        called = FlowLayout(12, who)
        add_all(called, (self.name, self.badge))
        add_all(FlowLayout(12, acts), (self.correct, self.known, self.erase))
        head.row.hold(who, 1)
        head.row.hold(acts)
        said = Column(2)
        add_all(said, (self.identity, self.activity))
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(head)
        column.addLayout(said)
        column.addWidget(self._state_panel())
        piles = Piles(2, COLUMN, (GAP, GAP))
        quiz = self._panel("Quiz", "quiz", self.quiz, self.sheet)
        quiz.body.insertWidget(2, self.sheet_trouble)  # where the button was when it was pressed
        for panel in (
            self._panel("Sessions", "sessions", self.enrol),
            self._panel("Séances observées", "observations", self.observe),
            quiz,
            self._panel("Attestations données", "attestations"),
        ):
            piles.addWidget(panel)
        column.addLayout(piles)
        column.addStretch(1)

    def _state_panel(self) -> Panel:
        panel, acts = Panel("surface"), FlowLayout(12)
        panel.body.addWidget(heading("Attestation", 3))
        panel.body.addWidget(self.state)
        panel.body.addLayout(self.asked)
        add_all(acts, (self.give, self.print, *self.turns.values()))
        panel.body.addLayout(acts)
        panel.body.addWidget(self.lacking)
        return panel

    def _panel(self, title: str, name: str, *buttons: PushButton) -> Panel:
        panel = Panel("surface")
        panel.body.addWidget(heading(title, 3))
        panel.body.addLayout(self._lists[name])
        for button in buttons:
            panel.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return panel

    def _connect(self) -> None:
        for button, asked in (
            (self.back, self.back_asked),
            (self.give, self.certificate_asked),
            (self.print, self.print_asked),
            (self.correct, self.correction_asked),
            (self.known, self.access_asked),
            (self.erase, self.erasure_asked),
            (self.enrol, self.enrolment_asked),
            (self.quiz, self.quiz_asked),
            (self.sheet, self.sheet_asked),
            (self.observe, self.observation_asked),
        ):
            button.clicked.connect(asked)
        for turn, button in self.turns.items():
            button.setObjectName(turn.value)
            button.clicked.connect(self._on_turn)

    @Slot()
    def _on_turn(self) -> None:
        self.turn_asked.emit(Turn(self.sender().objectName()))


def _possible(card: Card) -> tuple[Turn, ...]:
    """Return what may happen to the newest attestation now."""
    if card.standing.last is None or card.standing.is_withdrawn:
        return ()
    if card.standing.is_suspended:
        return (Turn.RESUMED, Turn.WITHDRAWN)
    suspends = card.position.status in (Status.VALID, Status.EXPIRING)
    return (Turn.SUSPENDED, Turn.WITHDRAWN) if suspends else (Turn.WITHDRAWN,)
