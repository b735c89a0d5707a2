"""Sharing the journal: to which server, what is to be sent, what it holds; and what a coordinator heard of."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables; a journal is joined to no server."""
    _sharing()
    _receiving()


def _sharing() -> None:
    op.create_table(
        "link",
        *_columns(sa.Integer, "seq"),
        *_columns(sa.Text, "server", "bucket", "account"),
        *_columns(sa.Date, "day"),
        sa.Column("territory", sa.Text),
        sa.Column("coarseness", sa.Text),
        sa.Column("since", sa.Date),
        sa.Column("paused", sa.Text),
        sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
        sa.Column("sent", sa.Date),
        sa.PrimaryKeyConstraint("seq", name="pk_link"),
        sa.CheckConstraint("seq = 1", name="ck_link_one"),
    )
    op.create_table(
        "outbox",
        *_columns(sa.Integer, "turn"),
        *_columns(sa.Text, "key"),
        sa.PrimaryKeyConstraint("turn", name="pk_outbox"),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "shared",
        *_columns(sa.Text, "key", "etag", "digest"),
        *_columns(sa.Integer, "rank", "lift"),
        sa.PrimaryKeyConstraint("key", name="pk_shared"),
        sqlite_with_rowid=False,
    )


def _receiving() -> None:
    op.create_table(
        "sender",
        *_columns(sa.Text, "origin", "territory", "program", "content"),
        sa.Column("sent", sa.Date),
        sa.Column("stamp", sa.Integer, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("origin", name="pk_sender"),
    )
    op.create_table(
        "territory",
        *_columns(sa.Text, "place", "name"),
        sa.PrimaryKeyConstraint("place", name="pk_territory"),
        sa.ForeignKeyConstraint(["place"], ["place.id"], name="fk_territory_place", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_territory_name", "territory", ["name"])


def _columns(kind: type[sa.types.TypeEngine[Any]], *names: str) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, kind(), nullable=False) for name in names)
