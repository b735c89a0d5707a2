"""How people ask leads where it should, in the whole index; the phrases were written before the search was tuned."""

from __future__ import annotations

import pytest

from mediateur.paths import resources
from mediateur.pathways.search import Kind
from mediateur.rights.catalogue import load_catalogue
from mediateur.usecases.search import pathway_entries, right_entries
from tests.pathways.asked import NOTHING, Asked, asked, places
from tests.pathways.shipped import library
from tests.pathways.whole import whole

FIRST = 5
# What was answered of the phrases kept apart, the first time that they were asked. They serve no tuning.
FLOOR = 90
ALL = tuple(one for name in ("tuning", "audit", "kept_apart") for one in asked(name))
TUNED = (*asked("tuning"), *asked("audit"))


def answered(one: Asked) -> bool:
    return one.answered(found.entry for found in whole().find(one.phrase, FIRST))


@pytest.mark.parametrize("one", TUNED, ids=[one.phrase for one in TUNED])
def test_a_phrase_leads_to_its_place(one: Asked) -> None:
    assert answered(one), [found.entry for found in whole().find(one.phrase, FIRST)]


def test_phrases_kept_apart_are_answered_as_well_as_the_first_time() -> None:
    missed = [one.phrase for one in asked("kept_apart") if not answered(one)]
    assert len(asked("kept_apart")) - len(missed) >= FLOOR, missed


def test_no_phrase_is_in_the_content_or_in_two_files() -> None:
    said = {phrase for told in library().situations for phrase in told.says}
    said |= {phrase for pathway in library().pathways for phrase in pathway.words}
    phrases = [one.phrase for one in ALL]
    assert len(phrases) == len(set(phrases)) >= 240
    assert {typed(phrase) for phrase in said} & {typed(phrase) for phrase in phrases} == set()


def typed(phrase: str) -> str:
    """Return a phrase with the plain apostrophe, as people type it."""
    return phrase.casefold().replace("’", "'")


def test_every_place_exists() -> None:
    steps = {f"{pathway.id}/{step.id}" for pathway in library().pathways for step in pathway.steps}
    obstacles = {f"/{obstacle.id}" for obstacle in library().obstacles}
    entries = (*pathway_entries(library()), *right_entries(load_catalogue(resources())))
    known = {place for entry in entries for place in places(entry)}
    assert {place for one in ALL for place in one.places} <= known | steps | obstacles | {NOTHING}


@pytest.mark.parametrize("query", ["chomage", "voiture", "passeport", "football", "facture edf", "logement"])
def test_nothing_is_found_rather_than_nonsense(query: str) -> None:
    assert whole().find(query) == ()


@pytest.mark.parametrize("query", ["AME", "l'AME", "l’AME", "jai lAME", "ame"])
def test_a_short_word_is_itself_before_it_is_a_beginning(query: str) -> None:
    found = [one.entry for one in whole().find(query, FIRST)]
    assert found[0].target == "situations-particulieres"
    assert not any("ameli" in entry.title for entry in found)


def test_the_beginning_of_a_word_is_enough_while_it_is_typed() -> None:
    assert any("ameli" in one.entry.title for one in whole().find("amel", FIRST))


def test_a_number_is_the_same_with_and_without_its_spaces() -> None:
    assert whole().find("3422") == whole().find("34 22") != ()
    assert whole().find("le 3422 est ferme")[0].entry.obstacle == "ferme-3422"


def test_the_paper_of_a_right_comes_after_the_right() -> None:
    for right in load_catalogue(resources()):
        order = [one.entry.target for one in whole().find(right.title) if one.entry.kind in {Kind.RIGHT, Kind.FORM}]
        assert order.index(right.id) < order.index(f"fiche-{right.id}"), right.title


def test_papers_do_not_drown_the_rest() -> None:
    for one in ALL:
        kinds = [found.entry.kind for found in whole().find(one.phrase, FIRST)]
        assert kinds.count(Kind.FORM) <= 2, one.phrase
