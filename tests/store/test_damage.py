"""A journal that lost what it held is never taken for a new one: it is kept aside, and the person is told."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store import creation, damage, disk_state, files, migration, opening
from mediateur.store.opening import fill, open_store
from tests.store.samples import ask, draft, keep

NBSP = "\N{NO-BREAK SPACE}"
ASIDE = f"mediateur-abime-{dt.date.today().isoformat()}"
DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "vide": lambda _: b"",
    "sans en-tête": lambda whole: b"\0" * 100 + whole[100:],
    "des zéros": lambda whole: b"\0" * len(whole),
    "coupé dans l’en-tête": lambda whole: whole[:60],
    "coupé dans la première page": lambda whole: whole[:1000],
    "coupé à la page": lambda whole: whole[: 4096 * 3],
    "coupé hors page": lambda whole: whole[: 4096 * 5 + 7],
    "le fichier d’un traitement de texte": lambda _: b"PK\x03\x04 a word processor's file" * 300,
    "un en-tête seul": lambda _: b"SQLite format 3\x00" + b"\xff" * 5000,
}


@pytest.fixture
def journal(data_folder: Path) -> Path:
    """Return the file of a closed journal that holds drafts."""
    store = open_store(data_folder)
    keep(store, draft(1), draft(2))
    store.close()
    return store.path


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_journal_is_kept_aside_and_told_and_work_goes_on(journal: Path, damage: str) -> None:
    left = DAMAGES[damage](journal.read_bytes())
    journal.write_bytes(left)
    store = open_store(journal.parent)
    aside = journal.with_name(f"{ASIDE}.sqlite")
    assert aside.read_bytes() == left
    assert store.notice is not None
    assert store.notice.happened == (
        f"Le journal était vide ou abîmé{NBSP}: Médiateur l’a mis de côté et en a ouvert un neuf."
    )
    assert store.notice.safe == f"L’ancien fichier est gardé tel qu’il était{NBSP}: «{NBSP}{aside}{NBSP}»."
    assert "sauvegardes" in store.notice.remedy
    assert not store.is_read_only
    keep(store, draft(3))
    store.close()
    again = open_store(journal.parent)
    assert again.notice is None
    with again.begin() as work:
        assert work.drafts.all() == (draft(3),)
    again.close()
    assert {name for name in names(journal.parent) if name.endswith(".sqlite")} == {files.DATABASE, aside.name}


@pytest.mark.parametrize("times", [1, 2])
def test_what_was_set_aside_is_told_by_the_next_opening_where_nobody_could_tell_it(
    journal: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """The program ends once the damaged journal has another name, and before a new one took its place."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    for _ in range(times):
        journal.write_bytes(b"PK")
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(creation, "make", end)
            open_store(journal.parent)
    store = open_store(journal.parent)
    assert store.notice is not None
    assert f"{ASIDE}{'' if times == 1 else '-2'}.sqlite" in store.notice.safe
    store.close()
    again = open_store(journal.parent)
    assert again.notice is None
    again.close()


def test_each_damaged_journal_is_kept(journal: Path) -> None:
    for _ in range(3):
        journal.write_bytes(b"")
        open_store(journal.parent).close()
    assert names(journal.parent) == {files.DATABASE, *(f"{ASIDE}{n}.sqlite" for n in ("", "-2", "-3"))}


@pytest.mark.parametrize("remains", [b"", None])
def test_the_log_of_a_journal_that_is_empty_or_gone_is_kept_too(
    journal: Path, tmp_path: Path, remains: bytes | None
) -> None:
    """What was saved last is in the log alone, which SQLite deletes beside an empty file."""
    store = open_store(journal.parent)
    keep(store, draft(7))
    fallen = tmp_path / "arrêt brutal"
    shutil.copytree(journal.parent, fallen)
    store.close()
    database, log = fallen / files.DATABASE, fallen / f"{files.DATABASE}-wal"
    saved, whole = database.read_bytes(), log.read_bytes()
    assert b"brouillon-7" in whole
    database.unlink() if remains is None else database.write_bytes(remains)
    opened = open_store(fallen)
    assert opened.notice is not None
    opened.close()
    aside = fallen / f"{ASIDE}.sqlite"
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == whole
    aside.write_bytes(saved)
    assert ask(aside, "SELECT count(*) FROM draft WHERE id = 'brouillon-7'") == [(1,)]


def test_a_folder_where_nothing_was_yet_is_not_told_of(data_folder: Path) -> None:
    store = open_store(data_folder)
    assert store.notice is None
    store.close()
    assert names(data_folder) == {files.DATABASE}
    data_folder.joinpath(files.DATABASE).unlink()
    again = open_store(data_folder)
    assert again.notice is None, "moving the file away is how one asks for a new one"
    again.close()


def test_a_journal_has_its_name_only_once_it_is_whole(data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(opening, "insert", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            open_store(data_folder)
    assert names(data_folder) == set()
    store = open_store(data_folder)
    assert store.notice is None
    store.close()


def test_a_journal_made_by_another_program_meanwhile_stays(data_folder: Path) -> None:
    store = open_store(data_folder)
    keep(store, draft(1))
    creation.make(store.path, fill)
    with store.begin() as work:
        assert work.drafts.all() == (draft(1),)
    store.close()


def test_a_disk_without_second_names_gets_a_journal_all_the_same(
    data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("os.link", refuse)
    store = open_store(data_folder)
    keep(store, draft(1))
    store.close()
    assert names(data_folder) == {files.DATABASE}


def test_a_journal_that_its_disk_does_not_give_is_not_taken_for_a_damaged_one(
    journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite says « malformed » of a page that the disk refuses: a stick that was pulled out, say."""
    whole = journal.read_bytes()
    malformed = sqlite3.DatabaseError("database disk image is malformed")
    malformed.sqlite_errorcode = sqlite3.SQLITE_CORRUPT

    def refuse(*_: object) -> None:
        raise malformed

    with monkeypatch.context() as patch:
        patch.setattr(migration, "revision", refuse)
        patch.setattr(disk_state, "can_be_read", lambda _: False)
        with pytest.raises(MediateurError) as caught:
            open_store(journal.parent)
    assert caught.value.happened == f"Impossible d’ouvrir le journal{NBSP}: le disque ne répond pas comme il faut."
    assert journal.read_bytes() == whole
    assert names(journal.parent) == {files.DATABASE}
    open_store(journal.parent).close()


def test_a_damaged_file_that_cannot_be_moved_stays_and_is_told(journal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    journal.write_bytes(b"PK")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MediateurError) as caught:
        open_store(journal.parent)
    assert caught.value.happened == f"Impossible d’ouvrir le journal{NBSP}: le fichier est illisible ou abîmé."
    assert "renommez ce fichier, pour le garder" in caught.value.remedy
    assert journal.read_bytes() == b"PK"


def test_a_log_that_was_set_aside_is_not_told_as_a_journal_that_was(tmp_path: Path) -> None:
    (tmp_path / f"{ASIDE}.sqlite-wal").write_bytes(b"what another journal had")
    store = open_store(tmp_path)
    store.close()
    assert store.notice is None


def test_a_journal_whose_disk_is_gone_is_not_told_as_set_aside(tmp_path: Path) -> None:
    with pytest.raises(MediateurError) as caught:
        damage.set_aside(tmp_path / "débranché" / "mediateur.sqlite")
    assert caught.value.happened == f"Impossible d’ouvrir le journal{NBSP}: le dossier est introuvable."
