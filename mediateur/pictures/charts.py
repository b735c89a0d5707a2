"""Charts of counts, drawn once for the screen and for paper: bars for categories, columns for weeks.

The axis begins at 0, values stand beside the bars, and one colour says it all. A hidden count is a hatched bar of fixed
length, so that its length reveals nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mediateur.pictures import metrics, svg

Ink = Mapping[str, str]

MOST_COLUMNS = 12
LEADING = 1.3
STACKED_BELOW = 15.0  # widths in sizes of text: a label goes above its bar where there is less room
LABEL_SHARE = 0.48
THICK, GAP, SPACE = 1.2, 0.75, 0.6
HIDDEN = 2.8
COLUMN_HEIGHT = 6.0
PAIR_GAP = 0.15
SMALL = 0.88


class Bar(NamedTuple):
    """A count: `n` is None where it is hidden, `shown` what is then written. A part of the one above is inset."""

    label: str
    n: int | None
    note: str = ""
    inset: bool = False
    shown: str = ""

    @property
    def value(self) -> str:
        """What is written beside the bar."""
        return self.shown or (f"{self.n:,}".replace(",", "\N{NO-BREAK SPACE}") if self.n is not None else "")


class Chart(NamedTuple):
    """Counts side by side, and the text that stands for them.

    Columns may stand in pairs: `beside` are then the counts at the right of `bars`, and `names` those of both.
    """

    bars: tuple[Bar, ...]
    alt: str
    beside: tuple[Bar, ...] = ()
    names: tuple[str, ...] = ()


class _Shape(NamedTuple):
    """Where things are: the size of text, the left of the bars, the room that the longest may take."""

    size: float
    left: float
    room: float
    most: int
    stacked: bool

    def length(self, n: int) -> float:
        return max(self.room * n / self.most if self.most else 0, 0.15 * self.size if n else 0)


def bars(chart: Chart, ink: Ink, *, width: float, size: float) -> svg.Picture:
    """Draw horizontal bars, `width` wide and as high as they need; `size` is that of the text."""
    shape = _shape(chart.bars, width, size)
    blocks = [_bar(bar, shape, ink, width) for bar in chart.bars]
    drawn = svg.stack(blocks, GAP * size)
    return svg.document(svg.Block(width, drawn.height, drawn.svg), 1, chart.alt)


def _shape(lines: Sequence[Bar], width: float, size: float) -> _Shape:
    labels = max((_indent(bar, size) + metrics.width(bar.label, size, metrics.SEMIBOLD) for bar in lines), default=0)
    values = max((metrics.width(bar.value, size, metrics.BOLD) for bar in lines), default=0)
    stacked = width < STACKED_BELOW * size
    left = 0 if stacked else min(labels, LABEL_SHARE * width) + SPACE * size
    room = max(size, width - left - values - SPACE * size)
    return _Shape(size, left, room, max((bar.n or 0 for bar in lines), default=0), stacked)


def _indent(bar: Bar, size: float) -> float:
    return size if bar.inset else 0


def _bar(bar: Bar, shape: _Shape, ink: Ink, width: float) -> svg.Block:
    size, indent = shape.size, _indent(bar, shape.size)
    available = (width if shape.stacked else shape.left - SPACE * size) - indent
    weight = metrics.SEMIBOLD if bar.note else metrics.REGULAR
    label = metrics.wrap(bar.label, available, size, weight)
    step, thick = size * LEADING, THICK * size
    told = len(label) * step
    parts = [*_lines(label, indent, 0, size, ink["text_strong"], weight)]
    top = told if shape.stacked else max(0, (step - thick) / 2)
    parts.append(_drawn(bar, shape, top, ink))
    bottom = max(told, top + thick)
    if bar.note:
        note = metrics.wrap(bar.note, width - indent, SMALL * size)
        parts += _lines(note, indent, bottom, SMALL * size, ink["text_muted"], metrics.REGULAR)
        bottom += len(note) * SMALL * step
    return svg.Block(width, bottom, "".join(parts))


def _lines(lines: Sequence[str], x: float, top: float, size: float, fill: str, weight: int) -> Iterator[str]:
    step = size * LEADING
    for rank, line in enumerate(lines):
        yield svg.text(line, x, top + rank * step + _baseline(step, size), size, fill, weight)


def _baseline(height: float, size: float) -> float:
    return height / 2 + size * metrics.CAP_HEIGHT / 2


def _drawn(bar: Bar, shape: _Shape, top: float, ink: Ink) -> str:
    size, thick = shape.size, THICK * shape.size
    if bar.n is None:
        length, drawn = HIDDEN * size, _hatched(shape.left, top, HIDDEN * size, thick, ink)
    else:
        length = shape.length(bar.n)
        drawn = svg.element("rect", x=shape.left, y=top, width=length, height=thick, fill=ink["chart_1"])
        drawn = drawn if length else ""
    at = shape.left + length + (SPACE * size if length else 0)
    return drawn + svg.text(bar.value, at, top + _baseline(thick, size), size, ink["text_strong"], metrics.BOLD)


def _hatched(x: float, y: float, width: float, height: float, ink: Ink) -> str:
    stroke = ink["chart_suppressed"]
    frame = svg.element(
        "rect", x=x, y=y, width=width, height=height, fill=ink["bg_surface"], stroke=stroke, stroke_width=1.5
    )
    step, lines, start = height / 2.5, "", -height
    while start < width:
        left, right = max(start, 0), min(start + height, width)
        lines += svg.element(
            "line",
            x1=x + left,
            y1=y + height - (left - start),
            x2=x + right,
            y2=y + height - (right - start),
            stroke=stroke,
            stroke_width=1.25,
        )
        start += step
    return frame + lines


def columns(chart: Chart, ink: Ink, *, width: float, size: float) -> svg.Picture:
    """Draw columns from left to right, the value above each and its label below; the last 12 where there are more."""
    groups = [row[-MOST_COLUMNS:] for row in (chart.bars, chart.beside) if row]
    most = max((bar.n or 0 for row in groups for bar in row), default=0)
    slot, step, tall = width / max((len(row) for row in groups), default=1), size * LEADING, COLUMN_HEIGHT * size
    thick = min(slot * 0.64, 4 * size) / max(1, len(groups))
    top = 1.4 * step if chart.names else 0
    parts = [_legend(chart.names, ink, size)] if chart.names else []
    for series, row in enumerate(groups):
        fitting = min((_fitting(bar, slot if len(groups) == 1 else slot * 0.46, size) for bar in row), default=size)
        for rank, bar in enumerate(row):
            x = slot * (rank + 0.5) + (series - len(groups) / 2) * thick
            height = tall * (bar.n or 0) / most if most else 0
            base = top + step + tall
            parts.append(_column(bar, (x, base - height, thick, height), size, ink, soft=series > 0))
            height = THICK * size if bar.n is None else height
            value_at = base - height - step + _baseline(step, fitting)
            parts.append(
                svg.text(bar.value, x + thick / 2, value_at, fitting, ink["text_strong"], metrics.BOLD, "middle")
            )
    for rank, bar in enumerate(groups[0] if groups else ()):
        fitting = SMALL * min(size, size * 0.94 * slot / max(metrics.width(bar.label, SMALL * size), 1))
        label_at = top + step + tall + _baseline(step, fitting)
        middle = slot * (rank + 0.5)
        parts.append(svg.text(bar.label, middle, label_at, fitting, ink["text_body"], metrics.REGULAR, "middle"))
    drawn = svg.Block(width, top + 2 * step + tall, "".join(parts))
    return svg.document(drawn, 1, chart.alt)


def _column(bar: Bar, box: tuple[float, float, float, float], size: float, ink: Ink, *, soft: bool) -> str:
    """Draw one column, `box` its left, top, width and height; a hidden one stands on the same base."""
    x, top, thick, height = box
    if bar.n is None:
        return _hatched(x, top + height - THICK * size, thick, THICK * size, ink)
    return _filled(x, top, thick, height, ink, soft=soft) if height else ""


def _filled(x: float, y: float, width: float, height: float, ink: Ink, *, soft: bool) -> str:
    """Draw a plain rectangle, or one in outline for the second of a pair."""
    if not soft:
        return svg.element("rect", x=x, y=y, width=width, height=height, fill=ink["chart_1"])
    inside = min(0.75, width / 2, height / 2)
    edge: dict[str, float | str] = {"stroke": ink["chart_1"], "stroke_width": 2 * inside}
    left, top = x + PAIR_GAP * width + inside, y + inside
    size = (width * (1 - PAIR_GAP) - 2 * inside, height - 2 * inside)
    return svg.element("rect", x=left, y=top, width=size[0], height=size[1], fill=ink["primary_soft"], **edge)


def _legend(names: Sequence[str], ink: Ink, size: float) -> str:
    drawn, x, side = "", 0.0, 0.9 * size
    for rank, name in enumerate(names):
        drawn += _filled(x, (size * LEADING - side) / 2, side, side, ink, soft=rank > 0)
        x += side + SPACE * size
        drawn += svg.text(name, x, _baseline(size * LEADING, size), SMALL * size, ink["text_body"], metrics.REGULAR)
        x += metrics.width(name, SMALL * size) + 2 * size
    return drawn


def _fitting(bar: Bar, room: float, size: float) -> float:
    """Return the size at which a value stays in its room."""
    widest = metrics.width(bar.value, size, metrics.BOLD)
    return min(size, size * 0.94 * room / widest) if widest else size
