"""Lucide icons, recoloured. Licence: ISC (resources/icons/LICENSE)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mediateur.errors import MediateurError

GRID = 24
NAMESPACE = "http://www.w3.org/2000/svg"


def stroke_for(size: float) -> float:
    """Return the stroke width, on the grid of 24, of an icon drawn `size` px wide (tokens, icones.trait)."""
    if size < 28:
        return 2
    return 1.75 if size < 44 else 1.5


class Icons:
    """The icons of a folder, by file name without its ending."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def names(self) -> frozenset[str]:
        """Return the names of all icons."""
        return frozenset(path.stem for path in self.folder.glob("*.svg"))

    def svg(self, name: str, colour: str, size: float = GRID, stroke: float | None = None) -> str:
        """Return a whole SVG of `size` px in `colour`; `stroke` is on the grid of 24.

        Raises MediateurError when there is no such icon.
        """
        return (
            f'<svg xmlns="{NAMESPACE}" width="{size:g}" height="{size:g}" '
            f'viewBox="0 0 {GRID} {GRID}" {_pen(colour, stroke or stroke_for(size))}>{self.inner(name, colour)}</svg>'
        )

    def group(self, name: str, colour: str, x: float, y: float, size: float) -> str:
        """Return the icon as a group to embed in another SVG, its top left corner at (x, y)."""
        place = f"translate({x:.2f} {y:.2f}) scale({size / GRID:.4f})"
        return f'<g transform="{place}" {_pen(colour, stroke_for(size))}>{self.inner(name, colour)}</g>'

    def inner(self, name: str, colour: str) -> str:
        """Return the shapes alone, to put in a group that sets fill, stroke and stroke-width."""
        return _shapes(self.folder / f"{name}.svg").replace("currentColor", colour)


def _pen(colour: str, stroke: float) -> str:
    return f'fill="none" stroke="{colour}" stroke-width="{stroke:g}" stroke-linecap="round" stroke-linejoin="round"'


@cache
def _shapes(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise _missing(path, str(error)) from error
    element, closed, _ = text.partition("<svg")[2].rpartition("</svg>")
    if not closed:
        raise _missing(path, "no svg element")
    return " ".join(element.partition(">")[2].split())


def _missing(path: Path, detail: str) -> MediateurError:
    return MediateurError(
        f"L’image «\N{NO-BREAK SPACE}{path.stem}\N{NO-BREAK SPACE}» manque ou ne se lit pas.",
        "Vos données ne sont pas touchées.",
        "Réinstallez Médiateur.",
        f"{path}: {detail}",
    )
