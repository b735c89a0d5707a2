"""What SQLite, the disk and the system refuse, provoked for real, told in French; what was kept stays."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store import failures, files
from mediateur.store.opening import lender_of, open_store
from mediateur.store.work import Store
from tests.store.samples import ask, draft, encounter, keep
from tests.store.scripts import TRY_EACH, run

NBSP = "\N{NO-BREAK SPACE}"
CANNOT_OPEN = f"Impossible d’ouvrir le journal{NBSP}: "
posix = pytest.mark.skipif(sys.platform == "win32", reason="limites et droits POSIX")


def refusal(folder: Path) -> MediateurError:
    """Return the failure of opening that folder."""
    with pytest.raises(MediateurError) as caught:
        open_store(folder)
    return caught.value


def open_files() -> set[str]:
    """Return the files that this process holds open (none is known but on Linux)."""
    return {str(link.readlink()) for link in sorted(Path("/proc/self/fd").glob("*")) if link.is_symlink()}


def test_the_file_of_another_program_is_refused_and_not_touched(data_folder: Path) -> None:
    data_folder.mkdir()
    ask(data_folder / files.DATABASE, "CREATE TABLE recettes (nom TEXT)")
    before = (data_folder / files.DATABASE).read_bytes()
    assert refusal(data_folder).happened == f"{CANNOT_OPEN}ce fichier n’est pas un journal de Médiateur."
    assert (data_folder / files.DATABASE).read_bytes() == before


def test_a_damaged_page_is_seen(store: Store) -> None:
    store.check()
    keep(store, *map(draft, range(1, 40)))
    store.close()
    content = bytearray(store.path.read_bytes())
    content[4096 * 4 : 4096 * 12] = b"\xa5" * 4096 * 8
    store.path.write_bytes(content)
    damaged = open_store(store.path.parent)
    with pytest.raises(MediateurError, match="le fichier est illisible ou abîmé"):
        damaged.check()
    with pytest.raises(MediateurError, match="illisible ou abîmé"):
        damaged.backup(store.path.with_name("copie.sqlite"))
    damaged.close()
    assert not [*store.path.parent.glob("copie*")]
    assert store.path.read_bytes() == content


def test_a_folder_in_place_of_the_file(data_folder: Path) -> None:
    (data_folder / files.DATABASE).mkdir(parents=True)
    assert refusal(data_folder).happened == f"{CANNOT_OPEN}un dossier porte le nom du fichier attendu."


def test_a_file_in_place_of_the_folder(data_folder: Path) -> None:
    data_folder.write_bytes(b"")
    assert refusal(data_folder).happened == f"{CANNOT_OPEN}un fichier porte le nom du dossier attendu."


def test_a_file_that_vanished_is_noticed_and_not_replaced(store: Store) -> None:
    store.path.rename(store.path.with_name("ailleurs"))
    with pytest.raises(MediateurError) as caught:
        keep(store, draft())
    assert caught.value.happened == f"Impossible de lire le journal{NBSP}: son fichier a disparu."
    assert caught.value.safe == "Médiateur n’a rien écrit à sa place."
    assert str(store.path) in caught.value.remedy
    assert not store.path.exists()


def test_a_folder_that_vanished(store: Store) -> None:
    shutil.rmtree(store.path.parent)
    with pytest.raises(MediateurError, match="le dossier est introuvable"):
        keep(store, draft())


def test_a_file_locked_by_another_program(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.0)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(MediateurError) as caught:
            keep(store, draft())
        with store.begin() as work:
            assert work.drafts.all() == ()
    assert caught.value.happened == f"Impossible d’enregistrer{NBSP}: un autre programme l’utilise."
    keep(store, draft())


def test_a_restored_copy_that_another_program_uses(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BUSY_SECONDS", 0.0)
    restored = tmp_path / "autre" / files.DATABASE
    store.backup(restored)
    with closing(sqlite3.connect(restored, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        failure = refusal(restored.parent)
    assert failure.happened == f"{CANNOT_OPEN}un autre programme l’utilise."
    assert str(restored) not in open_files()
    open_store(restored.parent).close()


def leave_file(store: Store) -> None:
    """Have the next unit of work open the file anew."""
    store._lender.leave()
    store._lender = lender_of(store.path)


@pytest.fixture
def full_disk(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Return a store that holds a draft, and whose file may not grow: SQLite answers as it does to a full disk."""
    keep(store, draft(1))
    [(pages,)] = ask(store.path, "PRAGMA page_count")
    with monkeypatch.context() as patch:
        patch.setattr(files, "_PRAGMAS", (*files._PRAGMAS, f"max_page_count={pages}"))
        leave_file(store)
        yield store


def test_a_full_disk(full_disk: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(MediateurError) as caught:
        keep(full_disk, *map(draft, range(100, 400)))
    assert str(caught.value) == (
        f"Impossible d’enregistrer{NBSP}: le disque est plein. "
        "Vos réponses sont encore à l’écran. Libérez de la place, puis réessayez."
    )
    with pytest.raises(MediateurError) as caught, full_disk.begin() as work:
        for number in range(500):
            work.encounters.add(encounter(number))
    assert caught.value.safe == "Ce qui était déjà enregistré est intact."
    monkeypatch.undo()
    leave_file(full_disk)
    with full_disk.begin() as work:
        assert work.drafts.all() == (draft(1),)
        assert work.encounters.all() == ()
    keep(full_disk, draft(2))
    full_disk.check()


@posix
def test_a_write_that_the_system_cuts_short(store: Store) -> None:
    """The system refuses that any file grow beyond a limit, in the middle of a save."""
    keep(store, draft(1))
    store.close()
    script = f"""{TRY_EACH}
    import resource
    store = open_store(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (260_000, resource.RLIM_INFINITY))
    attempt(lambda: keep(store, *map(draft, range(100, 700))))
    attempt(lambda: store.backup(folder / "copie.sqlite"))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    attempt(lambda: keep(store, draft(2)))
    store.check()
    """
    assert run(script, store.path.parent) == [
        f"Impossible d’enregistrer{NBSP}: le disque ne répond pas comme il faut.",
        "fait",
        "fait",
    ]
    again = open_store(store.path.parent)
    with again.begin() as work:
        assert work.drafts.all() == (draft(2), draft(1))
    again.close()


@posix
def test_a_save_that_failed_at_its_end_is_never_said_to_be_done(store: Store) -> None:
    """SQLite undoes it at once; a second call would find nothing left to save, and succeed."""
    store.close()
    script = f"""{TRY_EACH}
    import resource
    from tests.journal.samples import PLAIN
    store = open_store(folder)
    with store.begin() as work:
        work.encounters.add(PLAIN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        attempt(work.commit)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        attempt(work.commit)
        attempt(lambda: work.encounters.add(PLAIN))
    with store.begin() as work:
        assert work.encounters.all() == ()
    """
    said = run(script, store.path.parent)
    assert len(said) == 3
    assert all(each.startswith("Impossible d’enregistrer") for each in said)


@posix
def test_a_copy_that_the_system_cuts_short_leaves_nothing(store: Store) -> None:
    keep(store, *map(draft, range(100, 700)))
    script = f"""{TRY_EACH}
    import resource
    store = open_store(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (260_000, resource.RLIM_INFINITY))
    attempt(lambda: store.backup(folder / "copie.sqlite"))
    """
    assert run(script, store.path.parent) == [
        f"Impossible de copier le journal{NBSP}: le disque ne répond pas comme il faut."
    ]
    assert not [*store.path.parent.glob("copie*")]
    store.check()


@posix
@pytest.mark.needs_tool("setpriv")
def test_a_folder_that_closes_while_it_is_in_use(data_folder: Path) -> None:
    data_folder.mkdir()
    script = f"""{TRY_EACH}
    store = open_store(folder)
    folder.chmod(0)
    attempt(lambda: keep(store, draft(1)))
    folder.chmod(0o700)
    attempt(lambda: keep(store, draft(1)))
    """
    assert run(script, data_folder, without_privilege=True) == [
        f"Impossible de lire le journal{NBSP}: ce compte n’en a pas le droit.",
        "fait",
    ]


def test_a_copy_is_whole_while_the_journal_is_in_use(store: Store, tmp_path: Path) -> None:
    keep(store, draft(1), draft(2))
    copied = tmp_path / "autre" / "mediateur.sqlite"
    with store.begin() as work:
        work.drafts.put(draft(3))
        store.backup(copied)
        work.commit()
    keep(store, draft(4))
    assert [*copied.parent.iterdir()] == [copied]
    assert ask(copied, "PRAGMA journal_mode") == [("delete",)]
    restored = open_store(copied.parent)
    with restored.begin() as work:
        assert work.drafts.all() == (draft(2), draft(1))
    restored.close()
    assert ask(copied, "PRAGMA journal_mode") == [("wal",)]
    store.backup(copied)
    assert ask(copied, "SELECT count(*) FROM draft") == [(4,)]


def test_a_disk_that_does_not_answer_is_told_and_not_a_failure_more(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking for the reason asks the same disk, which answers no better."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    cannot_open = sqlite3.OperationalError("unable to open database file")
    cannot_open.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    with monkeypatch.context() as patch:
        patch.setattr("os.stat", refuse)
        told = failures.translate(cannot_open, failures.SAVING, store.path)
    assert told.cause is failures.DISK


@posix
def test_a_folder_without_locks_is_told_from_one_that_is_busy(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    busy = sqlite3.OperationalError("database is locked")
    busy.sqlite_errorcode = sqlite3.SQLITE_BUSY
    assert failures.translate(busy, failures.SAVING, store.path).cause is failures.BUSY
    monkeypatch.setattr(fcntl, "lockf", refuse)
    assert failures.translate(busy, failures.SAVING, store.path).cause is failures.LOCKLESS
    copy = store.path.parent / "sauvegardes" / "pas encore faites" / "copie.sqlite"
    assert failures.translate(busy, failures.COPYING, copy).cause is failures.LOCKLESS


@pytest.mark.parametrize(
    ("number", "cause"),
    [(5, failures.DENIED), (19, failures.READ_ONLY), (32, failures.BUSY), (33, failures.BUSY), (39, failures.FULL)],
)
def test_what_windows_refuses_is_told_for_what_it_is(store: Store, number: int, cause: failures.Cause) -> None:
    """To most of them, Python gives the one number of a right that lacks; the disk to look at answers here."""
    refused = PermissionError(errno.EACCES, "refused")
    refused.winerror = number  # type: ignore[attr-defined]
    assert failures.translate(refused, failures.SAVING, store.path).cause is cause


def test_every_cause_is_told_in_three_french_sentences(tmp_path: Path) -> None:
    doings = [value for value in vars(failures).values() if isinstance(value, failures.Doing)]
    causes = [value for value in vars(failures).values() if isinstance(value, failures.Cause)]
    assert (len(doings), len(causes)) == (11, 22)
    for doing in doings:
        for cause in causes:
            error = failures.failure(doing, cause, tmp_path / "a b ; c.sqlite")
            assert all((error.happened, error.safe, error.remedy))
            assert not {"'", "{", "}"} & set(str(error))
            assert f"{NBSP}:" in error.happened
            assert (str(tmp_path) in str(error)) == ("{" in f"{cause}")
