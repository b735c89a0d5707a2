"""From trainers to mediators to the persons reached, territory beside territory: by name, and by nothing else.

The register and what a network told are each read alone; what meets here are names of territories and words that may
be shown.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediateur.training.figures import Group
from mediateur.training.listing import folded

NOWHERE = "-"
"""What a trainer says of a territory of the register that is none of the network's."""


class Place(NamedTuple):
    """A territory of a network: its name, how it is called, and what may be told of the persons reached."""

    name: str
    label: str
    told: str


class Link(NamedTuple):
    """A line of the chain. `own` are the territories of the register that it counts, by name; none: they have nobody.

    `place` is the territory of the network that they are; None where the network knows none of that name.
    """

    own: tuple[str, ...]
    group: Group
    place: Place | None


def mark(territory: str) -> str:
    """Return what stands for the name of a territory of the register where that name is not to be kept."""
    return hashlib.sha256(folded(territory).encode()).hexdigest()[:16]


def place_of(territory: str, places: Iterable[Place], said: Mapping[str, str]) -> Place | None:
    """Return which territory of a network one of the register is: as was said (mark → name), else as it is written."""
    told = said.get(mark(territory))
    if told is not None:
        return next((place for place in places if place.name == told), None)
    spelt = folded(territory)
    alike = (place for place in places if spelt and spelt in {folded(place.name), folded(place.label)})
    return next(alike, None)


def chain(groups: Iterable[Group], places: Sequence[Place], said: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the territories of a register beside those of a network, the most mediators first.

    Those of the register that are one for the network count together; those of the network where the register has
    nobody come last.
    """
    links: dict[str, Link] = {}
    for group in groups:
        place = place_of(group.name, places, said)
        key = f"network {place.name}" if place else f"register {group.name}"
        before = links.get(key, Link((), Group(""), place))
        links[key] = Link((*before.own, group.name), added(before.group, group), place)
    met = {link.place.name for link in links.values() if link.place}
    alone = [Link((), Group(""), place) for place in places if place.name not in met]
    return (*sorted(links.values(), key=lambda link: link.group.mediators, reverse=True), *alone)


def added(one: Group, other: Group) -> Group:
    """Return the figures of two groups together, without a name."""
    return Group("", *(mine + its for mine, its in zip(one[1:], other[1:], strict=True)))
