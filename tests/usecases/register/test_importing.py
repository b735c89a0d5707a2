"""The import of a list of mediators: a trial changes nothing, a person decides, twice changes nothing, a way back."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from mediateur.errors import MediateurError
from mediateur.training.duplicates import Grade
from mediateur.training.import_columns import CONTACT, FIRST, LAST, ROLE, STRUCTURE, TRAINED
from mediateur.training.joining import ADD, LEAVE
from mediateur.training.register import Person, Role
from mediateur.usecases.exchange.tables import StoppedError
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.base import Desk
from mediateur.usecases.register.exports import Contents, Format, RegisterExports, Wanted
from mediateur.usecases.register.importing import RegisterImport, Trial
from tests.journal.test_spreadsheet_files import HOSTILE
from tests.usecases.register.desks import close, open_desk, whole

HEADER = ("NOM", "Prénom", "Courriel", "Structure", "Fonction", "Date de formation")
ROWS = (
    ("FLIGNET", "Cladro", "c@exemple.org", "Mairie", "Conseiller numérique", "02/03/2026"),
    ("BRUNAL", "Rivel", "", "Médiathèque", "Bénévole", ""),
    ("Brunal", "RIVEL", "r@exemple.org", "", "Bénévole", "03/03/2026"),
    ("KORMEV", "Tünvèz", "", "", "Astronaute", ""),
    ("", "", "d@exemple.org", "", "", ""),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "donnees")
    yield made
    close(made)


@pytest.fixture
def lists(desk: Desk) -> RegisterImport:
    return RegisterImport(desk, desk.preferences)


def written(folder: Path, rows: tuple[tuple[str, ...], ...] = ROWS) -> Path:
    target = folder / "liste.csv"
    target.write_bytes("\r\n".join(";".join(row) for row in (HEADER, *rows)).encode("cp1252", "replace"))
    return target


def tried(lists: RegisterImport, source: Path) -> Trial:
    table = lists.open(source)
    return lists.trial(lists.plan(table, table.mapped))


def test_columns_are_guessed_and_remembered(lists: RegisterImport, tmp_path: Path) -> None:
    table = lists.open(written(tmp_path))
    assert table.mapped == {0: LAST, 1: FIRST, 2: CONTACT, 3: STRUCTURE, 4: ROLE, 5: TRAINED}
    assert not table.recalled
    lists.remember(table, {0: LAST})
    again = lists.open(written(tmp_path))
    assert (again.mapped, again.recalled) == ({0: LAST}, True)
    told = (tmp_path / "donnees" / "reglages.json").read_text("utf-8")
    assert "Prénom" not in told


def test_a_trial_changes_nothing_and_tells_line_by_line(desk: Desk, lists: RegisterImport, tmp_path: Path) -> None:
    trial = tried(lists, written(tmp_path))
    assert [line.number for line in trial.fresh] == [2, 3, 4]
    assert [(asked.line.number, asked.pairs[0].likeness.grade) for asked in trial.asked] == [(4, Grade.SAME)]
    assert [(wrong.line, wrong.column) for wrong in trial.wrong] == [(5, "Rôle"), (6, "Nom de famille")]
    assert whole(desk).people == ()


def test_a_person_decides_and_what_is_undecided_waits(desk: Desk, lists: RegisterImport, tmp_path: Path) -> None:
    trial = tried(lists, written(tmp_path))
    assert lists.count(trial, {}) == (2, 0, 1)
    brought = lists.bring(trial, {})
    assert brought.counts == (2, 0, 1)
    assert [(one.number, one.name, one.role) for one in whole(desk).people] == [
        (1, "Cladro FLIGNET", Role.COUNSELLOR),
        (2, "Rivel BRUNAL", Role.AMBASSADOR),
    ]
    trial = tried(lists, written(tmp_path))
    assert (len(trial.fresh), trial.known) == (1, 2)
    [asked] = trial.asked
    brought = lists.bring(trial, {asked.line.person.id: asked.pairs[0].known.id})
    assert brought.counts == (0, 1, 0)
    second = whole(desk).people[1]
    assert (second.contact, second.structure) == ("r@exemple.org", "Médiathèque")
    assert second.declared_trained == dt.date(2026, 3, 3)


def test_twice_changes_nothing(desk: Desk, lists: RegisterImport, tmp_path: Path) -> None:
    source = written(tmp_path)
    for choice in (ADD, ADD, LEAVE, None):
        trial = tried(lists, source)
        decisions = {asked.line.person.id: choice for asked in trial.asked if choice}
        lists.bring(trial, decisions)
        if choice == ADD:
            first = whole(desk)
    assert whole(desk) == first
    assert len(first.people) == 3


def test_an_import_is_taken_back_as_one(desk: Desk, lists: RegisterImport, tmp_path: Path) -> None:
    before = _enter(desk, "Rivel Brunal")
    trial = tried(lists, written(tmp_path))
    first, second = trial.asked
    known = first.pairs[0].known
    assert known.id == before.id
    brought = lists.bring(trial, {first.line.person.id: known.id, second.line.person.id: known.id})
    assert brought.counts == (1, 2, 0)
    assert whole(desk).people[0].contact == "r@exemple.org"
    assert lists.take_back(brought) == 1
    assert whole(desk).people == (before,)
    assert whole(desk).departed == ()


def test_who_was_enrolled_since_stays_when_the_import_is_taken_back(
    desk: Desk, lists: RegisterImport, tmp_path: Path
) -> None:
    from mediateur.usecases.register.sessions import Plan, TrainingSessions

    brought = lists.bring(tried(lists, written(tmp_path)), {})
    sessions = TrainingSessions(desk)
    held = sessions.create(Plan("Accompagner", dt.date(2026, 11, 1)))
    sessions.enrol(held.id, [brought.added[0]])
    assert lists.take_back(brought) == 1
    assert [one.id for one in whole(desk).people] == [brought.added[0]]


def test_stopped_on_its_way_it_keeps_nothing(desk: Desk, lists: RegisterImport, tmp_path: Path) -> None:
    trial = tried(lists, written(tmp_path))
    with pytest.raises(StoppedError):
        lists.bring(trial, {}, lambda _done: False)
    assert whole(desk).people == ()
    table = lists.open(written(tmp_path))
    with pytest.raises(StoppedError):
        lists.plan(table, table.mapped, going_on=lambda _done: False)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused(lists: RegisterImport, tmp_path: Path, name: str) -> None:
    source = tmp_path / "x.xlsx"
    source.write_bytes(HOSTILE[name])
    with pytest.raises(MediateurError):
        lists.open(source)
    with pytest.raises(MediateurError):
        lists.open(tmp_path / "absent.csv")


@pytest.mark.parametrize("form", Format)
def test_our_own_export_comes_in_again_and_changes_nothing(
    desk: Desk, lists: RegisterImport, tmp_path: Path, form: Format
) -> None:
    lists.bring(tried(lists, written(tmp_path)), {})
    first = whole(desk)
    out = tmp_path / f"registre.{form}"
    out.write_bytes(RegisterExports(desk, tmp_path).make(Wanted(Contents.PEOPLE, form)))
    trial = tried(lists, out)
    assert (trial.fresh, trial.known, trial.wrong) == ((), 2, ())
    other = open_desk(tmp_path / "autre")
    there = RegisterImport(other, Preferences(tmp_path / "autre"))
    there.bring(tried(there, out), {})
    assert [(one.id, one.name, one.contact, one.role) for one in whole(other).people] == [
        (one.id, one.name, one.contact, one.role) for one in first.people
    ]
    close(other)


def test_words_of_roles_are_shown_with_what_they_are_taken_for(lists: RegisterImport, tmp_path: Path) -> None:
    table = lists.open(written(tmp_path))
    words = lists.words(table, 4, ROLE)
    assert words is not None
    assert [(word.shown, word.times, word.code) for word in words] == [
        ("Astronaute", 1, None),
        ("Bénévole", 2, Role.AMBASSADOR),
        ("Conseiller numérique", 1, Role.COUNSELLOR),
    ]
    plan = lists.plan(table, table.mapped, {"astronaute": "sante"})
    assert [line.person.role for line in plan.lines] == [*(Role.COUNSELLOR, Role.AMBASSADOR, Role.AMBASSADOR, "sante")]
    assert lists.samples(table, 0) == ("FLIGNET", "BRUNAL", "Brunal")


def test_a_workbook_is_read_too(lists: RegisterImport, tmp_path: Path) -> None:
    data, source = io.BytesIO(), tmp_path / "liste.xlsx"
    with Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADER, *ROWS)):
            sheet.write_row(number, 0, row)
    source.write_bytes(data.getvalue())
    assert len(tried(lists, source).fresh) == 3


def _enter(desk: Desk, name: str) -> Person:
    with desk.begin() as work:
        person = Person(id="a" * 32, number=work.people.next_number(), name=name, entered=desk.today)
        work.people.add(person)
        work.commit()
    return person
