"""The mediators of a unit of work: the list, and what is held of each."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, delete, exists, func, insert, or_, select, update

from mediateur.store.register import numbers, records, standing, values
from mediateur.store.register.schema import announced, attendances, certificates, gone, observations, people, quizzes
from mediateur.store.register.standing import Ledger
from mediateur.training.listing import Page, PersonRow, Query, Sort, folded
from mediateur.training.register import Person, PersonRecord, Role, Status
from mediateur.training.rules import Position, is_active

_SERIES = "person"
_TYPED = ("name", "contact", "structure", "territory")


class People:
    """The mediators of a unit of work."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._channel = ledger.channel

    def next_number(self) -> int:
        """Take the next number, which is never given again."""
        return numbers.take(self._channel, _SERIES)

    def add(self, *added: Person) -> int:
        """Add those whose id is not there yet; return how many were."""
        rows = [{**values.person_row(person), "mark": secrets.token_hex(8)} for person in added]
        fresh = numbers.insert_new(self._channel, people, people.c.id, rows)
        numbers.reach(self._channel, _SERIES, max((row["number"] for row in rows), default=0))
        self._ledger.touch(fresh)
        return len(fresh)

    def replace(self, person: Person) -> None:
        """Keep what a mediator is now; after the commit no byte of what she was remains, if a text changed."""
        before = self.get(person.id)
        row = values.person_row(person)
        self._channel.write(update(people).where(people.c.id == person.id).values(row))
        if before is not None and any(getattr(before, text) != row[text] for text in _TYPED):
            self._channel.erased = self._channel.typed = True
        self._ledger.touch((person.id,))

    def remove(self, person_ids: Iterable[str]) -> int:
        """Forget those of whom nothing is held but their entry, as if they had never been entered; return how many."""
        held = (attendances, observations, quizzes, certificates)
        alone = [~exists().where(table.c.person == people.c.id) for table in held]
        rows = self._channel.read(select(people.c.id).where(people.c.id.in_(tuple(person_ids)), *alone))
        left = [row.id for row in rows]
        if left:
            self._channel.write(delete(announced).where(announced.c.person.in_(left)))
            self._channel.write(insert(gone).from_select(["mark"], select(people.c.mark).where(people.c.id.in_(left))))
            self._channel.write(delete(people).where(people.c.id.in_(left)))
            self._channel.erased = self._channel.typed = True
        return len(left)

    def get(self, person_id: str) -> Person | None:
        """Return a mediator, or None."""
        rows = self._channel.read(select(people).where(people.c.id == person_id))
        return values.person(rows[0]) if rows else None

    def all(self) -> tuple[Person, ...]:
        """Return all of them, in the order of their numbers."""
        return tuple(map(values.person, self._channel.read(select(people).order_by(people.c.number))))

    def record(self, person_id: str) -> PersonRecord | None:
        """Return all that is held of a mediator, or None."""
        return next(iter(records.read(self._channel, (person_id,))), None)

    def records(self, person_ids: Iterable[str] | None = None) -> tuple[PersonRecord, ...]:
        """Return all that is held of these mediators, or of all, in the order of their numbers."""
        return records.read(self._channel, person_ids)

    def page(self, query: Query, day: dt.date, start: int, most: int) -> Page:
        """Return the lines of a query from `start` on, as they stand on a day."""
        where = _answers(query, day)
        shown = select(*_SHOWN, standing.status(day).label("status")).where(*where).order_by(*_order(query, day))
        rows = self._channel.read(shown.limit(most).offset(start))
        total = self._channel.read(select(func.count()).select_from(people).where(*where))[0][0]
        return Page(tuple(_line(row, day) for row in rows), total, start)

    def ids(self, query: Query, day: dt.date) -> tuple[str, ...]:
        """Return who answers a query, in its order."""
        shown = select(people.c.id).where(*_answers(query, day)).order_by(*_order(query, day))
        return tuple(row.id for row in self._channel.read(shown))

    def territories(self) -> tuple[str, ...]:
        """Return the territories that are said, in their order."""
        return self._said(people.c.territory)

    def structures(self) -> tuple[str, ...]:
        """Return the structures that are said, in their order."""
        return self._said(people.c.structure)

    def _said(self, column: ColumnElement[str]) -> tuple[str, ...]:
        query: Select[Any] = select(column).where(column != "").distinct()
        return tuple(sorted((row[0] for row in self._channel.read(query)), key=folded))


_SHOWN = tuple(
    people.c[name]
    for name in (
        "id",
        "number",
        "name",
        "role",
        "structure",
        "territory",
        "trained",
        "certificate",
        "expires",
        "last_declared",
    )
)


def _answers(query: Query, day: dt.date) -> list[ColumnElement[bool]]:
    held = [people.c.sought.like(f"%{word}%") for word in folded(query.text).split()]
    # The number of an attestation is searched as it is written.
    where = [or_(and_(*held), people.c.certificate == query.text.strip())] if held else []
    if query.territory is not None:
        where.append(people.c.territory == query.territory)
    if query.role is not None:
        where.append(people.c.role == query.role)
    if query.statuses:
        where.append(standing.status(day).in_(query.statuses))
    if query.is_active is not None:
        active = standing.is_active(day)
        where.append(active if query.is_active else ~active)
    if query.session:
        there = select(attendances.c.person).where(attendances.c.session == query.session)
        where.append(people.c.id.in_(there))
    return where


def _order(query: Query, day: dt.date) -> list[ColumnElement[Any]]:
    by: dict[Sort, ColumnElement[Any]] = {
        Sort.NUMBER: people.c.number,
        Sort.NAME: people.c.sorted_name,
        Sort.ROLE: people.c.role,
        Sort.TERRITORY: people.c.territory,
        Sort.TRAINED: people.c.trained,
        Sort.EXPIRES: people.c.expires,
        Sort.STATUS: _rank(day),
    }
    first = by[query.sort]
    ordered: list[ColumnElement[Any]] = [first.desc() if query.is_descending else first.asc()]
    if query.sort in {Sort.TRAINED, Sort.EXPIRES}:
        ordered.insert(0, first.is_(None))  # those of whom there is no day come last, whichever way
    return [*ordered, people.c.number]


def _rank(day: dt.date) -> ColumnElement[int]:
    return case({str(each): rank for rank, each in enumerate(Status)}, value=standing.status(day))


def _line(row: Row[Any], day: dt.date) -> PersonRow:
    where = Status(row.status)
    days = abs((row.expires - day).days) if where in {Status.EXPIRING, Status.EXPIRED} else 0
    return PersonRow(
        id=row.id,
        number=row.number,
        name=row.name,
        role=Role(row.role),
        structure=row.structure,
        territory=row.territory,
        trained=row.trained,
        certificate=row.certificate,
        expires=row.expires,
        is_active=is_active(row.last_declared, day),
        position=Position(where, days),
    )
