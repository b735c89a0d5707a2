"""Which sessions stopped on a way that leads to objecting or closing."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the mark; of sessions recorded before it nothing is known."""
    op.add_column("encounter", sa.Column("refusing", sa.Boolean, nullable=False, server_default="0"))
