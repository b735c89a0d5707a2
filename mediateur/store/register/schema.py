"""The tables of the register. What a person did is added, and only erasing her takes it away.

The table of mediators holds where each stands by the rule in force (`trained` to `state`), so that a list of thousands
is read and filtered by SQL alone; it is worked out by `training.rules` at each change.
"""
# ruff: noqa: S608 - no value is put into a statement

from __future__ import annotations

import datetime as dt

from sqlalchemy import Boolean, Column, Connection, Date, ForeignKey, Index, Integer, MetaData, Table, Text, event

VERSION = "2"
DAYS = ("trained", "training_ends", "tested", "observed", "expires", "remind")
metadata = MetaData()


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _day(name: str) -> Column[dt.date]:
    return Column(name, Date, nullable=False)


def _person() -> Column[str]:
    return Column("person", Text, ForeignKey("person.id"), nullable=False, index=True)


about = Table(
    "about",
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),
    comment="The version of these tables, the rule by which mediators stand where `person` says, the random id of the "
    "register, which its copies bear, and how many times it was changed.",
)

counters = Table(
    "counter",
    metadata,
    Column("name", Text, primary_key=True),
    _integer("last"),
    comment="The last number that was given of each series; none is given twice.",
)

people = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    *map(_text, ("name", "contact", "structure", "territory", "role")),
    _day("entered"),
    *(Column(name, Date) for name in ("last_declared", "declared_trained", "declared_certified")),
    *map(_text, ("sought", "sorted_name")),
    *(Column(name, Date) for name in DAYS),
    Column("certificate", Text, nullable=False, server_default=""),
    Column("state", Text, nullable=False, server_default=""),
    Column("mark", Text, nullable=False, server_default="", comment="Drawn at random: it outlives her in `gone`."),
    Index("ix_person_sorted", "sorted_name", "number"),
    Index("ix_person_expires", "expires"),
    # All that figures are made of, so that no name is read for them.
    Index("ix_person_figures", "territory", "role", "certificate", "state", *DAYS, "last_declared"),
)

sessions = Table(
    "session",
    metadata,
    Column("id", Text, primary_key=True),
    _text("title"),
    Column("day", Date, nullable=False, index=True),
    *map(_text, ("place", "territory", "trainer")),
    *map(_integer, ("seats", "minutes")),
    _text("replays"),
)

attendances = Table(
    "attendance",
    metadata,
    Column("person", Text, ForeignKey("person.id"), primary_key=True),
    Column("session", Text, ForeignKey("session.id"), primary_key=True),
    Column("whole", Boolean, nullable=False),
    Index("ix_attendance_session", "session", "person", "whole"),
    sqlite_with_rowid=False,
)

observations = Table(
    "observation",
    metadata,
    Column("id", Text, primary_key=True),
    _person(),
    _day("day"),
    *map(_text, ("trainer", "right", "wrong")),
    Column("is_signed", Boolean, nullable=False),
    Column("is_enough", Boolean, nullable=False),
)

quizzes = Table(
    "quiz",
    metadata,
    Column("id", Text, primary_key=True),
    _person(),
    _day("day"),
    _text("kind"),
    *map(_integer, ("right", "out_of")),
)

certificates = Table(
    "certificate",
    metadata,
    Column("number", Text, primary_key=True),
    _person(),
    Column("issued", Date, nullable=False, index=True),
    _day("trained"),
    _text("title"),
    _integer("minutes"),
    _day("expires"),
    *map(_text, ("rule", "renews")),
)

events = Table(
    "certificate_event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("certificate", Text, ForeignKey("certificate.number"), nullable=False, index=True),
    _day("day"),
    *map(_text, ("turn", "reason")),
)

announced = Table(
    "announced",
    metadata,
    Column("person", Text, ForeignKey("person.id"), primary_key=True),
    _day("day"),
    comment="Mediators who will be erased from a day on, as it was announced.",
)

erasing = Table(
    "erasing",
    metadata,
    Column("person", Text, primary_key=True),
    comment="Filled only while mediators are erased: what was added may then go.",
)

gone = Table(
    "gone",
    metadata,
    Column("mark", Text, primary_key=True),
    comment="The marks of those who left, which were drawn at random and tell nothing: by them they leave copies too.",
)

departed = Table(
    "departed",
    metadata,
    Column("seq", Integer, primary_key=True),
    *map(_text, ("role", "territory", "trained", "expires", "declared")),
    Column("is_expired", Boolean, nullable=False),
    comment="What remains in the figures of those who were erased: months, no day, no name, no number. `expires` is "
    "empty for one whose attestation did not stand.",
)

departed_renewals = Table(
    "departed_renewal",
    metadata,
    Column("seq", Integer, primary_key=True),
    _text("month"),
    comment="The renewals of those who were erased, by month; nothing says whose.",
)

shared = Table(
    "shared",
    metadata,
    Column("seq", Integer, primary_key=True),
    _day("day"),
    _text("figures"),
    comment="The figures that have left, as they were sent: the next ones are decided beside them.",
)

ADDED = (observations, quizzes, certificates, events)


def _forbid_changes(table: Table, connection: Connection, **_: object) -> None:
    key = next(iter(table.primary_key)).name
    refusal = f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
    alone = "NOT EXISTS (SELECT 1 FROM erasing)"
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER {table.name}_no_{verb.lower()} BEFORE {verb} ON {table.name} WHEN {alone} {refusal}"
        )
    connection.exec_driver_sql(  # REPLACE deletes without asking the trigger of DELETE
        f"CREATE TRIGGER {table.name}_no_replace BEFORE INSERT ON {table.name} "
        f"WHEN EXISTS (SELECT 1 FROM {table.name} WHERE {key} = NEW.{key}) {refusal}"
    )


for _table in ADDED:
    event.listen(_table, "after_create", _forbid_changes)
