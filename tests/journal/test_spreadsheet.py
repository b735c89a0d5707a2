"""Lines of a spreadsheet as encounters: columns guessed, values understood, errors line by line, nothing twice."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediateur.content.vocabulary import DURATIONS
from mediateur.journal import rows_coop as coop
from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.journal.rows import columns, row
from mediateur.journal.spreadsheet import Known, Plan, plan
from mediateur.journal.spreadsheet_columns import FIELDS, guess, header_row
from mediateur.journal.spreadsheet_values import code, counts, day, duration, number, taken_for
from tests.journal.samples import PLAIN, TODAY, sound_encounters

KNOWN = Known(
    pathways={"activer mon espace sante": ("activer-adulte", 1), "activer adulte": ("activer-adulte", 1)},
    places={"mairie": "p"},
    pathway=("activer-adulte", 1),
    mediator="Médiateur 1",
    today=TODAY,
    notes=True,
)
HEADER = ("Date", "Nombre de personnes", "Résultat", "Durée (min)", "Tranche d'age", "Lieu", "Commentaires", "Couleur")


def read(*lines: tuple[str, ...], header: tuple[str, ...] = HEADER, known: Known = KNOWN) -> Plan:
    return plan((header, *lines), 0, guess(header), known)


def test_columns_are_guessed_by_their_names() -> None:
    assert list(guess(HEADER).values()) == ["date", "personnes", "resultats", "duree", "ages", "lieu", "note"]
    assert guess(("Canari", "", "DATE  :", "Espace active")) == {2: "date", 3: "resultat:activee"}
    assert header_row((("Export de mars",), (), HEADER, ("23/11/2026", "1"))) == 2
    assert len({field.code for field in FIELDS}) == len(FIELDS)


def test_a_line_in_words() -> None:
    done = read(
        ("23/11/2026", "3", "2 activés, À reprendre", "45", "70 ans et plus : 2", "mairie", "Revenir mardi.", "x")
    )
    assert (done.wrong, done.unkept) == ((), 0)
    (line,) = done.lines
    met = line.encounter
    assert (line.number, line.note, met.place, met.duration, met.persons) == (2, "Revenir mardi.", "p", "30_60", 3)
    assert met.outcomes == (Count(code="activee", n=2), Count(code="a-reprendre", n=1))
    assert met.ages == (Count(code="soixante_dix_plus", n=2),)


@given(sound_encounters(), st.sampled_from((Kind.INDIVIDUAL, Kind.WORKSHOP)))
def test_our_own_export_comes_back_as_it_was(met: Encounter, kind: Kind) -> None:
    met = msgspec.structs.replace(met, id="0" * 32, kind=kind, equipment=("tablette",), first_visits=1, content_hash="")
    (line,) = read(row(met, {"activer-adulte": "Activer Mon espace santé"}, {}), header=columns()).lines
    assert settled(line.encounter) == settled(met)


@pytest.mark.parametrize("told", DURATIONS)
def test_a_duration_of_the_columns_of_la_coop_comes_back(told: str) -> None:
    met = msgspec.structs.replace(PLAIN, id="0" * 32, persons=2, duration=told)
    cells = [tuple(str(value) for value in one) for one in coop.rows([met], {})]
    done = plan((coop.COLUMNS, *cells), 0, guess(coop.COLUMNS), KNOWN)
    assert done.wrong == ()
    assert [(line.encounter.persons, line.encounter.duration) for line in done.lines] == [(2, told)]


@pytest.mark.parametrize(
    ("text", "name"), [("60 ans et plus", "ages"), ("moins de 60", "duree"), ("20 et plus", "duree")]
)
def test_a_number_is_never_taken_for_another(text: str, name: str) -> None:
    assert taken_for(text, name) is None


def settled(met: Encounter) -> Encounter:
    """Return an encounter whose empty counts are left out, as they say nothing."""
    outcomes = tuple(sorted((count for count in met.outcomes if count.n), key=lambda count: count.code))
    return msgspec.structs.replace(met, outcomes=outcomes, ages=told(met.ages), obstacles=tuple(sorted(met.obstacles)))


def told(ages: tuple[Count, ...]) -> tuple[Count, ...]:
    return tuple(count for count in ages if count.n)


@pytest.mark.parametrize(
    ("cells", "part"),
    [
        (("hier",), "Ligne 2, colonne « Date » : une date comme 23/11/2026 est attendue."),
        (("23/11/2031",), "Ligne 2, colonne « Date » : une date de 2022"),
        (("23/11/2026", "beaucoup"), "colonne « Personnes » : un nombre entier"),
        (("23/11/2026", "1", "gagné"), "colonne « Résultats » : un mot de la liste est attendu (Espace activé,"),
        (("23/11/2026", "1", "5 activés"), "Ligne 2 : Le résultat « Espace activé » compte un espace par profil"),
        (("23/11/2026", "1", "", "longtemps"), "colonne « Durée »"),
        (("23/11/2026", "1", "", "", "", "Mme Canari"), "ce lieu n’est pas déclaré dans Réglages"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_never_quoted(cells: tuple[str, ...], part: str) -> None:
    done = read(cells, ("23/11/2026",))
    assert [line.number for line in done.lines] == [3]
    (wrong,) = done.wrong
    assert part in str(wrong).replace("\N{NO-BREAK SPACE}", " ")
    assert "Canari" not in str(wrong)


def test_a_text_that_names_someone_is_left_out_and_the_line_is_kept() -> None:
    done = read(("23/11/2026", "1", "", "", "", "", "Mme Durand, 06 39 98 00 01", "Bernard Petit"))
    assert (done.lines[0].note, done.unkept) == ("", 1)
    assert "Petit" not in str(done)
    without = read(("23/11/2026", "1", "", "", "", "", "Revenir."), known=KNOWN._replace(notes=False))
    assert (without.lines[0].note, without.unkept) == ("", 1)


LINES = st.lists(st.tuples(st.sampled_from(["23/11/2026", "22/11/2026"]), st.sampled_from(["1", "2"])), max_size=8)


@given(LINES, LINES, st.integers(0, 8))
def test_ids_follow_what_lines_say_and_not_where_they_stand(
    lines: list[tuple[str, ...]], more: list[tuple[str, ...]], at: int
) -> None:
    first = {line.encounter.id for line in read(*lines).lines}
    longer = {line.encounter.id for line in read(*lines[:at], *more, *lines[at:]).lines}
    assert len(first) == len(lines)
    assert len(longer) == len(lines) + len(more)
    assert first <= longer


def test_values_are_understood_in_the_ways_in_which_they_are_written() -> None:
    november = dt.date(2026, 11, 23)
    assert {day(text) for text in ("2026-11-23", "23/11/2026", "23/11/26", "2026-11-23 00:00:00", "46349")} == {
        november
    }
    assert [number(text, 1) for text in ("", "3", "3,0", "2/5")] == [1, 3, 3, 1]
    assert [duration(text) for text in ("20", "45 min", "1 h 30", "2h", "", "De 1 à 2 heures")] == [
        *("moins_30", "30_60", "60_120", "120_plus", "non_communique", "60_120"),
    ]
    assert code("APRES MIDI", "demi_journee") == "apres-midi"
    assert code("Autonome, avec guidage si besoin", "autonomie") == "partiellement_autonome"
    assert counts("70 ans et plus", "ages") == (Count(code="soixante_dix_plus", n=1),)
    assert counts("3 x 25 à 39 ans | 40 à 59 ans (2)", "ages") == (
        Count(code="vingt_cinq_trente_neuf", n=3),
        Count(code="quarante_cinquante_neuf", n=2),
    )
