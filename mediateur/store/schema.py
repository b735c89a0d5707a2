"""The tables of the journal. A change here comes with a migration; a test proves that both agree.

Times are half-days: `day`, and `half` (0 morning, 1 afternoon) so that they sort in the order of time.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    event,
)

from mediateur.journal.draft import Draft
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Place

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _integer(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _day(name: str) -> Column[dt.date]:
    return Column(name, Date, nullable=False)


versions = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)

places = Table(
    "place",
    metadata,
    Column("id", Text, primary_key=True),
    *map(_text, ("name", "kind", "insee", "address", "hours", "phone")),
)

encounters = Table(
    "encounter",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _day("day"),
    _integer("half"),
    *map(_text, ("mediator", "pathway")),
    _integer("pathway_version"),
    _text("content_hash"),
    _integer("persons"),
    Column("place", Text, ForeignKey("place.id"), index=True),
    *map(_text, ("place_type", "duration", "autonomy")),
    _integer("guides_printed"),
    Column("kind", Text, nullable=False, server_default="individuel"),
    Column("helped", Integer, nullable=False, server_default="0"),
    Column("title", Text, nullable=False, server_default=""),
    Column("first_visits", Integer),
    Column("declared_later", Integer, nullable=False, server_default="0"),
    Column("origin", Text, nullable=False, server_default=""),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("removed_day", Date),
    Column("removed_half", Integer),
    Column("refusing", Boolean, nullable=False, server_default="0"),
    Index("ix_encounter_day", "day", "half"),
    Index("ix_encounter_removed", "removed_day"),
    comment="`removed_*` is when it was deleted, as long as that can be undone.",
)

tallies = Table(
    "tally",
    metadata,
    Column("encounter", Integer, ForeignKey("encounter.seq", ondelete="CASCADE"), primary_key=True),
    Column("axis", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    _text("code"),
    _integer("n"),
    _text("detail"),
    CheckConstraint("axis IN ('outcome', 'obstacle', 'age', 'equipment')", name="axis"),
    sqlite_with_rowid=False,
    comment="What an encounter counts on each axis, in the order in which it was given.",
)

notes = Table(
    "note",
    metadata,
    Column("encounter", Integer, ForeignKey("encounter.seq", ondelete="CASCADE"), primary_key=True),
    _text("text"),
)

corrections = Table(
    "correction",
    metadata,
    Column("encounter", Integer, ForeignKey("encounter.seq", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    _day("day"),
    _integer("half"),
    _text("reason"),
    Column("before", LargeBinary, nullable=False),
    comment="What a record was before each correction (`revision` is that of `before`); it goes with its record.",
)

tombstones = Table(
    "tombstone",
    metadata,
    Column("id", Text, primary_key=True),
    _text("origin"),
    _integer("revision"),
    comment="Records deleted for good, so that no import brings them back.",
)

workshops = Table(
    "workshop",
    metadata,
    Column("id", Text, primary_key=True),
    _text("mediator"),
    _day("touched_day"),
    Column("data", LargeBinary, nullable=False),
    comment="Workshops being counted, saved at each press.",
)

months = Table(
    "month",
    metadata,
    Column("origin", Text, primary_key=True),
    Column("month", Text, primary_key=True),
    _day("closed"),
    _integer("encounters"),
    Column("totals", LargeBinary, nullable=False),
    comment="Months whose details were deleted: what remains of them, by machine of origin.",
)

sealed = Table(
    "sealed",
    metadata,
    Column("id", Text, primary_key=True),
    _text("origin"),
    _text("month"),
    comment="The records that the totals of a closed month hold, so that no import counts them again.",
)

reports = Table(
    "report",
    metadata,
    Column("id", Text, primary_key=True),
    _day("day"),
    *map(_text, ("kind", "title")),
    Column("pdf", LargeBinary, nullable=False),
    Column("figures", LargeBinary),
    comment="Reports as they were sent, and the figures that they shared (none where those were shared before).",
)

machine = Table(
    "machine",
    metadata,
    Column("key", Text, primary_key=True),
    _text("value"),
    comment="What this journal is: its `origin`, a random id that its exports bear.",
)

contents = Table(
    "content",
    metadata,
    Column("key", Text, primary_key=True),
    Column("data", LargeBinary, nullable=False),
    comment="Resolved pathways of drafts, under the SHA-256 of their bytes: an answer does not write them again.",
)

drafts = Table(
    "draft",
    metadata,
    Column("id", Text, primary_key=True),
    _integer("turn"),
    Column("code", Text, nullable=False, unique=True),
    _text("mediator"),
    _day("day"),
    _integer("half"),
    _day("touched_day"),
    _integer("touched_half"),
    *map(_text, ("pathway", "title", "content_hash")),
    Column("content", Text, ForeignKey("content.key"), nullable=False, index=True),
    Column("events", LargeBinary, nullable=False),
    Column("parked", Boolean, nullable=False),
    _integer("guides_printed"),
)

differences = Table(
    "difference",
    metadata,
    Column("seq", Integer, primary_key=True),
    *map(_text, ("pathway", "step", "month", "what")),
)

audits = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True),
    _day("day"),
    _integer("half"),
    _text("action"),
    _text("record"),
    CheckConstraint("action NOT GLOB '*[^a-z-]*' AND length(action) <= 40", name="action"),
    CheckConstraint("record NOT GLOB '*[^A-Za-z0-9_-]*' AND length(record) <= 64", name="record"),
    comment="Append-only. Codes and ids, in which no sentence fits.",
)


@event.listens_for(audits, "after_create")
def _forbid_changes(_table: Table, connection: Connection, **_: object) -> None:
    for verb in ("UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
        )
    connection.exec_driver_sql(  # REPLACE deletes without asking the trigger of DELETE
        "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq) "
        "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
    )


link = Table(
    "link",
    metadata,
    Column("seq", Integer, CheckConstraint("seq = 1", name="one"), primary_key=True),
    *map(_text, ("server", "bucket", "account")),
    _day("day"),
    Column("territory", Text),
    Column("coarseness", Text),
    Column("since", Date),
    Column("paused", Text),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("sent", Date),
    comment="To which server this journal is joined; no secret.",
)

outbox = Table(
    "outbox",
    metadata,
    Column("turn", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
    comment="What may have to be sent: a turn is never given twice, a later change of the same thing has a later one.",
)

shared = Table(
    "shared",
    metadata,
    Column("key", Text, primary_key=True),
    *map(_text, ("etag", "digest")),
    *map(_integer, ("rank", "lift")),
    sqlite_with_rowid=False,
    comment="What the server is known to hold (an empty digest: may hold).",
)

senders = Table(
    "sender",
    metadata,
    Column("origin", Text, primary_key=True),
    *map(_text, ("territory", "program", "content")),
    Column("sent", Date),
    Column("stamp", Integer, nullable=False, server_default="0"),
    comment="The machines that a coordinator heard of.",
)

territories = Table(
    "territory",
    metadata,
    Column("place", Text, ForeignKey("place.id", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
    comment="Of which territory a place is.",
)


def fields(value: Draft | Encounter | Place | Count) -> dict[str, Any]:
    """Return the fields of a value by name, as they are."""
    return {name: getattr(value, name) for name in value.__struct_fields__}


def half_day(day: dt.date, half: int) -> HalfDay:
    """Return the half-day of two columns; `HalfDay.key` is the way back."""
    return HalfDay(day, tuple(Half)[half])
