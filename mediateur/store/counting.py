"""The rollups: what statistics read instead of the journal. They follow from it, and can be made again at any time.

The figures of a record are those of journal.statistics: a property test holds both together.
"""
# ruff: noqa: S608 - no value is put into a statement

from __future__ import annotations

import sqlite3

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text, UniqueConstraint, delete

from mediateur.store.channel import Channel
from mediateur.store.counting_rules import (
    BY_BOTH,
    BY_PATHWAY,
    BY_PLACE,
    FIGURES,
    FIRST_OF_MONTH,
    MONTHLY,
    PREFIX,
    WHOLE,
    rules,
)
from mediateur.store.schema import metadata

due = Table(
    "due",
    metadata,
    Column("encounter", Integer, primary_key=True),
    Column("counted", Integer, nullable=False),
    comment="Records that the rollups do not hold for now.",
)

scopes = Table(
    "rollup_scope",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("grain", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("pathway", "place", "kind")),
    UniqueConstraint("grain", "pathway", "place", "kind"),
    comment="What is told apart, beside the kind: nothing (grain 0), the pathway (1), the place (2), both (3). "
    "The first three by month too (4 to 6).",
)

days = Table(
    "rollup_day",
    metadata,
    Column("scope", Integer, ForeignKey("rollup_scope.seq"), primary_key=True),
    Column("day", Date, primary_key=True),
    *(Column(name, Integer, nullable=False) for name in FIGURES),
    sqlite_with_rowid=False,
)

cells = Table(
    "rollup_cell",
    metadata,
    Column("scope", Integer, ForeignKey("rollup_scope.seq"), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("axis", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("n", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# How many statements may write in a transaction before its records are counted with it.
MANY = 200
_SETTLE = delete(due)
_RULES = f"SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') AND name GLOB '{PREFIX}*'"


def settle(channel: Channel) -> None:
    """Count what waits, in this transaction. To count a record takes longer than to save it: see `MANY`."""
    channel.write(_SETTLE)


def settle_now(connection: sqlite3.Connection) -> None:
    """Count what waits, in a transaction of its own; nothing where another program is writing: it can wait."""
    try:
        connection.execute(f"DELETE FROM {due.name}")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise


def is_kept(connection: sqlite3.Connection) -> bool:
    """Whether the rollups of a journal are kept by the rules of this program."""
    return {(name, sql) for _, name, sql in connection.execute(_RULES)} == set(rules())


def keep(connection: sqlite3.Connection) -> None:
    """Have the rollups kept by the rules of this program, and count the whole journal, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        release(connection)
        for rule in rules():
            connection.execute(rule.sql)
        _recount(connection)
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def release(connection: sqlite3.Connection) -> None:
    """Drop the rules, so that tables can be rebuilt: the next opening finds them missing, and counts anew."""
    for kind, name, _ in connection.execute(_RULES).fetchall():
        connection.execute(f"DROP {kind} {name}")


def _recount(connection: sqlite3.Connection) -> None:
    for table in (due, cells, days, scopes):
        connection.execute(f"DELETE FROM {table.name}")
    key = "grain, pathway, place, kind"
    connection.execute(f"INSERT INTO rollup_scope ({key}) SELECT DISTINCT {key} FROM rollup_of_scopes")
    sums = ", ".join(f"sum({name})" for name in FIGURES)
    scope = (
        "JOIN rollup_scope AS r ON r.grain = {grain} AND r.pathway = {pathway} AND r.place = {place}"
        " AND r.kind = f.kind"
    )
    finest = scope.format(grain=BY_BOTH, pathway="f.pathway", place="coalesce(f.place, '')")
    connection.execute(
        f"INSERT INTO rollup_day SELECT r.seq, f.day, {sums} FROM rollup_of_figures AS f {finest} GROUP BY 1, 2"
    )
    connection.execute(
        "INSERT INTO rollup_cell SELECT r.seq, f.day, c.axis, c.code, sum(c.n) FROM rollup_of_cells AS c"
        f" CROSS JOIN encounter AS f ON f.seq = c.encounter {finest} GROUP BY 1, 2, 3, 4"
    )
    for grain, pathway, place in ((WHOLE, "''", "''"), (BY_PATHWAY, "f.pathway", "''"), (BY_PLACE, "''", "f.place")):
        for monthly, day in ((0, "c.day"), (MONTHLY, FIRST_OF_MONTH)):
            coarse = (
                f"JOIN rollup_scope AS f ON f.seq = c.scope AND f.grain = {BY_BOTH}"
                f" {scope.format(grain=grain + monthly, pathway=pathway, place=place)} GROUP BY"
            )
            connection.execute(f"INSERT INTO rollup_day SELECT r.seq, {day}, {sums} FROM rollup_day AS c {coarse} 1, 2")
            connection.execute(
                f"INSERT INTO rollup_cell SELECT r.seq, {day}, axis, code, sum(n) FROM rollup_cell AS c"
                f" {coarse} 1, 2, 3, 4"
            )
