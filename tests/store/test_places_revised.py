"""What is told of a place to other machines has a revision: who corrects it is believed over what was told before."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from mediateur.journal.encounter import Place
from mediateur.journal.exchange import MOST, Spot
from mediateur.journal.exchange_file import Incoming, write
from mediateur.store import restoring
from mediateur.store.machine import Machine
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.usecases.exchange.imports import join
from tests.store.samples import MORNING

TOWN_HALL = Place(id="p", name="Mairie", kind="lieu_activite", insee="35238")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "ici")
    yield opened
    opened.close()


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "ailleurs")
    yield opened
    opened.close()


def put(store: Store, *places: Place) -> None:
    for place in places:
        with store.begin() as work:
            work.places.put(place)
            work.commit()


def file_of(store: Store) -> bytes:
    with store.begin() as work:
        written = b"".join(write(work.merging.origin(), list(work.merging.all())))
        work.commit()
        return written


def read(store: Store, file: bytes) -> int:
    """Return how many things a file changed."""
    with store.begin() as work:
        done = join(work, iter(list(Incoming(io.BytesIO(file)))))
        work.commit()
        return done.changes


def name(store: Store) -> str:
    with store.begin() as work:
        kept = work.places.get("p")
        assert kept is not None
        return kept.name


def told(store: Store) -> list[Spot]:
    with store.begin() as work:
        return [one for one in work.merging.all() if isinstance(one, Spot)]


# One name comes before « Mairie » in every order of letters, the other after.
@pytest.mark.parametrize("corrected", ["Annexe de la mairie", "Médiathèque"])
def test_a_correction_reaches_who_read_the_place_before(here: Store, there: Store, corrected: str) -> None:
    put(there, TOWN_HALL)
    first = file_of(there)
    assert read(here, first) == 1
    put(there, replace(TOWN_HALL, name=corrected))
    second = file_of(there)
    assert read(here, second) == 1
    assert name(here) == corrected
    assert (read(here, first), read(here, second)) == (0, 0), "what was told before changes nothing any more"
    assert name(here) == corrected
    assert told(here) == told(there)


def test_what_is_not_told_is_no_correction(there: Store) -> None:
    put(there, TOWN_HALL)
    before = file_of(there)
    put(there, replace(TOWN_HALL, address="1 place de la Mairie", hours="le lundi", phone="06 39 98 00 01"), TOWN_HALL)
    assert file_of(there) == before
    assert b"revision" not in before, "a program that knows no revision writes the same"


def test_a_correction_made_here_stands_over_what_is_read_again(here: Store, there: Store) -> None:
    put(there, TOWN_HALL)
    first = file_of(there)
    read(here, first)
    put(here, replace(TOWN_HALL, name="Annexe"))
    assert read(here, first) == 0
    assert name(here) == "Annexe"


def test_a_place_of_ones_own_is_renamed_by_nobody(here: Store, there: Store) -> None:
    put(here, TOWN_HALL)
    put(there, replace(TOWN_HALL, name="Autre"), replace(TOWN_HALL, name="Zone"), replace(TOWN_HALL, name="Autre"))
    assert [one.revision for one in told(there)] == [3]
    assert read(here, file_of(there)) == 0
    assert name(here) == "Mairie"


def test_a_revision_ends_where_files_end(there: Store) -> None:
    put(there, TOWN_HALL)
    with there.begin() as work:
        Machine(work._channel).revise("p", MOST)
        work.commit()
    put(there, replace(TOWN_HALL, name="Annexe"))
    assert [one.revision for one in Incoming(io.BytesIO(file_of(there))) if isinstance(one, Spot)] == [MOST]


def test_what_a_copy_tells_is_not_taken_for_older_than_what_was_told(here: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copie.sqlite"
    put(here, TOWN_HALL, replace(TOWN_HALL, name="Annexe"))
    here.backup(copy)
    put(here, TOWN_HALL, replace(TOWN_HALL, name="Médiathèque"))
    here.close()
    restoring.restore(here.path, copy, MORNING)
    with closing(open_store(here.path.parent)) as again:
        assert name(again) == "Annexe"
        assert [one.revision for one in told(again)] == [4]
