"""The records that the rollups do not hold yet: few, and counted one by one when figures are asked for."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import BindParameter, Date, Integer, Row, Select, Text, bindparam, column, func, select, table

from mediateur.journal.statistics import Figures, Filters, Period
from mediateur.store.channel import Channel
from mediateur.store.counting import due
from mediateur.store.counting_rules import BEARING, FIGURES, PERSONS, RECORDS
from mediateur.store.listed import batches

_figures = table(
    "rollup_of_figures",
    column("encounter", Integer),
    column("day", Date),
    *(column(name, Text) for name in ("kind", "pathway", "place")),
    *(column(name, Integer) for name in FIGURES),
)
_cells = table(
    "rollup_of_cells", column("encounter", Integer), column("axis", Text), column("code", Text), column("n", Integer)
)
# SQLite looks a record up when it is given its number; given a query for the numbers, it would read the whole journal.
_SEQS: BindParameter[Any] = bindparam("seqs", expanding=True)
_DUE = select(due.c.encounter)
_RECORDS = select(_figures).where(_figures.c.encounter.in_(_SEQS))
_CODES = (
    select(_cells.c.axis, _cells.c.code, func.sum(_cells.c.n).label("n"))
    .where(_cells.c.encounter.in_(_SEQS), _cells.c.axis.not_in(BEARING))
    .group_by(_cells.c.axis, _cells.c.code)
)
_BEARING = select(_cells).where(_cells.c.encounter.in_(_SEQS))


class Uncounted:
    """The records of a period that wait to be counted, and that the filters keep."""

    def __init__(self, channel: Channel, period: Period, filters: Filters) -> None:
        self._channel = channel
        found = self._read(_RECORDS, (row.encounter for row in channel.read(_DUE)))
        self._records = tuple(row for row in found if _is_asked(row, period, filters))

    def apart(self, by: str) -> Iterator[dict[Any, Figures]]:
        """Yield the figures of each record under its day, kind, pathway or place (the name of a column)."""
        for row in self._records:
            yield {row._mapping[by]: Figures(*(row._mapping[name] for name in FIGURES))}

    def bearing(self, axis: str, code: str) -> Iterator[tuple[dt.date, str, str, int]]:
        """Yield (day, kind, which of BEARING, how many) of each record that bears a code of an axis."""
        mine = {row.encounter: row for row in self._records}
        asked = _cells.c.axis.in_((f"{RECORDS}{axis}", f"{PERSONS}{axis}")), _cells.c.code == code
        for row in self._read(_BEARING.where(*asked), mine):
            yield mine[row.encounter].day, mine[row.encounter].kind, row.axis, row.n

    def codes(self) -> dict[tuple[str, str], int]:
        """Return how many of each axis and code."""
        found: Counter[tuple[str, str]] = Counter()
        for row in self._read(_CODES, (row.encounter for row in self._records)):
            found[row.axis, row.code] += row.n
        return dict(found)

    def _read(self, query: Select[Any], seqs: Iterable[int]) -> Iterator[Row[Any]]:
        for some in batches(seqs):
            yield from self._channel.read(query.params(seqs=some))


def _is_asked(row: Row[Any], period: Period, filters: Filters) -> bool:
    """Whether a record is of a period, and has the value of every filter that is set."""
    return period.since <= row.day <= period.until and filters.keep_of(row.pathway, row.place, row.kind)
