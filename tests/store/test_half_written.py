"""A journal of which a program was killed while it wrote in it: that is undone, and nothing else is taken for it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.store import damage, files, reading
from mediateur.store.opening import open_store
from tests.store.samples import ask, draft, keep

FIXTURES = Path(__file__).parent / "fixtures"
KEPT = (draft(2), draft(1))


def half_write(path: Path, fallen: Path) -> Path:
    """Copy the folder of a journal while a transaction is being written in it; return that copy of the journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM draft")
        connection.execute("CREATE TABLE begun (data BLOB)")
        for _ in range(40):
            connection.execute("INSERT INTO begun VALUES (zeroblob(9000))")
        shutil.copytree(path.parent, fallen)
        connection.execute("ROLLBACK")
    made = fallen / path.name
    assert damage.holds_something(damage.undo_of(made))
    assert made.read_bytes() != path.read_bytes()
    return made


@pytest.fixture
def half_written(data_folder: Path, tmp_path: Path) -> Path:
    """Return a journal of today that is half-written: one that just took the place of another is not logged yet."""
    store = open_store(data_folder)
    keep(store, draft(1), draft(2))
    store.close()
    return half_write(store.path, tmp_path / "arrêt brutal")


def test_what_was_half_written_is_undone(half_written: Path) -> None:
    store = open_store(half_written.parent)
    assert store.notice is None
    assert not store.is_read_only
    store.check()
    with store.begin() as work:
        assert work.drafts.all() == KEPT
    keep(store, draft(3))
    store.close()
    assert not damage.undo_of(half_written).exists()


@pytest.mark.parametrize("fixture", sorted(FIXTURES.glob("v*.sqlite")), ids=lambda path: path.stem)
def test_an_update_that_was_cut_short_is_begun_again(fixture: Path, data_folder: Path, tmp_path: Path) -> None:
    data_folder.mkdir()
    shutil.copy(fixture, data_folder / files.DATABASE)
    drafts = ask(data_folder / files.DATABASE, "SELECT id FROM draft")
    half_written = half_write(data_folder / files.DATABASE, tmp_path / "arrêt brutal")
    store = open_store(half_written.parent)
    assert store.notice is None
    assert not store.is_read_only
    store.check()
    assert ask(store.path, "SELECT id FROM draft") == drafts
    store.close()


def test_it_is_not_read_where_it_cannot_be_undone(half_written: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        reading.connect(half_written)


@pytest.mark.parametrize("remains", [b"", None], ids=["vide", "disparu"])
def test_what_undoes_it_is_kept_with_what_remains_and_undoes_nothing_else(
    half_written: Path, remains: bytes | None
) -> None:
    undo = damage.undo_of(half_written).read_bytes()
    half_written.unlink() if remains is None else half_written.write_bytes(remains)
    store = open_store(half_written.parent)
    assert store.notice is not None
    keep(store, draft(3))
    store.check()
    store.close()
    again = open_store(half_written.parent)
    with again.begin() as work:
        assert work.drafts.all() == (draft(3),)
    again.close()
    (aside,) = half_written.parent.glob("mediateur-abime-*-journal")
    assert aside.read_bytes() == undo
