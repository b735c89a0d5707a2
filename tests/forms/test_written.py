"""Written forms on paper: room for a hand, and what was typed for someone who cannot write."""

from __future__ import annotations

from itertools import combinations

import msgspec
import pytest

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.forms import written, written_layout
from mediateur.forms.design import style_of
from mediateur.forms.signing import Sign
from mediateur.forms.tagged import Node
from mediateur.forms.variants import Variant
from tests.forms import reading, samples
from tests.forms.conftest import WRITTEN, Case, screens

BLANK = [Case(form.id, variant, False, "court") for form in WRITTEN.values() for variant in form.variants]
ONE_PAGE = {
    "accord-aide",
    "lettre-acces-rectification",
    "lettre-cloture",
    "lettre-opposition",
    "lettre-retrait-application",
}
ROUNDING = 0.1
# A heading that begins its page is told after the furniture of the page alone.
LEAST_HEADER = 90


def name(case: Case) -> str:
    return f"{case.form}-{case.variant}"


def printed(form: written.WrittenForm, variant: Variant, values: dict[str, str]) -> bytes:
    """Return a form as bytes, filled."""
    return written_layout.render(
        form, screens(), "2026-08", values, variant, contact=None, printed=samples.PRINTED, resources=paths.resources()
    )


@pytest.mark.parametrize("blank", BLANK, ids=name)
def test_lines_to_write_on_leave_ten_millimetres(blank: Case) -> None:
    for page in reading.pages(blank.pdf):
        for one, other in combinations(page.dots, 2):
            above = min(one.end, other.end) > max(one.x, other.x) and one.y != other.y
            assert not above or abs(one.y - other.y) >= 10 * reading.MM - ROUNDING, (one, other)
        for dots in page.dots:
            crossed = [p for p in page.pieces if p.x < dots.end and p.x + p.width > dots.x and _crosses(p, dots)]
            assert crossed == []


def _crosses(piece: reading.Piece, dots: reading.Dots) -> bool:
    """Tell whether a dotted line goes through the body of a text."""
    return piece.y + ROUNDING < dots.y < piece.y + piece.size


def test_the_sheet_for_who_runs_the_machines_has_two_pages() -> None:
    filled = {"duree-details": "24 mois", "duree-notes": "30 jours", "sauvegardes": "une par jour, " * 4}
    for values in ({}, filled):
        assert len(reading.pages(printed(WRITTEN["notice-dsi"], Variant.COURANT, values))) == 2


@pytest.mark.parametrize("blank", BLANK, ids=name)
def test_boxes_to_tick_are_five_millimetres_wide(blank: Case) -> None:
    found = [one for one in reading.structure(blank.pdf).walk() if one.alt == "Case à cocher"]
    form = WRITTEN[blank.form]
    boxes = sum(isinstance(field, written.Box) for field in written.fields(form))
    assert len(found) == boxes * form.grid.columns * form.grid.rows
    for box in found:
        left, bottom, right, top = box.box
        assert min(right - left, top - bottom) >= 5 * reading.MM - ROUNDING


@pytest.mark.parametrize("blank", BLANK, ids=name)
def test_a_letter_takes_two_pages_at_most_and_one_where_it_can(blank: Case) -> None:
    form = WRITTEN[blank.form]
    if form.kind is written.Kind.LETTER:
        alone = blank.variant is Variant.COURANT and blank.form in ONE_PAGE
        assert len(reading.pages(blank.pdf)) <= (1 if alone else 2)


@pytest.mark.parametrize("variant", list(Variant))
def test_what_was_typed_stands_on_its_line(variant: Variant) -> None:
    form = WRITTEN["lettre-cloture"]
    pdf = printed(form, variant, {"nom": "Camille <b>Essai</b>", "supprimer": "x", "moi": "non"})
    lines = reading.lines(pdf)
    assert [line for line in lines if line.startswith("Nom et prénom")] == ["Nom et prénomCamille <b>Essai</b>"]
    marks = [one.alt for one in reading.structure(pdf).walk() if one.alt.startswith("Case")]
    assert marks == ["Case à cocher", "Case à cocher", "Case cochée"]


def test_a_word_cut_at_the_end_of_a_line_takes_no_space() -> None:
    word = "tressanglong" * 14
    pdf = printed(WRITTEN["lettre-cloture"], Variant.COURANT, {"nom": word})
    assert word in reading.words(pdf).replace(" ", "").replace("Nometprénom", "")
    assert not [piece for piece in reading.pieces(pdf) if "long " in piece.text or " tres" in piece.text]


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("text", ["Sans fin " * 900, "sansfin" * 900])
def test_what_no_page_can_hold_is_refused_with_a_sentence(variant: Variant, text: str) -> None:
    with pytest.raises(MediateurError, match="trop long"):
        printed(WRITTEN["lettre-cloture"], variant, {"adresse": text})


def test_what_the_fonts_cannot_draw_is_refused_with_a_sentence() -> None:
    with pytest.raises(MediateurError, match="caractères"):
        printed(WRITTEN["lettre-cloture"], Variant.COURANT, {"nom": "مرحبا"})


@pytest.mark.parametrize(
    "form", [form for form in WRITTEN.values() if form.kind is written.Kind.LETTER], ids=lambda form: form.id
)
def test_a_letter_carries_no_address_of_ours_and_no_code(form: written.WrittenForm) -> None:
    pdf = Case(form.id, Variant.COURANT, False, "court").pdf
    assert samples.SHORT.name not in reading.words(pdf)
    assert "monespacesante.fr" not in reading.words(pdf)


@pytest.mark.parametrize("variant", [Variant.GROS, Variant.SIMPLIFIE])
def test_a_letter_of_two_pages_turns_to_the_second_at_its_subject(variant: Variant) -> None:
    pdf = Case("lettre-cloture", variant, False, "court").pdf
    told = [element for element in reading.structure(pdf).kids if element.pages]
    subject = next(index for index, element in enumerate(told) if element.tag == "H1")
    assert [element.pages for element in told[:subject]] == [frozenset({0})] * subject
    assert [element.pages for element in told[subject:-1]] == [frozenset({1})] * len(told[subject:-1])


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("label", ["Signature", "La personne chargée de la mesure de protection " * 3])
def test_a_frame_to_sign_in_leaves_room_for_a_hand(variant: Variant, label: str) -> None:
    style = style_of(variant, False, paths.resources())
    words = style.words(label)
    height = Sign(style, Node("P"), words).height(80 * reading.MM)
    assert height >= 27 * reading.MM
    assert height - words.height(72 * reading.MM) >= 15 * reading.MM


QUICK, PARTS = "premiers-pas", ("La séance", "Quand ça bloque", "Se quitter")


def begun(pdf: bytes) -> list[str]:
    """Return the parts of the quick start whose heading is at the top of a page."""
    said = ["".join(piece.text for piece in page.pieces) for page in reading.pages(pdf)]
    return [part for part in PARTS for text in said if 0 <= text.find(part) < LEAST_HEADER]


@pytest.mark.parametrize(("variant", "pages"), [(Variant.COURANT, 4), (Variant.GROS, 9)])
def test_each_part_of_the_quick_start_begins_its_page(variant: Variant, pages: int) -> None:
    pdf = Case(QUICK, variant, False, "court").pdf
    assert begun(pdf) == [*PARTS]
    assert len(reading.pages(pdf)) == pages


def test_without_its_mark_a_part_begins_where_the_other_ends() -> None:
    form = WRITTEN[QUICK]
    flowing = msgspec.structs.replace(form, body=tuple(piece for part in written.parts(form) for piece in part))
    assert begun(printed(flowing, Variant.COURANT, {})) != [*PARTS]
