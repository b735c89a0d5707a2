"""The QR code: what it holds, how large it is, the white around it, and that a camera reads it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import zxingcpp

from mediateur.content.official import OFFICIAL_URL
from mediateur.forms import qr
from mediateur.forms.variants import Variant
from tests.forms import reading
from tests.forms.conftest import CODED, Case

SIDES = {Variant.COURANT: 32, Variant.GROS: 36, Variant.SIMPLIFIE: 32}
LEAST = 30
DPI = 150
DARK = 128
READ = [case for case in CODED if case.contact in ("court", "long")]


def code_of(case: Case) -> reading.Rect:
    """Return the square that the modules of the first page cover."""
    first = reading.pages(case.pdf)[0]
    modules = [rect for rect in first.rects if rect.tag == "/Figure"][-len(qr.runs(qr.matrix(OFFICIAL_URL))) :]
    left, bottom = min(rect.x for rect in modules), min(rect.y for rect in modules)
    right = max(rect.x + rect.width for rect in modules)
    top = max(rect.y + rect.height for rect in modules)
    return reading.Rect(0, left, bottom, right - left, top - bottom, "/Figure")


def test_is_wide_enough(coded: Case) -> None:
    code = code_of(coded)
    assert code.width == pytest.approx(code.height, abs=0.01)
    assert code.width / reading.MM >= LEAST
    assert code.width / reading.MM == pytest.approx(SIDES[coded.variant], abs=0.01)


def test_matrix_is_of_level_q_and_holds_the_address_alone() -> None:
    modules = qr.matrix(OFFICIAL_URL)
    picture = bytes(0 if module else 255 for row in framed(modules) for module in row)
    side = len(modules) + 2 * qr.QUIET_MODULES
    found = zxingcpp.read_barcode(memoryview(picture).cast("B", shape=[side, side]))
    assert found is not None
    assert found.text == OFFICIAL_URL
    assert found.ec_level == "Q"


def framed(modules: qr.Matrix) -> list[list[bool]]:
    """Return the code with its white margin."""
    blank = [False] * (len(modules) + 2 * qr.QUIET_MODULES)
    side = [False] * qr.QUIET_MODULES
    margin = [blank] * qr.QUIET_MODULES
    return [*margin, *([*side, *row, *side] for row in modules), *margin]


def test_runs_draw_the_matrix() -> None:
    modules = qr.matrix(OFFICIAL_URL)
    drawn = {(run.row, run.column + step) for run in qr.runs(modules) for step in range(run.length)}
    assert drawn == {(row, column) for row, line in enumerate(modules) for column, dark in enumerate(line) if dark}


@pytest.mark.needs_tool("pdftoppm")
@pytest.mark.parametrize("read", READ, ids=str)
def test_is_read_from_the_printed_page_in_its_white_margin(read: Case, tmp_path: Path) -> None:
    sheet = reading.first_picture(read.pdf, tmp_path, DPI).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(sheet)] == [OFFICIAL_URL]
    code = code_of(read)
    dot = DPI / 72
    quiet = int(qr.quiet_zone(qr.matrix(OFFICIAL_URL), code.width) * dot)
    left, right = int(code.x * dot), round((code.x + code.width) * dot)
    top, bottom = sheet.height - round((code.y + code.height) * dot), sheet.height - int(code.y * dot)

    def darkest(band: tuple[int, int, int, int]) -> int:
        return min(sheet.crop(band).tobytes())

    around = [
        (left - quiet, top - quiet, right + quiet, top - 2),
        (left - quiet, bottom + 2, right + quiet, bottom + quiet),
        (left - quiet, top, left - 2, bottom),
        (right + 2, top, right + quiet, bottom),
    ]
    assert [darkest(band) for band in around] == [255] * 4
    assert darkest((left, top, right, bottom)) < DARK


def test_stands_on_the_first_page_alone(coded: Case) -> None:
    modules = len(qr.runs(qr.matrix(OFFICIAL_URL)))
    first, *others = [
        len([rect for rect in sheet.rects if rect.tag == "/Figure"]) for sheet in reading.pages(coded.pdf)
    ]
    assert first >= modules
    assert [count for count in others if count >= modules] == []


def test_address_is_printed_in_clear_and_is_a_link(coded: Case) -> None:
    assert "monespacesante.fr" in [piece.text for piece in reading.pages(coded.pdf)[0].pieces if piece.tag == "/Link"]
    with pikepdf.open(BytesIO(coded.pdf)) as document:
        links = [annotation.A.URI for sheet in document.pages for annotation in sheet.get("/Annots", [])]
    assert [str(link) for link in links] == [OFFICIAL_URL]
