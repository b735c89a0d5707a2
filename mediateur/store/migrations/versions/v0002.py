"""Workshops and events, corrections, deletions that last, closed months, reports as sent, the name of the machine."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

AXES = "axis IN ('outcome', 'obstacle', 'age', 'equipment')"


def upgrade() -> None:
    """Add what the journal counts beside sessions of one person, and what it remembers of its changes."""
    _kinds()
    _axes()
    _changes()
    _closed_months()


def _kinds() -> None:
    for column in (
        sa.Column("kind", sa.Text, nullable=False, server_default="individuel"),
        sa.Column("helped", sa.Integer, nullable=False, server_default="0"),
        sa.Column("title", sa.Text, nullable=False, server_default=""),
        sa.Column("first_visits", sa.Integer),
        sa.Column("declared_later", sa.Integer, nullable=False, server_default="0"),
        sa.Column("origin", sa.Text, nullable=False, server_default=""),
        sa.Column("revision", sa.Integer, nullable=False, server_default="1"),
        sa.Column("removed_day", sa.Date),
        sa.Column("removed_half", sa.Integer),
    ):
        op.add_column("encounter", column)
    op.create_index("ix_encounter_removed", "encounter", ["removed_day"])


def _axes() -> None:
    op.create_table(
        "tally_new",
        *_columns(sa.Integer, "encounter"),
        *_columns(sa.Text, "axis"),
        *_columns(sa.Integer, "position"),
        *_columns(sa.Text, "code"),
        *_columns(sa.Integer, "n"),
        *_columns(sa.Text, "detail"),
        sa.PrimaryKeyConstraint("encounter", "axis", "position", name="pk_tally"),
        _of_encounter("tally"),
        sa.CheckConstraint(AXES, name="ck_tally_axis"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO tally_new SELECT encounter, axis, position, code, n, detail FROM tally")
    op.drop_table("tally")
    op.rename_table("tally_new", "tally")


def _changes() -> None:
    op.create_table(
        "correction",
        *_columns(sa.Integer, "encounter", "revision"),
        *_columns(sa.Date, "day"),
        *_columns(sa.Integer, "half"),
        *_columns(sa.Text, "reason"),
        *_columns(sa.LargeBinary, "before"),
        sa.PrimaryKeyConstraint("encounter", "revision", name="pk_correction"),
        _of_encounter("correction"),
    )
    op.create_table(
        "tombstone",
        *_columns(sa.Text, "id", "origin"),
        *_columns(sa.Integer, "revision"),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
    )
    op.create_table(
        "workshop",
        *_columns(sa.Text, "id", "mediator"),
        *_columns(sa.Date, "touched_day"),
        *_columns(sa.LargeBinary, "data"),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
    )
    op.create_table(
        "machine",
        *_columns(sa.Text, "key", "value"),
        sa.PrimaryKeyConstraint("key", name="pk_machine"),
    )


def _closed_months() -> None:
    op.create_table(
        "month",
        *_columns(sa.Text, "origin", "month"),
        *_columns(sa.Date, "closed"),
        *_columns(sa.Integer, "encounters"),
        *_columns(sa.LargeBinary, "totals"),
        sa.PrimaryKeyConstraint("origin", "month", name="pk_month"),
    )
    op.create_table(
        "sealed",
        *_columns(sa.Text, "id", "origin", "month"),
        sa.PrimaryKeyConstraint("id", name="pk_sealed"),
    )
    op.create_table(
        "report",
        *_columns(sa.Text, "id"),
        *_columns(sa.Date, "day"),
        *_columns(sa.Text, "kind", "title"),
        *_columns(sa.LargeBinary, "pdf"),
        sa.Column("figures", sa.LargeBinary),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
    )


def _columns(kind: type[sa.types.TypeEngine[Any]], *names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, kind(), nullable=False) for name in names)


def _of_encounter(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["encounter"], ["encounter.seq"], name=f"fk_{table}_encounter", ondelete="CASCADE")
