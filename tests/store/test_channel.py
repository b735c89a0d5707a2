"""Two units of work at once, as when something is sent in the background while a mediator works."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mediateur.errors import MediateurError
from mediateur.journal.encounter import Place
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.journal.samples import PLAIN

ELSEWHERE = Place(id="mairie", name="Mairie annexe", kind="mairie", insee="33063")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_store(tmp_path)
    with store.begin() as work:
        work.encounters.add(PLAIN)
        work.commit()
    return store


def test_a_correction_goes_on_when_something_else_was_kept_meanwhile(store: Store) -> None:
    with store.begin() as work:
        found = work.encounters.get(PLAIN.id)
        assert found is not None
        with store.begin() as other:
            other.places.put(ELSEWHERE)
            other.commit()
        work.encounters.replace(msgspec.structs.replace(found, persons=7, revision=found.revision + 1))
        work.commit()
    with store.begin() as work:
        after, places = work.encounters.get(PLAIN.id), work.places.all()
    assert after is not None and after.persons == 7
    assert ELSEWHERE in places
    store.close()


def test_a_new_record_goes_on_when_something_else_was_kept_meanwhile(store: Store) -> None:
    new = msgspec.structs.replace(PLAIN, id="autre")
    with store.begin() as work:
        assert work.encounters.get(new.id) is None
        with store.begin() as other:
            other.places.put(ELSEWHERE)
            other.commit()
        work.encounters.add(new)
        work.commit()
    with store.begin() as work:
        assert work.encounters.get(new.id) == new
    store.close()


def test_a_correction_is_refused_when_what_it_read_has_changed(store: Store) -> None:
    with store.begin() as work:
        found = work.encounters.get(PLAIN.id)
        assert found is not None
        with store.begin() as other:
            other.encounters.replace(msgspec.structs.replace(found, persons=3, revision=found.revision + 1))
            other.commit()
        with pytest.raises(MediateurError):
            work.encounters.replace(msgspec.structs.replace(found, persons=7, revision=found.revision + 1))
    with store.begin() as work:
        after = work.encounters.get(PLAIN.id)
    assert after is not None and after.persons == 3
    store.close()
