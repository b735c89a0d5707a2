"""An update that stops before its first step: the journal is as it was, and opens again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store import counting, files, migration, noticing
from mediateur.store.opening import make_engine, open_store


def test_the_rules_of_the_figures_go_all_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(tmp_path)
    store.close()

    def stop(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(noticing, "release", stop)
    with pytest.raises(MediateurError):
        migration.run(store.path, make_engine(store.path, foreign_keys=False))
    with closing(files.connect(store.path)) as connection:
        assert counting.is_kept(connection)
