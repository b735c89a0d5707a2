"""Insertions put together once, as the driver runs them: for one row, SQLAlchemy takes longer than SQLite."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Date, Table
from sqlalchemy.dialects.sqlite import dialect


class Insertion:
    """An insertion of rows of a table, whole but for the columns `without`, which take their defaults."""

    def __init__(self, table: Table, *, without: frozenset[str] = frozenset()) -> None:
        self._table = table
        self._columns = [column for column in table.c if column.name not in without]
        self._days = [column.name for column in self._columns if isinstance(column.type, Date)]

    @cached_property
    def statement(self) -> str:
        """What the driver runs, with a name for each value."""
        names = [column.name for column in self._columns]
        return str(self._table.insert().compile(dialect=dialect(paramstyle="named"), column_keys=names))

    def values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the driver is given of a row: days as the table keeps them."""
        return {**row, **{name: row[name].isoformat() for name in self._days}}
