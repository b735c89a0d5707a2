from __future__ import annotations

from pathlib import Path

import pytest

from mediateur.content.manual import SUMMARY, read_manual
from mediateur.errors import MediateurError
from mediateur.paths import manual, resources
from mediateur.usecases.program.manual import MOST, Manual

FOLDER = manual(resources())
HELP = Manual(FOLDER)


@pytest.mark.parametrize("page", [page.name for page in read_manual(FOLDER) if page.name != SUMMARY])
def test_each_page_is_found_first_by_its_title(page: str) -> None:
    assert HELP.find(HELP.page(page).title)[0].page == page


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("IMPRIMANTE", "imprimer"),
        ("ecran neutre", "seance"),
        ("cle usb", "sauvegardes"),
        ("note", "vie-privee"),
        ("f9", "seance"),
        ("mot de passe", "vie-privee"),
    ],
)
def test_words_are_found_without_accents_nor_capitals(typed: str, page: str) -> None:
    assert page in {passage.page for passage in HELP.find(typed)}


def test_all_the_words_are_asked_for_and_few_answers_given() -> None:
    assert HELP.find("imprimante licorne") == ()
    assert HELP.find("   ") == ()
    assert 0 < len(HELP.find("la")) <= MOST


def test_what_is_found_can_be_opened_and_shows_the_word() -> None:
    for passage in HELP.find("sauvegarde"):
        page = HELP.page(passage.page)
        assert not passage.anchor or passage.anchor in {heading.anchor for heading in page.headings}
        assert "auvegard" in passage.title + passage.words


def test_an_unknown_page_is_the_summary() -> None:
    assert HELP.page("rien").name == SUMMARY


def test_a_manual_that_lacks_says_what_is_safe(tmp_path: Path) -> None:
    with pytest.raises(MediateurError) as told:
        Manual(tmp_path).page(SUMMARY)
    assert "Vos données ne sont pas touchées" in told.value.safe
