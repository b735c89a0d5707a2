"""Which block goes on which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.forms.blocks import Block
from mediateur.forms.pagination import LEAST, TooLongError, paginate, used_height
from mediateur.forms.tagged import TaggedCanvas

WIDTH, FIRST, OTHERS = 100.0, 400.0, 600.0


@dataclass
class Brick:
    """A block that only has a height."""

    high: float
    before: float = 0
    keeps: bool = False
    ruled: bool = False

    def height(self, width: float) -> float:
        return self.high

    def draw(self, canvas: TaggedCanvas, left: float, top: float, width: float) -> None:
        raise AssertionError("nothing is drawn here")


BRICKS = st.lists(st.builds(Brick, st.floats(1, 180), st.floats(0, 20), st.booleans()), min_size=1, max_size=25).filter(
    lambda bricks: max(runs(bricks)) <= FIRST
)


def runs(bricks: list[Brick]) -> list[float]:
    """Return the heights of bricks tied together."""
    heights: list[float] = []
    tied = False
    for brick in bricks:
        if tied:
            heights[-1] += brick.before + brick.high
        else:
            heights.append(brick.high)
        tied = brick.keeps
    return heights


def greedy(blocks: list[Brick]) -> int:
    """Return how many pages filling each in turn takes."""
    pages, used = 1, 0.0
    start = 0
    while start < len(blocks):
        end = start + 1
        while blocks[end - 1].keeps and end < len(blocks):
            end += 1
        high = used_height(tuple(blocks[start:end]), WIDTH)
        room = FIRST if pages == 1 else OTHERS
        if used and used + blocks[start].before + high > room:
            pages, used = pages + 1, high
        else:
            used += (blocks[start].before if used else 0) + high
        start = end
    return pages


@given(BRICKS)
def test_pages_hold_all_in_order_without_overflow_or_split_pairs_in_fewest_pages(bricks: list[Brick]) -> None:
    blocks: list[Block] = list(bricks)
    pages = paginate(blocks, WIDTH, FIRST, OTHERS)
    assert [block for page in pages for block in page] == blocks
    rooms = [FIRST] + [OTHERS] * len(pages)
    assert all(used_height(page, WIDTH) <= room + 0.02 for page, room in zip(pages, rooms, strict=False))
    assert not [one for one, _ in pairwise(pages) if one[-1].keeps]
    assert len(pages) == greedy(bricks)


def test_a_last_page_is_not_left_with_next_to_nothing() -> None:
    pages = paginate([Brick(100) for _ in range(11)], WIDTH, FIRST, OTHERS)
    assert [len(page) for page in pages] == [4, 4, 3]


def test_a_block_higher_than_any_page_is_refused_with_a_sentence() -> None:
    with pytest.raises(TooLongError, match="trop long"):
        paginate([Brick(10), Brick(700)], WIDTH, FIRST, OTHERS)


def test_a_block_higher_than_the_first_page_waits_for_the_second() -> None:
    pages = paginate([Brick(10), Brick(500)], WIDTH, FIRST, OTHERS)
    assert [len(page) for page in pages] == [1, 1]


def ways(bricks: list[Brick]) -> list[list[list[Brick]]]:
    """Return every way to cut bricks into pages that hold them."""
    rooms = [FIRST, OTHERS]
    found: list[list[list[Brick]]] = []
    for cuts in product((False, True), repeat=len(bricks) - 1):
        pages = [[bricks[0]]]
        for cut, brick in zip(cuts, bricks[1:], strict=True):
            pages[-1:] = [pages[-1], [brick]] if cut else [[*pages[-1], brick]]
        if all(used_height(tuple(page), WIDTH) <= rooms[min(index, 1)] for index, page in enumerate(pages)):
            found.append(pages)
    return found


def is_bare(pages: Sequence[Sequence[Block]]) -> bool:
    room = OTHERS if len(pages) > 1 else FIRST
    return used_height(tuple(pages[-1]), WIDTH) < LEAST * room


@given(st.lists(st.builds(Brick, st.integers(20, 300), st.integers(0, 20)), min_size=1, max_size=8))
def test_a_last_page_is_a_quarter_full_whenever_as_few_pages_allow_it(bricks: list[Brick]) -> None:
    pages = paginate(bricks, WIDTH, FIRST, OTHERS)
    others = [way for way in ways(bricks) if len(way) == len(pages)]
    assert is_bare(pages) == all(is_bare(way) for way in others)
