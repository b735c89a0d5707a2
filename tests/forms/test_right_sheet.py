"""The sheet of a right: all that the catalogue says of it, in order, on few pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pypdfium2
import pytest

from mediateur import paths
from mediateur.content.problems import ContentError, Problem
from mediateur.content.text import plain
from mediateur.errors import MediateurError
from mediateur.forms import catalogue, making, right_layout, right_sheet
from mediateur.forms.variants import Variant
from mediateur.rights.catalogue import LETTERS, Right, Where, load_catalogue
from tests.forms import reading, samples
from tests.forms.conftest import RIGHT, Case, library

RIGHTS = load_catalogue(paths.resources())
MOST_PAGES = {Variant.COURANT: 2, Variant.GROS: 3, Variant.SIMPLIFIE: 2}


@cache
def printed(right_id: str, variant: Variant = Variant.COURANT) -> bytes:
    """Return the sheet of a shipped right."""
    right = next(right for right in RIGHTS if right.id == right_id)
    return rendered(right, variant)


def rendered(right: Right, variant: Variant = Variant.COURANT) -> bytes:
    return right_sheet.render(
        right_sheet.sheet_of(right, library()),
        variant,
        contact=samples.SHORT,
        printed=samples.PRINTED,
        resources=paths.resources(),
    )


def flat(text: str) -> str:
    return " ".join(plain(text).replace("\u00a0", " ").split())


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("right", RIGHTS, ids=[right.id for right in RIGHTS])
def test_every_right_says_all_on_few_pages(right: Right, variant: Variant) -> None:
    pdf = printed(right.id, variant)
    text = flat(" ".join(reading.lines(pdf)))
    said = (right.title, right.plain, *right.changes, *right.unchanged, right.note, right.delay)
    for words in (*said, *(way.text for way in right.how), *(law.article for law in right.legal)):
        assert flat(words) in text
    assert len(pypdfium2.PdfDocument(pdf)) <= MOST_PAGES[variant]


@pytest.mark.parametrize("right", RIGHTS, ids=[right.id for right in RIGHTS])
def test_letters_are_not_named(right: Right) -> None:
    text = flat(" ".join(reading.lines(printed(right.id))))
    assert [letter for letter in right.letters if flat(LETTERS[letter]) in text] == []


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("variant", list(Variant))
def test_the_order_of_reading(variant: Variant, tmp_path: Path) -> None:
    spoken = reading.spoken(Case("fiche", variant, False, "court").pdf, tmp_path)
    told = [line.replace("\u00a0", " ") for line in spoken if line.startswith("H")]
    assert told == [
        "H1: S’opposer à l’ouverture",
        "H2: En clair",
        "H2: Ce que ça change",
        "H2: Ce que ça ne change pas",
        "H2: À savoir",
        "H2: Où et comment",
        "H2: Délai",
        "H2: Articles",
        "H2: Le site officiel",
        "H2: Besoin d’aide ?",
    ]


def test_an_article_tells_how_sure_and_how_old_it_is() -> None:
    text = flat(" ".join(reading.lines(printed(RIGHT))))
    assert "Code de la santé publique, article R. 1111-28 (texte officiel, 2022)" in text
    assert "Loi n° 2020-1525 du 7 décembre 2020 (sourcé, 2024)" in text


def test_a_right_without_article_or_note_says_so_or_leaves_the_heading_out() -> None:
    bare = msgspec.structs.replace(RIGHTS[0], legal=(), note="")
    text = flat(" ".join(reading.lines(rendered(bare))))
    assert "Articles Aucun article n’a été relevé." in text
    assert "À savoir" not in text


def test_every_place_has_its_icon() -> None:
    assert set(right_layout.PLACES) == set(Where)
    missing = [
        name for name in right_layout.PLACES.values() if not (paths.resources() / "icons" / f"{name}.svg").exists()
    ]
    assert missing == []


def test_every_right_has_a_sheet_in_the_catalogue() -> None:
    sheets = [form for form in catalogue.catalogue(library()) if form.shelf is catalogue.Shelf.SHEETS]
    assert [sheet.id for sheet in sheets] == [f"fiche-{right.id}" for right in RIGHTS]
    assert [sheet.title for sheet in sheets] == [right.title for right in RIGHTS]


def test_a_right_that_does_not_exist_is_told_with_those_that_do() -> None:
    with pytest.raises(MediateurError, match="voler") as caught:
        making.make("fiche-voler", "courant", "fr", printed=samples.PRINTED, library=library())
    assert "opposition, fermeture" in caught.value.remedy


@pytest.mark.parametrize(("variant", "language"), [("énorme", "fr"), ("gros", "ar")])
def test_a_sheet_has_the_versions_and_languages_of_the_others(variant: str, language: str) -> None:
    with pytest.raises(MediateurError):
        making.make(f"fiche-{RIGHT}", variant, language, printed=samples.PRINTED, library=library())


def test_damaged_content_is_told_rather_than_printed() -> None:
    broken = library()._replace(problems=(Problem("facts/usages.yaml", "", "illisible", "À réparer."),))
    with pytest.raises(ContentError):
        right_sheet.sheet_of(RIGHTS[0], broken)
