"""The register as rows: the columns of the standard as they are published, places once, figures that name nobody."""

from __future__ import annotations

import datetime as dt

from mediateur.training.export_rows import HEADER, LABEL, NEEDED, STANDARD, people, places
from mediateur.training.import_columns import BY_CODE, OWN_ID, TRAINED
from mediateur.training.import_columns import CERTIFIED as DECLARED_CERTIFIED
from mediateur.training.listing import PersonRow
from mediateur.training.register import Role, Status
from mediateur.training.rules import Position
from tests.training.made_names import DAY, person

TODAY = dt.date(2026, 11, 29)


def line(structure: str, status: Status = Status.VALID, number: int = 1) -> PersonRow:
    return PersonRow(
        id=f"p{number}",
        number=number,
        name="Médiateur",
        role=Role.COUNTER,
        structure=structure,
        territory="Isère",
        trained=DAY,
        certificate="2026-0001",
        expires=dt.date(2028, 3, 1),
        is_active=True,
        position=Position(status),
    )


def test_the_columns_are_those_of_the_standard() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 32
    assert set(STANDARD) >= NEEDED
    assert STANDARD[:3] == ("id", "pivot", "nom")
    assert LABEL.encode() == "Formé à « Mon Espace Santé »".encode()


def test_a_structure_stands_once_however_it_is_written_and_only_while_an_attestation_stands() -> None:
    lines = [
        *(line(name, number=n) for n, name in enumerate(("Mairie", "MAIRIE", "Mairie", "", "Médiathèque"))),
        line("CPAM", Status.EXPIRED),
        line("CCAS", Status.WITHDRAWN),
        line("MSA", Status.EXPIRING),
    ]
    found = places(lines, TODAY)
    rows = [dict(zip(STANDARD, row, strict=True)) for row in found.rows]
    assert [row["nom"] for row in rows] == ["Mairie", "Médiathèque", "MSA"]
    assert found.homeless == 1
    assert len({row["id"] for row in rows}) == 3
    for row in rows:
        assert {name for name, value in row.items() if value} == {"id", "nom", "date_maj", "formations_labels"}
        assert row["date_maj"] == "2026-11-29"
        assert row["formations_labels"] == LABEL
    assert places([line("mairie")], TODAY).rows[0][0] == rows[0]["id"]


def test_a_mediator_is_written_with_all_that_an_import_reads_again() -> None:
    one = person("Cladro Flignet", 1, contact="a@exemple.org", declared_trained=DAY)
    [row] = people([(one, line("Mairie"))])
    told = dict(zip(HEADER, row, strict=True))
    assert told["Nom complet"] == "Cladro Flignet"
    assert told["Situation"] == "Valable"
    assert told[BY_CODE[OWN_ID].label] == "p1"
    assert told[BY_CODE[TRAINED].label] == DAY
    assert told[BY_CODE[DECLARED_CERTIFIED].label] == ""
