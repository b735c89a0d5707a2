"""« Colonnes La Coop »: its labels, its order, one row for each accompagnement, no individual made up."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from mediateur.journal.encounter import Count, Encounter, Kind, Place
from mediateur.journal.rows_coop import COLUMNS, NOT_TOLD, rows
from mediateur.journal.rows_shared import shared_sheet
from tests.journal.samples import PLAIN, sound_encounters

PLACE = Place(id="p", name="Mairie", address="1 place du Marché", insee="35238")


def told(encounter: Encounter) -> list[dict[str, object]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows([encounter], {"p": PLACE})]


def test_the_columns_are_those_of_la_coop_in_its_order() -> None:
    assert COLUMNS[:6] == (
        *("Date", "Enregistré le", "Dernière modification le", "Type", "Participants", "Canaux d’accompagnement"),
    )
    assert COLUMNS[11:18] == (
        *("Durée (min)", "Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement", "Tags"),
        *("Nom de la démarche administrative", "Niveau d’autonomie (ou de l’atelier)"),
    )
    assert COLUMNS[-1] == "ID CRA"
    assert len(set(COLUMNS)) == len(COLUMNS) == 27


def test_a_person_alone_is_told_whole() -> None:
    alone = msgspec.structs.replace(
        PLAIN,
        outcomes=(Count(code="orientee", n=1, detail="soignant"),),
        ages=(Count(code="douze_dix_huit", n=1),),
        place="p",
        place_type="lieu_activite",
        duration="30_60",
        autonomy="partiellement_autonome",
        equipment=("telephone", "ordinateur"),
    )
    (row,) = told(alone)
    assert {name: value for name, value in row.items() if value != ""} == {
        "Date": PLAIN.when.day,
        "Type": "Accompagnement individuel",
        "Participants": "1/1",
        "Canaux d’accompagnement": "Lieu d’activité",
        "Nom du lieu": "Mairie",
        "Adresse": "1 place du Marché",
        "Code Insee": "35238",
        "Durée (min)": "30 à 60",
        "Matériel numérique utilisé": "Téléphone, Ordinateur",
        "Thématique(s) d’accompagnement": "Santé",
        "Tags": "Mon espace santé",
        "Niveau d’autonomie (ou de l’atelier)": "2/3",
        "Bénéficiaire réorienté": "Oui",
        "Structure de redirection": "Autre",
        "Genre du bénéficiaire": NOT_TOLD,
        "Tranche d’âge du bénéficiaire": "12\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}17\N{NO-BREAK SPACE}ans",
        "Statut du bénéficiaire": NOT_TOLD,
        "ID CRA": "s1",
    }


def test_several_persons_are_told_apart_in_nothing() -> None:
    couple = msgspec.structs.replace(
        PLAIN,
        persons=2,
        outcomes=(Count(code="orientee", n=1, detail="administration"),),
        ages=(Count(code="soixante_dix_plus", n=1), Count(code="douze_dix_huit", n=1)),
    )
    first, second = told(couple)
    assert first | {"Participants": ""} == second | {"Participants": ""}
    assert first["Tranche d’âge du bénéficiaire"] == NOT_TOLD
    assert (first["Bénéficiaire réorienté"], first["Structure de redirection"]) == ("", "")
    alike = msgspec.structs.replace(couple, ages=(Count(code="soixante_dix_plus", n=2),))
    assert {row["Tranche d’âge du bénéficiaire"] for row in told(alike)} == {"70 ans et plus"}


@given(sound_encounters(), st.sampled_from(Kind))
def test_there_is_a_row_for_each_person_and_none_for_an_event(met: Encounter, kind: Kind) -> None:
    persons = met.persons if kind is not Kind.EVENT else 0
    lines = told(msgspec.structs.replace(met, kind=kind))
    assert [line["Participants"] for line in lines] == [f"{number + 1}/{persons}" for number in range(persons)]


class Cell(NamedTuple):
    label: str
    n: int | None
    text: str


class Table(NamedTuple):
    title: str
    cells: tuple[Cell, ...]
    total: int | None


def test_what_is_shared_is_the_tables_and_nothing_else() -> None:
    ages = Table("Âges", (Cell("70 ans et plus", 12, "12"), Cell("Autres", None, "non montré")), 42)
    assert shared_sheet([ages], ()).rows == [
        ("Âges", "70 ans et plus", 12),
        ("Âges", "Autres", "non montré"),
        ("Âges", "Total", 42),
    ]
