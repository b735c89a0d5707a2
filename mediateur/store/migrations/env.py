"""Run by alembic for `mediateur.store.migration`: one transaction a step, in which its references are checked."""

from __future__ import annotations

from alembic import context
from alembic.runtime.migration import MigrationContext


def refuse_broken_references(ctx: MigrationContext, *_: object, **__: object) -> None:
    """Fail a step, before its commit, when it leaves a row that refers to none."""
    connection = ctx.connection
    if connection and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all()):
        raise RuntimeError(f"broken references in {sorted({row[0] for row in broken})}")


context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    transaction_per_migration=True,
    on_version_apply=refuse_broken_references,
)
with context.begin_transaction():
    context.run_migrations()
