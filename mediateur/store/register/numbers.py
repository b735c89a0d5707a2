"""Numbers that are given once, and rows that are added once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Table, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from mediateur.store.channel import Channel
from mediateur.store.register.schema import counters

_CHUNK = 5000


def take(channel: Channel, series: str) -> int:
    """Take the next number of a series; it is given again only if the unit of work is not committed."""
    fresh = upsert(counters).values(name=series, last=1)
    statement = fresh.on_conflict_do_update(index_elements=["name"], set_={"last": counters.c.last + 1})
    number: int = channel.write(statement.returning(counters.c.last))[0][0]
    return number


def reach(channel: Channel, series: str, number: int) -> None:
    """Make sure that a number, which came from elsewhere, is not given by this register."""
    if number <= 0:
        return
    fresh = upsert(counters).values(name=series, last=number)
    most = func.max(counters.c.last, number)
    channel.write(fresh.on_conflict_do_update(index_elements=["name"], set_={"last": most}))


def insert_new(channel: Channel, table: Table, key: Column[str], rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Insert the rows whose key is not there yet; return the keys of these."""
    wanted = {row[key.name]: row for row in rows}
    names = list(wanted)
    there: set[str] = set()
    for start in range(0, len(names), _CHUNK):
        query = select(key).where(key.in_(names[start : start + _CHUNK]))
        there.update(row[0] for row in channel.read(query))
    fresh = [row for name, row in wanted.items() if name not in there]
    if fresh:
        channel.write(insert(table), fresh)
    return tuple(name for name in names if name not in there)
