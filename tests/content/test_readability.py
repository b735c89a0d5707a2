"""Readability: what is counted in a text, and which texts are the worst."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.lexicon import Lexicon, Term
from mediateur.content.readability import Measure, Passage, Reading, measure, read, summary, worst
from mediateur.content.text import french

LEXICON = Lexicon(
    terms=(Term(id="directives", words=("directives anticipées", "DMP"), text="Ce que l'on écrit d'avance."),),
    initials=("SMS",),
    everyday=("aujourd'hui", "ordinateurs"),
    technical=("décret", "mandat"),
)


def measured(text: str) -> Measure:
    return measure(french(text), LEXICON)


def test_sentences_and_their_length_are_counted() -> None:
    found = measured("C'est vous qui **tapez**. Je n'écris ni votre code, ni vos numéros.")
    assert (found.sentences, found.words, found.longest) == (2, 12, 8)


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        ("Les administrateurs lisent.", ("administrateurs",)),
        ("Un décret et deux mandats, un décret.", ("décret", "mandats")),
        ("Aujourd'hui, sur l'ordinateur.", ()),
        ("Vos directives anticipées.", ()),
        ("Des choses anticipatoires.", ("anticipatoires",)),
        ("Allez sur cybermalveillance.gouv.fr ou assurance-maladie@info.ameli.fr.", ()),
        ("Le cybermalfaiteur.", ("cybermalfaiteur",)),
        ("Les mandataires.", ("mandataires",)),
    ],
)
def test_hard_words_are_long_or_technical_and_not_explained(text: str, hard: tuple[str, ...]) -> None:
    assert measured(text).hard == hard


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("La CNIL et le RGPD, puis la CNIL.", ("CNIL", "RGPD")),
        ("Un SMS du DMP.", ()),
        ("Article L. 1111-17, III.", ()),
        ("À la maison, A et B.", ()),
        ("L'EHPAD", ("EHPAD",)),
    ],
)
def test_initials_are_those_that_nothing_explains(text: str, initials: tuple[str, ...]) -> None:
    assert measured(text).initials == initials


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Appelez le 34 22 avant 17 h 30.", ["34 22", "17 h 30"]),
        ("Six semaines, puis dix ans.", ["six", "dix"]),
        ("Les deux choix, en deux mots.", []),
        ("Le 26/10/2023, 0,69 %.", ["26/10/2023", "0,69"]),
    ],
)
def test_figures_are_numbers_to_remember(text: str, figures: list[str]) -> None:
    assert [figure.replace("\N{NO-BREAK SPACE}", " ") for figure in measured(text).figures] == figures


def test_the_words_of_the_lexicon_are_told() -> None:
    assert measured("Vos directives anticipées, dans le DMP.").explained == ("directives anticipées", "dmp")


def test_the_heaviest_texts_come_first_and_those_that_are_heard_before_them() -> None:
    texts = [
        ("court", True),
        ("La CNIL", False),
        ("Un décret", True),
        ("La CNIL et l'administrateur", True),
        ("", True),
    ]
    readings = read([Passage("f", str(place), text, heard) for place, (text, heard) in enumerate(texts)], LEXICON)
    assert [reading.passage.place for reading in readings] == ["0", "1", "2", "3"]
    assert [reading.passage.place for reading in worst(readings, 9)] == ["3", "2", "1"]
    assert [reading.passage.place for reading in worst(readings, 1)] == ["3"]


def test_a_summary_adds_up() -> None:
    readings = read([Passage("f", "a", "Un deux trois. Six mois.", True), Passage("f", "b", "La CNIL.", True)], LEXICON)
    told = summary(readings)
    assert (told.texts, told.sentences, told.words_per_sentence, told.longest) == (2, 3, 2.3, 3)
    assert (told.initials, told.figures, told.hard) == (("CNIL",), 1, ())
    assert summary(()) == (0, 0, 0.0, 0, (), (), 0)


WORDS = st.sampled_from(["code", "administrateur", "CNIL", "34 22", "décret", "aujourd'hui", "six mois", "non."])


@given(st.lists(WORDS, max_size=12), WORDS)
def test_one_more_word_never_makes_a_text_easier(words: list[str], more: str) -> None:
    before, after = measured(" ".join(words)), measured(" ".join((*words, more)))
    assert set(before.hard) <= set(after.hard)
    assert set(before.initials) <= set(after.initials)
    assert len(before.figures) <= len(after.figures)
    assert before.words <= after.words


@given(st.text(max_size=80))
def test_any_text_is_measured(text: str) -> None:
    found = measure(text, LEXICON)
    assert found.longest <= found.words
    assert found.weight >= 0
    assert Reading(Passage("f", "p", text, True), found).measure == measure(text, LEXICON)
