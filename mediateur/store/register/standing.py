"""Where mediators stand: worked out by the rules at each change, then read by SQL on any day.

A test holds the words of SQL here to `training.rules`, which decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mediateur.store.channel import Channel
from mediateur.store.register import records
from mediateur.store.register.schema import about, people
from mediateur.training import rules
from mediateur.training.register import CERTIFIED, PersonRecord, Rule, Status, Turn, rule_text
from mediateur.training.validity import first_day

_KEY = "rule"


class Ledger:
    """What a unit of work has touched: those mediators are settled when it is committed."""

    def __init__(self, channel: Channel, rule: Rule) -> None:
        self.channel = channel
        self._rule = rule
        self._touched: set[str] = set()

    def touch(self, person_ids: Iterable[str]) -> None:
        """Note that something of these mediators has changed."""
        self._touched.update(person_ids)

    def renew(self) -> None:
        """Work everybody out again where another rule has come into force."""
        kept = self.channel.read(select(about.c.value).where(about.c.key == _KEY))
        if [row.value for row in kept] == [rule_text(self._rule)]:
            return
        self._settle(records.read(self.channel))
        fresh = upsert(about).values(key=_KEY, value=rule_text(self._rule))
        self.channel.write(fresh.on_conflict_do_update(index_elements=["key"], set_={"value": fresh.excluded.value}))
        self.channel.commit()

    def settle(self) -> None:
        """Work out again those who were touched."""
        self._settle(records.read(self.channel, self._touched))
        self._touched.clear()

    def _settle(self, found: Iterable[PersonRecord]) -> None:
        rows = [_row(record, self._rule) for record in found]
        if rows:
            names = [name for name in rows[0] if name != "whose"]
            statement = update(people).where(people.c.id == bindparam("whose"))
            self.channel.write(statement.values({name: bindparam(name) for name in names}), rows)


def _row(record: PersonRecord, rule: Rule) -> dict[str, Any]:
    found = rules.standing(record, rule)
    return {
        "whose": record.person.id,
        "trained": found.trained,
        "training_ends": found.training_ends,
        "tested": found.tested,
        "observed": found.observed,
        "expires": found.last.expires if found.last else None,
        "remind": rules.reminder(found.last) if found.last else None,
        "certificate": found.last.number if found.last else "",
        "state": found.turn.turn if found.turn and found.turn.turn is not Turn.RESUMED else "",
    }


def status(day: dt.date) -> ColumnElement[str]:
    """Return where a mediator stands on a day, as `rules.position` says."""
    none = people.c.certificate == ""
    return case(
        (and_(none, or_(people.c.training_ends.is_(None), people.c.training_ends < day)), Status.TO_TRAIN),
        (and_(none, people.c.tested.is_(None)), Status.TO_TEST),
        (and_(none, people.c.observed.is_(None)), Status.TO_OBSERVE),
        (none, Status.READY),
        (people.c.state == Turn.WITHDRAWN, Status.WITHDRAWN),
        (people.c.expires < day, Status.EXPIRED),
        (people.c.state == Turn.SUSPENDED, Status.SUSPENDED),
        (people.c.remind <= day, Status.EXPIRING),
        else_=literal(str(Status.VALID)),
    )


def is_active(day: dt.date) -> ColumnElement[bool]:
    """Return whether a session was declared in the twelve months before a day, as `rules.is_active` says."""
    return and_(
        people.c.last_declared.is_not(None),
        people.c.last_declared.between(first_day(day, rules.ACTIVE_MONTHS), day),
    )


def is_certified(day: dt.date) -> ColumnElement[bool]:
    """Return whether an attestation is valid on a day, as `rules.is_certified` says."""
    return status(day).in_(CERTIFIED)
