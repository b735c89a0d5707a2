"""The rollups that statistics read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

FIGURES = (
    "encounters",
    "touched",
    "accompanied",
    "activation_or_use",
    "activated",
    "declared_later",
    "rights",
    "estimated",
    "first_visits",
    "first_visits_asked",
)


def upgrade() -> None:
    """Make the tables of the rollups; opening the journal fills them, as whenever their rules have changed."""
    op.create_table(
        "due",
        sa.Column("encounter", sa.Integer, nullable=False),
        sa.Column("counted", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("encounter", name="pk_due"),
    )
    op.create_table(
        "rollup_scope",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("grain", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("pathway", "place", "kind")),
        sa.PrimaryKeyConstraint("seq", name="pk_rollup_scope"),
        sa.UniqueConstraint("grain", "pathway", "place", "kind", name="uq_rollup_scope_grain"),
    )
    op.create_table(
        "rollup_day",
        sa.Column("scope", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in FIGURES),
        sa.PrimaryKeyConstraint("scope", "day", name="pk_rollup_day"),
        sa.ForeignKeyConstraint(["scope"], ["rollup_scope.seq"], name="fk_rollup_day_scope"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rollup_cell",
        sa.Column("scope", sa.Integer, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("axis", "code")),
        sa.Column("n", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("scope", "day", "axis", "code", name="pk_rollup_cell"),
        sa.ForeignKeyConstraint(["scope"], ["rollup_scope.seq"], name="fk_rollup_cell_scope"),
        sqlite_with_rowid=False,
    )
