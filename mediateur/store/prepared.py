"""Changes put together once, as the driver runs them: for one row, SQLAlchemy takes longer than SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Date, Insert, Table, Update, bindparam
from sqlalchemy.dialects.sqlite import dialect


class Prepared:
    """A change that takes from a row the values of some columns, each under the name of its column."""

    def __init__(self, change: Insert | Update, columns: Iterable[Column[Any]]) -> None:
        self._change = change
        self._days = [column.name for column in columns if isinstance(column.type, Date)]

    @cached_property
    def statement(self) -> str:
        """What the driver runs, with a name for each value."""
        return str(self._change.compile(dialect=dialect(paramstyle="named")))

    def values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the driver is given of a row: days as the table keeps them."""
        return {**row, **{name: row[name].isoformat() for name in self._days}}


def insertion(table: Table, *, without: frozenset[str] = frozenset()) -> Prepared:
    """Return an insertion of rows of a table, whole but for the columns `without`, which take their defaults."""
    columns = [column for column in table.c if column.name not in without]
    return Prepared(table.insert().values({column: bindparam(column.name) for column in columns}), columns)
