"""The map of a chapter of a pathway: its steps from top to bottom, and beside each where its answers lead.

What goes on is an arrow downwards. Any other answer is an arrow to the right, to what it reaches, drawn by its shape
as well as by its colour: an end is a rounded box, an obstacle a dashed one, a step told elsewhere a box with a bar.
No line crosses another: an end reached twice is drawn twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from mediateur.pictures import metrics, svg

Ink = Mapping[str, str]

WIDTH, MARGIN = 960.0, 24.0
BOX_WIDTH, PAD, BADGE = 336.0, 14.0, 15.0
BUS = MARGIN + BOX_WIDTH + 22
TARGET_LEFT, TARGET_WIDTH = 622.0, 314.0
TITLE, BODY, SMALL, LEADING = 16.0, 14.0, 13.0, 1.3
GAP, BETWEEN, HEAD = 14.0, 30.0, 7.0
SLACK = 0.86
FALLBACK = f"'{metrics.FAMILY}', Arial, sans-serif"


class Shape(StrEnum):
    """What an answer reaches."""

    END = "fin"
    OBSTACLE = "obstacle"
    STEP = "étape"
    AGAIN = "essai"


class Target(NamedTuple):
    """What an arrow reaches: its shape, its name, and a line below it (or nothing)."""

    shape: Shape
    title: str
    note: str = ""


class Arrow(NamedTuple):
    """The answers that lead to one target."""

    labels: tuple[str, ...]
    target: Target


class Stop(NamedTuple):
    """One step of a chapter.

    `badge` is its number on the map; `onward` are the answers that lead to the stop below; `notes` are lines in
    small letters at the foot of its box.
    """

    badge: str
    title: str
    question: str
    onward: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    notes: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """A part of a pathway: its stops, from top to bottom. `notes` stand under the title, `foot` at the bottom."""

    title: str
    notes: tuple[str, ...]
    stops: tuple[Stop, ...]
    foot: tuple[Arrow, ...] = ()


class _Words(NamedTuple):
    lines: tuple[str, ...]
    size: float
    weight: int
    fill: str

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LEADING

    def at(self, x: float, top: float) -> str:
        step = self.size * LEADING
        first = top + step / 2 + self.size * metrics.CAP_HEIGHT / 2
        return "".join(
            svg.text(line, x, first + step * index, self.size, self.fill, self.weight)
            for index, line in enumerate(self.lines)
        )


def draw(chapter: Chapter, ink: Ink) -> svg.Picture:
    """Draw a chapter, 960 wide and as high as it needs, in a theme or a paper ink of the tokens."""
    parts = [_heading(chapter, ink)]
    parts += [_row(stop, ink, last=stop is chapter.stops[-1]) for stop in chapter.stops]
    parts += [_foot(chapter.foot, ink)] if chapter.foot else []
    drawn = svg.stack((*parts, _legend(ink)), 0)
    ground = svg.element("rect", x=0, y=0, width=WIDTH, height=drawn.height + MARGIN, fill=ink["bg_surface"])
    whole = f'{ground}<g font-family="{FALLBACK}">{drawn.svg}</g>'
    return svg.document(svg.Block(WIDTH, drawn.height + MARGIN, whole), 1, _alternative(chapter))


def _alternative(chapter: Chapter) -> str:
    return f"{chapter.title}. {' ; '.join(f'{stop.badge} {stop.title}'.strip() for stop in chapter.stops)}."


def _set(text: str, available: float, size: float, fill: str, weight: int = metrics.REGULAR) -> _Words:
    """Cut a text into lines, somewhat narrower than measured: another font may stand in for ours."""
    return _Words(metrics.wrap(text, available * SLACK, size, weight), size, weight, fill)


def _heading(chapter: Chapter, ink: Ink) -> svg.Block:
    wide = WIDTH - 2 * MARGIN
    lines = [_set(chapter.title, wide, 24, ink["text_strong"], metrics.BOLD)]
    lines += [_set(note, wide, BODY, ink["text_body"]) for note in chapter.notes]
    drawn, height = _stacked(lines, MARGIN, MARGIN)
    return svg.Block(WIDTH, height + MARGIN, drawn)


def _stacked(lines: list[_Words], x: float, top: float, gap: float = 4) -> tuple[str, float]:
    drawn = ""
    for words in lines:
        drawn += words.at(x, top)
        top += words.height + gap
    return drawn, top - gap


def _row(stop: Stop, ink: Ink, *, last: bool) -> svg.Block:
    box = _box(stop, ink)
    right, below = _arrows(stop.arrows, ink)
    words = [_set(label, BOX_WIDTH - 60, BODY, ink["text_strong"], metrics.SEMIBOLD) for label in stop.onward]
    told = sum(line.height + 2 for line in words)
    height = max(box.height + (told + BETWEEN if words else 0), below)
    height += 0 if words else (MARGIN if last else BETWEEN)
    drawn = box.at(MARGIN, 0) + right
    if words:
        said, _ = _stacked(words, MARGIN + 54, box.height + 9, 2)
        drawn += _down(MARGIN + 36, box.height, height, ink) + said
    return svg.Block(WIDTH, height, drawn)


def _box(stop: Stop, ink: Ink) -> svg.Block:
    left, wide = PAD + 2 * BADGE + 10, BOX_WIDTH - 2 * PAD - 2 * BADGE - 16
    lines = [_set(stop.title, wide, TITLE, ink["text_strong"], metrics.BOLD)]
    lines += [_set(stop.question, wide, BODY, ink["text_body"])] if stop.question else []
    lines += [_set(note, wide, SMALL, ink["text_muted"]) for note in stop.notes]
    drawn, bottom = _stacked(lines, left, PAD, 5)
    outline = svg.box(
        1, 1, BOX_WIDTH - 2, bottom + PAD - 2, 6, fill=ink["draw_fill"], stroke=ink["draw_line"], stroke_width=2
    )
    return svg.Block(BOX_WIDTH, bottom + PAD, outline + _badge(stop.badge, ink) + drawn)


def _badge(name: str, ink: Ink) -> str:
    if not name:
        return ""
    x, y = PAD + BADGE, PAD + TITLE * LEADING / 2
    disc = svg.element("circle", cx=x, cy=y, r=BADGE, fill=ink["primary"])
    down = y + BODY * metrics.CAP_HEIGHT / 2
    return disc + svg.text(name, x, down, BODY, ink["on_primary"], metrics.BOLD, "middle")


def _arrows(arrows: tuple[Arrow, ...], ink: Ink) -> tuple[str, float]:
    """Draw the arrows to the right under one another; returns them and where they stop."""
    drawn, top = "", 0.0
    levels: list[float] = []
    for arrow in arrows:
        block, level = _arrow(arrow, ink)
        drawn += block.at(0, top)
        levels.append(top + level)
        top += block.height + GAP
    if levels:
        start = svg.element("path", d=_path(MARGIN + BOX_WIDTH, levels[0], f"H{svg.number(BUS)}"), **_line(ink))
        drawn += start + svg.element("path", d=_path(BUS, levels[0], f"V{svg.number(levels[-1])}"), **_line(ink))
    return drawn, top


def _arrow(arrow: Arrow, ink: Ink) -> tuple[svg.Block, float]:
    """Draw one arrow, its labels above its line; returns it and the height of the line."""
    target = _target(arrow.target, ink)
    wide = TARGET_LEFT - BUS - 36
    labels = [_set(label, wide, BODY, ink["text_strong"], metrics.SEMIBOLD) for label in arrow.labels]
    _, said = _stacked(labels, 0, 0, 2)
    level = max(target.height / 2, said + 4)
    drawn, _ = _stacked(labels, BUS + 10, level - said - 3, 2)
    drawn += svg.element("path", d=_path(BUS, level, f"H{svg.number(TARGET_LEFT - HEAD)}"), **_line(ink))
    drawn += _head(TARGET_LEFT, level, ink, right=True)
    drawn += target.at(TARGET_LEFT, level - target.height / 2)
    return svg.Block(WIDTH, level + target.height / 2, drawn), level


def _target(target: Target, ink: Ink) -> svg.Block:
    fill = ink["on_primary_soft"] if target.shape is Shape.END else ink["text_strong"]
    lines = [_set(target.title, TARGET_WIDTH - 44, BODY, fill, metrics.SEMIBOLD)]
    lines += [_set(target.note, TARGET_WIDTH - 44, SMALL, ink["text_body"])] if target.note else []
    drawn, bottom = _stacked(lines, 22, 9, 3)
    height = bottom + 9
    return svg.Block(TARGET_WIDTH, height, _outline(target.shape, TARGET_WIDTH, height, ink) + drawn)


def _outline(shape: Shape, width: float, height: float, ink: Ink) -> str:
    inner = (1.0, 1.0, width - 2, height - 2)
    if shape is Shape.END:
        rounded = min(22.0, height / 2)
        return svg.box(*inner, rounded, fill=ink["primary_soft"], stroke=ink["primary"], stroke_width=2)
    if shape is Shape.OBSTACLE:
        dashes: dict[str, float | str] = {"stroke_dasharray": "7 4", "stroke_width": 2, "stroke": ink["draw_line"]}
        return svg.element("rect", x=1, y=1, width=width - 2, height=height - 2, rx=3, fill=ink["draw_fill"], **dashes)
    bar = svg.element("rect", x=1, y=1, width=7, height=height - 2, fill=ink["draw_line"])
    fill = ink["draw_bg"] if shape is Shape.STEP else ink["draw_fill"]
    return svg.box(*inner, 3, fill=fill, stroke=ink["draw_line"], stroke_width=1.25) + bar


def _line(ink: Ink) -> dict[str, float | str]:
    return {"fill": "none", "stroke": ink["draw_line"], "stroke_width": 2}


def _path(x: float, y: float, rest: str) -> str:
    return f"M{svg.number(x)} {svg.number(y)}{rest}"


def _down(x: float, top: float, bottom: float, ink: Ink) -> str:
    line = svg.element("path", d=_path(x, top, f"V{svg.number(bottom - HEAD)}"), **_line(ink))
    return line + _head(x, bottom, ink, right=False)


def _head(x: float, y: float, ink: Ink, *, right: bool) -> str:
    near, far = svg.number(HEAD), svg.number(2 * HEAD)
    sides = f"l-{far} -{near}v{far}z" if right else f"l-{near} -{far}h{far}z"
    return svg.element("path", d=_path(x, y, sides), fill=ink["draw_line"])


def _foot(arrows: tuple[Arrow, ...], ink: Ink) -> svg.Block:
    """Draw the obstacles of the chapter, each with its ways out, in two columns."""
    title = _set("Obstacles de ce chapitre, et leurs issues", 600, 18, ink["text_strong"], metrics.BOLD)
    wide = (WIDTH - 2 * MARGIN - 20) / 2
    cells = [_cell(arrow, wide, ink) for arrow in arrows]
    pairs = (cells[index : index + 2] for index in range(0, len(cells), 2))
    table = svg.stack((svg.side_by_side(pair, 20) for pair in pairs), GAP)
    height = title.height + GAP + table.height + MARGIN
    return svg.Block(WIDTH, height, title.at(MARGIN, 0) + table.at(MARGIN, title.height + GAP))


def _cell(arrow: Arrow, wide: float, ink: Ink) -> svg.Block:
    lines = [_set(arrow.target.title, wide - 44, BODY, ink["text_strong"], metrics.SEMIBOLD)]
    lines += [_set(label, wide - 44, SMALL, ink["text_body"]) for label in arrow.labels]
    drawn, bottom = _stacked(lines, 22, 9, 3)
    return svg.Block(wide, bottom + 9, _outline(Shape.OBSTACLE, wide, bottom + 9, ink) + drawn)


def _legend(ink: Ink) -> svg.Block:
    shown = (
        (Shape.END, "fin de la séance"),
        (Shape.OBSTACLE, "obstacle, puis retour à la question"),
        (Shape.STEP, "étape dessinée ailleurs"),
        (Shape.AGAIN, "nouvel essai, compté"),
    )
    return svg.Block(WIDTH, 30, "".join(_keys(shown, ink)))


def _keys(shown: tuple[tuple[Shape, str], ...], ink: Ink) -> Iterator[str]:
    x = MARGIN
    for shape, name in shown:
        yield svg.Block(34, 20, _outline(shape, 34, 20, ink)).at(x, 0)
        words = _set(name, WIDTH, SMALL, ink["text_body"])
        yield words.at(x + 42, 10 - words.height / 2)
        x += 42 + metrics.width(name, SMALL) / SLACK + 30
