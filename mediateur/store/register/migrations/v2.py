"""Who leaves the register leaves its copies, by a random mark; what left of the figures is kept, as it was sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op


def upgrade() -> None:
    """Draw the mark of each mediator; add the table of those who left, and that of what was shared."""
    op.add_column("person", sa.Column("mark", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE person SET mark = lower(hex(randomblob(8)))")
    op.create_table("gone", sa.Column("mark", sa.Text, primary_key=True))
    op.create_table(
        "shared",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("figures", sa.Text, nullable=False),
    )
