"""What may be printed, and what is said of what may not."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from mediateur import paths
from mediateur.errors import MediateurError
from mediateur.forms import catalogue, guide, making
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.rights.catalogue import LETTERS, load_catalogue
from tests.forms import reading, samples
from tests.forms.conftest import library, printed

HEAVY = ("reportlab", "svglib", "pikepdf", "qrcode", "lxml", "PIL", "PySide6")


def make(
    form: str, variant: str, language: str = "fr", contact: Place | None = None, values: dict[str, str] | None = None
) -> bytes:
    """Return a form printed on the day of the samples."""
    return making.make(
        form,
        variant,
        language,
        contact=contact,
        printed=samples.PRINTED,
        library=library(),
        values=values,
    )


def test_forms_have_their_own_ids_and_titles() -> None:
    forms = catalogue.catalogue(library())
    titles = [form.title for form in forms if form.shelf is not catalogue.Shelf.SHEETS]
    assert len({form.id for form in forms}) == len(forms)
    assert len(set(titles)) == len(titles)
    assert all(form.variants and form.languages[0] == "fr" for form in forms)


def test_the_catalogue_holds_every_guide_letter_and_sheet_of_a_right() -> None:
    forms = {form.id for form in catalogue.catalogue(library())}
    assert {f"guide-{pathway.id}" for pathway in library().pathways} < forms
    assert {f"fiche-{right.id}" for right in load_catalogue(paths.resources())} < forms
    assert {*LETTERS, "accord-aide", "preparer-revenir"} < forms


def test_only_what_is_about_one_person_is_filled_on_screen() -> None:
    filled = {form.id: form for form in catalogue.catalogue(library()) if form.fields}
    assert filled["lettre-cloture"].fields[0].id == "nom"
    assert not filled.keys() & {"preparer-revenir", "memo-qui-voit-quoi", "fiche-opposition"}


@pytest.mark.parametrize(
    ("asked", "named", "listed"),
    [
        (("guide", "courant", "fr"), "guide", "memo-qui-voit-quoi, accord-aide"),
        (("guide-rien", "courant", "fr"), "guide-rien", "guide-activer-adulte"),
        (("fiche-rien", "courant", "fr"), "rien", "opposition, fermeture"),
        (("preparer-revenir", "énorme", "fr"), "énorme", "courant, gros, simplifie"),
        (("preparer-revenir", "gros", "de"), "de", "fr"),
    ],
)
def test_what_does_not_exist_is_named_and_what_exists_is_listed(
    asked: tuple[str, str, str], named: str, listed: str
) -> None:
    with pytest.raises(MediateurError) as caught:
        make(*asked)
    assert named in caught.value.happened
    assert listed in caught.value.remedy


def test_settings_replace_the_hours() -> None:
    pdf = make("preparer-revenir", "courant", values={"horaires-3422": "le mardi matin"})
    assert "le mardi matin" in reading.words(pdf)


def test_importing_the_catalogue_loads_nothing_heavy() -> None:
    code = f"import json, sys, mediateur.forms.making; print(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == []


def test_hostile_contact_is_printed_as_it_is_seen() -> None:
    pdf = make("guide-activer-adulte", "courant", contact=samples.HOSTILE)
    text = " ".join(" ".join(reading.lines(pdf)).split())
    assert "Salle <b>2</b> & <font size=90>annexe</font> &amp; **gras**" in text
    assert "Rue du Bac[31m 3 eniruz" in text
    assert max(piece.size for piece in reading.pieces(pdf)) < 30


def test_a_contact_that_the_fonts_cannot_draw_is_refused_with_a_sentence() -> None:
    foreign = Place(id="p", name="مرحبا")
    with pytest.raises(MediateurError, match="caractères"):
        make("guide-activer-adulte", "courant", contact=foreign)


@pytest.mark.parametrize("variant", list(Variant))
def test_a_text_too_long_for_any_page_is_refused_with_a_sentence(variant: Variant) -> None:
    whole = guide.blank_guide(samples.PATHWAY)
    endless = replace(whole.steps[0], text="Une phrase sans fin " * 400)
    with pytest.raises(MediateurError, match="trop long"):
        printed(replace(whole, steps=(endless,)), variant)


@pytest.mark.parametrize("variant", list(Variant))
def test_a_long_text_without_a_space_stays_on_the_page(variant: Variant) -> None:
    whole = guide.blank_guide(samples.PATHWAY)
    long = replace(whole.steps[1], title="Anticonstitutionnellement" * 6, text="Anticonstitutionnellement" * 12)
    pdf = printed(replace(whole, steps=(long,)), variant, contact=samples.LONG)
    edge = 200 * reading.MM + 0.5
    assert [piece for piece in reading.pieces(pdf) if piece.x + piece.width > edge] == []


@pytest.mark.parametrize(("code", "name"), [("ar", "arabe"), ("ru", "russe")])
def test_a_language_that_paper_cannot_write_is_refused_with_a_sentence(code: str, name: str) -> None:
    with pytest.raises(MediateurError, match=f"ne peut pas être imprimé en {name}"):
        make("guide-activer-adulte", "courant", code)
