"""The register of a colleague beside ours: what it adds, and where both say something else. Ours stays by default.

Entries are known by their ids, attestations by their numbers. What is added to a register and never changed there
(observations, results, attestations and what happened to them) is never changed by another register either. Those
who were erased from the other one are counted on only where ours was empty: nothing tells one of them from another.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import msgspec

from mediateur.training.handover import Snapshot
from mediateur.training.register import ROLES, Attendance, Person, Role, TrainingSession

V = TypeVar("V")
_PERSON = {
    "name": "nom",
    "contact": "contact",
    "structure": "structure",
    "territory": "territoire",
    "role": "rôle",
    "entered": "entrée le",
    "declared_trained": "formation déclarée le",
    "declared_certified": "attestation déclarée le",
}
_SESSION = {
    "title": "titre",
    "day": "jour",
    "place": "lieu",
    "territory": "territoire",
    "trainer": "formateur",
    "seats": "places",
    "minutes": "minutes",
    "replays": "session rattrapée",
}
OURS, THEIRS, NOTHING = "celle de ce registre", "une autre", "vide"


class Conflict(NamedTuple):
    """Where two registers differ: of whom or of what, what ours says and what the other does.

    `key` names it among others; the other's may be taken unless it is about what is never changed.
    """

    key: str
    about: str
    ours: str
    theirs: str
    may_take: bool = True


class Joined(NamedTuple):
    """What a register brings: all that is new, what comes in place of ours, and the conflicts, taken or not."""

    added: Snapshot
    people: tuple[Person, ...]
    sessions: tuple[TrainingSession, ...]
    attendances: tuple[Attendance, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def changes(self) -> bool:
        """Whether anything would be written."""
        return any((self.added != Snapshot(), self.people, self.sessions, self.attendances))


def join(ours: Snapshot, theirs: Snapshot, taken: Collection[str] = ()) -> Joined:
    """Return what another register brings to ours; `taken` are the keys of the conflicts where it is right."""
    found: list[Conflict] = []
    people = _people(ours, theirs, taken, found)
    sessions = _sessions(ours, theirs, taken, found)
    ticked = _attendances(ours, theirs, taken, found)
    known = {person.id for person in ours.people}
    there = {(one.person, one.session) for one in ours.attendances}
    added = Snapshot(
        people=tuple(person for person in theirs.people if person.id not in known),
        sessions=_fresh(ours.sessions, theirs.sessions, "id"),
        attendances=tuple(one for one in theirs.attendances if (one.person, one.session) not in there),
        observations=_kept("Pratique observée", ours.observations, theirs.observations, found),
        quizzes=_kept("Quiz", ours.quizzes, theirs.quizzes, found),
        certificates=_kept("Attestation", ours.certificates, theirs.certificates, found, "number"),
        announced={name: day for name, day in theirs.announced.items() if name not in known},
        departed=theirs.departed if ours == Snapshot() else (),
        shared=tuple(one for one in theirs.shared if one not in ours.shared),
    )
    refused = {conflict.key for conflict in found}
    events = [one for one in theirs.events if f"number:{one.certificate}" not in refused]
    added = msgspec.structs.replace(added, events=_kept("Suite d’une attestation", ours.events, events, found))
    return Joined(added, people, sessions, ticked, tuple(found))


def _people(ours: Snapshot, theirs: Snapshot, taken: Collection[str], found: list[Conflict]) -> tuple[Person, ...]:
    """Return our mediators as they become: the last declared session is the later one, the rest is as it was chosen."""
    known = {person.id: person for person in ours.people}
    changed = []
    for other in theirs.people:
        mine = known.get(other.id)
        if mine is None:
            continue
        days = filter(None, (mine.last_declared, other.last_declared))
        now = msgspec.structs.replace(mine, last_declared=max(days, default=None))
        key = f"person:{mine.id}"
        if differing := _differing(mine, other, _PERSON):
            found.append(_conflict(key, mine.name, mine, other, differing))
            if key in taken:
                now = msgspec.structs.replace(other, number=mine.number, last_declared=now.last_declared)
        if now != mine:
            changed.append(now)
    return tuple(changed)


def _sessions(
    ours: Snapshot, theirs: Snapshot, taken: Collection[str], found: list[Conflict]
) -> tuple[TrainingSession, ...]:
    known = {session.id: session for session in ours.sessions}
    changed = []
    for other in theirs.sessions:
        mine = known.get(other.id, other)
        if differing := _differing(mine, other, _SESSION):
            key = f"session:{mine.id}"
            found.append(_conflict(key, f"Session du {_shown(mine.day)}", mine, other, differing))
            if key in taken:
                changed.append(other)
    return tuple(changed)


def _attendances(
    ours: Snapshot, theirs: Snapshot, taken: Collection[str], found: list[Conflict]
) -> tuple[Attendance, ...]:
    """Return the attendances that become what the other register says, which is decided session by session."""
    known = {(one.person, one.session): one.whole for one in ours.attendances}
    days = {session.id: session.day for session in ours.sessions}
    apart: dict[str, list[Attendance]] = {}
    for one in theirs.attendances:
        if known.get((one.person, one.session), one.whole) != one.whole:
            apart.setdefault(one.session, []).append(one)
    changed: list[Attendance] = []
    for session, differing in apart.items():
        key, more = f"presences:{session}", sum(one.whole for one in differing)
        told = (f"{len(differing) - more} cochées en plus", f"{more} cochées en plus")
        found.append(Conflict(key, f"Présences du {_shown(days[session])}", *told))
        if key in taken:
            changed += differing
    return tuple(changed)


def _kept(what: str, ours: Sequence[V], theirs: Sequence[V], found: list[Conflict], key: str = "id") -> tuple[V, ...]:
    """Return what is added of what never changes, and note what differs under one key."""
    known = {getattr(one, key): one for one in ours}
    for one in theirs:
        name = getattr(one, key)
        if known.get(name, one) != one:
            about = f"{what} {name}" if key == "number" else what
            found.append(Conflict(f"{key}:{name}", about, OURS, THEIRS, may_take=False))
    return _fresh(ours, theirs, key)


def _fresh(ours: Sequence[V], theirs: Sequence[V], key: str) -> tuple[V, ...]:
    known = {getattr(one, key) for one in ours}
    return tuple(one for one in theirs if getattr(one, key) not in known)


def _differing(mine: object, other: object, shown: Mapping[str, str]) -> list[str]:
    return [name for name in shown if getattr(mine, name) != getattr(other, name)]


def _conflict(key: str, about: str, mine: object, other: object, differing: Sequence[str]) -> Conflict:
    names = _PERSON if isinstance(mine, Person) else _SESSION

    def told(one: object) -> str:
        return ", ".join(f"{names[name]} {_shown(getattr(one, name))}" for name in differing)

    return Conflict(key, about, told(mine), told(other))


def _shown(value: Any) -> str:  # noqa: ANN401 - what a field holds
    if isinstance(value, Role):
        return ROLES[value]
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    return str(value) if value else NOTHING
