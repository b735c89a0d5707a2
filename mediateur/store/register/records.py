"""All that is held of mediators, read together: one query a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, func, select, true

from mediateur.store.channel import Channel
from mediateur.store.register import values
from mediateur.store.register.schema import (
    attendances,
    certificates,
    events,
    observations,
    people,
    quizzes,
    sessions,
)
from mediateur.training.register import Attendance, PersonRecord, TrainingSession

_AGE = (certificates.c.issued, func.length(certificates.c.number), certificates.c.number)
_MANY = 2000  # beyond, reading everything is faster than naming each


class _Parts(NamedTuple):
    attended: dict[str, list[Row[Any]]]
    observations: dict[str, list[Row[Any]]]
    quizzes: dict[str, list[Row[Any]]]
    certificates: dict[str, list[Row[Any]]]
    events: dict[str, list[Row[Any]]]
    known: dict[str, TrainingSession]
    """The sessions that were met, each made once."""

    def session(self, row: Row[Any]) -> TrainingSession:
        """Return the session of a row."""
        found = self.known.get(row.id)
        if found is None:
            found = self.known[row.id] = values.session(row)
        return found


def read(channel: Channel, person_ids: Iterable[str] | None = None) -> tuple[PersonRecord, ...]:
    """Return all that is held of these mediators, or of all, in the order of their numbers."""
    wanted = None if person_ids is None else frozenset(person_ids)
    if wanted is not None and not wanted:
        return ()
    whose = None if wanted is None or len(wanted) > _MANY else wanted
    parts = _parts(channel, whose)
    rows = channel.read(select(people).where(_among(people.c.id, whose)).order_by(people.c.number))
    return tuple(_record(row, parts) for row in rows if wanted is None or row.id in wanted)


def _parts(channel: Channel, whose: frozenset[str] | None) -> _Parts:
    at = select(attendances.c.person, attendances.c.whole, sessions).join(
        sessions, sessions.c.id == attendances.c.session
    )
    happened = select(certificates.c.person.label("whose"), events).join(
        certificates, certificates.c.number == events.c.certificate
    )
    return _Parts(
        _grouped(channel, at.where(_among(attendances.c.person, whose)).order_by(sessions.c.day, sessions.c.id)),
        _grouped(channel, _of(observations, whose).order_by(observations.c.day, observations.c.id)),
        _grouped(channel, _of(quizzes, whose).order_by(quizzes.c.day, quizzes.c.id)),
        _grouped(channel, _of(certificates, whose).order_by(*_AGE)),
        _grouped(channel, happened.where(_among(certificates.c.person, whose)).order_by(events.c.seq), "whose"),
        {},
    )


def _of(table: Any, whose: frozenset[str] | None) -> Select[Any]:  # noqa: ANN401 - a table of the register
    return select(table).where(_among(table.c.person, whose))


def _among(column: ColumnElement[str], whose: frozenset[str] | None) -> ColumnElement[bool]:
    return true() if whose is None else column.in_(whose)


def _grouped(channel: Channel, query: Select[Any], by: str = "person") -> dict[str, list[Row[Any]]]:
    found = defaultdict(list)
    for row in channel.read(query):
        found[getattr(row, by)].append(row)
    return found


def _record(row: Row[Any], parts: _Parts) -> PersonRecord:
    mine = row.id
    return PersonRecord(
        person=values.person(row),
        attended=tuple(
            (Attendance(mine, each.id, each.whole), parts.session(each)) for each in parts.attended.get(mine, ())
        ),
        observations=tuple(map(values.observation, parts.observations.get(mine, ()))),
        quizzes=tuple(map(values.quiz, parts.quizzes.get(mine, ()))),
        certificates=tuple(map(values.certificate, parts.certificates.get(mine, ()))),
        events=tuple(map(values.event, parts.events.get(mine, ()))),
    )
