"""The register as files: no formula, the label in the columns of the standard, figures that name nobody, the sheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.paths import resources
from mediateur.training.export_rows import LABEL, STANDARD
from mediateur.training.register import Certificate, Person, Role, Rule
from mediateur.usecases.register_base import Desk, new_id
from mediateur.usecases.register_exports import Contents, Format, RegisterExports, Wanted
from mediateur.usecases.register_people import Details, People
from mediateur.usecases.register_sessions import Plan, TrainingSessions
from tests.forms import reading
from tests.usecases.register_desk import close, open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "donnees")
    yield made
    close(made)


@pytest.fixture
def exports(desk: Desk) -> RegisterExports:
    return RegisterExports(desk, resources())


def certify(desk: Desk, *structures: str, territory: str = "") -> None:
    """Enter a certified mediator for each structure."""
    with desk.begin() as work:
        for structure in structures:
            person = Person(
                id=new_id(),
                number=work.people.next_number(),
                name="Médiateur",
                structure=structure,
                territory=territory,
                role=Role.COUNTER,
                entered=desk.today,
            )
            work.people.add(person)
            given = Certificate(
                number=work.certificates.next_number(2026),
                person=person.id,
                issued=dt.date(2026, 6, 1),
                trained=dt.date(2026, 5, 1),
                title="Accompagner",
                minutes=420,
                expires=dt.date(2028, 5, 31),
                rule=Rule(),
            )
            work.certificates.add([given])
        work.commit()


def rows(data: bytes, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_no_cell_becomes_a_formula(desk: Desk, exports: RegisterExports) -> None:
    People(desk).enrol(Details("=Médiateur(1)", contact="+33 6 39 98 00 01", structure="@mairie"))
    told = rows(exports.make(Wanted(Contents.PEOPLE)))[1]
    assert told[1:4] == ["'=Médiateur(1)", "'+33 6 39 98 00 01", "'@mairie"]


def test_the_label_stands_in_the_columns_of_the_standard_and_in_nothing_else(
    desk: Desk, exports: RegisterExports
) -> None:
    with pytest.raises(MediateurError):
        exports.make(Wanted(Contents.LABEL))
    certify(desk, "Mairie", "mairie", "Médiathèque", "")
    data = exports.make(Wanted(Contents.LABEL))
    told = rows(data, ",")
    assert data.startswith(b"id,pivot,nom")
    assert told[0] == list(STANDARD)
    assert [row[STANDARD.index("nom")] for row in told[1:]] == ["Mairie", "Médiathèque"]
    assert {row[STANDARD.index("formations_labels")] for row in told[1:]} == {LABEL}
    assert exports.make(Wanted(Contents.LABEL, Format.XLSX)).startswith(b"PK")
    assert exports.name(Wanted(Contents.LABEL)) == "label-lieux-2026-11-29.csv"


def test_figures_to_share_name_nobody(desk: Desk, exports: RegisterExports) -> None:
    certify(desk, *("Mairie",) * 5, territory="Drôme")
    with pytest.raises(MediateurError, match="trop peu"):
        exports.make(Wanted(Contents.FIGURES))
    certify(desk, *("Mairie",) * 30, territory="Isère")
    told = rows(exports.make(Wanted(Contents.FIGURES)))
    assert told[0] == ["Tableau", "Ligne", "Médiateurs", "Formés", "Attestation valable"]
    assert told[1] == ["Territoires", "Autres (Drôme, Isère)", "35", "35", "35"]
    assert told[2] == ["Rôles", "Guichet France Services", "35", "35", "35"]


def test_the_sheet_of_a_session_is_printed_from_who_is_enrolled(desk: Desk, exports: RegisterExports) -> None:
    people, sessions = People(desk), TrainingSessions(desk)
    one = people.enrol(Details("Cladro Flignet", structure="Mairie"))
    first = sessions.create(Plan("Accompagner", dt.date(2026, 11, 1), place="Salle 2", trainer="Formateur 1"))
    sessions.enrol(first.id, [one.id])
    again = sessions.replay(first.id, dt.date(2026, 12, 1))
    told = " ".join(reading.lines(exports.attendance(again.id))).replace("\u00a0", " ")
    assert "Cladro Flignet" in told
    assert "rattrapage de celle du 1er novembre 2026" in told
    with pytest.raises(MediateurError):
        exports.attendance("inconnue")
