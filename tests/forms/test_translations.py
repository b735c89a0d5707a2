"""Guides in other languages: whole, faithful, marked as unread, and proved."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest
import yaml

from mediateur import paths
from mediateur.content.translations import FRENCH, LANGUAGES, load_phrases
from mediateur.forms import making
from mediateur.forms.design import style_of
from mediateur.forms.page_words import page_words
from mediateur.forms.proofs_translations import translation_problems
from mediateur.forms.text import require_drawable
from mediateur.forms.variants import Variant
from tests.forms import reading, samples
from tests.forms.conftest import library

OTHERS = [language.code for language in LANGUAGES if language is not FRENCH]
GUIDES = ("activer-adulte", "dire-non", "qui-voit-quoi", "alerte")
UNREAD = {code: load_phrases(paths.resources(), code).say("Traduction non relue.") for code in OTHERS}


@cache
def made(guide: str, language: str, variant: Variant) -> bytes:
    """Return a guide in a language."""
    return making.make(
        f"guide-{guide}", variant, language, contact=samples.SHORT, printed=samples.PRINTED, library=library()
    )


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("guide", "variant"), list(zip(GUIDES, (*Variant, Variant.COURANT), strict=True)))
def test_a_guide_is_told_in_the_language(guide: str, variant: Variant, language: str, tmp_path: Path) -> None:
    pdf = made(guide, language, variant)
    file = tmp_path / "guide.pdf"
    file.write_bytes(pdf)
    assert [str(failure) for failure in page.validate_pdf(str(file), profile="ua1").failures] == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == language
    text = " ".join(" ".join(reading.lines(pdf)).split())
    assert UNREAD[language] in text
    assert not [word for word in page_words() if len(word) > 12 and "{" not in word and word in text]


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_a_language_can_be_written(language: str) -> None:
    drawable = style_of(Variant.COURANT, False, paths.resources()).drawable
    for text in load_phrases(paths.resources(), language).known.values():
        require_drawable(text.replace("**", ""), drawable)


def test_what_is_not_translated_stays_french() -> None:
    assert load_phrases(paths.resources(), "en").say("Phrase inconnue.") == "Phrase inconnue."
    assert load_phrases(paths.resources(), "fr").say("Page {page} sur {pages}", page=1, pages=2) == "Page 1 sur 2"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a content folder that holds the translations alone."""
    root = tmp_path / "contenu"
    shutil.copytree(paths.resources() / "translations", root / "translations")
    return root


def rules(root: Path) -> set[tuple[str, str]]:
    """Return the file and the rule of each problem."""
    pathways = {pathway.id: pathway for pathway in library().pathways}
    return {(problem.file, problem.rule) for problem in translation_problems(root, pathways)}


def test_shipped_translations_are_sound(copy: Path) -> None:
    assert rules(copy) == set()


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        (lambda entries: entries.pop(0), "traduction-absente"),
        (lambda entries: entries.append({"fr": "Ceci n’est plus dit.", "to": "Gone."}), "traduction-oisive"),
        (lambda entries: entries.append(dict(entries[0])), "double"),
        (lambda entries: entries[0].update(to=" "), "texte-vide"),
        (lambda entries: entries[0].update(to=entries[0]["to"] + " 7"), "traduction-infidele"),
        (lambda entries: entries[0].update(to=entries[0]["to"] + " **x**"), "traduction-infidele"),
        (lambda entries: entries[0].update(to=entries[0]["to"] + " {x}"), "traduction-infidele"),
    ],
)
def test_a_wrong_translation_is_found(copy: Path, damage: object, rule: str) -> None:
    file = copy / "translations" / "en" / "page.yaml"
    sheet = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert callable(damage)
    damage(sheet["entries"])
    file.write_text(yaml.safe_dump(sheet, allow_unicode=True, sort_keys=False), encoding="utf-8")
    assert ("translations/en/page.yaml", rule) in rules(copy)


def test_a_guide_and_a_language_that_do_not_exist_are_found(copy: Path) -> None:
    (copy / "translations" / "xx").mkdir()
    file = copy / "translations" / "en" / "page.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("alerte]", "alerte, volerie]"), encoding="utf-8")
    assert {("translations/xx", "langue-inconnue"), ("translations/en/page.yaml", "parcours-absent")} <= rules(copy)


def test_a_broken_file_is_told_alone(copy: Path) -> None:
    (copy / "translations" / "pt" / "page.yaml").write_text("entries: [", encoding="utf-8")
    assert rules(copy) == {("translations/pt/page.yaml", "yaml")}
