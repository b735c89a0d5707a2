"""Numbered steps: a disc, a verb, a sentence or two, a schematic. Each is one block, never split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.content.screens import Screen
from mediateur.forms import drawing, fonts
from mediateur.forms.blocks import Block, Pictured, Words
from mediateur.forms.design import AIRS, Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.text import sentence_lines
from mediateur.forms.typeset import CAP_HEIGHT
from mediateur.forms.variants import Variant
from mediateur.pictures.svg import Picture

FALLBACK_ICON = "arrow-right"
PAD = 1.9 * mm
PICTURE_GAP = 4 * mm
UNDER_TITLE = 0.8 * mm
HARDLY = 6 * mm
ROW_GAP = 0.35


@dataclass(frozen=True)
class StepText:
    """What a step says: a verb title, at most two short sentences, and what the person sees."""

    title: str
    text: str
    screen: Screen | None = None


def step_block(style: Style, steps: Node, number: int, step: StepText, level: str) -> Block:
    """Return the block of a step. `steps` is its list (L), `level` the tag of its title (H2, H3)."""
    item = steps.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    title = Words(body.add(level), style.words(step.title, style.sizes.step, bold=True, role="primary"))
    rows = _rows(style, body, step)
    figure = body.add("Figure", step.screen.alt) if step.screen else None
    return StepBlock(style, number, label, title, rows, step.screen, figure)


def _rows(style: Style, body: Node, step: StepText) -> list[Block]:
    lines = sentence_lines(step.text)
    if style.variant is Variant.SIMPLIFIE:
        symbols = tuple(step.screen.symbols if step.screen else ()) or (FALLBACK_ICON,)
        icons = symbols + symbols[-1:] * len(lines)
        return [pictured(style, body.add("P"), icon, line) for icon, line in zip(icons, lines, strict=False)]
    gaps = (UNDER_TITLE, *(0.0 for _ in lines))
    return [Words(body.add("P"), style.words(line), before=gap) for gap, line in zip(gaps, lines, strict=False)]


def pictured(style: Style, node: Node, icon: str, line: str) -> Pictured:
    """Return a sentence with its icon, as large as the variant asks."""
    sizes = style.sizes
    drawn = style.icon(icon, sizes.icon)
    return Pictured(
        node,
        drawn,
        style.words(line),
        sizes.lead if style.variant is Variant.SIMPLIFIE else sizes.icon * 1.6,
        before=style.space(sizes.body * ROW_GAP),
        centred=style.variant is Variant.SIMPLIFIE,
        inset=max(0.0, (sizes.disc - sizes.icon) / 2) if style.variant is Variant.SIMPLIFIE else 0,
    )


class Place(Enum):
    """Where the picture of a step stands: beside everything, under the title beside the sentences, or below them."""

    BESIDE = auto()
    UNDER_TITLE = auto()
    BELOW = auto()


class Layout(NamedTuple):
    """A way to lay a step out: widths of its title and of its sentences (icons of sentences included)."""

    picture: Picture | None
    place: Place
    title: float
    rows: float


@dataclass
class StepBlock:
    """A disc, a title, sentences and a picture, laid out in the way that takes least height."""

    style: Style
    number: int
    label: Node
    title: Words
    rows: Sequence[Block]
    screen: Screen | None
    figure: Node | None
    before: float = 0
    keeps: bool = False
    ruled: bool = True
    _chosen: dict[float, Layout] = field(default_factory=dict)

    def height(self, width: float) -> float:
        """Return how high it is."""
        return self._height(self._layout(width))

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        layout = self._layout(width)
        whole, inside = self._height(layout), top - self._pad
        text = self._title_height(layout) + self._rows_height(layout)
        first = top - (whole - text) / 2 if layout.place is Place.BESIDE else inside
        rows = self._draw_title(canvas, left, first, layout)
        bottom = self._draw_rows(canvas, left + self._rows_from(layout.place), rows, layout.rows)
        if layout.picture is None or self.figure is None:
            return
        picture = layout.picture
        x, y = {
            Place.BESIDE: (width - picture.width, top - (whole - picture.height) / 2),
            Place.UNDER_TITLE: (width - picture.width, rows - UNDER_TITLE),
            Place.BELOW: (self._below_from(width, picture.width), bottom - self._above_picture),
        }[layout.place]
        drawing.figure(canvas, self.figure, picture, left + x, y)

    @property
    def _pad(self) -> float:
        return PAD if self.style.variant is Variant.COURANT else self.style.space(1.5 * PAD)

    @property
    def _above_picture(self) -> float:
        return self.style.space(PICTURE_GAP)

    def _layout(self, width: float) -> Layout:
        """Return the first layout that is hardly higher than the lowest."""
        if width not in self._chosen:
            self._chosen[width] = self._choose(width)
        return self._chosen[width]

    def _choose(self, width: float) -> Layout:
        layouts = list(self._layouts(width))
        heights = [self._height(layout) for layout in layouts]
        lowest, hardly = min(heights), HARDLY * (self.style.air - AIRS[-1])
        return next(layout for layout, height in zip(layouts, heights, strict=True) if height <= lowest + hardly)

    def _layouts(self, width: float) -> Iterator[Layout]:
        sizes, icons = self.style.sizes, self.style.variant is Variant.SIMPLIFIE
        text = width - sizes.lead
        below = Layout(None, Place.BELOW, text, width - self._rows_from(Place.BELOW))
        if self.screen is None:
            yield below._replace(place=Place.BESIDE, rows=width - self._rows_from(Place.BESIDE))
            return
        for picture in (self.style.schematic(self.screen, wide) for wide in sizes.pictures):
            left = width - picture.width - PICTURE_GAP
            if self.style.variant is Variant.GROS:
                yield Layout(picture, Place.UNDER_TITLE, text, left)
            else:
                yield Layout(picture, Place.BESIDE, left - sizes.lead, left if icons else left - sizes.lead)
        widths = (*sizes.pictures, text, width)
        yield from (below._replace(picture=self.style.schematic(self.screen, wide)) for wide in widths)

    def _height(self, layout: Layout) -> float:
        title, rows = self._title_height(layout), self._rows_height(layout)
        picture = layout.picture.height if layout.picture else 0
        inner = {
            Place.BESIDE: max(title + rows, picture, self.style.sizes.disc),
            Place.UNDER_TITLE: title + max(rows, picture + UNDER_TITLE),
            Place.BELOW: title + rows + self._above_picture + picture,
        }[layout.place]
        return inner + 2 * self._pad

    def _below_from(self, width: float, picture: float) -> float:
        lead = 0 if self.style.variant is Variant.GROS else self.style.sizes.lead
        return lead if picture <= width - lead else width - picture

    def _levelled(self, layout: Layout) -> bool:
        """Tell whether the disc stands level with the title, rather than with the middle of the step."""
        return self.style.variant is not Variant.COURANT or layout.place is not Place.BESIDE

    def _title_height(self, layout: Layout) -> float:
        title = self.title.height(layout.title)
        return max(title, self.style.sizes.disc) if self._levelled(layout) else title

    def _rows_from(self, place: Place) -> float:
        """Return how far from the left the sentences begin: in large print, and their icons, they use the lead."""
        under = self.style.variant is Variant.GROS and place is not Place.BESIDE
        return 0 if under or self.style.variant is Variant.SIMPLIFIE else self.style.sizes.lead

    def _rows_height(self, layout: Layout) -> float:
        return sum(row.before + row.height(layout.rows) for row in self.rows)

    def _draw_title(self, canvas: TaggedCanvas, left: float, top: float, layout: Layout) -> float:
        """Draw disc and title; return their bottom."""
        title, whole = self.title.height(layout.title), self._title_height(layout)
        first = top - (whole - title) / 2
        if self._levelled(layout):
            level = min(first - self.title.text.middle, top - self.style.sizes.disc / 2)
        else:
            level = top - (whole + self._rows_height(layout)) / 2
        self._draw_disc(canvas, left, level)
        self.title.draw(canvas, left + self.style.sizes.lead, first, layout.title)
        return top - whole

    def _draw_rows(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> float:
        for row in self.rows:
            top -= row.before
            row.draw(canvas, left, top, width)
            top -= row.height(width)
        return top

    def _draw_disc(self, canvas: TaggedCanvas, left: float, middle: float) -> None:
        sizes, ink = self.style.sizes, self.style.ink
        with canvas.artifact():
            canvas.setFillColor(HexColor(ink["primary"]))
            canvas.circle(left + sizes.disc / 2, middle, sizes.disc / 2, stroke=0, fill=1)
        with canvas.content(self.label):
            canvas.setFillColor(HexColor(ink["on_primary"]))
            canvas.setFont(fonts.BOLD, sizes.number)
            baseline = middle - sizes.number * CAP_HEIGHT / 2
            canvas.drawCentredString(left + sizes.disc / 2, baseline, str(self.number))
