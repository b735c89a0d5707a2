"""The connection that stays lent from one unit of work to the next: of the file of today, of one unit at a time."""

from __future__ import annotations

import gc
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import event

from mediateur.store import files
from mediateur.store.line import Line
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.journal.samples import PLAIN
from tests.store.test_failures import open_files


def keep(store: Store, name: str) -> None:
    with store.begin() as work:
        work.encounters.add(msgspec.structs.replace(PLAIN, id=name))
        work.commit()


def kept(store: Store) -> set[str]:
    with store.begin() as work:
        return {one.id for one in work.encounters.all()}


def test_another_file_in_its_place_is_the_one_that_is_opened(store: Store, tmp_path: Path) -> None:
    keep(store, "avant")
    other = open_store(tmp_path / "autre")
    keep(other, "après")
    other.close()
    apart = tmp_path / "mis de côté"
    apart.mkdir()
    for name in (files.DATABASE, f"{files.DATABASE}-wal", f"{files.DATABASE}-shm"):
        store.path.with_name(name).rename(apart / name)
    other.path.rename(store.path)
    keep(store, "ensuite")
    assert kept(store) == {"après", "ensuite"}


def used(store: Store, *, saves: bool) -> sqlite3.Connection:
    """Return the connection of the driver of a unit of work that saves, or reads."""
    keep(store, "un") if saves else kept(store)
    with closing(Line(store._lender)) as line:
        return line.driver


@pytest.mark.parametrize("saves", [True, False])
def test_a_connection_serves_the_next_unit(store: Store, saves: bool) -> None:
    """Taken from the pool and put back each time, it would make a save last a tenth longer."""
    taken = list[object]()
    used(store, saves=saves)
    event.listen(store._lender.engine, "checkout", lambda *of_pool: taken.append(of_pool))
    assert used(store, saves=False) is used(store, saves=False)
    assert taken == []


def test_one_connection_is_never_lent_twice(store: Store) -> None:
    keep(store, "un")
    with closing(Line(store._lender)) as one, closing(Line(store._lender)) as other:
        assert one.driver is not other.driver


def test_a_store_that_nobody_has_any_more_leaves_the_file(data_folder: Path) -> None:
    dropped = open_store(data_folder)
    keep(dropped, "un")
    path = dropped.path
    del dropped
    gc.collect()
    assert str(path) not in open_files()


@pytest.mark.parametrize("saves", [False, True])
def test_a_unit_that_ends_after_the_store_was_closed_leaves_the_file_too(store: Store, saves: bool) -> None:
    with store.begin() as work:
        if saves:
            work.encounters.add(msgspec.structs.replace(PLAIN, id="un"))
            work.commit()
        store.close()
    assert str(store.path) not in open_files()


def test_a_unit_that_begins_after_the_store_was_closed_leaves_the_file_too(store: Store) -> None:
    keep(store, "un")
    store.close()
    assert kept(store) == {"un"}
    assert str(store.path) not in open_files()


def test_units_of_many_threads_keep_all_that_they_save(store: Store) -> None:
    names = {f"séance-{number}" for number in range(120)}
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda name: keep(store, name), names))
    assert kept(store) == names
    store.close()
    assert str(store.path) not in open_files()
