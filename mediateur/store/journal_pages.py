"""The journal page by page: a query is counted and cut once, then any page of it is read from where it begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, and_, exists, func, literal_column, or_, select, tuple_

from mediateur.journal.encounter import Encounter, Kind
from mediateur.journal.query import PAGE, Key, Match, Overview, Query
from mediateur.store.channel import Channel
from mediateur.store.encounters import KEPT, read_encounters
from mediateur.store.schema import encounters, tallies

_ORDER = (encounters.c.day, encounters.c.half, encounters.c.seq)
_PLACE_ID = literal_column("+encounter.place", encounters.c.place.type)  # its index gives no order


class JournalPages:
    """The journal of a unit of work, as a table shows it; deleted encounters are never in it."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def overview(self, query: Query) -> Overview:
        """Count what answers a query, and find where its pages begin; reads as many rows as there are of its days."""
        where = tuple(_conditions(query))
        many, persons = func.count().label("many"), func.sum(encounters.c.persons).label("persons")
        counted = select(encounters.c.kind, many, persons).where(*where).group_by(encounters.c.kind)
        figures = {row.kind: (int(row.many), int(row.persons)) for row in self._channel.read(counted)}
        events, estimated = figures.pop(Kind.EVENT.value, (0, 0))
        return Overview(
            sessions=sum(count for count, _ in figures.values()),
            visits=sum(persons for _, persons in figures.values()),
            events=events,
            estimated=estimated,
            pages=tuple(_pages(self._half_days(query, where))),
        )

    def page(self, query: Query, start: Key | None = None) -> tuple[Encounter, ...]:
        """Return the first `PAGE` encounters of a query, or those from `start` on."""
        order = _order(query)
        seqs = select(encounters.c.seq).where(*_conditions(query)).order_by(*order).limit(PAGE)
        if start is not None:
            seqs = seqs.where(_from(start, newest_first=query.newest_first)).offset(start.skipped)
        found = [row.seq for row in self._channel.read(seqs)]
        return read_encounters(self._channel, encounters.c.seq.in_(found), order=order)

    def months(self) -> tuple[str, ...]:
        """Return the months (YYYY-MM) in which there are encounters, newest first."""
        return tuple(self._months())

    def latest(self) -> Encounter | None:
        """Return the individual encounter of this machine that was kept last."""
        mine = (KEPT, encounters.c.kind == Kind.INDIVIDUAL.value, encounters.c.origin == "")
        last = select(encounters.c.seq).where(*mine).order_by(encounters.c.seq.desc()).limit(1)
        found = [row.seq for row in self._channel.read(last)]
        return next(iter(read_encounters(self._channel, encounters.c.seq.in_(found))), None)

    def _months(self) -> Iterator[str]:
        newest = select(encounters.c.day).where(KEPT).order_by(encounters.c.day.desc()).limit(1)
        before: dt.date | None = None
        while rows := self._channel.read(newest if before is None else newest.where(encounters.c.day < before)):
            before = rows[0].day.replace(day=1)
            yield f"{before:%Y-%m}"

    def _half_days(self, query: Query, where: Iterable[ColumnElement[bool]]) -> Iterable[tuple[dt.date, int, int]]:
        """Return how many there are of each half-day, in order; without other conditions, from the index alone."""
        counted = select(encounters.c.day, encounters.c.half, func.count().label("many")).where(*where)
        in_order = counted.group_by(encounters.c.day, encounters.c.half).order_by(*_order(query)[:2])
        return ((row.day, row.half, int(row.many)) for row in self._channel.read(in_order))


def _pages(half_days: Iterable[tuple[dt.date, int, int]]) -> Iterator[Key]:
    """Yield where each page begins, `PAGE` encounters after the one before."""
    before = 0
    for day, half, many in half_days:
        for skipped in range(-before % PAGE, many, PAGE):
            yield Key(day, half, skipped)
        before += many


def _order(query: Query) -> tuple[ColumnElement[object], ...]:
    return tuple(column.desc() if query.newest_first else column.asc() for column in _ORDER)


def _from(start: Key, *, newest_first: bool) -> ColumnElement[bool]:
    """Keep a half-day and all that come after it."""
    here, there = tuple_(encounters.c.day, encounters.c.half), tuple_(start.day, start.half)
    return here <= there if newest_first else here >= there


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
