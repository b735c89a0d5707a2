"""A list of mediators, line by line: what is taken, what is refused and why, and ids that come out the same."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.training.import_columns import CERTIFIED, CONTACT, FIRST, LAST, NAME, OWN_ID, ROLE, TRAINED, faults
from mediateur.training.import_rows import MOST_NAME, MOST_TEXT, NOTHING, Plan, Reading, plan, taken_for
from mediateur.training.register import ROLES, Role

TODAY = dt.date(2026, 11, 29)
WHOLE = {0: NAME, 1: CONTACT, 2: ROLE, 3: TRAINED, 4: CERTIFIED}


def brought(rows: list[tuple[str, ...]], mapped: dict[int, str] | None = None, **meant: str) -> Plan:
    how = Reading(WHOLE if mapped is None else mapped, TODAY, dt.date.fromisoformat, "1".__eq__, meant or NOTHING)
    return plan(enumerate(rows, 2), how)


def why(row: tuple[str, ...], mapped: dict[int, str] | None = None) -> tuple[int, str, str]:
    found = brought([row], mapped)
    assert found.lines == ()
    [wrong] = found.wrong
    return wrong


def test_a_line_is_a_person_and_what_it_declares() -> None:
    [line] = brought([("Cladro  Flignet", "accueil@exemple.org", "Formatrice", "2026-03-02", "2026-04-01")]).lines
    assert line.number == 2
    assert (line.person.name, line.person.contact, line.person.role) == (
        "Cladro Flignet",
        "accueil@exemple.org",
        Role.TRAINER,
    )
    assert line.person.entered == TODAY
    assert (line.person.declared_trained, line.person.declared_certified) == (dt.date(2026, 3, 2), dt.date(2026, 4, 1))


def test_a_name_in_two_columns_is_joined_first_names_first() -> None:
    [line] = brought([("FLIGNET", "Cladro")], {0: LAST, 1: FIRST}).lines
    assert line.person.name == "Cladro FLIGNET"
    [line] = brought([("FLIGNET", "")], {0: LAST, 1: FIRST}).lines
    assert line.person.name == "FLIGNET"


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        (("", "a"), "Nom complet", "le nom manque"),
        (("06 39 98 00 01",), "Nom complet", "un nom est attendu"),
        (("accueil@exemple.org",), "Nom complet", "un nom est attendu"),
        (("a" * (MOST_NAME + 1),), "Nom complet", f"ce nom dépasse {MOST_NAME} caractères"),
        (("Ab", "a" * (MOST_TEXT + 1)), "Contact", f"ce texte dépasse {MOST_TEXT} caractères"),
        (("Ab", "1"), "Contact", "ce texte ne se garde pas (numéro de sécurité sociale, de compte, mot de passe…)"),
        (("Ab", "", "Astronaute"), "Rôle", f"un mot de la liste est attendu ({', '.join(ROLES.values())})"),
        (("Ab", "", "", "2026-11-30"), "Formation déclarée le", "une date de 2020 à aujourd’hui est attendue"),
        (("Ab", "", "", "", "2019-12-31"), "Attestation déclarée le", "une date de 2020 à aujourd’hui est attendue"),
    ],
)
def test_what_cannot_be_kept_is_told_without_what_was_read(row: tuple[str, ...], column: str, what: str) -> None:
    assert why(row) == (2, column, what)


def test_a_day_that_is_none_is_told_in_the_words_of_its_reader() -> None:
    line, column, _ = why(("Ab", "", "", "hier"))
    assert (line, column) == (2, "Formation déclarée le")


def test_words_of_roles() -> None:
    assert [taken_for(label) for label in ROLES.values()] == list(ROLES)
    assert taken_for("CONSEILLÈRE NUMÉRIQUE") is Role.COUNSELLOR
    assert taken_for("astronaute") is None
    [line] = brought([("Ab", "", "Astronaute")], astronaute="sante").lines
    assert line.person.role is Role.HEALTH
    [line] = brought([("Ab",)]).lines
    assert line.person.role is Role.AMBASSADOR


@given(st.lists(st.tuples(st.sampled_from(("Ab", "Cd", "Éf")), st.sampled_from(("", "a", "b"))), max_size=12))
def test_the_same_list_gives_the_same_ids_and_a_longer_one_only_adds(rows: list[tuple[str, ...]]) -> None:
    ids = [line.person.id for line in brought(list(rows)).lines]
    assert len(set(ids)) == len(rows)
    longer = [line.person.id for line in brought([*rows, ("Xy", "z")]).lines]
    assert longer[: len(ids)] == ids
    assert longer[-1] not in ids


def test_the_id_of_our_own_export_is_read_again() -> None:
    own = "0123456789abcdef" * 2
    [line] = brought([("Ab", own)], {0: NAME, 1: OWN_ID}).lines
    assert line.person.id == own
    [line] = brought([("Ab", "12")], {0: NAME, 1: OWN_ID}).lines
    assert line.person.id != "12"


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_no_cell_ends_the_reading(name: str, contact: str, day: str) -> None:
    found = brought([(name, contact, "", day)])
    assert len(found.lines) + len(found.wrong) == 1
    for line in found.lines:
        assert "\u202e" not in line.person.name + line.person.contact
        assert "\n" not in line.person.name


@pytest.mark.parametrize(
    ("mapped", "columns"),
    [
        ({0: NAME}, []),
        ({0: LAST, 1: FIRST}, []),
        ({0: LAST}, []),
        ({1: FIRST}, [0]),
        ({}, [0]),
        ({0: NAME, 1: LAST}, [1]),
        ({0: NAME, 1: NAME}, [1]),
        ({0: NAME, 3: ROLE, 5: ROLE}, [5]),
    ],
)
def test_wrong_choices_of_columns(mapped: dict[int, str], columns: list[int]) -> None:
    assert [fault.column for fault in faults(mapped)] == columns
