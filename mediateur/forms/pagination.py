"""Which block goes on which page: as few pages as can be, then the whites shared evenly; nothing is split."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.forms.blocks import Block

Page = tuple[Block, ...]
SLACK = 0.01
# How much more white costs on the first page, which is the one that is looked at.
FIRST_PAGE = 4
# How full a last page should be at least.
LEAST = 0.25


class TooLongError(MediateurError):
    """A piece of text that no page can hold whole."""

    def __init__(self) -> None:
        super().__init__(
            "Un texte de ce document est trop long pour tenir sur une page.",
            "Rien n’est perdu.",
            f"Raccourcissez-le, ou choisissez une version en lettres plus petites{NBSP}: «{NBSP}Texte courant{NBSP}».",
        )


def paginate(blocks: Sequence[Block], width: float, first: float, others: float) -> tuple[Page, ...]:
    """Return the blocks of each page; `first` and `others` are the heights that pages offer.

    A block that `keeps` stays with the next one. Raises TooLongError.
    """
    chunks = _chunks(blocks)
    heights = [_Chunk(chunk, width) for chunk in chunks]

    @cache
    def best(start: int, room: float) -> tuple[int, bool, float, int]:
        """Return pages needed, whether the last is next to empty, squared whites, and the end of the first page."""
        found: list[tuple[int, bool, float, int]] = []
        used = 0.0
        for end in range(start + 1, len(heights) + 1):
            chunk = heights[end - 1]
            used += chunk.at_top if end == start + 1 else chunk.lower
            if used > room + SLACK:
                break
            if end == len(heights):
                found.append((1, used < room * LEAST, _last_white(room - used, room), end))
            else:
                pages, bare, white, _ = best(end, others)
                own = (FIRST_PAGE if start == 0 else 1) * (room - used) ** 2
                found.append((pages + 1, bare, white + own, end))
        if not found:
            raise TooLongError
        return min(found)

    pages: list[Page] = []
    start = 0
    while start < len(chunks):
        end = best(start, others if pages else first)[3]
        pages.append(tuple(block for chunk in chunks[start:end] for block in chunk))
        start = end
    return tuple(pages)


def _last_white(white: float, room: float) -> float:
    """Return what white costs on a last page: nothing up to half of it, then more and more."""
    return (2 * max(0.0, white - room / 2)) ** 2


def used_height(page: Page, width: float) -> float:
    """Return the height of a page's blocks with the space between them."""
    return sum(block.height(width) + (block.before if index else 0) for index, block in enumerate(page))


class _Chunk:
    """Blocks that stay together: their height at the top of a page, and lower down."""

    def __init__(self, blocks: Page, width: float) -> None:
        self.at_top = used_height(blocks, width)
        self.lower = self.at_top + blocks[0].before


def _chunks(blocks: Sequence[Block]) -> tuple[Page, ...]:
    chunks: list[list[Block]] = []
    tied = False
    for block in blocks:
        if tied:
            chunks[-1].append(block)
        else:
            chunks.append([block])
        tied = block.keeps
    return tuple(tuple(chunk) for chunk in chunks)
