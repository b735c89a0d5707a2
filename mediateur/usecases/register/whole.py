"""A register read whole, and another written into it, some lines at a time: how far it is, and whether to go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from mediateur.errors import MediateurError
from mediateur.training.handover import Snapshot, snapshot
from mediateur.training.joining import numbered
from mediateur.training.listing import Query
from mediateur.training.register import PersonRecord
from mediateur.training.taking_over import Joined
from mediateur.usecases.register.base import UNCHANGED
from mediateur.usecases.register.repositories import RegisterWork

AT_ONCE = 250
GoingOn = Callable[[int, int], bool]
"""Told how many lines are done, and of how many; it answers whether to go on."""
V = TypeVar("V")


class StoppedError(MediateurError):
    """It was stopped on its way."""

    def __init__(self) -> None:
        super().__init__("Arrêté.", UNCHANGED)


class Progress:
    """Counts lines towards `wanted`, and asks whether to go on; StoppedError where not."""

    def __init__(self, going_on: GoingOn, wanted: int = 0) -> None:
        self._going_on, self._done, self.wanted = going_on, 0, wanted

    def step(self, lines: int) -> None:
        """Count lines that are done."""
        self._done += lines
        if not self._going_on(self._done, self.wanted):
            raise StoppedError

    def parts(self, lines: Sequence[V]) -> Iterator[Sequence[V]]:
        """Yield lines some at a time, and count them once they are done."""
        for start in range(0, len(lines), AT_ONCE):
            part = lines[start : start + AT_ONCE]
            yield part
            self.step(len(part))


def always(_done: int, _wanted: int) -> bool:
    """Go on."""
    return True


def held(work: RegisterWork, day: dt.date, progress: Progress) -> Snapshot:
    """Return all that a register holds; its mediators are lines more. StoppedError where it is stopped."""
    ids = work.people.ids(Query(), day)
    progress.wanted += len(ids)
    records: list[PersonRecord] = []
    for part in progress.parts(ids):
        records += work.people.records(part)
    sessions = (filled.session for filled in work.sessions.all())
    announced, departed = dict(work.erasure.announced()), work.erasure.departed()
    return snapshot(records, sessions, announced, departed, work.shared.all())


def write(work: RegisterWork, ours: Snapshot, joined: Joined, progress: Progress) -> None:
    """Make a register part of ours, without committing; who bears a number that we gave gets the next one.

    What it adds are lines more. StoppedError where it is stopped.
    """
    added = joined.added
    progress.wanted += len(added.people) + len(added.attendances) + len(added.quizzes) + len(added.certificates)
    _write_people(work, ours, joined, progress)
    _write_sessions(work, joined, progress)
    work.proofs.add_observations(added.observations)
    for quizzes in progress.parts(added.quizzes):
        work.proofs.add_quizzes(quizzes)
    for certificates in progress.parts(added.certificates):
        work.certificates.add(certificates)
    work.certificates.add_events(added.events)
    work.erasure.add_departed(added.departed)
    work.shared.add(added.shared)
    for name, day in added.announced.items():
        work.erasure.announce((name,), day)


def _write_people(work: RegisterWork, ours: Snapshot, joined: Joined, progress: Progress) -> None:
    added, given = joined.added, {person.number for person in ours.people}
    fresh = [person for person in added.people if person.number not in given]
    for people in progress.parts(fresh):
        work.people.add(*people)
    for people in progress.parts([person for person in added.people if person.number in given]):
        for person in people:
            work.people.add(numbered(person, work.people.next_number()))
    for person in joined.people:
        work.people.replace(person)


def _write_sessions(work: RegisterWork, joined: Joined, progress: Progress) -> None:
    work.sessions.add(joined.added.sessions)
    for session in joined.sessions:
        work.sessions.put(session)
    for attendances in progress.parts(joined.added.attendances):
        work.sessions.attend(attendances)
    for one in joined.attendances:
        work.sessions.tick(one.session, {one.person: one.whole})
