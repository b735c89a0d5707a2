"""What has left of the figures is kept, so that the next ones are decided beside it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Add the table of what was shared."""
    op.create_table(
        "shared",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
    )
