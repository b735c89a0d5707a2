"""Every shipped guide in every version: inside its margins, readable, on pages that are worth their paper."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pytest

from mediateur import paths
from mediateur.forms import making
from mediateur.forms.design import AIRS, style_of
from mediateur.forms.names import GUIDE, PREPARE
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from tests.forms import reading, samples
from tests.forms.conftest import library, screens

FORMS = (*(f"{GUIDE}{pathway.id}" for pathway in library().pathways), PREPARE)
USUAL = Place(id="p5", name="France Services, salle 2", hours="Du lundi au vendredi", phone="06 39 98 12 34")
LABEL = {Variant.COURANT: 10, Variant.GROS: 18, Variant.SIMPLIFIE: 10}
LEAST = {Variant.COURANT: 11, Variant.GROS: 14, Variant.SIMPLIFIE: 11}
# Steps that a page holds on average, beside an opening and an end: the courant aims at four, the large print at two.
STEPS_A_PAGE = {Variant.COURANT: 2.5, Variant.GROS: 1.25, Variant.SIMPLIFIE: 1.7}
DPI = 36
EDGE, HEAD = 10 / 25.4 * DPI, 26 / 25.4 * DPI
WHITE = 250
INK = bytes(grey < WHITE for grey in range(256))
ROUNDING = 0.01


class Sheet(NamedTuple):
    """A page in small: for each row from the top, the first and the last column that are inked (none: -1)."""

    width: int
    rows: tuple[tuple[int, int], ...]

    @property
    def inked(self) -> list[int]:
        """The rows that are not white."""
        return [row for row, (first, _) in enumerate(self.rows) if first >= 0]

    @property
    def foot(self) -> int:
        """The row of the rule above the foot: the last one that is inked from margin to margin."""
        across = 0.8 * self.width
        return max(row for row, (first, last) in enumerate(self.rows) if last - first > across and row > HEAD)


@cache
def pdf(form: str, variant: Variant) -> bytes:
    return making.make(form, variant, "fr", contact=USUAL, printed=samples.PRINTED, library=library())


@cache
def pieces(form: str, variant: Variant) -> list[reading.Piece]:
    return reading.pieces(pdf(form, variant))


@cache
def sheets(form: str, variant: Variant) -> tuple[Sheet, ...]:
    """Return the pages of a form, in small."""
    with pypdfium2.PdfDocument(pdf(form, variant)) as document:
        return tuple(_sheet(page) for page in document)


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    bitmap = page.render(scale=DPI / 72, grayscale=True)
    data = bytes(bitmap.buffer)
    lines = (data[row * bitmap.stride : row * bitmap.stride + bitmap.width] for row in range(bitmap.height))
    return Sheet(bitmap.width, tuple(_ends(line) for line in lines))


def _ends(line: bytes) -> tuple[int, int]:
    inked = line.translate(INK)
    return inked.find(1), inked.rfind(1)


every = pytest.mark.parametrize("variant", list(Variant))
each = pytest.mark.parametrize("form", FORMS)


@every
@each
def test_nothing_is_drawn_in_the_margins(form: str, variant: Variant) -> None:
    for sheet in sheets(form, variant):
        assert sheet.inked[0] >= EDGE - 1
        assert sheet.inked[-1] <= len(sheet.rows) - EDGE + 1
        inked = [ends for ends in sheet.rows if ends[0] >= 0]
        assert min(first for first, _ in inked) >= EDGE - 1
        assert max(last for _, last in inked) <= sheet.width - EDGE + 1


@every
@each
def test_nothing_is_smaller_than_the_minima(form: str, variant: Variant) -> None:
    for piece in pieces(form, variant):
        least = LABEL[variant] if piece.tag == "/Figure" else LEAST[variant]
        assert piece.size >= least - ROUNDING, piece


@every
@each
def test_the_last_page_is_a_quarter_full_unless_it_is_alone(form: str, variant: Variant) -> None:
    last = sheets(form, variant)[-1]
    lowest = max(row for row in last.inked if row < last.foot - 1)
    assert lowest - HEAD >= 0.25 * (last.foot - HEAD)


@every
@each
def test_no_step_is_split_and_none_is_lost(form: str, variant: Variant) -> None:
    items = [element for element in reading.structure(pdf(form, variant)).walk() if element.tag == "LI"]
    assert [item for item in items if len(item.pages) != 1] == []
    numbers = [piece.text for piece in pieces(form, variant) if piece.tag == "/Lbl"]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@every
@each
def test_every_page_holds_the_steps_that_it_should(form: str, variant: Variant) -> None:
    steps = sum(piece.tag == "/Lbl" for piece in pieces(form, variant))
    assert len(sheets(form, variant)) <= 2 + steps / STEPS_A_PAGE[variant]


def test_what_is_to_be_brought_takes_one_page() -> None:
    assert len(sheets(PREPARE, Variant.COURANT)) == 1


def test_the_shares_of_white_begin_with_all_of_it() -> None:
    assert AIRS[0] == 1
    assert all(roomy > tight > 0 for roomy, tight in pairwise(AIRS))


def test_a_schematic_is_drawn_once_for_black_and_for_colour() -> None:
    black, colour = (style_of(Variant.GROS, ink, paths.resources()) for ink in (False, True))
    for screen in screens().values():
        assert black.schematic(screen, 280) is colour.schematic(screen, 280)
