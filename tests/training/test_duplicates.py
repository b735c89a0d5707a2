"""Who may be the same person: accents, order and particles never hide her; homonyms are asked about, never merged."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mediateur.training.duplicates import MOST_CANDIDATES, Grade, Likeness, candidates, compare
from mediateur.training.names import parsed, plain
from tests.training.made_names import PARTICLES, SYLLABLES, made_names, made_words, person


def bare(text: str) -> str:
    """Return a text as somebody types it who has no accents at hand."""
    found = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    return found.replace("œ", "oe")


TYPED: tuple[Callable[[str], str], ...] = (str, str.upper, str.title, bare, str.swapcase, "M. {}".format)


@given(made_names, st.randoms(use_true_random=False), st.sampled_from(TYPED), st.sampled_from((" ", "-", "  ", "’")))
def test_order_accents_case_and_signs_never_hide_anybody(
    words: list[str], chance: random.Random, typed: Callable[[str], str], joint: str
) -> None:
    shuffled = chance.sample(words, len(words))
    one, other = person(" ".join(words), 1), person(typed(joint.join(shuffled)), 2)
    found = compare(one, other)
    assert found is not None
    assert found.grade is Grade.SAME
    [(_, pairs)] = candidates([one], [other])
    assert [pair.known.id for pair in pairs] == ["p1"]


@given(made_names, st.sampled_from(PARTICLES), st.booleans())
def test_a_particle_left_out_or_clinging_never_hides_anybody(words: list[str], particle: str, clinging: bool) -> None:
    first, *last = words
    whole = f"{first} {particle} {' '.join(last)}"
    short = f"{first} {particle.replace(' ', '')}{' '.join(last)}" if clinging else " ".join(words)
    found = compare(person(whole, 1), person(short, 2))
    assert found is not None
    assert found.grade is Grade.SAME
    assert [pairs[0].known.id for _, pairs in candidates([person(whole, 1)], [person(short, 2)])] == ["p1"]


@given(st.lists(made_words, min_size=1, max_size=3), st.lists(made_words, min_size=1, max_size=3), st.data())
def test_comparing_is_symmetric(one: list[str], other: list[str], data: st.DataObject) -> None:
    reached = st.sampled_from(("", "06 39 98 00 01", "+33 6 39 98 00 01", "accueil@exemple.org"))
    beside = st.sampled_from(("", "Mairie", "MAIRIE", "Médiathèque"))
    first = person(" ".join(one), 1, contact=data.draw(reached), structure=data.draw(beside))
    second = person(" ".join(other), 2, contact=data.draw(reached), structure=data.draw(beside))
    assert compare(first, second) == compare(second, first)


@given(made_words, made_words, made_words)
def test_one_surname_in_one_structure_is_asked_about_and_no_more(last: str, one: str, other: str) -> None:
    assume(len({plain(last), plain(one), plain(other)}) == 3)
    assume(sum(a != b for a, b in zip(plain(one), plain(other), strict=False)) > 3)
    found = compare(person(f"{one} {last}", 1, structure="Mairie"), person(f"{other} {last}", 2, structure="MAIRIE"))
    assert found is not None
    assert found.grade in {Grade.PERHAPS, Grade.CLOSE}
    assert compare(person(f"{one} {last}", 1), person(f"{one} {last}", 2)) != found


@given(made_names, st.data())
def test_a_letter_typed_wrong_is_close(words: list[str], data: st.DataObject) -> None:
    whole = plain(" ".join(words)).replace(" ", "")
    assume(len(words) == 2)
    place = data.draw(st.integers(0, len(plain(words[1])) - 1))
    wrong = plain(words[1])[:place] + "z" + plain(words[1])[place + 1 :]
    assume(wrong != plain(words[1]) and len(whole) > 8)
    typed = person(f"{words[0]} {wrong}", 2)
    found = compare(person(" ".join(words), 1), typed)
    assert found is not None
    assert found.grade is Grade.CLOSE
    [(_, pairs)] = candidates([person(" ".join(words), 1)], [typed])
    assert len(pairs) == 1


FORMS = [
    ("Cladro Flignet", "FLIGNET Cladro", Grade.SAME, "même nom, dans un autre ordre"),
    ("Cladro Flignét", "cladro flignet", Grade.SAME, "même nom"),
    ("Cladro de la Flignet", "Cladro Delaflignet", Grade.SAME, "même nom, à une particule ou un trait d’union près"),
    ("Cladro-Rivel Flignet", "Cladro Rivel Flignet", Grade.SAME, "même nom"),
    ("Cladro-Rivel Flignet", "Cladrorivel Flignet", Grade.SAME, "même nom, à une particule ou un trait d’union près"),
    ("Mme Cladro Flignet", "M. Cladro Flignet", Grade.SAME, "même nom"),
    ("Cladro Ben Flignet", "Benflignet Cladro", Grade.SAME, "même nom, à une particule ou un trait d’union près"),
    ("C. Flignet", "Cladro Flignet", Grade.PERHAPS, "même nom, un mot en initiale"),
    ("C.-R. Flignet", "Cladro-Rivel Flignet", Grade.PERHAPS, "même nom, un mot en initiale"),
    ("Cladro Flignet", "Cladro Flignet-Brunal", Grade.PERHAPS, "même nom, un mot de plus dans l’un des deux"),
    ("M. Flignet", "Cladro Flignet", Grade.PERHAPS, "même nom, un mot de plus dans l’un des deux"),
    ("Cladro Flignet", "Cladro Flinget", Grade.CLOSE, "noms à une ou deux lettres près"),
    ("Caldro Flinget", "Cladro Flignet", Grade.CLOSE, "noms à une ou deux lettres près"),
    ("Mœrdro Flignet", "MOERDRO FLIGNET", Grade.SAME, "même nom"),
]


@pytest.mark.parametrize(("one", "other", "grade", "why"), FORMS)
def test_forms_of_one_name(one: str, other: str, grade: Grade, why: str) -> None:
    assert compare(person(one, 1), person(other, 2)) == (grade, why)
    [(_, pairs)] = candidates([person(one, 1)], [person(other, 2)])
    assert [pair.likeness.grade for pair in pairs] == [grade]


APART = [
    ("Cladro Flignet", "Cladro Brunal"),
    ("Cladro Flignet", "Rivel Flignet"),
    ("Cladro Flignet", "Rivel Brunal"),
    ("C. Flignet", "Rivel Flignet"),
    ("Médiateur 12", "Médiateur 13"),
    ("Médiateur 1", "Médiateur 12"),
    ("de la Flignet", "de la Brunal"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_people(one: str, other: str) -> None:
    assert compare(person(one, 1), person(other, 2)) is None


def test_what_is_beside_the_name_counts() -> None:
    one = person("Cladro Flignet", 1, contact="accueil@exemple.org", structure="Mairie")
    told = compare(one, person("Rivel Brunal", 2, contact="Accueil@exemple.org"))
    assert told == (Grade.PERHAPS, "noms différents, même contact")
    told = compare(one, person("Rivel Flignet", 2, contact="accueil@exemple.org"))
    assert told == (Grade.CLOSE, "un mot du nom en commun, même contact")
    told = compare(one, person("Cladro Flignet", 2, contact="autre@exemple.org", structure="mairie"))
    assert told == (Grade.SAME, "même nom, contacts différents, même structure")
    numbered = person("Cladro Flignet", 1, contact="06 39 98 00 01")
    assert compare(numbered, person("Flignet", 2, contact="+33 (0)6 39 98 00 01")) == (
        Grade.CLOSE,
        "un mot du nom en commun, même contact",
    )


def test_numbered_labels_are_one_person_only_where_they_share_a_contact() -> None:
    one = person("Médiateur 1", 1, structure="Mairie")
    assert compare(one, person("Médiateur 2", 2, structure="Mairie")) is None
    reached = [person(f"Médiateur {number}", number, contact="accueil@exemple.org") for number in (1, 2)]
    assert compare(*reached) == Likeness(Grade.PERHAPS, "numéros différents, même contact")


def test_entries_of_one_file_are_compared_with_those_before_them() -> None:
    brought = [person("Cladro Flignet", 1), person("Rivel Brunal", 2), person("FLIGNET CLADRO", 3)]
    found = dict(candidates((), brought))
    assert [[pair.known.id for pair in found[one]] for one in brought] == [[], [], ["p1"]]
    assert [pairs for _, pairs in candidates((), brought, among=False)] == [(), (), ()]


def test_the_likest_come_first_and_hide_those_to_check() -> None:
    known = [
        person("C. Flignet", 1),
        person("Cladro Flinget", 2),
        *(person("Flignet Cladro", number) for number in range(3, 12)),
    ]
    [(_, pairs)] = candidates(known, [person("Cladro Flignet", 99)])
    assert [pair.known.number for pair in pairs] == list(range(3, 3 + MOST_CANDIDATES))
    [(_, pairs)] = candidates(known[:2], [person("Cladro Flignet", 99)])
    assert [pair.known.number for pair in pairs] == [2]


def test_no_comparison_is_lost_by_looking_only_at_entries_that_share_something() -> None:
    chance = random.Random(7)
    names = [" ".join(_word(chance) for _ in range(2)) for _ in range(300)]
    known = [person(name, number) for number, name in enumerate(names)]
    brought = [person(_typed(chance, name), 1000 + number) for number, name in enumerate(names[:60])]
    seen = {(pair.known.id, pair.brought.id) for _, pairs in candidates(known, brought) for pair in pairs}
    for other in brought:
        likenesses = {one.id: found.grade for one in known if (found := compare(one, other)) is not None}
        same = [name for name, grade in likenesses.items() if grade is not Grade.PERHAPS][:MOST_CANDIDATES]
        assert all((name, other.id) in seen for name in same)


def test_parsing_keeps_what_is_left_of_odd_names() -> None:
    assert parsed("").forms == frozenset()
    assert parsed("Mme").words == ("mme",)
    assert parsed("de la").strong == ("de", "la")
    assert compare(person("", 1), person("", 2)) is None


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 3)))


def _typed(chance: random.Random, name: str) -> str:
    return chance.choice(TYPED)(" ".join(chance.sample(name.split(), 2)))
