"""Schematics of what the person sees, never a screenshot: one drawing for the screen, in any theme, and for paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from mediateur.pictures import frames, svg
from mediateur.pictures.icons import Icons
from mediateur.pictures.pen import TEXT, Pen
from mediateur.pictures.shapes import Frame, Screen

GAP = 16
ROW_GAP = 20
MARGIN = 1
CARD_GAP = 14
SLACK = 0.01
# The colours that a schematic needs, by role; what else a theme or an ink holds does not change it.
ROLES = (
    "draw_bg",
    "draw_button",
    "draw_fill",
    "draw_line",
    "draw_soft",
    "target",
    "text_body",
    "text_strong",
)

Column = tuple[Frame, ...]


def draw(
    screen: Screen, ink: Mapping[str, str], *, width: float = 456, text: float = TEXT, air: float = 1, icons: Icons
) -> svg.Picture:
    """Draw `screen` exactly `width` wide, every text at least `text` high, as high as it needs.

    Both are px on screen or points on paper. `ink` holds ROLES, as a theme or a paper ink of the tokens does. Frames
    stand side by side where they fit at that size of text, otherwise under one another. `air` is the share that is
    kept of the white above and below things: more than 1 where fingers are to find them. The text alternative is the
    screen's own.
    """
    scale, pen = text / TEXT, Pen(ink, icons, air)
    available = width / scale
    rows = [_row(columns, available, pen) for columns in _arrange(tuple(screen.frames), available)]
    centred = (svg.Block(available, row.height, row.at((available - row.width) / 2, 0)) for row in rows)
    drawn = svg.stack(centred, ROW_GAP)
    whole = svg.Block(available, drawn.height + 2 * MARGIN, drawn.at(0, MARGIN))
    return svg.document(whole, scale, screen.alt)


def _arrange(shown: Column, available: float) -> list[tuple[Column, ...]]:
    """Return rows of columns: one row, or one row with its cards in a column, or as many rows as it takes."""
    singles = tuple((frame,) for frame in shown)
    for columns in (singles, tuple(_cards_together(shown))):
        if _least(columns) <= available:
            return [columns]
    rows: list[tuple[Column, ...]] = []
    for column in singles:
        if rows and _least((*rows[-1], column)) <= available:
            rows[-1] = (*rows[-1], column)
        else:
            rows.append((column,))
    return rows


def _cards_together(shown: Column) -> Iterator[Column]:
    for cards, group in groupby(shown, frames.is_card):
        if cards:
            yield tuple(group)
        else:
            yield from ((frame,) for frame in group)


def _least(columns: tuple[Column, ...]) -> float:
    return sum(_span(column).least for column in columns) + GAP * (len(columns) - 1) - SLACK


def _span(column: Column) -> frames.Span:
    spans = [frames.span(frame) for frame in column]
    return frames.Span(*(max(values) for values in zip(*spans, strict=True)))


def _row(columns: tuple[Column, ...], available: float, pen: Pen) -> svg.Block:
    """Draw columns at the widths that share the row; all but cards become as high as the highest."""
    widths = _shares([_span(column) for column in columns], available - GAP * (len(columns) - 1))
    first = [_column(column, width, pen) for column, width in zip(columns, widths, strict=True)]
    highest = max(block.height for block in first)
    if all(frames.is_card(column[0]) for column in columns):
        return svg.side_by_side((_lowered(block, highest - block.height) for block in first), GAP)
    final = [
        _lowered(block, (highest - block.height) / 2)
        if frames.is_card(column[0])
        else (block if block.height == highest else frames.draw(column[0], width, pen, highest))
        for column, width, block in zip(columns, widths, first, strict=True)
    ]
    return svg.side_by_side(final, GAP)


def _lowered(block: svg.Block, down: float) -> svg.Block:
    return svg.Block(block.width, block.height + down, block.at(0, down))


def _column(column: Column, width: float, pen: Pen) -> svg.Block:
    drawn = [frames.draw(frame, width, pen) for frame in column]
    return svg.stack(drawn, CARD_GAP) if len(drawn) > 1 else drawn[0]


def _shares(spans: list[frames.Span], available: float) -> list[float]:
    """Let widths grow together from the least to the natural, then to the greatest."""
    widths = [min(span.least, available) for span in spans]
    for goal in ([span.natural for span in spans], [span.most for span in spans]):
        wanted = [max(0.0, aim - width) for aim, width in zip(goal, widths, strict=True)]
        part = min(1.0, (available - sum(widths)) / sum(wanted)) if sum(wanted) else 0.0
        widths = [width + part * want for width, want in zip(widths, wanted, strict=True)]
    return widths
