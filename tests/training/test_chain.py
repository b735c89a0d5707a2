"""Territories beside territories: by name only, as they are written or as it was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training.chain import NOWHERE, Link, Place, chain, mark, place_of
from mediateur.training.figures import Group

NORTH, SOUTH = Place("ardeche-nord", "Ardèche Nord", "120"), Place("drome", "drome", "< 11")
PLACES = (NORTH, SOUTH)


@pytest.mark.parametrize("written", ["Ardèche nord", "ardeche-nord", "ARDÈCHE – NORD", " ardèche  nord "])
def test_a_territory_is_known_by_its_name_whatever_its_accents(written: str) -> None:
    assert place_of(written, PLACES, {}) == NORTH


@pytest.mark.parametrize("written", ["", "-", "Ardèche", "nord ardèche", "Ardèche nordique"])
def test_another_name_is_another_territory(written: str) -> None:
    assert place_of(written, PLACES, {}) is None


def test_what_was_said_is_above_what_is_written() -> None:
    said = {mark("Vallée du Rhône"): "drome", mark("Ardèche nord"): NOWHERE, mark("Ailleurs"): "parti"}
    assert place_of("vallée du RHÔNE", PLACES, said) == SOUTH
    assert place_of("Ardèche nord", PLACES, said) is None
    assert place_of("Ailleurs", PLACES, said) is None


def test_territories_that_are_one_for_the_network_count_together() -> None:
    groups = (
        Group("Ardèche nord", people=3, trained=2, trainers=1),
        Group("ardeche-nord", people=1, trained=1),
        Group("Loire", people=9, active=4),
        Group("", people=1),
    )
    links = chain(groups, PLACES, {})
    assert links == (
        Link(("Loire",), Group("", people=9, active=4), None),
        Link(("Ardèche nord", "ardeche-nord"), Group("", people=4, trained=3, trainers=1), NORTH),
        Link(("",), Group("", people=1), None),
        Link((), Group(""), SOUTH),
    )


names = st.text("aeé-N ", max_size=6)


@given(
    groups=st.lists(st.builds(Group, names, people=st.integers(0, 9)), unique_by=lambda one: one.name), data=st.data()
)
def test_nobody_is_lost_nor_counted_twice(groups: list[Group], data: st.DataObject) -> None:
    places = [Place(name, name, "0") for name in data.draw(st.lists(names, unique=True))]
    said = {
        mark(one.name): data.draw(st.sampled_from([NOWHERE, *(place.name for place in places)])) for one in groups[:2]
    }
    links = chain(groups, places, said)
    assert sorted(name for link in links for name in link.own) == sorted(group.name for group in groups)
    assert sum(link.group.people for link in links) == sum(group.people for group in groups)
    assert {place.name for place in places} == {link.place.name for link in links if link.place}
