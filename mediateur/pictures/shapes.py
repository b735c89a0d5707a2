"""What a screen must offer to be drawn; the screens of content do, and so does any value of that shape.

Kinds are plain strings: the French words of the content files.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Item(Protocol):
    """A line of a drawn page."""

    @property
    def kind(self) -> str:
        """One of champ, masque, bouton, lien, choix, texte, ligne."""

    @property
    def label(self) -> str:
        """The real wording; for a « ligne », « Libellé : état » shows the state apart."""

    @property
    def target(self) -> bool:
        """Whether this is the one thing to click or read."""

    @property
    def icon(self) -> str:
        """The name of an icon, or nothing."""

    @property
    def value(self) -> str:
        """What is typed in a field, or the mark of the choice that is made; nothing in a schematic."""

    @property
    def spot(self) -> str:
        """The name under which its place is found in the drawing, or nothing."""


class Frame(Protocol):
    """An object of a schematic."""

    @property
    def kind(self) -> str:
        """One of navigateur, carte-avec-photo, carte-sans-photo, telephone, courrier, feuille."""

    @property
    def caption(self) -> str:
        """What is written above it, or nothing."""

    @property
    def address(self) -> str:
        """The address of a page, the sender of a message, or nothing."""

    @property
    def items(self) -> Sequence[Item]:
        """Its lines, from top to bottom."""

    @property
    def target(self) -> bool:
        """Whether its own point is the target: address of a page, number of a card, first line of the others."""


class Screen(Protocol):
    """A schematic."""

    @property
    def alt(self) -> str:
        """What it shows, in words."""

    @property
    def frames(self) -> Sequence[Frame]:
        """Its objects, in the order of reading."""

    @property
    def symbols(self) -> Sequence[str]:
        """Names of up to two icons for the large picture."""
