"""The log of another journal beside ours is not played over it: it is kept aside, and a copy is offered."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.arriving import received
from mediateur.store import damage, files, foreign_log, journal_log
from mediateur.store.failures import OF_JOURNAL
from mediateur.store.network_file import FILE, open_consolidation
from mediateur.store.opening import open_store
from tests.faults.disk_acts import is_plain
from tests.faults.operations import fill
from tests.store.samples import ask
from tests.store.test_consolidation import arrived, told
from tests.store.test_schema import FIXTURES


def fallen(folder: Path, first: int, *, copied: bool = False) -> Path:
    """Return the journal of a program that was ended in the middle: what it recorded last is in its log alone."""
    live = folder.with_name(f"{folder.name}-ouvert")
    app = App(live)
    fill(app, first)
    if copied:
        app.backups.make()
    app.close()
    fill(app, first + 100)
    shutil.copytree(live, folder)
    app.close()
    return folder / files.DATABASE


def recorded(journal: Path) -> set[str]:
    return {name for (name,) in ask(journal, "SELECT id FROM encounter")}


def test_the_log_of_another_journal_is_kept_aside_and_a_copy_is_offered(tmp_path: Path) -> None:
    ours, other = fallen(tmp_path / "un", 1, copied=True), fallen(tmp_path / "deux", 301)
    shutil.copy(damage.log_of(other), damage.log_of(ours))
    log = damage.log_of(other).read_bytes()
    assert b"seance-301" in log, "it would take the place of ours"
    app = App(ours.parent)
    app.open_store()
    assert app.notice is not None
    assert is_plain(app.notice)
    assert "Médiateur l’a mis de côté" in app.notice.happened
    [aside] = ours.parent.glob("*-abime-*")
    assert aside.read_bytes() == log
    assert str(aside) in app.notice.safe
    assert {row.id for row in app.journal.rows()} == {f"seance-{number}" for number in range(1, 13)}
    [told] = app.upkeep.run()
    assert told.title.endswith("peut reprendre la place du journal.")
    app.close()
    again = App(ours.parent)
    again.open_store()
    assert again.notice is None, "once"
    again.open_store().check()
    again.close()


def test_its_own_log_is_played_as_ever(tmp_path: Path) -> None:
    ours = fallen(tmp_path / "un", 1)
    store = open_store(ours.parent)
    assert store.notice is None
    store.close()
    assert len(recorded(ours)) == 24
    assert [*ours.parent.glob("*-abime-*")] == []


def test_a_copy_put_by_hand_under_a_later_log_is_not_ruined_by_it(tmp_path: Path) -> None:
    ours = fallen(tmp_path / "un", 1, copied=True)
    [copy] = (ours.parent / files.BACKUPS).glob("mediateur-*.sqlite")
    shutil.copy(copy, ours)
    store = open_store(ours.parent)
    store.check()
    store.close()
    assert recorded(ours) >= recorded(copy)
    assert ask(ours, "PRAGMA integrity_check") == [("ok",)]


def test_where_it_cannot_be_moved_the_journal_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, other = fallen(tmp_path / "un", 1), fallen(tmp_path / "deux", 301)
    shutil.copy(damage.log_of(other), damage.log_of(ours))
    before = [file.read_bytes() for file in (ours, damage.log_of(ours))]
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", _refuse)
        with pytest.raises(MediateurError) as caught:
            open_store(ours.parent)
    assert is_plain(caught.value)
    assert "n’est pas le sien" in caught.value.happened
    assert [file.read_bytes() for file in (ours, damage.log_of(ours))] == before


@pytest.mark.parametrize("way", ["take", "bring", "call"])
def test_beside_the_figures_of_a_network_it_is_told_in_their_words(tmp_path: Path, way: str) -> None:
    ours, other = (network_fallen(tmp_path / name, first, way) for name, first in (("un", 1), ("deux", 301)))
    shutil.copy(damage.log_of(other), damage.log_of(ours))
    store = open_consolidation(ours.parent)
    store.close()
    assert recorded(ours) == (set() if way == "call" else {f"seance-{number}" for number in range(1, 41)})
    assert store.notice is not None
    assert is_plain(store.notice)
    assert "chiffres du réseau" in store.notice.happened
    assert "journal" not in str(store.notice), "which the copies of Réglages would put back"


def network_fallen(folder: Path, first: int, way: str) -> Path:
    """Return the file of a coordinator whose program was ended in the middle of receiving."""
    live = folder.with_name(f"{folder.name}-ouvert")
    for begun in (first, first + 100):
        store = open_consolidation(live)
        for number in range(begun, begun + 40):
            with store.begin() as work:
                record = told(f"seance-{number}")
                if way == "take":
                    work.consolidation.take([arrived(record)], str(number))
                elif way == "call":
                    work.consolidation.call({f"z-{number}": f"Vallée {number}"})
                else:
                    work.consolidation.bring(received(record).tellings, "Vallée")
                work.commit()
        if begun == first:
            store.close()
    shutil.copytree(live, folder)
    store.close()
    return folder / FILE


def _refuse(*_: object) -> None:
    raise PermissionError(13, "refused")


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_the_log_of_each_version_is_known_as_its_own(fixture: Path, tmp_path: Path) -> None:
    live, fallen_there = tmp_path / files.DATABASE, tmp_path / "arrêt" / files.DATABASE
    shutil.copy(fixture, live)
    fallen_there.parent.mkdir()
    with closing(sqlite3.connect(live)) as journal:
        journal.execute("PRAGMA journal_mode=WAL")
        journal.execute("INSERT INTO audit (day, half, action, record) VALUES ('2026-11-29', 0, 'ajout', 'x')")
        journal.commit()
        for file in tmp_path.glob(f"{files.DATABASE}*"):
            shutil.copy(file, fallen_there.parent)
    assert damage.holds_something(damage.log_of(fallen_there))
    assert journal_log.set_aside(fallen_there, OF_JOURNAL) is None


def test_the_log_of_a_program_that_moves_it_into_the_file_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program gives the file back its gaps between two readings of it: its pages are elsewhere then."""
    path = tmp_path / files.DATABASE
    open_store(tmp_path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as live:
        live.execute("PRAGMA journal_mode=WAL")
        live.execute("BEGIN")
        live.execute("CREATE TABLE gap (a)")
        live.executemany("INSERT INTO gap VALUES (?)", [("x" * 3000,)] * 300)
        add = "INSERT INTO audit (day, half, action, record) VALUES ('2026-11-29', 0, 'ajout', ?)"
        live.executemany(add, [(f"{number:064}",) for number in range(30_000)])  # more than SQLite keeps
        live.execute("COMMIT")
        live.execute("DROP TABLE gap")
        live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        live.execute(add, ("seance-1",))
        os.utime(path, ns=(0, 0))
        verify, times = files.verify, []

        def verify_while_it_moves(connection: sqlite3.Connection, pragma: Literal["quick_check"]) -> None:
            times.append(pragma)
            if len(times) == 2:
                live.execute("VACUUM")
                live.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                live.execute(add, ("seance-2",))
            verify(connection, pragma)

        monkeypatch.setattr(files, "verify", verify_while_it_moves)
        assert journal_log.set_aside(path, OF_JOURNAL) is None
        assert len(times) == 2
        assert damage.log_of(path).is_file()


def test_a_log_that_another_program_just_put_aside_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has its own since: that one is not the strange one that was seen."""
    ours, other = fallen(tmp_path / "un", 1), fallen(tmp_path / "deux", 301)
    shutil.copy(damage.log_of(other), damage.log_of(ours))
    seen = foreign_log._contradicts

    def meanwhile(*told: Any) -> bool:
        strange = seen(*told)
        damage.set_log_aside(ours)
        damage.log_of(ours).write_bytes(b"its own")
        return strange

    monkeypatch.setattr(foreign_log, "_contradicts", meanwhile)
    assert journal_log.set_aside(ours, OF_JOURNAL) is None
    assert damage.log_of(ours).read_bytes() == b"its own"
