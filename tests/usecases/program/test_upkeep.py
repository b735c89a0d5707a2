"""The daily work: a copy a day, told when it cannot be made, and what is kept, said before it goes."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from mediateur.app import App
from mediateur.content.text import NBSP
from mediateur.journal.encounter import Half, HalfDay
from mediateur.journal.workshop import Tally
from mediateur.store.files import DATABASE
from mediateur.usecases.keeping.backups import Backups
from mediateur.usecases.keeping.retention import Retention
from mediateur.usecases.program.upkeep import Answer, Upkeep
from mediateur.usecases.register.people import Details
from tests.store.samples import all_bytes, ask, encounter
from tests.usecases.conftest import Clock

SECRET = "Les mirabelles de la voisine"


class House:
    """The daily work on a data folder, at the hour of the test."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.app = App(folder)
        vault = self.app.backups._vault
        self.backups = Backups(vault, self.app.preferences, clock)
        self.upkeep = Upkeep(
            self.backups,
            Retention(self.app.open_store, self.app.preferences, clock),
            self.app.open_store,
            self.app.rescue,
            clock,
        )

    def add(self, number: int, day: dt.date, note: str | None = None) -> None:
        with self.app.open_store().begin() as work:
            work.encounters.add(replace(encounter(number), when=HalfDay(day, Half.MORNING)), note)
            work.commit()

    def said(self) -> list[str]:
        return [reminder.title for reminder in self.upkeep.run()]


@pytest.fixture
def house(data_folder: Path, clock: Clock) -> House:
    return House(data_folder, clock)


def test_there_is_one_copy_a_day_and_nothing_to_say(house: House, clock: Clock) -> None:
    house.add(1, clock.now.date())
    for _ in range(3):
        assert house.said() == []
    [copy] = house.backups.copies()
    clock.advance(days=1)
    assert house.said() == []
    assert [each.day for each in house.backups.copies()] == [clock.now.date(), copy.day]
    assert house.backups.last == clock.now.date()


def test_a_folder_that_is_gone_is_told_in_one_sentence_and_the_copy_waits(
    house: House, clock: Clock, tmp_path: Path
) -> None:
    stick = tmp_path / "clé"
    stick.mkdir()
    house.app.preferences.change(backup_folder=str(stick))
    assert house.said() == []
    for file in stick.iterdir():
        file.unlink()
    stick.rmdir()
    stick.write_text("un fichier", encoding="utf-8")
    clock.advance(days=8)
    [reminder] = house.upkeep.run()
    assert reminder.title.startswith(
        "La sauvegarde du jour attend (dernière\N{NO-BREAK SPACE}: 23\N{NO-BREAK SPACE}novembre 2026)."
    )
    assert reminder.answer is Answer.SAVE
    stick.unlink()
    stick.mkdir()
    assert house.said() == []


def test_what_will_go_is_said_before_and_said_once_gone(house: House, clock: Clock) -> None:
    house.add(1, dt.date(2025, 10, 3))
    assert house.said() == [
        f"Le 7{NBSP}décembre 2026, les détails seront remplacés par des totaux{NBSP}: octobre 2025, 1 séance."
    ]
    clock.advance(days=14)
    assert house.said() == [
        "Les détails ont été remplacés par des totaux, comme annoncé\N{NO-BREAK SPACE}: octobre 2025."
    ]
    assert house.said() == []


def test_no_byte_of_a_note_outlives_its_period_in_the_journal_nor_in_a_copy(house: House, clock: Clock) -> None:
    house.add(1, clock.now.date(), SECRET)
    for _ in range(32):
        house.upkeep.run()
        for copy in house.backups.copies():
            assert SECRET.encode() not in copy.path.read_bytes()
        clock.advance(days=1)
    house.upkeep.run()
    assert SECRET.encode() not in all_bytes(house.app.folder)
    assert len(house.backups.copies()) == 10


def test_details_that_were_closed_are_in_no_copy(house: House, clock: Clock) -> None:
    house.add(1, dt.date(2025, 10, 3))
    house.add(2, clock.now.date())
    house.upkeep.run()
    clock.advance(days=14)
    house.upkeep.run()
    for copy in house.backups.copies():
        missing = house.backups.survey(copy.path)
        assert missing.told() == "Il ne manquerait rien."
    house.backups.restore(house.backups.copies()[-1].path)
    with house.app.open_store().begin() as work:
        assert [each.id for each in work.encounters.all()] == ["seance-2"]
        assert [month.month for month in work.retention.closed()] == ["2025-10"]


def test_a_damaged_journal_is_offered_its_last_copy_and_nothing_is_erased(
    house: House, clock: Clock, data_folder: Path
) -> None:
    house.add(1, clock.now.date())
    house.upkeep.run()
    house.add(2, clock.now.date())
    house.app.close()
    (data_folder / DATABASE).write_bytes(b"\0" * 20000)
    again = House(data_folder, clock)
    again.app.open_store()
    [reminder] = again.upkeep.run()
    assert reminder.title == "La sauvegarde du 23\N{NO-BREAK SPACE}novembre 2026 peut reprendre la place du journal."
    assert reminder.text == "Il manquerait ce qui a été enregistré après le 23\N{NO-BREAK SPACE}novembre 2026 au matin."
    assert again.upkeep.offer is not None
    again.backups.restore(again.upkeep.offer.copy.path)
    with again.app.open_store().begin() as work:
        assert [each.id for each in work.encounters.all()] == ["seance-1"]
    assert again.said() == []


def test_a_page_damaged_inside_the_journal_is_told_and_the_journal_kept_beside_its_copy(
    house: House, clock: Clock, data_folder: Path
) -> None:
    for number in range(300):
        house.add(number, clock.now.date())
    house.upkeep.run()
    house.app.close()
    ruin_a_page_of("encounter", data_folder / DATABASE)
    again = House(data_folder, clock)
    [reminder] = again.upkeep.run()
    assert reminder.title == (
        "Une partie du journal ne se lit plus. "
        f"La sauvegarde du 23{NBSP}novembre 2026 peut reprendre la place du journal."
    )
    ruined = (data_folder / DATABASE).read_bytes()
    assert again.upkeep.offer is not None
    again.backups.restore(again.upkeep.offer.copy.path)
    with again.app.open_store().begin() as work:
        assert len(work.encounters.all()) == 300
    [aside] = data_folder.glob("mediateur-abime-*.sqlite")
    assert aside.read_bytes() == ruined
    assert again.said() == []


def ruin_a_page_of(table: str, path: Path) -> None:
    """Write noise over one page of a table, as a worn disk does."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        row = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data = bytearray(path.read_bytes())
    leaf = int.from_bytes(data[(row[0] - 1) * size + 8 :][:4], "big")  # the last page of the table, whatever its depth
    data[(leaf - 1) * size : leaf * size] = bytes(range(256)) * (size // 256)
    path.write_bytes(data)


def test_places_and_a_workshop_being_counted_outlive_a_copy(house: House, clock: Clock) -> None:
    house.add(1, clock.now.date())
    house.upkeep.run()
    app = house.app
    place = app.places.keep("Salle des fêtes")
    workshop = app.workshops.press(app.workshops.new("Médiateur 1", "comprendre", place.id), Tally.PRESENT)
    [copy] = house.backups.copies()
    assert house.backups.survey(copy.path).told() == "Il ne manquerait rien."
    house.backups.restore(copy.path)
    assert app.places.all() == (place,)
    assert app.workshops.current("Médiateur 1") == workshop


def test_what_is_closed_leaves_the_copies_of_every_folder_used(house: House, clock: Clock, tmp_path: Path) -> None:
    first, once = tmp_path / "premier", tmp_path / "cle"
    for folder in (first, once):
        folder.mkdir()
    house.add(1, dt.date(2025, 10, 3))
    house.app.preferences.change(backup_folder=str(first))
    house.backups.make()
    house.backups.make(once)
    house.app.preferences.change(backup_folder="")
    house.upkeep.run()
    clock.advance(days=14)
    house.upkeep.run()
    for folder in (first, once):
        [copy] = folder.glob("*.sqlite")
        assert ask(copy, "SELECT count(*) FROM encounter") == [(0,)]


def test_what_was_set_aside_goes_with_the_details_of_its_time(house: House, clock: Clock, data_folder: Path) -> None:
    aside = data_folder / "mediateur-abime-2026-11-23.sqlite"
    house.add(1, clock.now.date())
    aside.write_bytes(b"x")
    house.upkeep.run()
    clock.advance(days=350)
    house.upkeep.run()
    assert aside.exists()
    clock.advance(days=30)
    house.upkeep.run()
    assert not aside.exists()


def test_the_register_is_copied_too_and_what_keeps_it_from_it_is_told(data_folder: Path, tmp_path: Path) -> None:
    app = App(data_folder)
    app.upkeep.run()
    assert not app.register_file.exists(), "none is made for that"
    app.register.people.enrol(Details("Médiateur 1"))
    assert app.upkeep.run() == ()
    assert [copy.day for copy in app.register.copies.copies()] == [dt.date.today()]
    (tmp_path / "plein").write_bytes(b"")
    app.preferences.change(backup_folder=str(tmp_path / "plein"))
    told = app.upkeep.run()
    assert [reminder.title.partition(".")[0] for reminder in told] == [
        "La sauvegarde du jour attend",
        "La copie du registre des médiateurs attend",
    ]
    app.close()
