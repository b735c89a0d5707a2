"""Sessions of training: planned, filled, ticked, held again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from mediateur.training.listing import Enrolled, Filled
from mediateur.training.register import TrainingSession, changed
from mediateur.usecases.register.base import Desk, cleaned, new_id, refused
from mediateur.usecases.register.repositories import RegisterWork


class Plan(NamedTuple):
    """What is typed of a session; `minutes` is its length, `seats` how many may come (0: not said)."""

    title: str
    day: dt.date
    place: str = ""
    territory: str = ""
    trainer: str = ""
    seats: int = 0
    minutes: int = 420


class Seated(NamedTuple):
    """How many were enrolled, and how many more than there are seats the session now has (0 where it has room)."""

    enrolled: int
    beyond: int


class TrainingSessions:
    """The sessions of the register. Every act returns what it changed, and raises MediateurError."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[Filled, ...]:
        """Return the sessions, newest first, with how many are enrolled and were there."""
        with self._desk.begin() as work:
            return work.sessions.all()

    def get(self, session_id: str) -> tuple[TrainingSession, tuple[Enrolled, ...]]:
        """Return a session and who is at it, in the order of names."""
        with self._desk.begin() as work:
            return _present(work, session_id), work.sessions.enrolled(session_id)

    def create(self, plan: Plan) -> TrainingSession:
        """Plan a session."""
        return self._kept(TrainingSession(id=new_id(), **_checked(plan)._asdict()))

    def correct(self, session_id: str, plan: Plan) -> TrainingSession:
        """Keep another plan of a session; one that was ticked cannot be put to a day to come."""
        checked = _checked(plan)
        with self._desk.begin() as work:
            session = _present(work, session_id)
            if checked.day > self._desk.today and any(each.whole for each in work.sessions.enrolled(session_id)):
                raise refused("Des personnes ont déjà suivi cette session.", "Choisissez un jour passé.")
            kept = changed(session, **checked._asdict())
            work.sessions.put(kept)
            work.commit()
        return kept

    def replay(self, session_id: str, day: dt.date, place: str | None = None) -> TrainingSession:
        """Plan a session again, on another day, for those enrolled who were not there from beginning to end.

        They are enrolled. Both count once.
        """
        with self._desk.begin() as work:
            session = _present(work, session_id)
            again = changed(
                session,
                id=new_id(),
                day=day,
                place=session.place if place is None else cleaned(place, "Le lieu"),
                replays=session.counts_as,
            )
            absent = [each.person for each in work.sessions.enrolled(session_id) if not each.whole]
            work.sessions.put(again)
            work.sessions.enrol(again.id, absent)
            work.commit()
        return again

    def cancel(self, session_id: str) -> None:
        """Forget a session that nobody followed from beginning to end."""
        with self._desk.begin() as work:
            _present(work, session_id)
            if any(each.whole for each in work.sessions.enrolled(session_id)):
                raise refused("Des personnes ont suivi cette session.", "Décochez-les d’abord si c’est une erreur.")
            work.sessions.remove(session_id)
            work.commit()

    def enrol(self, session_id: str, person_ids: Iterable[str]) -> Seated:
        """Enrol mediators; more than there are seats are enrolled too, and it is told."""
        with self._desk.begin() as work:
            session = _present(work, session_id)
            added = work.sessions.enrol(session_id, person_ids)
            held = len(work.sessions.enrolled(session_id))
            work.commit()
        return Seated(added, max(0, held - session.seats) if session.seats else 0)

    def leave(self, session_id: str, person_ids: Iterable[str]) -> None:
        """Take mediators off the list of a session."""
        with self._desk.begin() as work:
            work.sessions.leave(session_id, person_ids)
            work.commit()

    def tick(self, session_id: str, whole: Mapping[str, bool]) -> int:
        """Say of mediators (by id) whether they were there from beginning to end; return how many were, in all.

        A session to come cannot be ticked.
        """
        with self._desk.begin() as work:
            session = _present(work, session_id)
            if session.day > self._desk.today and any(whole.values()):
                raise refused("Cette session n’a pas encore eu lieu.", "Cochez les présents après la session.")
            work.sessions.tick(session_id, whole)
            present = sum(each.whole for each in work.sessions.enrolled(session_id))
            work.commit()
        return present

    def _kept(self, session: TrainingSession) -> TrainingSession:
        with self._desk.begin() as work:
            work.sessions.put(session)
            work.commit()
        return session


def _present(work: RegisterWork, session_id: str) -> TrainingSession:
    session = work.sessions.get(session_id)
    if session is None:
        raise refused("Cette session n’est plus dans le registre.", "Rouvrez la liste des sessions.")
    return session


def _checked(plan: Plan) -> Plan:
    if plan.minutes <= 0:
        raise refused("La durée de la session manque.", "Écrivez-la en heures et minutes.")
    return plan._replace(
        title=cleaned(plan.title, "Le titre", needed=True),
        place=cleaned(plan.place, "Le lieu"),
        territory=cleaned(plan.territory, "Le territoire"),
        trainer=cleaned(plan.trainer, "Le nom du formateur"),
        seats=max(0, plan.seats),
    )
