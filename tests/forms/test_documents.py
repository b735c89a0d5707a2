"""Every form, in every version, ink and contact: accessible, embedded, readable, inside its page."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import page
import pikepdf
import pytest

from mediateur import paths
from mediateur.forms import catalogue, guide, making, names, written
from mediateur.forms.variants import Variant
from mediateur.forms.written_blocks import SMALL
from mediateur.pathways.events import Opened
from mediateur.pathways.walk import Walk
from tests.forms import reading, samples
from tests.forms.conftest import MEMOS, WRITTEN, Case, library, made, printed
from tests.pathways.samples import load_pathway

BODY = {Variant.COURANT: 14, Variant.GROS: 20, Variant.SIMPLIFIE: 16}
LEGAL = {Variant.COURANT: 11, Variant.GROS: 14, Variant.SIMPLIFIE: 11}
# The table of a memo, and what explains it, are smaller than a body: they must fit on a page.
MEMO = {Variant.COURANT: {11, 12}, Variant.GROS: {15, 16}, Variant.SIMPLIFIE: {14}}
LABEL = {Variant.COURANT: 10, Variant.GROS: 18, Variant.SIMPLIFIE: 10}
WIDTH, HEIGHT = 210 * reading.MM, 297 * reading.MM
EDGE = 10 * reading.MM - 0.5
ROUNDING = 0.01


def failures(pdf: bytes, folder: Path) -> list[str]:
    """Return what the validator finds against PDF/UA-1."""
    file = folder / "document.pdf"
    file.write_bytes(pdf)
    return [str(failure) for failure in page.validate_pdf(str(file), profile="ua1").failures]


def test_is_pdf_ua(case: Case, tmp_path: Path) -> None:
    assert failures(case.pdf, tmp_path) == []


def test_embeds_every_font(case: Case) -> None:
    fonts = reading.fonts(case.pdf)
    assert len(fonts) >= 2
    assert [font for font in fonts if not font["embedded"]] == []
    assert [font for font in fonts if "Atkinson" not in font["name"]] == []


def test_holds_no_text_under_the_minima(case: Case) -> None:
    variant = case.variant
    for piece in reading.pieces(case.pdf):
        least = LABEL[variant] if piece.tag == "/Figure" else LEGAL[variant]
        assert piece.size >= least - ROUNDING, piece
    body = {round(piece.size, 1) for piece in reading.pieces(case.pdf) if piece.tag in ("/P", "/LBody")}
    smaller = MEMO[variant] if case.form in MEMOS else {SMALL[variant]} if case.form in WRITTEN else set()
    assert {size for size in body if size < BODY[variant]} <= {LEGAL[variant]} | smaller


def test_keeps_text_inside_the_page_and_its_margins(case: Case) -> None:
    for piece in reading.pieces(case.pdf):
        assert piece.x >= EDGE, piece
        assert piece.x + piece.width <= WIDTH - EDGE, piece
        assert EDGE <= piece.y <= HEIGHT - EDGE, piece


def test_writes_no_text_over_another(case: Case) -> None:
    for sheet in reading.pages(case.pdf):
        for index, one in enumerate(sheet.pieces):
            for other in sheet.pieces[index + 1 :]:
                apart = abs(one.y - other.y) >= 0.6 * min(one.size, other.size)
                beside = one.x + one.width <= other.x + ROUNDING or other.x + other.width <= one.x + ROUNDING
                assert apart or beside, (one, other)


def test_never_splits_a_step(case: Case) -> None:
    items = [element for element in reading.structure(case.pdf).walk() if element.tag == "LI"]
    assert items or case.form in WRITTEN
    assert [item for item in items if len(item.pages) != 1] == []


def test_leaves_no_heading_alone_at_the_foot_of_a_page(case: Case) -> None:
    told = ("H1", "H2", "H3", "P", "LBody", "Figure")
    elements = [element for element in reading.structure(case.pdf).walk() if element.pages and element.tag in told]
    for heading, following in pairwise(elements):
        if heading.tag in ("H1", "H2"):
            assert min(heading.pages) in following.pages, (heading, following)


def test_numbers_every_page(case: Case) -> None:
    sheets = reading.pages(case.pdf)
    for number, sheet in enumerate(sheets, start=1):
        assert f"Page {number} sur {len(sheets)}" in [piece.text for piece in sheet.pieces]


def test_dates_every_page(case: Case) -> None:
    for sheet in reading.pages(case.pdf):
        texts = [piece.text for piece in sheet.pieces]
        assert "Édité en novembre 2026" in texts
        assert "Sources les plus récentes : août 2026" in texts


def test_keeps_french_spaces_together(case: Case) -> None:
    """ReportLab writes U+00A0 as a space of the same width: what counts is where lines are cut."""
    assert "\u202f" not in reading.words(case.pdf)
    for line in reading.lines(case.pdf):
        assert not line.lstrip().startswith((":", ";", "?", "!", "»")), line
        assert not line.rstrip().endswith("«"), line


def test_figures_have_an_alternative_and_decoration_has_none(case: Case) -> None:
    figures = [element for element in reading.structure(case.pdf).walk() if element.tag == "Figure"]
    assert all(figure.alt for figure in figures)
    codes = [figure.alt for figure in figures].count("Code QR vers https://www.monespacesante.fr")
    form = WRITTEN.get(case.form)
    asked = 1 if form is None else form.grid.columns * form.grid.rows * written.has_code(form)
    assert codes == asked


def test_same_document_same_bytes(case: Case) -> None:
    assert made.__wrapped__(case) == case.pdf


def test_ink_is_black_unless_colour_is_asked() -> None:
    whole = guide.blank_guide(samples.PATHWAY)
    teal = b".043137 .27451 .313725 rg"
    assert teal not in drawn(printed(whole, Variant.COURANT))
    assert teal in drawn(printed(whole, Variant.COURANT, colour=True))


def drawn(pdf: bytes) -> bytes:
    """Return the drawing of all pages."""
    with pikepdf.open(BytesIO(pdf)) as document:
        return b"\n".join(sheet.Contents.read_bytes() for sheet in document.pages)


SHIPPED = [form for form in catalogue.catalogue(library()) if form.id not in WRITTEN]
TURNS = [(form.id, form.variants[turn % len(form.variants)]) for turn, form in enumerate(SHIPPED)]


@pytest.mark.parametrize(("form", "variant"), TURNS)
def test_forms_of_the_catalogue_are_pdf_ua(form: str, variant: Variant, tmp_path: Path) -> None:
    """Each form once, the versions in turn: the cases above have them all."""
    pdf = making.make(form, variant, "fr", printed=samples.PRINTED, library=library())
    assert failures(pdf, tmp_path) == []


@pytest.mark.parametrize("variant", list(Variant))
def test_every_step_of_the_real_pathway_fits_a_page(variant: Variant) -> None:
    pathway = load_pathway(paths.resources(), names.ACTIVATION)
    for step in pathway.steps:
        opened = guide.guide_of(Walk(pathway).begin().then(Opened(step.id)))
        assert printed(opened, variant, contact=samples.LONG).startswith(b"%PDF")
