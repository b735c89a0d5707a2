"""The figures of a register on a day: those who are in it, and what remains of those who were erased."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from mediateur.store.channel import Channel
from mediateur.store.register import standing
from mediateur.store.register.schema import certificates, departed, departed_renewals, people
from mediateur.training.figures import Cell, Group, Month
from mediateur.training.register import IN_TRAINING, Role, Status
from mediateur.training.rules import ACTIVE_MONTHS
from mediateur.training.validity import first_day

_N = func.count().label("n")


class Figures:
    """The figures of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def cells(self, day: dt.date) -> tuple[Cell, ...]:
        """Return those of each role in each territory."""
        return tuple(self._cells(day))

    def expiring(self, first: dt.date, last: dt.date) -> tuple[Month, ...]:
        """Return how many attestations that stand end in each month of some days."""
        month = func.substr(people.c.expires, 1, 7).label("month")
        stands = and_(people.c.state == "", people.c.expires.between(first, last))
        return self._months(select(month, _N).where(stands).group_by(month))

    def renewed(self, first: dt.date, last: dt.date) -> tuple[Month, ...]:
        """Return how many attestations were renewed in each month of some days."""
        month = func.substr(certificates.c.issued, 1, 7).label("month")
        there = and_(certificates.c.renews != "", certificates.c.issued.between(first, last))
        gone = departed_renewals.c.month
        return self._months(
            select(month, _N).where(there).group_by(month),
            select(gone, _N).where(gone.between(_month(first), _month(last))).group_by(gone),
        )

    def _cells(self, day: dt.date) -> Iterator[Cell]:
        sums: dict[tuple[str, str], Counter[str]] = {}
        for query in (_of_people(day), _of_departed(day)):
            for row in self._channel.read(query):
                found = dict(row._mapping)
                sums.setdefault((found.pop("territory"), found.pop("role")), Counter()).update(found)
        for (territory, role), figures in sorted(sums.items()):
            yield Cell(territory, role, Group("", **figures))

    def _months(self, *queries: Select[Any]) -> tuple[Month, ...]:
        sums: Counter[str] = Counter()
        for query in queries:
            for row in self._channel.read(query):
                sums[row.month] += row.n
        return tuple(Month(month, n) for month, n in sorted(sums.items()))


def _of_people(day: dt.date) -> Select[Any]:
    inner = (
        select(
            people.c.territory,
            people.c.role,
            (people.c.trained <= day).label("is_trained"),
            standing.is_active(day).label("is_active"),
            standing.status(day).label("status"),
        )
        .cte("mediator")
        .prefix_with("MATERIALIZED")
    )  # or each figure would work the status out again
    status = inner.c.status
    return select(
        inner.c.territory,
        inner.c.role,
        func.count().label("people"),
        _how_many(inner.c.is_trained).label("trained"),
        _how_many(inner.c.is_active).label("active"),
        _how_many(status.in_([Status.VALID, Status.EXPIRING])).label("certified"),
        _how_many(status == Status.EXPIRED).label("expired"),
        _how_many(status.in_(IN_TRAINING)).label("in_training"),
        _how_many(inner.c.role == Role.TRAINER).label("trainers"),
    ).group_by(inner.c.territory, inner.c.role)


def _of_departed(day: dt.date) -> Select[Any]:
    """Return the figures of those who were erased: what stood then stands until the end of its month."""
    ended = and_(departed.c.expires != "", departed.c.expires < _month(day))
    declared_since = _month(first_day(day, ACTIVE_MONTHS))
    return select(
        departed.c.territory,
        departed.c.role,
        func.count().label("erased"),
        _how_many(departed.c.trained.between("0", _month(day))).label("trained"),
        _how_many(departed.c.declared.between(declared_since, _month(day))).label("active"),
        _how_many(departed.c.expires >= _month(day)).label("certified"),
        _how_many(departed.c.is_expired | ended).label("expired"),
    ).group_by(departed.c.territory, departed.c.role)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)


def _month(day: dt.date) -> str:
    return day.isoformat()[:7]
