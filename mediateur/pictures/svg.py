"""The few SVG elements that QtSvg (SVG Tiny 1.2) and svglib both draw alike, and blocks that are put together.

Presentation attributes only: no style sheet, class, filter, gradient or nested svg.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from mediateur.pictures import metrics

NAMESPACE = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Picture:
    """A finished SVG, its size in the unit that was asked for, and the text that stands for it."""

    svg: str
    width: float
    height: float
    alt: str


@dataclass(frozen=True)
class Block:
    """A piece of drawing whose top left corner is the origin."""

    width: float
    height: float
    svg: str

    def at(self, x: float, y: float) -> str:
        """Return the piece moved to (x, y)."""
        return f'<g transform="translate({number(x)} {number(y)})">{self.svg}</g>'


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, **attributes: float | str) -> str:
    """Return an empty element; underscores in attribute names become hyphens."""
    pairs = (
        f'{key.replace("_", "-")}="{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name} {' '.join(pairs)}/>"


def box(x: float, y: float, width: float, height: float, radius: float, **attributes: float | str) -> str:
    """Return a rectangle with round corners."""
    return element("rect", x=x, y=y, width=width, height=height, rx=radius, ry=radius, **attributes)


def text(words: str, x: float, y: float, size: float, fill: str, weight: int = 400, anchor: str = "start") -> str:
    """Return a line of text; `y` is its baseline."""
    heavy = f' font-weight="{weight}"' if weight != metrics.REGULAR else ""
    placed = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{heavy}{placed} fill="{fill}">'
        f"{escape(words)}</text>"
    )


def stack(blocks: Iterable[Block], gap: float) -> Block:
    """Put blocks under one another, left-aligned."""
    parts: list[str] = []
    width = bottom = 0.0
    for block in blocks:
        top = bottom + gap if parts else 0.0
        parts.append(block.at(0, top))
        bottom = top + block.height
        width = max(width, block.width)
    return Block(width, bottom, "".join(parts))


def side_by_side(blocks: Iterable[Block], gap: float) -> Block:
    """Put blocks beside one another, aligned at the top."""
    parts: list[str] = []
    height = right = 0.0
    for block in blocks:
        left = right + gap if parts else 0.0
        parts.append(block.at(left, 0))
        right = left + block.width
        height = max(height, block.height)
    return Block(right, height, "".join(parts))


def document(block: Block, scale: float, alt: str) -> Picture:
    """Wrap `block`, drawn `scale` times as large, into a whole SVG."""
    width, height = block.width * scale, block.height * scale
    markup = (
        f'<svg xmlns="{NAMESPACE}" width="{number(width)}" height="{number(height)}" '
        f'viewBox="0 0 {number(block.width)} {number(block.height)}" font-family="{metrics.FAMILY}">'
        f"<title>{escape(alt)}</title>{block.svg}</svg>"
    )
    return Picture(markup, width, height, alt)
