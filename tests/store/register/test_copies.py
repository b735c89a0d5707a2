"""Copies of the register: whole, as protected as it is, without those who left; each can take its place."""

from __future__ import annotations

import datetime as dt
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store.register import cipher, copies
from mediateur.store.register.registry import DATABASE
from mediateur.training.listing import Query
from mediateur.training.locks import WrongPasswordError
from tests.store.register.build_fixture import FOLDER
from tests.store.register.test_migration import ask, made
from tests.traces import traces
from tests.usecases.register.offices import TRAINER, Office

STAYS, GOES = "Zéphyrine Quatremère", "Ambroisine Lacombefort"
SECRET, OTHER = "l’été où l’on marche", "quatre mots sans rapport"


@pytest.fixture
def office(data_folder: Path) -> Office:
    made = Office(data_folder)
    made.certify(made.enrol(STAYS, territory="Orne"), made.enrol(GOES, territory="Orne"))
    return made


@pytest.fixture
def stick(office: Office, tmp_path: Path) -> Path:
    """Choose a folder of copies elsewhere."""
    folder = tmp_path / "clé" / "copies"
    office.register.desk.preferences.change(backup_folder=str(folder))
    return folder


def names(office: Office) -> list[str]:
    return [row.name for row in office.register.people.page(Query()).rows]


def who(office: Office, name: str) -> str:
    return next(row.id for row in office.register.people.page(Query()).rows if row.name == name)


def test_the_copy_of_the_day_is_made_once_and_is_whole(office: Office, stick: Path) -> None:
    assert office.register.copies.daily()
    assert not office.register.copies.daily()
    [copy] = office.register.copies.copies()
    assert (copy.path.parent, copy.day) == (stick, office.day)
    assert made(copy.path) == made(office.registry.path)
    for table in ("person", "attendance", "quiz", "certificate", "about", "counter"):
        query = f"SELECT * FROM {table}"  # noqa: S608 - a name of this test
        assert ask(copy.path, query) == ask(office.registry.path, query)
    assert ask(copy.path, "PRAGMA journal_mode") == [("delete",)]
    assert [*stick.iterdir()] == [copy.path]
    office.later(1)
    assert office.register.copies.daily()
    assert len(office.register.copies.copies()) == 2


def test_a_protected_register_has_copies_that_its_password_alone_opens(office: Office, stick: Path) -> None:
    office.register.copies.make()
    assert traces([STAYS], stick), "in clear before"
    office.register.protect(SECRET, SECRET)
    office.later(1)
    office.register.copies.make()
    assert len([*stick.iterdir()]) == 2
    assert not traces([STAYS, "Orne", "person"], stick, office.folder)
    for copy in office.register.copies.copies():
        assert cipher.opens(copy.path, cipher.key_of(copy.path, SECRET))
    office.register.protect(OTHER, OTHER)
    for copy in office.register.copies.copies():
        assert not cipher.opens(copy.path, cipher.key_of(copy.path, SECRET))
        assert cipher.opens(copy.path, cipher.key_of(copy.path, OTHER))
    office.register.unprotect()
    assert all(cipher.is_plain(copy.path) for copy in office.register.copies.copies())


def test_a_locked_register_is_not_copied_and_unlocking_it_makes_the_copy(office: Office, stick: Path) -> None:
    office.register.protect(SECRET, SECRET)
    office.register.lock()
    assert not office.register.copies.daily()
    assert not stick.exists()
    office.register.unlock(SECRET)
    assert len([*stick.iterdir()]) == 1


def test_a_stick_that_was_away_takes_the_password_when_it_is_back(office: Office, stick: Path) -> None:
    office.register.copies.make()
    away = stick.with_name("ailleurs")
    stick.rename(away)
    office.register.protect(SECRET, SECRET)
    shutil.rmtree(stick, ignore_errors=True)
    away.rename(stick)
    office.later(1)
    office.register.copies.daily()
    assert len([*stick.iterdir()]) == 2
    assert not traces([STAYS], stick)


@pytest.mark.parametrize("secret", ["", SECRET], ids=["in clear", "encrypted"])
def test_who_is_erased_leaves_the_copies_and_the_figures_stay(office: Office, stick: Path, secret: str) -> None:
    if secret:
        office.register.protect(secret, secret)
    for _ in range(3):
        office.register.copies.make()
        office.later(1)
    before = office.register.figures.dashboard().whole
    gone = who(office, GOES)
    office.register.people.erase(gone)
    office.register.copies.daily()
    assert len([*stick.iterdir()]) == 4
    if not secret:
        assert not traces([GOES, gone], stick, office.folder)
    for copy in office.register.copies.copies():
        key = cipher.key_of(copy.path, secret)
        assert ask(copy.path, "SELECT name FROM person", key) == [(STAYS,)]
        assert ask(copy.path, "SELECT count(*) FROM departed", key) == [(1,)]
        assert ask(copy.path, "SELECT count(*) FROM certificate", key) == [(1,)]
    assert office.register.figures.dashboard().whole.trained == before.trained
    assert not list(office.folder.glob("*.travail"))


def test_who_trained_and_is_erased_leaves_the_names_of_trainers_in_copies(office: Office, stick: Path) -> None:
    trainer = office.enrol(TRAINER)
    office.register.copies.make()
    assert traces([TRAINER], stick)
    office.register.people.erase(trainer.id)
    office.later(1)
    office.register.copies.daily()
    assert not traces([TRAINER], stick)


def test_a_copy_made_before_a_migration_goes_with_the_first_who_leaves(data_folder: Path) -> None:
    data_folder.mkdir()
    shutil.copy(FOLDER / "v1.sqlite", data_folder / DATABASE)
    office = Office(data_folder, dt.date.today())
    people = office.register.people.page(Query()).rows
    [spare] = (data_folder / "sauvegardes").iterdir()
    office.register.copies.sort_out()
    assert spare.exists()
    office.register.people.erase(people[0].id)
    office.register.copies.sort_out()
    assert not spare.exists()


def test_old_copies_go_and_those_of_others_stay(office: Office, stick: Path) -> None:
    for _ in range(40):
        office.register.copies.make()
        office.later(7)
    office.register.copies.make()
    days = [copy.day for copy in office.register.copies.copies()]
    assert len(days) == len(set(days)) <= 23
    assert min(days) >= office.day - dt.timedelta(days=366)
    strange = stick / "registre-0123abcd-2020-01-01.sqlite"
    lost = office.folder / "sauvegardes" / strange.name
    ruined = office.folder / "registre-abime-2020-01-01.sqlite"
    lost.parent.mkdir(exist_ok=True)
    for path in (strange, lost, ruined):
        path.write_bytes(b"")
    office.register.copies.sort_out()
    assert (strange.exists(), lost.exists(), ruined.exists()) == (True, False, False)


def test_what_would_be_missing_is_told_and_the_copy_takes_the_place(office: Office, stick: Path) -> None:
    office.register.copies.make()
    copy = office.register.copies.copies()[0].path
    assert office.register.copies.survey(copy).told() == "Il ne manquerait rien."
    late = office.enrol("Médiateur 3")
    numbers = office.certify(late)
    told = office.register.copies.survey(copy).told().replace("\N{NO-BREAK SPACE}", " ")
    assert told == ("Il manquerait 1 médiateur, 1 session, 2 quiz ou pratiques observées et 1 attestation.")
    aside = office.register.copies.restore(copy)
    assert names(office) == [STAYS, GOES]
    assert aside is not None
    assert ask(aside, "SELECT count(*) FROM person") == [(3,)]
    again = office.enrol("Médiateur 4")
    assert again.number == late.number + 1, "its number is not given again"
    assert office.certify(again) > numbers
    office.register.copies.sort_out()
    assert ask(aside, "SELECT count(*) FROM person") == [(3,)], "those who are not there were not erased"
    office.register.copies.restore(aside)
    assert len(names(office)) == 3


def test_who_was_erased_does_not_come_back_with_a_copy(office: Office, stick: Path) -> None:
    office.register.copies.make()
    [copy] = office.register.copies.copies()
    away = stick.with_name("ailleurs.sqlite")
    shutil.copy(copy.path, away)
    office.register.people.erase(who(office, GOES))
    trained = office.register.figures.dashboard().whole.trained
    office.register.copies.restore(away)
    assert names(office) == [STAYS]
    assert office.register.figures.dashboard().whole.trained == trained
    office.registry.close()
    assert not traces([GOES], office.folder)


@pytest.mark.parametrize("now", ["", SECRET], ids=["in clear", "encrypted"])
@pytest.mark.parametrize("then", ["", OTHER], ids=["a clear copy", "an encrypted copy"])
def test_the_register_keeps_its_own_password(office: Office, stick: Path, now: str, then: str) -> None:
    if then:
        office.register.protect(then, then)
    away = Path(shutil.copy(office.register.copies.make(), stick.with_name("ailleurs.sqlite")))
    office.register.protect(now, now) if now else then and office.register.unprotect()
    office.registry.close()
    later = Office(office.folder)
    later.registry.unlock(now)
    if then:
        with pytest.raises(WrongPasswordError):
            later.register.copies.restore(away, "un faux mot de passe")
    later.register.copies.restore(away, then)
    assert names(later) == [STAYS, GOES]
    assert later.register.is_protected is bool(now)
    later.registry.close()
    last = Office(office.folder)
    last.register.unlock(now)
    assert names(last) == [STAYS, GOES]
    last.registry.close()


def test_a_copy_of_an_older_version_takes_the_place(office: Office) -> None:
    office.register.copies.restore(FOLDER / "v1.sqlite")
    assert names(office) == ["Médiateur 1", "Médiateur 2"]
    assert office.enrol("Médiateur 3").number == 4


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04" * 4000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_file_that_is_no_copy_changes_nothing(office: Office, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "copie.sqlite"
    wrong.write_bytes(content)
    for act in (office.register.copies.survey, office.register.copies.restore):
        with pytest.raises(MediateurError):
            act(wrong)
    assert names(office) == [STAYS, GOES]
    assert not list(office.folder.glob("*.nouveau"))


def test_a_register_that_another_window_has_open_is_not_replaced(office: Office) -> None:
    copy = office.register.copies.make()
    other = Office(office.folder)
    with other.registry.begin(other.register.rule) as work:
        work.people.territories()
        with pytest.raises(MediateurError, match="autre programme"):
            office.register.copies.restore(copy)
    other.registry.close()
    assert names(office) == [STAYS, GOES]


@pytest.mark.parametrize(
    ("ruin", "secret"),
    # Nothing tells a first page that is ruined from one of another password.
    [*((ruin, "") for ruin in ("empty", "cut", "zeros", "middle")), *((r, SECRET) for r in ("empty", "cut", "middle"))],
)
def test_a_damaged_register_is_set_aside_and_a_copy_takes_its_place(office: Office, ruin: str, secret: str) -> None:
    if secret:
        office.register.protect(secret, secret)
    office.register.copies.make()
    office.registry.close()
    path = office.registry.path
    whole = path.read_bytes()
    broken = {
        "empty": b"",
        "cut": whole[:5000],
        "zeros": whole[:100] + bytes(4096 - 100),
        "middle": whole[:4096] + b"\xff" * (len(whole) - 4096),
    }[ruin]
    path.write_bytes(broken)
    later = Office(office.folder)
    with pytest.raises(MediateurError) as caught:
        if later.register.is_locked:
            later.register.unlock(secret)
        names(later)
    assert "mis de côté" in str(caught.value)
    assert "mediateur registre restaurer" in str(caught.value)
    [aside] = office.folder.glob("registre-abime-*.sqlite")
    assert aside.read_bytes() == broken
    assert not path.exists()
    newest = later.register.copies.newest()
    assert newest is not None
    assert "ne se lit pas" in later.register.copies.survey(newest.path, secret).told()
    assert later.register.copies.restore(newest.path, secret) is None
    assert names(later) == [STAYS, GOES]
    assert later.register.is_protected is bool(secret)
    later.registry.close()


def test_a_password_that_another_window_changed_is_asked_again(office: Office) -> None:
    office.register.protect(SECRET, SECRET)
    other = Office(office.folder)
    other.registry.unlock(SECRET)
    office.register.protect(OTHER, OTHER)
    with pytest.raises(MediateurError, match="tapez-le"):
        names(other)
    assert office.registry.path.exists()
    assert other.register.is_locked
    other.registry.unlock(OTHER)
    assert names(other) == [STAYS, GOES]
    other.registry.close()
    office.register.unprotect()
    assert names(office) == [STAYS, GOES]


def test_a_full_disk_is_told_and_leaves_the_older_copy(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_before = office.register.copies.make()
    content = made_before.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(MediateurError, match="Impossible de copier le registre"):
        office.register.copies.make()
    assert made_before.read_bytes() == content
    assert [*stick.iterdir()] == [made_before]


def test_the_names_of_copies_tell_the_register_and_the_day() -> None:
    day = dt.date(2026, 11, 29)
    assert copies.name("0123abcd99", day) == "registre-0123abcd-2026-11-29.sqlite"
    assert copies.name("0123abcd99", day, "migration-1") == "registre-0123abcd-avant-migration-1-2026-11-29.sqlite"


def test_a_damaged_copy_is_left_as_it_is(office: Office, stick: Path) -> None:
    copy = office.register.copies.make()
    ruined = copy.read_bytes()[:8192]
    copy.write_bytes(ruined)
    office.register.people.erase(who(office, GOES))
    office.later(1)
    office.register.copies.daily()
    assert copy.read_bytes() == ruined
    with closing(cipher.connect(office.registry.path)) as register:
        assert register.execute("PRAGMA quick_check").fetchone() == ("ok",)
