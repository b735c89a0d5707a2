"""Words meet through what people do to them: endings, missing apostrophes, doubled letters, one error."""

from __future__ import annotations

import pytest

from mediateur.pathways.likeness import alike
from mediateur.pathways.words import LIGHT, tokens, tokens_of_lines, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l’AME", "l AME"),
        ("34 22", "3422"),
        ("36.46", "3646"),
        ("réanimée", "réanimation"),
        ("diabète", "diabétiques"),
        ("j’ai cliqué", "jai cliquer"),
        ("l’e-mail", "email"),
        ("un rendez-vous", "rendez vous"),
        ("la lettre", "la letre"),
        ("cœur", "coeur"),
    ],
)
def test_what_is_written_otherwise_is_the_same(one: str, other: str) -> None:
    assert tokens(one) == tokens(other) != ()


def test_idle_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert len(tokens("je suis la")) == 3
    assert tokens("je cherche la carte") == tokens("cherche carte")


def test_small_words_bear_little_and_when_is_not_idle() -> None:
    assert [word.sense for word in words("quand ouvrir")] == [LIGHT, 1.0]


def test_many_lines_are_cut_as_each_alone() -> None:
    lines = ("J’ai perdu mon code", "", "le 34 22", "Cœur, e-mail ; rendez-vous")
    assert tokens_of_lines(lines) == tuple(tokens(line) for line in lines)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("pompiers", "papier"),
        ("chomage", "change"),
        ("grise", "grippe"),
        ("mail", "main"),
        ("port", "mort"),
        ("3422", "3424"),
    ],
)
def test_words_that_only_resemble_each_other_do_not_meet(typed: str, known: str) -> None:
    [there] = tokens(known)
    assert alike(words(typed)[0], [there], {there}) == {}


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("pharmassie", "pharmacie"),
        ("tutel", "tutelle"),
        ("lordonance", "ordonnance"),
        ("telefone", "téléphone"),
        ("frannceconect", "franceconnect"),
    ],
)
def test_errors_of_typing_are_forgiven(typed: str, known: str) -> None:
    [there] = tokens(known)
    assert alike(words(typed)[0], [there], {there})


def test_a_known_word_is_only_itself() -> None:
    known = ["ame", "ameli"]
    assert alike(words("AME")[0], known, frozenset(known)) == {"ame": 1.0}
    assert set(alike(words("amel")[0], known, frozenset(known))) == {"ameli"}
