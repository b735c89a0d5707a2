"""The hand-out of a module: whole, in order, answers apart; in the versions that the catalogue offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.content.text import plain
from mediateur.errors import MediateurError
from mediateur.forms import making
from mediateur.forms.catalogue import FOR_MEDIATORS, Shelf, catalogue
from mediateur.forms.names import MODULE
from mediateur.forms.variants import Variant
from mediateur.paths import resources
from mediateur.training.modules import Module, load_modules
from tests.forms import reading, samples
from tests.forms.conftest import library
from tests.forms.test_documents import failures

MODULES = load_modules(resources())


def made(module: Module, variant: Variant, *, colour: bool = False) -> bytes:
    form = f"{MODULE}{module.id}"
    return making.make(form, variant, "fr", colour=colour, printed=samples.PRINTED, library=library())


def spaced(text: str) -> str:
    return " ".join(plain(text).replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.needs_tool("pdfinfo")
@pytest.mark.parametrize("module", MODULES, ids=[module.id for module in MODULES])
def test_a_hand_out_says_the_whole_module_in_order(module: Module, tmp_path: Path) -> None:
    text = spaced(" ".join(reading.spoken(made(module, Variant.COURANT), tmp_path)))
    for section in module.sections:
        wanted = [section.title, *section.text, *section.points, section.say, section.avoid]
        places = [text.find(spaced(words)) for words in (*wanted, section.reflection.question)]
        assert -1 not in places
        assert places == sorted(places)
    asked = max(text.rfind(spaced(section.reflection.question)) for section in module.sections)
    answers = [text.find(spaced(section.reflection.answer), asked) for section in module.sections]
    assert -1 not in answers, "answers come after the last question"
    assert answers == sorted(answers)


@pytest.mark.parametrize("variant", FOR_MEDIATORS)
@pytest.mark.parametrize("module", MODULES, ids=[module.id for module in MODULES])
def test_each_version_is_pdf_ua_and_holds_its_schematics(module: Module, variant: Variant, tmp_path: Path) -> None:
    pdf = made(module, variant, colour=variant is Variant.GROS)
    assert failures(pdf, tmp_path) == []
    alternatives = {screen.id: screen.alt for screen in library().screens}
    drawn = [alternatives[section.screen] for section in module.sections if section.screen]
    figures = [element.alt for element in reading.structure(pdf).walk() if element.tag == "Figure"]
    assert [alt for alt in figures if alt in drawn] == drawn


def test_the_catalogue_has_every_module_on_its_shelf() -> None:
    forms = [form for form in catalogue(library()) if form.shelf is Shelf.TRAINING]
    assert [form.id for form in forms] == [f"{MODULE}{module.id}" for module in MODULES]
    assert {form.variants for form in forms} == {FOR_MEDIATORS}


def test_a_module_that_does_not_exist_is_told() -> None:
    with pytest.raises(MediateurError, match="posture"):
        making.make(f"{MODULE}inconnu", Variant.COURANT, "fr", printed=samples.PRINTED, library=library())
