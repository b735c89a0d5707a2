"""A register as one value, and as the bytes that go from a colleague to another."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable

import msgspec

from mediateur.content.json_values import value_of
from mediateur.training.register import (
    Attendance,
    Certificate,
    CertificateEvent,
    Observation,
    Person,
    PersonRecord,
    QuizResult,
    TrainingSession,
)

VERSION = 1
# 10,000 mediators, each with all that there may be, are 16 MB and 100,000 entries, each of which opens a brace.
MOST_BYTES, MOST_ENTRIES = 64 << 20, 1_000_000
MOST_TEXT = 500


class Departed(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """What remains in the figures of somebody who was erased: months, no day, no name; or the month of a renewal."""

    role: str = ""
    territory: str = ""
    trained: str = ""
    expires: str = ""
    declared: str = ""
    is_expired: bool = False
    renewed: str = ""


class Left(msgspec.Struct, frozen=True, order=True):
    """Figures that left a register on a day, as they were sent (JSON of `journal.disclosure`): they name nobody."""

    day: dt.date
    figures: str


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that a register holds; `announced` are the days from which mediators (ids) will be erased."""

    version: int = VERSION
    people: tuple[Person, ...] = ()
    sessions: tuple[TrainingSession, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    observations: tuple[Observation, ...] = ()
    quizzes: tuple[QuizResult, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    events: tuple[CertificateEvent, ...] = ()
    announced: dict[str, dt.date] = {}
    departed: tuple[Departed, ...] = ()
    shared: tuple[Left, ...] = ()


class BrokenError(ValueError):
    """Bytes that are no register, or of which parts do not belong together."""


def snapshot(
    records: Iterable[PersonRecord],
    sessions: Iterable[TrainingSession],
    announced: dict[str, dt.date],
    departed: tuple[Departed, ...] = (),
    shared: tuple[Left, ...] = (),
) -> Snapshot:
    """Return a register as one value."""
    found = tuple(records)
    return Snapshot(
        people=tuple(record.person for record in found),
        sessions=tuple(sorted(sessions, key=_by_day)),
        attendances=tuple(attendance for record in found for attendance, _ in record.attended),
        observations=tuple(one for record in found for one in record.observations),
        quizzes=tuple(one for record in found for one in record.quizzes),
        certificates=tuple(one for record in found for one in record.certificates),
        events=tuple(one for record in found for one in record.events),
        announced=announced,
        departed=departed,
        shared=shared,
    )


def encode(whole: Snapshot) -> bytes:
    """Return a register as bytes, compressed. ValueError when there are too many."""
    plain = msgspec.json.encode(whole)
    if len(plain) > MOST_BYTES:
        raise ValueError(len(plain))
    return zlib.compress(plain, 6)


def decode(data: bytes) -> Snapshot:
    """Return the register of bytes. Raises BrokenError."""
    reader = zlib.decompressobj()
    try:
        plain = reader.decompress(data, MOST_BYTES)
        if not reader.eof or reader.unused_data:
            raise BrokenError("too long, or cut")
        if plain.count(b"{") > MOST_ENTRIES:
            raise BrokenError("too many entries")
        whole = value_of(plain, Snapshot)
    except (zlib.error, ValueError) as error:
        raise BrokenError(type(error).__name__) from error
    _check(whole)
    return whole


def _check(whole: Snapshot) -> None:
    """Raise BrokenError where something refers to what is not there, or stands twice."""
    people, sessions = {one.id for one in whole.people}, {one.id for one in whole.sessions}
    numbers = {one.number for one in whole.certificates}
    sound = (
        whole.version == VERSION,
        len(people) == len(whole.people) == len({one.number for one in whole.people}),
        len(sessions) == len(whole.sessions),
        len(numbers) == len(whole.certificates),
        len({(one.person, one.session) for one in whole.attendances}) == len(whole.attendances),
        all(one.person in people and one.session in sessions for one in whole.attendances),
        {one.person for part in (whole.observations, whole.quizzes, whole.certificates) for one in part} <= people,
        all(len({one.id for one in part}) == len(part) for part in (whole.observations, whole.quizzes, whole.events)),
        all(one.certificate in numbers for one in whole.events),
        set(whole.announced) <= people,
        all(len(text) <= MOST_TEXT for one in whole.people for text in (one.name, one.contact, one.structure)),
    )
    if not all(sound):
        raise BrokenError("parts that do not belong together")


def _by_day(session: TrainingSession) -> tuple[dt.date, str]:
    return session.day, session.id
