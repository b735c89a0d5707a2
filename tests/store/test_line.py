"""A unit of work that changes things in both ways, through the driver and by SQLAlchemy: one transaction."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import msgspec
import pytest

from mediateur.journal.encounter import Place
from mediateur.store.failures import RefusedError
from mediateur.store.work import Store, Work
from tests.journal.samples import PLAIN


def of_driver(work: Work, name: str) -> None:
    work.encounters.add(msgspec.structs.replace(PLAIN, id=name))


def of_sqlalchemy(work: Work, name: str) -> None:
    work.places.put(Place(id=name, name="Mairie"))


def look(work: Work, _name: str) -> None:
    work.places.all()


Way = Callable[[Work, str], None]
ORDERS = [*permutations((of_driver, of_sqlalchemy, look)), (of_driver,), (of_sqlalchemy,)]


def kept(store: Store) -> tuple[set[str], set[str]]:
    """Return the ids of the encounters and of the places that a store keeps."""
    with store.begin() as work:
        return {one.id for one in work.encounters.all()}, {place.id for place in work.places.all()}


def expected(ways: tuple[Way, ...], name: str) -> tuple[set[str], set[str]]:
    return {name} if of_driver in ways else set(), {name} if of_sqlalchemy in ways else set()


@pytest.mark.parametrize("ways", ORDERS)
def test_what_was_changed_in_either_way_lasts_together_or_not_at_all(store: Store, ways: tuple[Way, ...]) -> None:
    with store.begin() as work:
        for way in ways:
            way(work, "un")
        assert kept(store) == (set(), set())
        work.commit()
    assert kept(store) == expected(ways, "un")
    with store.begin() as work:
        for way in ways:
            way(work, "deux")
    assert kept(store) == expected(ways, "un")
    with store.begin() as after:  # though `work` is still held
        of_driver(after, "trois")


@pytest.mark.parametrize("ways", ORDERS)
@pytest.mark.parametrize("again", [of_driver, of_sqlalchemy])
def test_what_follows_a_commit_is_of_another_transaction(store: Store, ways: tuple[Way, ...], again: Way) -> None:
    with store.begin() as work:
        for way in ways:
            way(work, "un")
        work.commit()
        again(work, "deux")
        assert kept(store) == expected(ways, "un")
    assert kept(store) == expected(ways, "un")


@pytest.mark.parametrize("before", [of_driver, of_sqlalchemy, look])
def test_a_unit_that_was_left_refuses_in_words(store: Store, before: Way) -> None:
    with store.begin() as work:
        before(work, "un")
    for late in (of_driver, of_sqlalchemy):
        with pytest.raises(RefusedError):
            late(work, "deux")
    with pytest.raises(RefusedError):
        work.commit()
    assert kept(store) == (set(), set())
