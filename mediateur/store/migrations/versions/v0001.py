"""The first schema."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table of the first version."""
    _places_and_encounters()
    _drafts()
    _records()


def _places_and_encounters() -> None:
    op.create_table(
        "place",
        *_columns(sa.Text, "id", "name", "kind", "insee", "address", "hours", "phone"),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
    )
    op.create_table(
        "encounter",
        *_columns(sa.Integer, "seq"),
        *_columns(sa.Text, "id"),
        *_columns(sa.Date, "day"),
        *_columns(sa.Integer, "half"),
        *_columns(sa.Text, "mediator", "pathway"),
        *_columns(sa.Integer, "pathway_version"),
        *_columns(sa.Text, "content_hash"),
        *_columns(sa.Integer, "persons"),
        sa.Column("place", sa.Text),
        *_columns(sa.Text, "place_type", "duration", "autonomy"),
        *_columns(sa.Integer, "guides_printed"),
        sa.PrimaryKeyConstraint("seq", name="pk_encounter"),
        sa.UniqueConstraint("id", name="uq_encounter_id"),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name="fk_encounter_place"),
    )
    op.create_index("ix_encounter_day", "encounter", ["day", "half"])
    op.create_index("ix_encounter_place", "encounter", ["place"])
    op.create_table(
        "tally",
        *_columns(sa.Integer, "encounter"),
        *_columns(sa.Text, "axis"),
        *_columns(sa.Integer, "position"),
        *_columns(sa.Text, "code"),
        *_columns(sa.Integer, "n"),
        *_columns(sa.Text, "detail"),
        sa.PrimaryKeyConstraint("encounter", "axis", "position", name="pk_tally"),
        _of_encounter("tally"),
        sa.CheckConstraint("axis IN ('outcome', 'obstacle', 'age')", name="ck_tally_axis"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        *_columns(sa.Integer, "encounter"),
        *_columns(sa.Text, "text"),
        sa.PrimaryKeyConstraint("encounter", name="pk_note"),
        _of_encounter("note"),
    )


def _drafts() -> None:
    op.create_table(
        "content",
        *_columns(sa.Text, "key"),
        *_columns(sa.LargeBinary, "data"),
        sa.PrimaryKeyConstraint("key", name="pk_content"),
    )
    op.create_table(
        "draft",
        *_columns(sa.Text, "id"),
        *_columns(sa.Integer, "turn"),
        *_columns(sa.Text, "code", "mediator"),
        *_columns(sa.Date, "day"),
        *_columns(sa.Integer, "half"),
        *_columns(sa.Date, "touched_day"),
        *_columns(sa.Integer, "touched_half"),
        *_columns(sa.Text, "pathway", "title", "content_hash", "content"),
        *_columns(sa.LargeBinary, "events"),
        *_columns(sa.Boolean, "parked"),
        *_columns(sa.Integer, "guides_printed"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
        sa.UniqueConstraint("code", name="uq_draft_code"),
        sa.ForeignKeyConstraint(["content"], ["content.key"], name="fk_draft_content"),
    )
    op.create_index("ix_draft_content", "draft", ["content"])


def _records() -> None:
    op.create_table(
        "difference",
        *_columns(sa.Integer, "seq"),
        *_columns(sa.Text, "pathway", "step", "month", "what"),
        sa.PrimaryKeyConstraint("seq", name="pk_difference"),
    )
    op.create_table(
        "audit",
        *_columns(sa.Integer, "seq"),
        *_columns(sa.Date, "day"),
        *_columns(sa.Integer, "half"),
        *_columns(sa.Text, "action", "record"),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
        sa.CheckConstraint("action NOT GLOB '*[^a-z-]*' AND length(action) <= 40", name="ck_audit_action"),
        sa.CheckConstraint("record NOT GLOB '*[^A-Za-z0-9_-]*' AND length(record) <= 64", name="ck_audit_record"),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_no_{verb.lower()} BEFORE {verb} ON audit "
            "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
        )


def _columns(kind: type[sa.types.TypeEngine[Any]], *names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, kind(), nullable=False) for name in names)


def _of_encounter(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["encounter"], ["encounter.seq"], name=f"fk_{table}_encounter", ondelete="CASCADE")
