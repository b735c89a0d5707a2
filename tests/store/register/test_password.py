"""The password of the register: what it hides, what refuses it, and what an interruption leaves."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.store.register import password
from mediateur.store.register.registry import DATABASE
from mediateur.training.listing import Query
from mediateur.training.locks import LockedError, WrongPasswordError
from mediateur.training.register import Rule
from mediateur.usecases.register.register import LEAST_PASSWORD, LOST_PASSWORD
from tests.store.test_failures import open_files
from tests.traces import traces
from tests.usecases.register.offices import Office

NAME = "Zéphyrine Quatremère"
SECRET = "l’été où l'on marche"
OTHER = "quatre mots sans rapport"


@pytest.fixture
def office(data_folder: Path) -> Iterator[Office]:
    made = Office(data_folder)
    made.certify(made.enrol(NAME, territory="Orne"))
    yield made
    made.registry.close()


def listed(office: Office) -> list[str]:
    return [row.name for row in office.register.people.page(Query()).rows]


def again(office: Office) -> Office:
    office.registry.close()
    return Office(office.folder)


def test_the_file_is_for_its_owner_alone(office: Office) -> None:
    files = sorted(office.folder.glob(f"{DATABASE}*"))
    assert files[0].name == DATABASE
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


def test_a_password_hides_everything_and_opens_it_again(office: Office) -> None:
    office.registry.close()
    assert traces([NAME, "Orne"], office.folder), "in clear before"
    office.register.protect(SECRET, SECRET)
    assert listed(office) == [NAME]
    assert not traces([NAME, "Orne", "person", SECRET], office.folder)
    with sqlite3.connect(office.folder / DATABASE) as plain, pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT * FROM person")
    plain.close()
    later = again(office)
    assert (later.register.is_protected, later.register.is_locked) == (True, True)
    with pytest.raises(LockedError):
        listed(later)
    later.register.unlock(SECRET)
    assert listed(later) == [NAME]
    later.register.lock()
    assert later.register.is_locked


def test_what_ends_once_the_register_is_locked_keeps_it_open_no_longer(office: Office) -> None:
    """A connection holds the key; on Windows, the file could not be replaced either."""
    with office.registry.begin(Rule()):
        office.registry.lock()
    assert not {name for name in open_files() if name.startswith(str(office.folder / DATABASE))}
    office.register.protect(SECRET, SECRET)
    assert listed(office) == [NAME]


@pytest.mark.parametrize("wrong", ["", "faux", SECRET.upper(), f"{SECRET} ", "' OR 1=1 --", "x'00'"])
def test_a_wrong_password_changes_nothing(office: Office, wrong: str) -> None:
    office.register.protect(SECRET, SECRET)
    later = again(office)
    before = (later.folder / DATABASE).read_bytes()
    with pytest.raises(WrongPasswordError) as caught:
        later.register.unlock(wrong)
    assert str(caught.value).count(".") == 1
    assert later.register.is_locked
    assert (later.folder / DATABASE).read_bytes() == before
    assert {file.name for file in later.folder.iterdir()} == {DATABASE}


def test_a_wrong_password_leaves_an_open_register_open(office: Office) -> None:
    office.register.protect(SECRET, SECRET)
    with pytest.raises(WrongPasswordError):
        office.register.unlock("faux mot de passe")
    assert listed(office) == [NAME]


def test_the_same_letters_typed_on_another_system_open_it(office: Office) -> None:
    office.register.protect("l\u2019\u00e9t\u00e9 au bord", "l\u2019\u00e9t\u00e9 au bord")
    later = again(office)
    later.register.unlock("l\u2019e\u0301te\u0301 au bord")
    assert listed(later) == [NAME]


def test_another_password_and_none(office: Office) -> None:
    office.register.protect(SECRET, SECRET)
    office.register.protect(OTHER, OTHER)
    later = again(office)
    with pytest.raises(WrongPasswordError):
        later.register.unlock(SECRET)
    later.register.unlock(OTHER)
    later.register.unprotect()
    last = again(later)
    assert (last.register.is_protected, listed(last)) == (False, [NAME])
    last.enrol("Médiateur 2")
    assert len(listed(last)) == 2
    last.registry.close()


def test_a_converted_register_holds_the_same_and_still_refuses_changes(office: Office) -> None:
    before = office.register.people.card(office.register.people.ids(Query())[0])
    office.register.protect(SECRET, SECRET)
    assert office.register.people.card(before.record.person.id) == before
    assert office.certify(office.enrol("Médiateur 2")) == ["2026-0002"]
    with office.registry.begin(office.register.rule) as work, pytest.raises(MediateurError):
        _rewrite(work)


def _rewrite(work: object) -> None:
    from sqlalchemy import text

    work._channel.write(text("UPDATE certificate SET expires = '2999-01-01'"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("verb", ["UPDATE quiz SET right = 20", "DELETE FROM quiz", "DELETE FROM certificate"])
@pytest.mark.parametrize("protected", [False, True])
def test_what_was_added_cannot_be_changed(office: Office, verb: str, protected: bool) -> None:
    from sqlalchemy import text

    if protected:
        office.register.protect(SECRET, SECRET)
    with office.registry.begin(office.register.rule) as work, pytest.raises(MediateurError):
        work._channel.write(text(verb))


def test_a_short_password_or_two_that_differ_are_refused(office: Office) -> None:
    for one, two, told in (("court", "court", f"{LEAST_PASSWORD} signes"), (SECRET, OTHER, "diffèrent")):
        with pytest.raises(MediateurError, match=told):
            office.register.protect(one, two)
    assert not office.register.is_protected
    assert "perdu" in LOST_PASSWORD


def test_a_conversion_that_fails_leaves_the_register_as_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for step in ("_export", "_compare", "_take_place"):
        with monkeypatch.context() as patched, pytest.raises(MediateurError, match="resté tel"):
            patched.setattr(password, step, fail)
            office.register.protect(SECRET, SECRET)
        assert not office.register.is_protected
        assert listed(office) == [NAME]
        assert not list(office.folder.glob("*.nouveau"))


def test_a_copy_that_differs_does_not_take_the_place(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    export = password._export

    def lossy(path: Path, old: str, fresh: Path, new: str) -> None:
        export(path, old, fresh, new)
        connection = password.cipher.connect(fresh, new)
        connection.execute("DELETE FROM attendance")
        connection.close()

    monkeypatch.setattr(password, "_export", lossy)
    with pytest.raises(MediateurError, match="resté tel"):
        office.register.protect(SECRET, SECRET)
    assert not office.register.is_protected


def test_what_a_cut_left_is_mended_at_the_next_opening(office: Office) -> None:
    office.registry.close()
    file = office.folder / DATABASE
    former = file.with_name(f"{DATABASE}.abcd1234.ancien")
    file.replace(former)
    assert listed(Office(office.folder)) == [NAME], "the former file takes its place back"
    former.write_bytes(file.read_bytes())
    later = again(office)
    assert listed(later) == [NAME]
    assert not former.exists()
    later.registry.close()


def test_a_second_name_that_a_cut_left_goes_and_the_register_stays(office: Office) -> None:
    """Cut once the former file has its second name, before another one takes the first."""
    office.registry.close()
    former = office.registry.path.with_name(f"{DATABASE}.abcd1234.ancien")
    os.link(office.registry.path, former)
    opened = Office(office.folder)
    assert listed(opened) == [NAME]
    assert not former.exists()
    opened.registry.close()


def test_a_register_of_another_program_is_left_alone(data_folder: Path) -> None:
    data_folder.mkdir()
    file = data_folder / DATABASE
    file.write_bytes(content := _foreign(data_folder))
    office = Office(data_folder)
    with pytest.raises(MediateurError, match="pas un registre"):
        listed(office)
    office.registry.close()
    assert file.read_bytes() == content


def _foreign(folder: Path) -> bytes:
    path = folder / "autre.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recette (nom TEXT)")
    connection.close()
    return path.read_bytes()


def test_any_program_that_knows_sqlcipher_opens_it_with_the_password(office: Office) -> None:
    from sqlcipher3 import dbapi2

    office.register.protect(SECRET, SECRET)
    office.registry.close()
    connection = dbapi2.connect(str(office.folder / DATABASE))
    quoted = SECRET.replace("'", "''")
    connection.execute(f"PRAGMA key='{quoted}'")
    assert connection.execute("SELECT name FROM person").fetchall() == [(NAME,)]
    connection.close()


def test_what_another_window_protects_is_not_written_to_in_clear(office: Office) -> None:
    other = Office(office.folder)
    assert listed(other) == [NAME]
    with pytest.raises(MediateurError, match="autre programme"):
        office.register.protect(SECRET, SECRET)
    other.registry.close()
    office.register.protect(SECRET, SECRET)
    assert listed(office) == [NAME]
    assert other.register.is_locked


@pytest.mark.skipif(os.name != "posix", reason="un fichier ouvert ne se remplace pas")
def test_a_register_that_was_put_in_place_of_another_is_the_one_that_is_read(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "autre")
    other.enrol("Médiateur 9")
    other.registry.close()
    assert listed(office) == [NAME]
    for side in ("-wal", "-shm"):
        (office.folder / f"{DATABASE}{side}").unlink(missing_ok=True)
    (other.folder / DATABASE).replace(office.folder / DATABASE)
    assert listed(office) == ["Médiateur 9"]
