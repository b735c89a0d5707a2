"""Numbered steps: a disc, a verb, a sentence or two, a schematic. Each is one block, never split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from mediateur.content.screens import Screen
from mediateur.forms import drawing, fonts
from mediateur.forms.blocks import Block, Pictured, Words, middle_of_first_line
from mediateur.forms.design import CAP_HEIGHT, Style
from mediateur.forms.tagged import Node, TaggedCanvas
from mediateur.forms.text import sentence_lines
from mediateur.forms.variants import Variant
from mediateur.pictures.svg import Picture

FALLBACK_ICON = "arrow-right"
PAD = 1.9 * mm
PICTURE_GAP = 4 * mm


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
    layout = {Variant.COURANT: BesideStep, Variant.GROS: StackedStep, Variant.SIMPLIFIE: PicturedStep}[style.variant]
    figure = body.add("Figure", step.screen.alt) if step.screen else None
    return layout(style, number, label, title, rows, step.screen, figure)


def _rows(style: Style, body: Node, step: StepText) -> list[Block]:
    lines = sentence_lines(step.text)
    if style.variant is not Variant.SIMPLIFIE:
        return [Words(body.add("P"), style.words(line), before=0 if index else 1.5) for index, line in enumerate(lines)]
    symbols = tuple(step.screen.symbols if step.screen else ()) or (FALLBACK_ICON,)
    return [
        pictured(style, body.add("P"), symbols[min(index, len(symbols) - 1)], line) for index, line in enumerate(lines)
    ]


def pictured(style: Style, node: Node, icon: str, line: str, *, bold: bool = False) -> Pictured:
    """Return a sentence with its icon, as large as the variant asks."""
    sizes = style.sizes
    drawn = style.icon(icon, sizes.icon)
    return Pictured(
        node,
        drawn,
        style.words(line, bold=bold),
        sizes.lead if style.variant is Variant.SIMPLIFIE else sizes.icon * 1.6,
        before=sizes.body * 0.35,
        centred=style.variant is Variant.SIMPLIFIE,
        inset=max(0.0, (sizes.disc - sizes.icon) / 2) if style.variant is Variant.SIMPLIFIE else 0,
    )


@dataclass
class _Step:
    """What every layout of a step shares."""

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

    def picture(self, width: float) -> Picture | None:
        """Return the schematic at that width."""
        return self.style.schematic(self.screen, width) if self.screen else None

    def rows_height(self, width: float) -> float:
        """Return the height of the sentences."""
        return sum(row.before + row.height(width) for row in self.rows)

    def draw_rows(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> float:
        """Draw the sentences under one another; return the bottom of the last."""
        for row in self.rows:
            top -= row.before
            row.draw(canvas, left, top, width)
            top -= row.height(width)
        return top

    def draw_disc(self, canvas: TaggedCanvas, left: float, middle: float) -> None:
        """Draw the number in its disc."""
        sizes, ink = self.style.sizes, self.style.ink
        with canvas.artifact():
            canvas.setFillColor(HexColor(ink["primary"]))
            canvas.circle(left + sizes.disc / 2, middle, sizes.disc / 2, stroke=0, fill=1)
        with canvas.content(self.label):
            canvas.setFillColor(HexColor(ink["on_primary"]))
            canvas.setFont(fonts.BOLD, sizes.number)
            baseline = middle - sizes.number * CAP_HEIGHT / 2
            canvas.drawCentredString(left + sizes.disc / 2, baseline, str(self.number))


class BesideStep(_Step):
    """Disc, words and schematic side by side, all on one middle line."""

    def _shares(self, width: float) -> tuple[float, Picture | None]:
        picture = self.picture(self.style.sizes.picture)
        taken = picture.width + PICTURE_GAP if picture else 0
        return width - self.style.sizes.lead - taken, picture

    def height(self, width: float) -> float:
        """Return how high it is."""
        words, picture = self._shares(width)
        text = self.title.height(words) + self.rows_height(words)
        return max(text, self.style.sizes.disc, picture.height if picture else 0) + 2 * PAD

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        words, picture = self._shares(width)
        whole = self.height(width)
        middle = top - whole / 2
        text = self.title.height(words) + self.rows_height(words)
        start = left + self.style.sizes.lead
        self.draw_disc(canvas, left, middle)
        self.title.draw(canvas, start, middle + text / 2, words)
        self.draw_rows(canvas, start, middle + text / 2 - self.title.height(words), words)
        if picture and self.figure:
            drawing.figure(canvas, self.figure, picture, left + width - picture.width, middle + picture.height / 2)


class _TitledStep(_Step):
    """A step whose disc stands level with its title."""

    def title_height(self, width: float) -> float:
        """Return the height of the title's row."""
        return max(self.title.height(width), self.style.sizes.disc)

    def draw_title(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> float:
        """Draw disc and title, return the bottom of their row."""
        disc, lead = self.style.sizes.disc, self.style.sizes.lead
        first = top - max(0.0, disc / 2 - self.title.height(width) / 2)
        level = min(top - disc / 2, first - middle_of_first_line(self.title.paragraph))
        self.draw_disc(canvas, left, level)
        self.title.draw(canvas, left + lead, first, width)
        return top - self.title_height(width)


class StackedStep(_TitledStep):
    """Large print: the words under the title, the schematic under the words."""

    def height(self, width: float) -> float:
        """Return how high it is."""
        words = width - self.style.sizes.lead
        picture = self.picture(words)
        below = picture.height + PICTURE_GAP if picture else 0
        return self.title_height(words) + self.rows_height(words) + below + 4 * PAD

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        words = width - self.style.sizes.lead
        start = left + self.style.sizes.lead
        bottom = self.draw_title(canvas, left, top - 2 * PAD, words)
        bottom = self.draw_rows(canvas, start, bottom, words)
        picture = self.picture(words)
        if picture and self.figure:
            drawing.figure(canvas, self.figure, picture, start, bottom - PICTURE_GAP)


class PicturedStep(_TitledStep):
    """Easy to read: an icon on the left of every sentence, the schematic on the right."""

    def _shares(self, width: float) -> tuple[float, Picture | None]:
        picture = self.picture(self.style.sizes.picture)
        return width - (picture.width + PICTURE_GAP if picture else 0), picture

    def _text_height(self, words: float) -> float:
        return self.title_height(words - self.style.sizes.lead) + self.rows_height(words)

    def height(self, width: float) -> float:
        """Return how high it is."""
        words, picture = self._shares(width)
        return max(self._text_height(words), picture.height if picture else 0) + 4 * PAD

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        """Draw it."""
        words, picture = self._shares(width)
        middle = top - self.height(width) / 2
        first = middle + self._text_height(words) / 2
        bottom = self.draw_title(canvas, left, first, words - self.style.sizes.lead)
        self.draw_rows(canvas, left, bottom, words)
        if picture and self.figure:
            drawing.figure(canvas, self.figure, picture, left + width - picture.width, middle + picture.height / 2)
