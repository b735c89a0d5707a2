"""The workshop kit and what hangs at the counter: read from afar, cut in slips, filled by hand or on screen."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
import zxingcpp

from mediateur import paths
from mediateur.content.official import OFFICIAL_URL
from mediateur.errors import MediateurError
from mediateur.forms import qr, written, written_layout
from mediateur.forms.typeset import CAP_HEIGHT
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from tests.forms import reading, samples
from tests.forms.conftest import WRITTEN, Case, screens

KIT = [form for form in WRITTEN.values() if form.group is not written.Group.RIGHTS]
SHOWN = [form for form in KIT if form.kind in (written.Kind.POSTER, written.Kind.SLIPS)]
SIGNS = [form for form in KIT if form.id.startswith("panneau-")]
CODED = [form.id for form in SHOWN if written.has_code(form)]
WITH_FIELDS = ("affiche-atelier", "invitations")
DPI, LEAST, WHITE = 150, 30, 255
# Letters are read from two hundred times the height of their capitals.
TWO_METRES = 2000 / 200 * reading.MM


def printed(
    form: written.WrittenForm,
    values: dict[str, str] | None = None,
    contact: Place | None = None,
    *,
    variant: Variant = Variant.COURANT,
) -> bytes:
    """Return a form as bytes."""
    return written_layout.render(
        form,
        screens(),
        "2026-08",
        values or {},
        variant,
        contact=contact,
        printed=samples.PRINTED,
        resources=paths.resources(),
    )


def test_the_kit_is_whole() -> None:
    assert {form.id for form in KIT} >= {
        *("plan-atelier", "affiche-atelier", "invitations", "feuille-presence", "cartes-memo", "bulletin-satisfaction"),
        *("affiche-securite", "panneau-guichet-gratuit", "panneau-guichet-vous-tapez", "panneau-refuser"),
    }


@pytest.mark.needs_tool("pdftoppm")
@pytest.mark.parametrize("contact", list(samples.CONTACTS))
@pytest.mark.parametrize("form", CODED)
def test_every_code_is_large_enough_and_is_read_in_its_white_margin(form: str, contact: str, tmp_path: Path) -> None:
    grid = WRITTEN[form].grid
    pdf = printed(WRITTEN[form], contact=samples.CONTACTS[contact])
    boxes = [one.box for one in reading.structure(pdf).walk() if one.alt == f"Code QR vers {OFFICIAL_URL}"]
    sheet = reading.first_picture(pdf, tmp_path, DPI).convert("L")
    assert [code.text for code in zxingcpp.read_barcodes(sheet)] == [OFFICIAL_URL] * grid.columns * grid.rows
    assert len(boxes) == grid.columns * grid.rows
    dot = DPI / 72
    for left, bottom, right, top in boxes:
        assert right - left >= LEAST * reading.MM
        quiet = qr.quiet_zone(qr.matrix(OFFICIAL_URL), right - left) - 1 / dot
        x, y = (left - quiet) * dot, sheet.height - (top + quiet) * dot
        ends = (right + quiet) * dot, sheet.height - (bottom - quiet) * dot
        whole = sheet.crop((round(x), round(y), round(ends[0]), round(ends[1])))
        inside = round(quiet * dot) - 2
        whole.paste(WHITE, (inside, inside, whole.width - inside, whole.height - inside))
        assert min(whole.tobytes()) == WHITE


@pytest.mark.parametrize("contact", list(samples.CONTACTS))
@pytest.mark.parametrize("form", SHOWN, ids=lambda form: form.id)
def test_what_hangs_or_is_cut_takes_one_page(form: written.WrittenForm, contact: str) -> None:
    for variant in form.variants:
        assert len(reading.pages(printed(form, contact=samples.CONTACTS[contact], variant=variant))) == 1


@pytest.mark.parametrize("form", SIGNS, ids=lambda form: form.id)
def test_a_sign_is_read_from_two_metres(form: written.WrittenForm) -> None:
    told = [piece for piece in reading.pieces(printed(form)) if piece.tag in ("/H1", "/P")]
    small = [piece for piece in told if piece.size * CAP_HEIGHT < TWO_METRES]
    assert len(told) > len(small)
    assert {piece.text for piece in small} == {"Sources les plus récentes : août 2026", "Édité en novembre 2026"}


@pytest.mark.parametrize("form", [form for form in SHOWN if form.kind is written.Kind.POSTER], ids=lambda form: form.id)
def test_a_poster_cuts_no_giant_word(form: written.WrittenForm) -> None:
    whole = {word for piece in written.pieces(form) if isinstance(piece, written.Giant) for word in piece.text.split()}
    told = [piece for piece in reading.pieces(printed(form)) if piece.size * CAP_HEIGHT >= TWO_METRES]
    assert {word for piece in told for word in piece.text.split()} == whole


def test_giant_words_shrink_until_the_longest_is_whole() -> None:
    word = "Renseignements"
    form = msgspec.structs.replace(WRITTEN["panneau-refuser"], body=(written.Giant(text=word, first=True),))
    assert word in [piece.text for piece in reading.pieces(printed(form))]


@pytest.mark.parametrize("form", [form for form in KIT if form.kind is written.Kind.SLIPS], ids=lambda form: form.id)
def test_every_slip_says_the_same_inside_its_cut_lines(form: written.WrittenForm) -> None:
    slips = [section for section in reading.structure(printed(form)).kids if section.tag == "Sect"][:-1]
    assert len(slips) == form.grid.columns * form.grid.rows
    assert len({tuple(one.tag for one in slip.walk()) for slip in slips}) == 1
    width = 190 * reading.MM / form.grid.columns
    for piece in reading.pieces(printed(form, contact=samples.LONG)):
        if piece.tag != "/Artifact" and "2026" not in piece.text:
            start = piece.x - 10 * reading.MM
            assert start // width == (start + piece.width) // width, piece


@pytest.mark.parametrize("form", WITH_FIELDS)
def test_what_is_typed_stands_as_words_without_a_line_to_write_on(form: str) -> None:
    blank, shown = WRITTEN[form], {"jour": "mardi <b>12</b>", "heure": "14 h", "lieu": "salle 2", "inscription": "ici"}
    filled = printed(blank, shown)
    times = blank.grid.columns * blank.grid.rows
    assert "".join(reading.lines(filled)).count("Jour mardi <b>12</b>") == times
    assert len(reading.pages(printed(blank))[0].dots) >= 4 * times
    assert reading.pages(filled)[0].dots == []


def test_a_poster_shrinks_before_it_refuses() -> None:
    form = WRITTEN["affiche-atelier"]
    sizes = [
        max(piece.size for piece in reading.pieces(printed(form, values, contact)))
        for values, contact in (({}, None), ({"lieu": "Très longue rue " * 9}, samples.LONG))
    ]
    assert sizes[1] < sizes[0]
    assert sizes[1] * CAP_HEIGHT >= TWO_METRES


@pytest.mark.parametrize("form", WITH_FIELDS)
@pytest.mark.parametrize("text", ["Sans fin " * 900, "sansfin" * 900])
def test_what_no_poster_or_slip_holds_is_refused_with_a_sentence(form: str, text: str) -> None:
    with pytest.raises(MediateurError, match="trop long"):
        printed(WRITTEN[form], {"lieu": text})


def test_names_of_those_present_are_for_a_hand_alone() -> None:
    form = WRITTEN["feuille-presence"]
    assert [field.id for field in written.fields(form)] == ["atelier", "jour", "lieu", "gardee", "detruite"]
    assert "n’entre jamais dans l’ordinateur" in reading.words(Case(form.id, Variant.COURANT, False, "court").pdf)


def test_the_plan_stands_on_one_page() -> None:
    assert len(reading.pages(Case("plan-atelier", Variant.COURANT, False, "court").pdf)) == 1
