"""Changes put together once, as the driver runs them: for one row, SQLAlchemy takes longer than SQLite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Column, Date, Insert, Table, Update, bindparam
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """A change that takes from a row the values of some columns, each under the name of its column."""

    def __init__(self, change: Insert | Update, columns: Iterable[Column[Any]]) -> None:
        self._change = change
        self._days = {column.name for column in columns if isinstance(column.type, Date)}

    @cached_property
    def statement(self) -> str:
        """What the driver runs."""
        return str(self._compiled)

    def values(self, row: Mapping[str, Any]) -> list[Any]:
        """Return what the driver is given of a row, in the order of the statement: days as the table keeps them.

        By their names, the driver would take two thirds longer to find them.
        """
        return [row[name].isoformat() if is_day else row[name] for name, is_day in self._order]

    @cached_property
    def _order(self) -> list[tuple[str, bool]]:
        return [(name, name in self._days) for name in self._compiled.positiontup or ()]

    @cached_property
    def _compiled(self) -> SQLCompiler:
        return self._change.compile(dialect=dialect(paramstyle="qmark"))


def insertion(table: Table, *, without: frozenset[str] = frozenset()) -> Prepared:
    """Return an insertion of rows of a table, whole but for the columns `without`, which take their defaults."""
    columns = [column for column in table.c if column.name not in without]
    return Prepared(table.insert().values({column: bindparam(column.name) for column in columns}), columns)
