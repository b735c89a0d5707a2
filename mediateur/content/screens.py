"""Schematics of what the person sees: described once, drawn elsewhere in any theme and on paper."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class ItemKind(StrEnum):
    """What a line of a drawn page is."""

    FIELD = "champ"
    MASKED = "masque"
    BUTTON = "bouton"
    LINK = "lien"
    CHOICE = "choix"
    TEXT = "texte"
    ROW = "ligne"


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A field, button, link, choice or line of text; `target` marks the one thing to click or read.

    `icon` is the name of an icon in resources/icons.
    """

    kind: ItemKind
    label: str
    target: bool = False
    icon: str = ""

    @property
    def value(self) -> str:
        """What is typed in it: nothing, ever, in what is only shown."""
        return ""

    @property
    def spot(self) -> str:
        """The name of its place in the drawing: none is needed where nothing is clicked."""
        return ""


class FrameKind(StrEnum):
    """What a frame of a schematic pictures."""

    BROWSER = "navigateur"
    CARD_FRONT = "carte-avec-photo"
    CARD_BACK = "carte-sans-photo"
    PHONE = "telephone"
    LETTER = "courrier"
    SHEET = "feuille"


class Frame(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One object of a schematic: a browser page, a card, a phone, a letter, a sheet with lines.

    `target` puts the ring on the object's own point (the serial number of a card).
    """

    kind: FrameKind
    caption: str = ""
    address: str = ""
    items: tuple[Item, ...] = ()
    target: bool = False


class Screen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A schematic. `alt` says in words what it shows; `pictogram` is the large picture of the user screen.

    `frames` are drawn side by side. `symbol` names up to two icons for the large screen.
    """

    id: str
    alt: str
    frames: tuple[Frame, ...]
    symbols: tuple[str, ...]
