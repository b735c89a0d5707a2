"""What a coordinator received is copied each day, kept in detail for a time, and comes back when its file is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from mediateur.app import App
from mediateur.journal.exchange import Closed
from mediateur.journal.leaving import Totals
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.months import months_before
from mediateur.journal.network import Joined
from mediateur.journal.retention import closed, encode
from mediateur.settings import RETENTIONS
from mediateur.store import backups
from mediateur.store.network_file import FILE, vault
from mediateur.usecases.coordination.upkeep import NetworkUpkeep
from mediateur.usecases.keeping.daily_copies import DailyCopies
from mediateur.usecases.keeping.retention import NOTICE_DAYS, OF_NETWORK, Retention
from mediateur.usecases.program.upkeep import Answer
from tests.journal.leaving_samples import MACHINES, share
from tests.store.samples import all_bytes, ask
from tests.store.test_consolidation import arrived, told
from tests.usecases.conftest import Clock

HERE, THERE = MACHINES[:2]


class Desk:
    """The daily work on the file of a coordinator, at the hour of the test."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder, self.clock, self.app = folder, clock, App(folder)
        store, preferences = self.app.open_consolidation, self.app.preferences
        self.copies = DailyCopies(
            vault(folder, store),
            preferences,
            lambda: clock.now.date(),
            lambda day: months_before(day, max(RETENTIONS)),
        )
        self.retention = Retention(store, preferences, clock, OF_NETWORK)
        self.upkeep = NetworkUpkeep(self.copies, self.retention, lambda: store().notice)

    def take(self, *records: object) -> None:
        with self.app.open_consolidation().begin() as work:
            work.consolidation.take([arrived(record) for record in records], "1")  # type: ignore[arg-type]
            work.commit()

    def said(self) -> list[str]:
        return [reminder.title for reminder in self.upkeep.run()]

    def days(self) -> list[dt.date]:
        with self.app.open_consolidation().begin() as work:
            return sorted(one.when.day for one in work.encounters.all())

    def months(self) -> list[tuple[str, int]]:
        with self.app.open_consolidation().begin() as work:
            return [(one.month, one.encounters) for one in work.retention.closed()]


@pytest.fixture
def desk(data_folder: Path, clock: Clock) -> Iterator[Desk]:
    made = Desk(data_folder, clock)
    yield made
    made.app.close()


OLD, NEW = dt.date(2024, 10, 7), dt.date(2026, 11, 16)


def test_details_of_more_than_two_years_are_announced_then_leave_for_totals(desk: Desk, clock: Clock) -> None:
    desk.take(told("s1", day=OLD), told("s2", THERE, day=OLD), told("s3", day=NEW))
    [announced] = desk.said()
    assert "octobre 2024" in announced and "2 séances" in announced
    assert (desk.days(), desk.months()) == ([OLD, OLD, NEW], []), "nothing goes before its day"
    clock.advance(days=NOTICE_DAYS)
    assert "comme annoncé" in desk.said()[0]
    assert (desk.days(), desk.months()) == ([NEW], [("2024-10", 1), ("2024-10", 1)])
    assert desk.said() == []
    desk.take(told("s1", day=OLD))
    assert desk.days() == [NEW], "what is told again stays in the totals"


def test_the_journal_and_the_network_announce_their_own(desk: Desk) -> None:
    desk.take(told(day=OLD))
    desk.said()
    settings = desk.app.preferences.current
    assert (settings.closing_day, settings.network_closing_month) == ("", "2024-10")


def test_totals_that_the_machine_tells_later_take_the_place_of_those_made_here(desk: Desk, clock: Clock) -> None:
    desk.take(told("s1", day=OLD), told("s2", day=OLD))
    desk.said()
    clock.advance(days=NOTICE_DAYS)
    desk.said()
    assert desk.months() == [("2024-10", 2)]
    whole = closed(HERE, "2024-10", OLD, ())
    record = leaving(
        Closed(origin=HERE, month="2024-10", closed=OLD, encounters=1, totals=encode(whole.lines)),
        HERE,
        msgspec.structs.replace(share(HERE), since=OLD.replace(day=1)),
        {},
    )
    assert isinstance(record, Totals)
    desk.take(record)
    assert desk.months() == [("2024-10", 1)], "one was deleted there meanwhile"


def test_there_is_one_copy_a_day_which_follows_what_is_forgotten(desk: Desk, clock: Clock) -> None:
    desk.take(told("s1"), told("s2", THERE))
    for _ in range(2):
        assert desk.said() == []
    [copy] = desk.copies.copies()
    assert ask(copy.path, "SELECT count(*) FROM encounter") == [(2,)]
    with desk.app.open_consolidation().begin() as work:
        work.consolidation.forget(THERE)
        work.commit()
    clock.advance(days=1)
    desk.said()
    newest, oldest = desk.copies.copies()
    assert newest.day > oldest.day
    assert ask(oldest.path, "SELECT origin FROM encounter") == [(HERE,)]
    assert THERE.encode() not in oldest.path.read_bytes()


def test_its_copies_and_those_of_the_journal_are_never_taken_for_each_other(desk: Desk) -> None:
    desk.take(told())
    desk.said()
    desk.app.backups.make()
    before = all_bytes(desk.copies.folder)
    desk.app.backups.sort_out()
    desk.copies.sort_out()
    assert all_bytes(desk.copies.folder) == before
    assert [copy.path.name[:6] for copy in desk.copies.copies()] == ["reseau"]
    assert [copy.path.name[:6] for copy in desk.app.backups.copies()] == ["mediat"]


def test_a_file_that_is_damaged_comes_back_from_its_copy_joined_as_it_was(desk: Desk) -> None:
    desk.take(told())
    with desk.app.open_consolidation().begin() as work:
        work.link.join(Joined("https://partage.exemple.fr/v1", "mediateur-07", "c-1", NEW))
        work.commit()
    desk.said()
    desk.app.close()
    (desk.folder / FILE).write_bytes(b"tout autre chose")
    [reminder] = desk.upkeep.run()
    assert "fichier du réseau" in reminder.title and "journal" not in reminder.title
    assert "23\N{NO-BREAK SPACE}novembre 2026" in reminder.title and reminder.answer is Answer.NETWORK
    with desk.app.open_consolidation().begin() as work:
        assert len(work.encounters.all()) == 1
        assert work.link.state() is not None
        assert work.consolidation.cursor() == "1"
    assert list(desk.folder.glob("reseau-abime-*.sqlite"))


def test_without_a_copy_that_is_sound_a_new_one_is_made_and_says_so(desk: Desk) -> None:
    desk.take(told())
    desk.app.close()
    (desk.folder / FILE).write_bytes(b"tout autre chose")
    bad = desk.folder / "sauvegardes" / backups.name("1", NEW, backups.NETWORK)
    bad.parent.mkdir()
    bad.write_bytes(b"rien")
    [reminder] = desk.upkeep.run()
    assert "en a ouvert un neuf" in reminder.title
    assert desk.days() == []


def test_nothing_is_done_where_nobody_coordinates(data_folder: Path) -> None:
    app = App(data_folder)
    assert app.look_after_network() == ()
    assert not (data_folder / FILE).exists()
    app.close()
