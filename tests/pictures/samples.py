"""What the tests of drawings share: tokens, icons, a screen of every kind, and how an SVG is read back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree import ElementTree
from xml.parsers import expat

from mediateur import paths
from mediateur.pictures import metrics, pen, tokens
from mediateur.pictures.icons import Icons

RESOURCES = paths.resources()
TOKENS = tokens.load(RESOURCES / "themes" / "tokens.json")
ICONS = Icons(RESOURCES / "icons")
INKS = [*TOKENS.themes.values(), TOKENS.paper(), TOKENS.paper(colour=True)]
SIZES = ((456, 14), (380, 14), (187, 10), (504.6, 18), (900, 28), (420, 28))
ITEM_KINDS = ("champ", "masque", "bouton", "lien", "choix", "texte", "ligne")
FRAME_KINDS = ("navigateur", "carte-avec-photo", "carte-sans-photo", "telephone", "courrier", "feuille")


@dataclass(frozen=True)
class Item:
    kind: str
    label: str
    target: bool = False
    icon: str = ""
    value: str = ""
    spot: str = ""


@dataclass(frozen=True)
class Frame:
    kind: str
    caption: str = ""
    address: str = ""
    items: tuple[Item, ...] = ()
    target: bool = False


@dataclass(frozen=True)
class Screen:
    alt: str
    frames: tuple[Frame, ...]
    symbols: tuple[str, ...] = field(default=())


ELEMENTS = Screen(
    "Le site demande trois éléments",
    (
        Frame(
            "navigateur",
            address="monespacesante.fr",
            items=(
                Item("champ", "Code provisoire"),
                Item("champ", "Numéro de sécurité sociale"),
                Item("champ", "Numéro de série", target=True),
                Item("lien", "Générer un nouveau code provisoire"),
            ),
        ),
        Frame("carte-avec-photo", caption="Avec photo\N{NO-BREAK SPACE}: à droite"),
        Frame("carte-sans-photo", caption="Sans photo\N{NO-BREAK SPACE}: au dos"),
    ),
    ("mail", "message-square-text"),
)


class Placed(NamedTuple):
    """An element of an SVG, and where its own coordinates are: scale, then move."""

    name: str
    attributes: dict[str, str]
    text: str
    scale: float
    x: float
    y: float

    def number(self, attribute: str) -> float:
        return float(self.attributes.get(attribute, 0))

    @property
    def left(self) -> float:
        start = self.x + self.scale * self.number("x")
        shift = {"middle": 0.5, "end": 1.0}.get(self.attributes.get("text-anchor", ""), 0.0)
        return start - shift * self.width

    @property
    def top(self) -> float:
        return self.y + self.scale * self.number("y")

    @property
    def width(self) -> float:
        if self.name != "text":
            return self.scale * self.number("width")
        weight = int(self.attributes.get("font-weight", metrics.REGULAR))
        return self.scale * metrics.width(self.text, self.number("font-size"), weight)

    @property
    def stroke(self) -> float:
        return self.scale * self.number("stroke-width")


def parsed(markup: str) -> ElementTree.Element:
    """Return the root of an SVG; ExpatError when it is not well formed."""
    builder = ElementTree.TreeBuilder()
    reader = expat.ParserCreate(namespace_separator="}")
    reader.StartElementHandler = lambda name, attributes: builder.start(name.rpartition("}")[2], attributes)
    reader.EndElementHandler = lambda name: builder.end(name.rpartition("}")[2])
    reader.CharacterDataHandler = builder.data
    reader.Parse(markup, True)
    return builder.close()


def elements(markup: str) -> Iterator[Placed]:
    """Read an SVG back, in units of its viewBox."""
    yield from _walk(parsed(markup), 1.0, 0.0, 0.0)


def texts(markup: str) -> list[Placed]:
    return [element for element in elements(markup) if element.name == "text"]


def rings(markup: str) -> list[Placed]:
    return [one for one in elements(markup) if one.name == "rect" and abs(one.stroke - pen.RING) < 0.05]


def box_of(markup: str) -> tuple[float, float]:
    """Return the width and height of the viewBox."""
    width, height = parsed(markup).attrib["viewBox"].split()[2:]
    return float(width), float(height)


def _walk(node: ElementTree.Element, scale: float, x: float, y: float) -> Iterator[Placed]:
    transform = node.attrib.get("transform", "")
    if moved := re.search(r"translate\((\S+) (\S+)\)", transform):
        x, y = x + scale * float(moved[1]), y + scale * float(moved[2])
    if scaled := re.search(r"scale\(([\d.]+)\)", transform):
        scale *= float(scaled[1])
    yield Placed(node.tag, dict(node.attrib), node.text or "", scale, x, y)
    for child in node:
        yield from _walk(child, scale, x, y)
