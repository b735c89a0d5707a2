"""Lines that tell of a person each: a record comes in whole, under one id, or not at all."""

from __future__ import annotations

import pytest

from mediateur.journal.encounter import Count
from mediateur.journal.spreadsheet import Plan
from tests.journal.test_spreadsheet import read

HEADER = ("Date", "Type", "Personnes", "Identifiant", "Tranche d'âge", "Obstacles", "Matériel", "Guides imprimés")
MORE = ("Aidées une à une", "Premières venues", "Activations déclarées ensuite", "Note")


def told(*rows: str, header: tuple[str, ...] = HEADER) -> Plan:
    """Return what rows bring, each in one text."""
    return read(*(tuple(row.split(";")) for row in rows), header=header)


def reasons(done: Plan) -> list[str]:
    return [str(wrong).replace("\N{NO-BREAK SPACE}", " ") for wrong in done.wrong]


def three(*parts: str, date: str = "12/03/2026", name: str = "CRA1") -> list[str]:
    return [f"{date};Atelier;{part};{name}" for part in parts]


def test_a_record_of_which_a_line_is_wrong_waits_whole_and_is_known_by_the_same_id_once_mended() -> None:
    first, _, last = three("1/3", "2/3", "3/3")
    broken = told(first, "12/03/2026;Atelier;2/3;CRA1;zzz", last, *three("1/1", name="CRA2"))
    assert [line.number for line in broken.lines] == [5]
    assert [wrong.line for wrong in broken.wrong] == [2, 3, 4]
    lacks = "colonne « Personnes » : il manque 2/3 ; une séance entre entière, ou pas du tout."
    assert reasons(broken)[0] == f"Ligne 2, {lacks}"
    assert "Tranches d’âge" in reasons(broken)[1]
    (mended,) = told(*three("3/3", "1/3", "2/3")).lines
    assert mended.encounter.persons == 3
    assert mended.encounter.id == "3709419818eb2d8788af571a63fcffa6"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (three("1/3", "3/3"), "il manque 2/3 ;"),
        (three("2/12"), "il manque 1/12, 3/12, 4/12… ;"),
        (three("1/2", "2/2", "1/2", "2/2"), "cet identifiant sert à plusieurs séances"),
        (three("1/1", "1/1"), "cet identifiant sert à plusieurs séances"),
        (three("1/2") + three("2/2", date="13/03/2026"), "cet identifiant sert à plusieurs séances"),
        (three("1/1") + three("1/1", date="13/03/2026"), "cet identifiant sert à plusieurs séances"),
        (three("1/1", "1/2", "2/2"), "cet identifiant sert à plusieurs séances"),
        (three("4/3"), "un rang comme 2/3 est attendu"),
        (three("0/0"), "un rang comme 2/3 est attendu"),
        ([f"12/03/2026;Séance;{n}/501;CRA1" for n in range(1, 502)], "Une séance compte au plus 500 personnes"),
    ],
)
def test_lines_that_are_not_one_record_are_all_told(rows: list[str], why: str) -> None:
    done = told(*rows)
    assert done.lines == ()
    assert [wrong.line for wrong in done.wrong] == list(range(2, len(rows) + 2))
    assert all(why in reason for reason in reasons(done))


def test_an_id_that_names_no_session_is_left_aside_and_each_line_counts() -> None:
    rows = [f"{day:02}/03/2026;Séance;1/1;MED7" for day in (1, 1, 2, 3)]
    assert told(*rows).lines == ()
    header = ("Date", "Type", "Personnes", "Couleur")
    assert [line.encounter.when.day.day for line in told(*rows, header=header).lines] == [1, 1, 2, 3]


def test_what_each_line_says_of_its_person_is_added() -> None:
    done = told(
        "12/03/2026;Atelier;1/2;CRA1;70 ans et plus;;Ordinateur;2;0;;1;",
        "12/03/2026;Atelier;2/2;CRA1;70 ans et plus;Pas de téléphone mobile;Ordinateur, Tablette;1;1;1;2;Revenir.",
        header=HEADER + MORE,
    )
    (line,) = done.lines
    met = line.encounter
    assert met.ages == (Count(code="soixante_dix_plus", n=2),)
    assert (met.persons, met.guides_printed, met.helped, met.first_visits, met.declared_later) == (2, 3, 1, 1, 3)
    assert (len(met.obstacles), met.equipment) == (1, ("ordinateur", "tablette"))
    assert (line.note, done.unkept) == ("Revenir.", 0)


def test_a_note_that_is_not_kept_is_counted() -> None:
    header = ("Date", "Personnes", "Identifiant", "Note")
    rows = [
        f"12/03/2026;{n}/3;CRA1;{note}" for n, note in ((1, "Revenir mardi."), (2, "Revenir mardi."), (3, "Autre."))
    ]
    done = told(*rows, header=header)
    assert ([line.note for line in done.lines], done.unkept) == (["Revenir mardi."], 1)
