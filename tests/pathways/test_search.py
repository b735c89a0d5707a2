"""Everything is found in the words that people use, with their accents forgotten and their letters missing."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.pathways.search import Entry, Index, Kind
from mediateur.pathways.words import tokens
from tests.pathways.shipped import library, names, shipped
from tests.pathways.whole import whole

FIRST = 5
INDEX = whole()
ASKED = [(told.title, phrase) for told in library().situations for phrase in told.says]


def titles(query: str, most: int = FIRST) -> list[str]:
    return [found.entry.title for found in INDEX.find(query, most) if found.entry.kind is Kind.SITUATION]


def test_every_situation_is_found_in_each_of_its_words() -> None:
    assert len(ASKED) > 500
    assert [(title, phrase) for title, phrase in ASKED if title not in titles(phrase)] == []


def test_accents_and_capitals_do_not_matter() -> None:
    for title, phrase in ASKED:
        plain = unicodedata.normalize("NFKD", phrase.upper()).encode("ascii", "ignore").decode()
        assert title in titles(plain), phrase


def test_a_missing_letter_is_forgiven() -> None:
    chosen = random.Random(3)
    missed = [phrase for title, phrase in ASKED if title not in titles(misspelt(phrase, chosen))]
    assert len(missed) < 0.05 * len(ASKED), missed


def misspelt(phrase: str, chosen: random.Random) -> str:
    """Return a phrase whose longest word lacks a letter inside."""
    words = phrase.split()
    longest = max(words, key=len)
    if len(longest) < 5:
        return phrase
    gone = chosen.randrange(1, len(longest) - 1)
    return " ".join(longest[:gone] + longest[gone + 1 :] if word == longest else word for word in words)


@pytest.mark.parametrize("name", names())
def test_every_pathway_is_found_by_its_title_and_by_its_words(name: str) -> None:
    for words in (shipped(name).title, *shipped(name).words):
        assert name in {found.entry.target for found in INDEX.find(words, FIRST)}, words


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("perdu mon telefone", "retrouver-acces"),
        ("je veux fermer", "dire-non"),
        ("mon bébé vient de naître", "activer-enfant"),
        ("ma mère est sous tutelle", "personne-protegee"),
        ("je crois que c'est une arnaque", "alerte"),
        ("cacher une ordonnance à mon médecin", "qui-voit-quoi"),
    ],
)
def test_what_people_say_leads_to_a_pathway_that_answers(query: str, wanted: str) -> None:
    assert wanted in {found.entry.target for found in INDEX.find(query)}


def test_equal_answers_come_in_the_order_of_the_content() -> None:
    titles = [f"chercha{letter}" for letter in "bmrkzdfgpv"]
    index = Index(Entry(Kind.PATHWAY, title, "", (), title) for title in titles)
    assert [found.entry.title for found in index.find("chercha", len(titles))] == titles


def test_words_without_sense_find_nothing() -> None:
    assert INDEX.find("") == ()
    assert INDEX.find("xyzxyz qqqq") == ()
    assert INDEX.find("?!…") == ()


@given(st.text(max_size=200))
def test_any_text_is_answered_best_first(query: str) -> None:
    scores = [round(found.score, 2) for found in INDEX.find(query)]
    assert scores == sorted(scores, reverse=True)


def test_rare_words_tell_more_than_frequent_ones() -> None:
    entries = [Entry(Kind.STEP, f"ouvrir la page {n}", "", (), "") for n in range(9)]
    index = Index([*entries, Entry(Kind.STEP, "ouvrir le coffre", "", (), "coffre")])
    assert index.find("ouvrir coffre")[0].entry.target == "coffre"
    assert tokens("Les Numéros de série") == tokens("numero serie")
