"""The log of another register beside ours is not played over it, whether a password protects them or not."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.store import damage, files
from mediateur.store.register.registry import DATABASE
from mediateur.store.register.rehearsal import see
from mediateur.training.listing import Query
from tests.faults.disk_acts import is_plain
from tests.faults.operations import fill
from tests.usecases.register.offices import Office

SECRET, OTHER = "l’été où l’on marche", "quatre mots sans rapport"


def listed(office: Office) -> list[str]:
    return sorted(row.name for row in office.register.people.page(Query()).rows)


def fallen(folder: Path, names: tuple[str, str], password: str = "") -> Path:
    """Return the register of a program that was ended in the middle: the second name is in its log alone."""
    live = folder.with_name(f"{folder.name}-ouvert")
    office = Office(live)
    office.enrol(names[0])
    if password:
        office.register.protect(password, password)
    office.registry.close()
    office = Office(live)
    if password:
        office.register.unlock(password)
    office.enrol(names[1])
    shutil.copytree(live, folder)
    office.registry.close()
    assert damage.holds_something(damage.log_of(folder / DATABASE))
    return folder / DATABASE


def opened(register: Path, password: str) -> Office:
    office = Office(register.parent)
    if password:
        office.register.unlock(password)
    return office


@pytest.mark.parametrize(("ours", "theirs"), [("", ""), (SECRET, SECRET), (SECRET, OTHER), (SECRET, ""), ("", SECRET)])
def test_the_log_of_another_register_is_kept_aside_and_told_once(tmp_path: Path, ours: str, theirs: str) -> None:
    register = fallen(tmp_path / "un", ("Médiateur 1", "Médiateur 2"), ours)
    other = fallen(tmp_path / "deux", ("Médiateur 3", "Médiateur 4"), theirs)
    shutil.copy(damage.log_of(other), damage.log_of(register))
    log = damage.log_of(other).read_bytes()
    with pytest.raises(MediateurError) as caught:
        listed(opened(register, ours))
    assert is_plain(caught.value)
    assert "Un fichier d’ailleurs était à côté du registre" in caught.value.happened
    [aside] = register.parent.glob("*-abime-*")
    assert aside.read_bytes() == log
    office = opened(register, ours)
    assert listed(office) == ["Médiateur 1"]
    office.registry.close()


@pytest.mark.parametrize("password", ["", SECRET])
def test_its_own_log_is_played_as_ever(tmp_path: Path, password: str) -> None:
    register = fallen(tmp_path / "un", ("Médiateur 1", "Médiateur 2"), password)
    office = opened(register, password)
    assert listed(office) == ["Médiateur 1", "Médiateur 2"]
    office.registry.close()
    assert [*register.parent.glob("*-abime-*")] == []


def test_the_log_of_another_kind_of_file_is_kept_aside_too(tmp_path: Path) -> None:
    """A journal begun and never closed is whole in its log: played, it would leave nothing of the register."""
    register = fallen(tmp_path / "un", ("Médiateur 1", "Médiateur 2"))
    app = App(tmp_path / "deux")
    fill(app, 1)
    app.open_store()
    shutil.copy(_whole_log(tmp_path / "deux" / files.DATABASE), damage.log_of(register))
    app.close()
    with pytest.raises(MediateurError, match="mis de côté"):
        listed(opened(register, ""))
    office = opened(register, "")
    assert listed(office) == ["Médiateur 1"]
    office.registry.close()


def _whole_log(journal: Path) -> Path:
    """Return the log of a journal once each of its pages was written anew."""
    with closing(sqlite3.connect(journal, isolation_level=None)) as live:
        live.execute("VACUUM")
        copy = journal.with_name("copie-wal")
        shutil.copy(damage.log_of(journal), copy)
    return copy


def test_looking_at_a_register_plays_no_log(tmp_path: Path) -> None:
    register = fallen(tmp_path / "un", ("Médiateur 1", "Médiateur 2"))
    other = fallen(tmp_path / "deux", ("Médiateur 3", "Médiateur 4"))
    shutil.copy(damage.log_of(other), damage.log_of(register))
    before = register.read_bytes()
    assert see(register.parent, None).version == "2"
    assert register.read_bytes() == before
    assert damage.log_of(register).read_bytes() == damage.log_of(other).read_bytes()
