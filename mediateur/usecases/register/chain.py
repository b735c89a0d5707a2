"""The territories of the register beside those of a network: which is which, as its trainer said it.

What the network told comes in as words that may be shown; nothing of the register goes out but marks of names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mediateur.training.chain import Link, Place, chain, mark
from mediateur.training.figures import Group
from mediateur.usecases.register.base import Desk


class Chain:
    """The chain of training, and what was said of territories. Kept in the settings of this machine."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def links(self, groups: Iterable[Group], places: Sequence[Place]) -> tuple[Link, ...]:
        """Return the territories of the register beside those of a network."""
        return chain(groups, places, self._said)

    def said(self, territory: str) -> str:
        """Return which territory of the network one of the register was said to be; empty: none, as it is written."""
        return self._said.get(mark(territory), "")

    def say(self, chosen: Mapping[str, str]) -> None:
        """Keep which territory of the network each of the register is; empty: as it is written, NOWHERE: none.

        Raises MediateurError when it cannot be kept.
        """
        marks = {mark(territory): name for territory, name in chosen.items()}
        kept = {key: name for key, name in {**self._said, **marks}.items() if name}
        self._desk.preferences.change(network_territories=kept)

    @property
    def _said(self) -> Mapping[str, str]:
        return self._desk.preferences.current.network_territories
