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
from mediateur.usecases.register.base import Desk, new_id
from mediateur.usecases.register.exports import Contents, Format, RegisterExports, Wanted
from mediateur.usecases.register.handover import Handover
from mediateur.usecases.register.people import Details, People
from mediateur.usecases.register.sessions import Plan, TrainingSessions
from tests.forms import reading
from tests.usecases.register.desks import NOW, close, open_desk, whole


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


def told_in(exports: RegisterExports) -> list[list[str]]:
    """Return the lines of the figures to share, without what is said of them."""
    return [row for row in rows(exports.make(Wanted(Contents.FIGURES)))[1:] if len(row) == 5]


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
    assert told[1] == ["Ensemble", "", "35", "35", "35"]
    assert told[2] == ["Territoires", "Autres (Drôme, Isère)", "35", "35", "35"]
    assert told[3] == ["Rôles", "Guichet France Services", "35", "35", "35"]


def test_figures_that_left_are_kept_and_those_of_another_day_are_decided_beside_them(
    desk: Desk, exports: RegisterExports
) -> None:
    certify(desk, *("Mairie",) * 30, territory="Isère")
    first = told_in(exports)
    certify(desk, *("Mairie",) * 5, territory="Isère")
    assert told_in(exports) == first, "the same day"
    later = RegisterExports(Desk(desk.store, desk.preferences, lambda: NOW + dt.timedelta(days=30)), resources())
    assert told_in(later) == first, "five more would be told by the difference"
    about = dict(row[:2] for row in rows(later.make(Wanted(Contents.FIGURES))) if len(row) == 2)
    assert about["Chiffres du"] == "29\N{NO-BREAK SPACE}novembre 2026"
    assert "Trop peu a changé" in about["Déjà partagés"]
    certify(desk, *("Mairie",) * 8, territory="Isère")
    assert told_in(later)[0] == ["Ensemble", "", "43", "43", "43"]


def test_what_left_goes_with_the_register_that_is_handed_over(
    desk: Desk, exports: RegisterExports, tmp_path: Path
) -> None:
    certify(desk, *("Mairie",) * 30, territory="Isère")
    first = told_in(exports)
    other = open_desk(tmp_path / "ailleurs")
    theirs = whole(desk)
    assert len(theirs.shared) == 1
    assert Handover(other).take_over(theirs).changes
    assert not Handover(other).take_over(theirs).changes
    certify(other, *("Mairie",) * 5, territory="Isère")
    assert told_in(RegisterExports(other, resources())) == first
    close(other)


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
