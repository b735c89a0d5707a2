"""What is done to sessions of training: planned, changed, filled, ticked, held again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.register import TrainingSession
from mediateur.ui.kit.confirm import confirm
from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.sessions.card import SessionCard
from mediateur.ui.pages.training.sessions.choice import PeopleChoice, SessionChoice
from mediateur.ui.pages.training.sessions.form import USUAL_TITLE, SessionDialog, plan_of
from mediateur.usecases.register.register import Register
from mediateur.usecases.register.sessions import Plan

PLANNED, CHANGED, CANCELLED = "Session prévue.", "Session modifiée.", "Session annulée."
TICKED = french("Présence enregistrée : {whole}.")
REPLAYED = french("Session rejouée : les absents y sont inscrits.")
CANCELS, CANCEL, KEEP = french("Annuler cette session ?"), "Annuler la session", "La garder"
NOBODY_KEPT = french("La session et sa liste d'inscrits sont effacées. Les médiateurs restent dans le registre.")
OFFERED = 20


class SessionActs(QObject):
    """The acts of the buttons of a card. `opened` once it shows a session, `changed` once the register is another.

    `cancelled` once the one in view is gone, `person_enrolled` carries the id of a mediator who was enrolled from her
    card, `sheet_asked` the id of a session, `failed` a MediateurError.
    """

    opened = Signal()
    changed = Signal()
    cancelled = Signal()
    person_enrolled = Signal(str)
    sheet_asked = Signal(str)
    failed = Signal(object)

    def __init__(self, register: Register, card: SessionCard, part: QWidget) -> None:
        super().__init__(part)
        self._register, self._part, self._shown = register, part, card
        self._session: TrainingSession | None = None
        self._person = ""
        for asked, act in (
            (card.change_asked, self.change),
            (card.sheet_asked, self.ask_sheet),
            (card.replay_asked, self.replay),
            (card.cancel_asked, self.ask_to_cancel),
            (card.enrolment_asked, self.enrol),
            (card.ticked, self.tick),
            (card.left, self.leave),
        ):
            asked.connect(act)

    @property
    def today(self) -> dt.date:
        """The day."""
        return self._register.desk.today

    @Slot(str)
    def open(self, session_id: str) -> None:
        """Show a session; the next acts are done on it."""
        try:
            self._session, enrolled = self._register.sessions.get(session_id)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._shown.show_session(self._session, enrolled, self.today)
        self.opened.emit()

    @Slot()
    def ask_sheet(self) -> None:
        """Ask for the attendance sheet of the session in view."""
        self.sheet_asked.emit(self._id)

    @Slot()
    def plan(self) -> None:
        """Ask for a new session: as long as the rule asks, in a week."""
        trainer = self._register.desk.preferences.current.mediator
        day = self.today + dt.timedelta(7)
        usual = Plan(USUAL_TITLE, day, trainer=trainer, minutes=self._register.rule.minutes)
        dialog = SessionDialog(self._part.window(), self._create, self.today, usual)
        dialog.open_dialog(dialog.title)

    @Slot()
    def change(self) -> None:
        """Ask for another plan of the session in view."""
        if self._session is not None:
            usual = plan_of(self._session)
            dialog = SessionDialog(self._part.window(), self._correct, self.today, usual, known=True)
            dialog.open_dialog(dialog.title)

    @Slot()
    def replay(self) -> None:
        """Ask for the day on which the session in view is held again."""
        if self._session is not None:
            usual = plan_of(self._session)._replace(day=self.today + dt.timedelta(7))
            dialog = SessionDialog(self._part.window(), self._replay, self.today, usual)
            dialog.open_dialog(dialog.day)

    @Slot()
    def ask_to_cancel(self) -> None:
        """Ask before the session in view is forgotten."""
        if self._session is not None:
            dialog = confirm(self._part.window(), CANCELS, NOBODY_KEPT, CANCEL, KEEP, danger=True)
            dialog.accepted.connect(self._cancel)

    @Slot()
    def enrol(self) -> None:
        """Ask which mediators come to the session in view."""
        if self._session is not None:
            find = self._register.people.page
            dialog = PeopleChoice(self._part.window(), find, self._enrol, self._session.title)
            dialog.open_dialog(dialog.search)

    def enrol_person(self, person_id: str, name: str) -> None:
        """Ask to which session a mediator comes: those to come first, then the newest."""
        self._person = person_id
        try:
            sessions = [filled.session for filled in self._register.sessions.all()]
        except MediateurError as error:
            self.failed.emit(error)
            return
        to_come = sorted((each for each in sessions if each.day >= self.today), key=_day)
        past = sorted((each for each in sessions if each.day < self.today), key=_day, reverse=True)
        offered = [*to_come, *past][:OFFERED]
        SessionChoice(self._part.window(), self._enrol_person, offered, name).open_dialog()

    @Slot(object)
    def tick(self, whole: Mapping[str, bool]) -> None:
        """Keep who was at the session in view from beginning to end."""
        try:
            present = self._register.sessions.tick(self._id, whole)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._done(TICKED.format(whole=counted(present, "présent")), self._id)

    @Slot(str)
    def leave(self, person_id: str) -> None:
        """Take a mediator off the list of the session in view."""
        try:
            self._register.sessions.leave(self._id, (person_id,))
        except MediateurError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
        self.open(self._id)

    @property
    def _id(self) -> str:
        return self._session.id if self._session is not None else ""

    def _create(self, plan: Plan) -> None:
        self._done(PLANNED, self._register.sessions.create(plan).id)

    def _correct(self, plan: Plan) -> None:
        self._done(CHANGED, self._register.sessions.correct(self._id, plan).id)

    def _replay(self, plan: Plan) -> None:
        again = self._register.sessions.replay(self._id, plan.day, plan.place)
        self._done(REPLAYED, self._register.sessions.correct(again.id, plan).id)

    def _enrol(self, people: tuple[str, ...]) -> None:
        seated = self._register.sessions.enrol(self._id, people)
        self._done(_seated(seated.enrolled, seated.beyond), self._id)

    def _enrol_person(self, session_id: str) -> None:
        seated = self._register.sessions.enrol(session_id, (self._person,))
        toast(self._part.window(), _seated(seated.enrolled, seated.beyond))
        self.person_enrolled.emit(self._person)

    @Slot()
    def _cancel(self) -> None:
        try:
            self._register.sessions.cancel(self._id)
        except MediateurError as error:
            self.failed.emit(error)
            return
        self._session = None
        toast(self._part.window(), CANCELLED)
        self.cancelled.emit()
        self.changed.emit()

    def _done(self, words: str, session_id: str) -> None:
        toast(self._part.window(), words)
        self.changed.emit()
        self.open(session_id)


def _day(session: TrainingSession) -> dt.date:
    return session.day


def _seated(enrolled: int, beyond: int) -> str:
    told = f"{counted(enrolled, 'médiateur')} inscrit{'s' if enrolled > 1 else ''}."
    return french(f"{told} Il manque {counted(beyond, 'place')}.") if beyond else told
