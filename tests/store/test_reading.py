"""Where nothing can be written, all that was saved can still be read; nothing is changed, and it is said."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store import files, opening
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.store.samples import draft, keep
from tests.store.scripts import TRY_EACH, run
from tests.store.test_failures import CANNOT_OPEN, NBSP, posix

READ = f"""{TRY_EACH}
    def look(folder):
        store = open_store(folder)
        print(store.notice.happened if store.notice else "modifiable")
        with store.begin() as work:
            print(*(draft.id for draft in work.drafts.all()))
        attempt(lambda: keep(store, draft(9)))
        attempt(store.check)
        store.close()
"""
READ_ONLY, DENIED = "le dossier est en lecture seule.", "ce compte n’en a pas le droit."
NOT_FOUND = "le dossier est introuvable."
NOTHING_SAVED = f"Rien ne peut être enregistré pour l’instant{NBSP}: "
CANNOT_SAVE = f"Impossible d’enregistrer{NBSP}: "


def seen(why: str, drafts: str = "brouillon-2 brouillon-1") -> list[str]:
    """Return what `look` prints of a journal that can only be read."""
    return [f"{NOTHING_SAVED}{why}", drafts, f"{CANNOT_SAVE}{why}", "fait"]


def content(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def close(folder: Path, of_files: int = 0o600) -> None:
    """Make a folder read-only."""
    for file in folder.iterdir():
        file.chmod(of_files)
    folder.chmod(0o500)


@pytest.fixture
def journal(store: Store) -> Path:
    """Return the folder of a journal that holds two drafts and was closed as it should be."""
    keep(store, draft(1), draft(2))
    store.close()
    return store.path.parent


@pytest.fixture
def fallen(store: Store, tmp_path: Path) -> Path:
    """Return the folder of a journal whose program fell: what was saved last is in the log alone."""
    keep(store, draft(1))
    store.close()
    opened = open_store(store.path.parent)
    keep(opened, draft(2))
    shutil.copytree(store.path.parent, tmp_path / "arrêt")
    opened.close()
    return tmp_path / "arrêt"


@posix
@pytest.mark.needs_tool("setpriv")
@pytest.mark.parametrize("of_files", [0o600, 0o400])
def test_a_read_only_folder_is_read(journal: Path, of_files: int) -> None:
    before = content(journal)
    close(journal, of_files)
    lines = run(f"{READ}\n    look(folder)", journal, without_privilege=True)
    assert lines == seen(READ_ONLY)
    assert content(journal) == before


@posix
@pytest.mark.needs_tool("setpriv")
@pytest.mark.parametrize("index", ["with", "without"])
def test_what_is_in_the_log_alone_is_read_in_a_read_only_folder(fallen: Path, index: str) -> None:
    if index == "without":
        (fallen / f"{files.DATABASE}-shm").unlink()
    before = content(fallen)
    close(fallen, 0o400)
    lines = run(f"{READ}\n    look(folder)", fallen, without_privilege=True)
    assert lines == seen(READ_ONLY)
    assert content(fallen) == before


@posix
@pytest.mark.needs_tool("setpriv")
def test_a_folder_made_writable_again_opens_as_before(journal: Path) -> None:
    close(journal)
    script = f"{READ}\n    look(folder)\n    folder.chmod(0o700)\n    look(folder)"
    lines = run(script, journal, without_privilege=True)
    assert lines == [*seen(READ_ONLY), "modifiable", "brouillon-2 brouillon-1", "fait", "fait"]


@posix
@pytest.mark.needs_tool("setpriv")
def test_a_journal_can_be_copied_out_of_a_read_only_folder(journal: Path, tmp_path: Path) -> None:
    close(journal)
    script = (
        f"{READ}\n    attempt(lambda: open_store(folder).backup(Path({str(tmp_path / 'copie' / files.DATABASE)!r})))"
    )
    assert run(script, journal, without_privilege=True) == ["fait"]
    copied = open_store(tmp_path / "copie")
    with copied.begin() as work:
        assert work.drafts.all() == (draft(2), draft(1))
    copied.close()


@posix
@pytest.mark.needs_tool("setpriv")
def test_what_cannot_be_read_either_is_refused(journal: Path) -> None:
    script = f"{TRY_EACH}\n    attempt(lambda: open_store(folder))\n    attempt(lambda: open_store(folder / 'neuf'))"
    (journal / files.DATABASE).chmod(0o000)
    journal.chmod(0o500)
    lines = run(script, journal, without_privilege=True)
    journal.chmod(0o000)
    lines += run(script, journal, without_privilege=True)
    journal.chmod(0o700)
    # The system says the same of a folder that may not be made and of one that left with its stick.
    assert [line.removeprefix(CANNOT_OPEN) for line in lines] == [DENIED, NOT_FOUND, DENIED, DENIED]


@posix
@pytest.mark.needs_tool("setpriv")
def test_a_read_only_folder_with_a_damaged_journal_says_that_it_is_damaged(journal: Path) -> None:
    (journal / files.DATABASE).write_bytes(b"")
    close(journal)
    script = f"{TRY_EACH}\n    attempt(lambda: open_store(folder))"
    assert run(script, journal, without_privilege=True) == [f"{CANNOT_OPEN}le fichier est illisible ou abîmé."]
    assert content(journal) == {files.DATABASE: b""}


@posix
@pytest.mark.parametrize("limit", [0, 1000])
def test_a_disk_where_nothing_fits_is_read(journal: Path, limit: int) -> None:
    """The system refuses that any file grow: SQLite cannot make the files that it reads a journal through."""
    before = content(journal)[files.DATABASE]
    script = f"""{READ}
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
    look(folder)
    """
    assert run(script, journal) == seen("le disque ne répond pas comme il faut.")
    assert content(journal)[files.DATABASE] == before


@posix
def test_what_is_in_the_log_alone_is_read_where_nothing_fits(fallen: Path) -> None:
    (fallen / f"{files.DATABASE}-shm").unlink()
    before = content(fallen)
    script = f"""{READ}
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    look(folder)
    """
    assert run(script, fallen) == seen("le disque ne répond pas comme il faut.")
    after = content(fallen)
    assert {name: after[name] for name in before} == before


def test_an_older_journal_that_cannot_be_brought_up_to_date_is_refused(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be read by a schema that it does not have."""
    monkeypatch.setattr(opening.migration, "HEAD", "9999")

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(opening.migration, "upgrade", full)
    with pytest.raises(MediateurError, match="le disque est plein"):
        open_store(journal)


def test_a_journal_that_another_program_is_writing_opens(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(journal / files.DATABASE, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("BEGIN IMMEDIATE")
        store = open_store(journal)
        assert not store.is_read_only
        store.close()
