"""How a memo is laid out: in small print on one page, in the roomiest density that allows it.

In large print and in the simplified version the table has a page of its own: fourteen readers by four kinds of
documents do not fit beside the rest in letters that large. What helps to read it comes before it when the whole then
fits on two pages; otherwise it follows, on a third.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.units import mm

from mediateur.content.review import load_review
from mediateur.forms.blocks import Block
from mediateur.forms.design import Style, style_of
from mediateur.forms.foot import Foot
from mediateur.forms.legal import Dates
from mediateur.forms.memo import TITLE, Memo
from mediateur.forms.memo_parts import Density, Parts
from mediateur.forms.page import Laid, Titles, compose
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place

_ROOMY = Density(
    table=11,
    icon=12,
    symbol=1.15,
    shares=(39.7, 32.5, 40.3, 32.5, 33),
    pad=1.5 * mm,
    plain=14,
    heading=14,
    chosen=14,
    small=11,
    leading=1.3,
    gap=4 * mm,
    frame=4 * mm,
    lead=40 * mm,
)
_CLOSE = _ROOMY._replace(pad=1 * mm, gap=3 * mm, frame=3 * mm)
_CLOSER = _CLOSE._replace(pad=0.8 * mm, chosen=11, leading=1.25, gap=2.6 * mm, frame=2.6 * mm)
_TIGHT = _CLOSER._replace(pad=0.45 * mm, plain=12, leading=1.2, gap=2 * mm, frame=2 * mm)
_TIGHTEST = _TIGHT._replace(pad=0.3 * mm, icon=11, leading=1.15, gap=1.6 * mm, frame=1.6 * mm)
_LARGE = _ROOMY._replace(
    table=16,
    icon=14,
    shares=(40.8, 34.3, 34.3, 34.3, 34.3),
    pad=0.5 * mm,
    plain=20,
    heading=20,
    chosen=20,
    small=16,
    leading=1.2,
    gap=5 * mm,
    frame=5 * mm,
    lead=0,
)
_LARGE_CLOSE = _LARGE._replace(heading=18, small=15, gap=3 * mm, frame=3.5 * mm)
_SIMPLE = _LARGE._replace(
    table=14, icon=18, symbol=1.5, pad=1.5 * mm, plain=16, heading=18, chosen=16, small=14, leading=1.25
)
_SIMPLE_CLOSE = _SIMPLE._replace(symbol=1.2, gap=3 * mm, frame=4 * mm)


def _table_first(parts: Parts) -> list[Block]:
    return [parts.table(), parts.reading(), *parts.doubts(), parts.change()]


def _table_last(parts: Parts) -> list[Block]:
    return [parts.reading(), *parts.doubts(), parts.change(), parts.table()]


def _table_between(parts: Parts) -> list[Block]:
    return [parts.reading(), parts.table(), *parts.doubts(), parts.change()]


class Way(NamedTuple):
    """A way to lay a memo out, taken when it gives at most `most` pages (0: whatever it gives)."""

    density: Density
    order: Callable[[Parts], list[Block]]
    most: int = 0


WAYS: dict[Variant, tuple[Way, ...]] = {
    Variant.COURANT: (
        Way(_ROOMY, _table_first, 1),
        Way(_CLOSE, _table_first, 1),
        Way(_CLOSER, _table_first, 1),
        Way(_TIGHT, _table_first, 1),
        Way(_TIGHTEST, _table_first),
    ),
    Variant.GROS: (
        Way(_LARGE, _table_last, 2),
        Way(_LARGE_CLOSE, _table_last, 2),
        Way(_LARGE, _table_between, 3),
        Way(_LARGE, _table_first, 3),
        Way(_LARGE_CLOSE, _table_first),
    ),
    Variant.SIMPLIFIE: (
        Way(_SIMPLE, _table_last, 2),
        Way(_SIMPLE_CLOSE, _table_last, 2),
        Way(_SIMPLE, _table_between, 3),
        Way(_SIMPLE, _table_first, 3),
        Way(_SIMPLE_CLOSE, _table_first),
    ),
}


def render(
    memo: Memo, variant: Variant, *, colour: bool = False, contact: Place | None, printed: dt.date, resources: Path
) -> bytes:
    """Return the memo as a tagged PDF (PDF/UA-1). Raises MediateurError when a text cannot be printed."""
    style = style_of(variant, colour, resources)
    return compose(Titles("Mon mémo", TITLE), [lay_out(style, memo, contact, printed, load_review(resources))])


def lay_out(style: Style, memo: Memo, contact: Place | None, printed: dt.date, review: str = "") -> Laid:
    """Return the memo laid out in the first way that holds. Raises MediateurError as `render` does.

    `review` is the month before whose end content is to be read again, if that is said.
    """
    dates = Dates(False, (), memo.verified, printed, review)
    ways = WAYS[style.variant]
    tried = ((way, _sheet(Parts(style, way.density, Node("Document"), memo), way, contact, dates)) for way in ways)
    return next(sheet for way, sheet in tried if not way.most or sheet.pages <= way.most)


def _sheet(parts: Parts, way: Way, contact: Place | None, dates: Dates) -> Laid:
    blocks = [*parts.title(), parts.chosen(), parts.plain(), *way.order(parts)]
    foot = Foot(parts.style, parts.root.add("Sect"), contact, dates)
    return Laid(parts.style, parts.root, blocks, foot)
