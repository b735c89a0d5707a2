"""What the file itself forbids, and what it no longer holds."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store import files
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.store.samples import MORNING, all_bytes, ask, draft, encounter, keep

CANARY = "<CANARI{:06}>"


def test_foreign_keys_are_really_on(store: Store) -> None:
    with store.begin() as work, pytest.raises(MediateurError, match="ce lieu n’est plus dans la liste"):
        work.encounters.add(encounter(place="inconnu"))
    for orphan in ("INSERT INTO note VALUES (99, 'x')", "INSERT INTO tally VALUES (99, 'age', 0, 'x', 1, '')"):
        with closing(files.connect(store.path)) as connection, pytest.raises(sqlite3.IntegrityError, match="FOREIGN"):
            connection.execute(orphan)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET action = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit VALUES (1, '2026-11-23', 0, 'x', 'seance-1')",
    ],
)
def test_the_audit_is_append_only(store: Store, change: str) -> None:
    with store.begin() as work:
        work.audit.append("ajout", MORNING, "seance-1")
        work.commit()
    with closing(sqlite3.connect(store.path)) as outsider, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        outsider.execute(change)
    assert ask(store.path, "SELECT action, day, half, record FROM audit") == [("ajout", "2026-11-23", 0, "seance-1")]


@pytest.mark.parametrize(("action", "record"), [("un ajout", "a"), ("ajout", "Mme Untel"), ("ajout", "a" * 65)])
def test_no_sentence_fits_in_the_audit(store: Store, action: str, record: str) -> None:
    with store.begin() as work, pytest.raises(MediateurError, match="une panne imprévue"):
        work.audit.append(action, MORNING, record)


def test_no_byte_of_a_deleted_note_remains(store: Store) -> None:
    """Among so many notes of all sizes SQLite balances its pages: secure_delete alone leaves two behind."""
    alive: set[int] = set()
    with store.begin() as work:
        for number in range(600):
            work.encounters.add(encounter(number), (CANARY.format(number) * 60)[: 20 + number * 7919 % 261])
            alive.add(number)
            if number % 5 < 3:
                gone = sorted(alive)[number * 31 % len(alive)]
                work.encounters.delete(f"seance-{gone}")
                alive.remove(gone)
        work.commit()
    left = all_bytes(store.path.parent)
    assert {number for number in range(600) if CANARY.format(number).encode() in left} == alive


def test_a_note_is_gone_from_the_log_as_soon_as_its_deletion_is_committed(store: Store) -> None:
    with store.begin() as work:
        work.encounters.add(encounter(), CANARY.format(1))
        work.commit()
    assert CANARY.format(1).encode() in all_bytes(store.path.parent)
    with store.begin() as work:
        work.encounters.delete("seance-1")
        work.commit()
    assert CANARY.format(1).encode() not in all_bytes(store.path.parent)
    assert ask(store.path, "SELECT count(*) FROM note") == [(0,)]


def test_a_commit_is_on_the_disk_when_it_returns(store: Store) -> None:
    with closing(files.connect(store.path)) as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "secure_delete", "temp_store", "fullfsync", "foreign_keys")
        }
    full, memory = 2, 2
    assert settings == {
        "journal_mode": "wal",
        "synchronous": full,
        "secure_delete": 1,
        "temp_store": memory,
        "fullfsync": 1,
        "foreign_keys": 1,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="droits de fichiers POSIX")
def test_other_accounts_see_nothing(data_folder: Path) -> None:
    store = open_store(data_folder)
    keep(store, draft())
    store.backup(data_folder / "sauvegardes" / "copie.sqlite")
    modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (data_folder, *data_folder.rglob("*"))}
    store.close()
    assert modes == {
        "dossier": "0o700",
        "sauvegardes": "0o700",
        "copie.sqlite": "0o600",
        "mediateur.sqlite": "0o600",
        "mediateur.sqlite-wal": "0o600",
        "mediateur.sqlite-shm": "0o600",
    }


def test_failures_bear_no_value(store: Store) -> None:
    with pytest.raises(MediateurError) as caught, store.begin() as work:
        work.encounters.add(encounter(), "une note")
        work.encounters.add(encounter(), "secret")
    chain = "".join(map(str, (caught.value, caught.value.detail, caught.value.__cause__, caught.value.__context__)))
    assert "Médiateur 1" not in chain
    assert "secret" not in chain
    assert "UNIQUE constraint failed: encounter.id" in caught.value.detail
