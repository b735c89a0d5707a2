"""The journal page by page: a query is counted and cut once, then any page of it is read from where it begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, or_, select

from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.query import PAGE, Key, Match, Overview, Query
from mediateur.journal.statistics import NO_FIGURE, Filters, Period, merged, total
from mediateur.store.channel import Channel
from mediateur.store.encounters import KEPT, read_encounters
from mediateur.store.listed import listed
from mediateur.store.rollups import Apart, Rollups
from mediateur.store.schema import encounters, months, tallies

_ORDER = (encounters.c.day, encounters.c.half, encounters.c.seq)
_PLACE_ID = literal_column("+encounter.place", encounters.c.place.type)  # its index gives no order


class JournalPages:
    """The journal of a unit of work, as a table shows it; deleted encounters are never in it."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._rollups = Rollups(channel)

    def overview(self, query: Query) -> Overview:
        """Count what answers a query, and find where its pages begin.

        What only the records tell takes as many reads as there are records on its days; else, the rollups tell.
        """
        counted = self._told(query)
        kinds = dict(counted.by_kind)
        events = kinds.pop(Kind.EVENT.value, NO_FIGURE)
        present = total(kinds.values())
        days = sorted(counted.by_day.items(), reverse=query.newest_first)
        return Overview(
            sessions=present.encounters,
            visits=present.touched,
            events=events.encounters,
            estimated=events.estimated,
            pages=tuple(_pages((day, figures.encounters) for day, figures in days)),
            closed=self._closed(query if days else Query()),
        )

    def page(self, query: Query, start: Key | None = None) -> tuple[Encounter, ...]:
        """Return the first `PAGE` encounters of a query, or those from `start` on."""
        order = _order(query)
        seqs = select(encounters.c.seq).where(*_conditions(query)).order_by(*order).limit(PAGE)
        if start is not None:
            seqs = seqs.where(_from(start, newest_first=query.newest_first)).offset(start.skipped)
        found = [row.seq for row in self._channel.read(seqs)]
        return read_encounters(self._channel, encounters.c.seq.in_(listed(found)), order=order)

    def months(self) -> tuple[str, ...]:
        """Return the months (YYYY-MM) in which there are encounters, newest first."""
        return tuple(f"{first:%Y-%m}" for first in sorted(self._rollups.months(), reverse=True))

    def _closed(self, query: Query) -> tuple[str, ...]:
        within = [months.c.month >= f"{query.since:%Y-%m}"] if query.since else []
        within += [months.c.month <= f"{query.until:%Y-%m}"] if query.until else []
        found = self._channel.read(select(months.c.month).distinct().where(*within).order_by(months.c.month))
        return tuple(row.month for row in found)

    def latest(self) -> Encounter | None:
        """Return the individual encounter of this machine that was kept last."""
        mine = (KEPT, encounters.c.kind == Kind.INDIVIDUAL.value, encounters.c.origin == "")
        last = select(encounters.c.seq).where(*mine).order_by(encounters.c.seq.desc()).limit(1)
        found = [row.seq for row in self._channel.read(last)]
        return next(iter(read_encounters(self._channel, encounters.c.seq.in_(found))), None)

    def _told(self, query: Query) -> Apart:
        borne = [(axis, code) for axis, code in (("outcome", query.outcome), ("place_type", query.place_type)) if code]
        if query.words or len(borne) > 1:
            return self._counted(query)
        if borne:
            return self._rollups.bearing(*borne[0], *_asked(query))
        return self._rollups.apart(*_asked(query))

    def _counted(self, query: Query) -> Apart:
        """Return the figures of the records themselves: how many, and of how many persons."""
        day, kind = encounters.c.day, encounters.c.kind
        many, persons = func.count().label("many"), func.sum(encounters.c.persons).label("persons")
        rows = self._channel.read(select(day, kind, many, persons).where(*_conditions(query)).group_by(day, kind))
        parts = [
            (row, NO_FIGURE._replace(encounters=row.many, touched=row.persons, estimated=row.persons)) for row in rows
        ]
        return Apart(
            by_day=merged({row.day: figures} for row, figures in parts),
            by_kind=merged({row.kind: figures} for row, figures in parts),
        )


def _asked(query: Query) -> tuple[Period, Filters]:
    """Return the same question in the words of statistics."""
    period = Period(query.since or dt.date.min, query.until or dt.date.max)
    return period, Filters(query.pathway or None, query.place or None, query.kind)


def _pages(days: Iterable[tuple[dt.date, int]]) -> Iterator[Key]:
    """Yield where each page begins, `PAGE` encounters after the one before."""
    before = 0
    for day, many in days:
        for skipped in range(-before % PAGE, many, PAGE):
            yield Key(day, skipped)
        before += many


def _order(query: Query) -> tuple[ColumnElement[object], ...]:
    return tuple(column.desc() if query.newest_first else column.asc() for column in _ORDER)


def _from(start: Key, *, newest_first: bool) -> ColumnElement[bool]:
    """Keep a day and all that come after it."""
    return encounters.c.day <= start.day if newest_first else encounters.c.day >= start.day


def _conditions(query: Query) -> Iterator[ColumnElement[bool]]:
    yield KEPT
    if query.since is not None:
        yield encounters.c.day >= query.since
    if query.until is not None:
        yield encounters.c.day <= query.until
    for column, value in (
        (encounters.c.pathway, query.pathway),
        (_PLACE_ID, query.place),
        (encounters.c.place_type, query.place_type),
        (encounters.c.kind, query.kind.value if query.kind else ""),
    ):
        if value:
            yield column == value
    if query.outcome:
        yield _counts("outcome", (query.outcome,))
    yield from map(_answers, query.words)


def _answers(word: Match) -> ColumnElement[bool]:
    """Keep the encounters that bear one of the codes of a word."""
    columns = (
        (encounters.c.pathway, word.pathways),
        (_PLACE_ID, word.places),
        (encounters.c.place_type, word.place_types),
        (encounters.c.kind, word.kinds),
    )
    borne = [column.in_(codes) for column, codes in columns if codes]
    counted = [
        _counts(axis, codes) for axis, codes in (("outcome", word.outcomes), ("obstacle", word.obstacles)) if codes
    ]
    return or_(literal_column("0") == 1, *borne, *counted)


def _counts(axis: str, codes: tuple[str, ...]) -> ColumnElement[bool]:
    mine = and_(tallies.c.encounter == encounters.c.seq, tallies.c.axis == axis)
    return exists().where(mine, tallies.c.code.in_(codes), tallies.c.n > 0)
