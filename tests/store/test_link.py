"""To which server the journal is joined, and what is told of the machine itself."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from mediateur.errors import MediateurError
from mediateur.journal.encounter import Half, HalfDay, Place
from mediateur.journal.exchange import Key, Telling
from mediateur.journal.leaving import Machine, Summed, Told, Totals
from mediateur.store.merging import Merging
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from tests.journal.samples import PLAIN, TODAY
from tests.store.network_samples import ABOUT, Shelf, joined, share
from tests.store.samples import ask

DAYS = (dt.date(2026, 8, 30), dt.date(2026, 9, 3), dt.date(2026, 10, 5), TODAY)
SAVED = msgspec.structs.replace(PLAIN, id="s1", when=HalfDay(TODAY, Half.MORNING))


def triggers(path: Path) -> set[str]:
    """Return the names of the triggers that note what changes."""
    return {str(name) for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE name GLOB 'outbox_*'")}


def test_nothing_is_noted_before_it_is_joined_nor_after(store: Store) -> None:
    """So that saving costs nothing more where nothing is shared."""
    assert triggers(store.path) == set()
    with store.begin() as work:
        work.link.join(joined())
        work.commit()
        assert len(triggers(store.path)) == 9
        work.link.leave()
        work.encounters.add(SAVED)
        assert work.outbox.waiting() == 0
        work.commit()
    assert triggers(store.path) == set()


def test_triggers_that_were_lost_or_changed_come_back_when_it_opens(store: Store, data_folder: Path) -> None:
    with store.begin() as work:
        work.link.join(joined())
        work.commit()
    before = triggers(store.path)
    ask(store.path, "DROP TRIGGER outbox_encounter_insert")
    ask(store.path, "CREATE TRIGGER outbox_older AFTER DELETE ON place BEGIN SELECT 1; END")
    store.close()
    again = open_store(data_folder)
    assert triggers(again.path) == before
    again.close()


def test_what_was_never_sent_and_is_gone_is_not_told(store: Store) -> None:
    with store.begin() as work:
        work.link.join(joined())
        work.encounters.add(SAVED)
        work.encounters.remove("s1", HalfDay(TODAY, Half.MORNING))
        work.erasure.purge()
        work.commit()
        assert work.outbox.pending(25) == []
        assert work.outbox.waiting() == 0


def test_the_machine_is_told_once_a_day_and_last(store: Store) -> None:
    shelf = Shelf()
    with store.begin() as work:
        assert work.outbox.present(ABOUT) is None, "not joined"
        work.link.join(joined())
        due = work.outbox.present(ABOUT)
        assert due is not None
        assert isinstance(due.leaving, Machine)
        work.outbox.sent(due, shelf.put(due) or "")
        assert work.outbox.present(ABOUT) is None
        tomorrow = work.outbox.present(ABOUT._replace(day=ABOUT.day + dt.timedelta(1)))
        assert tomorrow is not None
        assert shelf.put(tomorrow)


def test_a_refused_record_waits_behind_all_others(store: Store) -> None:
    with store.begin() as work:
        work.link.join(joined())
        for name in ("s1", "s2"):
            work.encounters.add(msgspec.structs.replace(SAVED, id=name))
        first, _ = work.outbox.pending(2)
        work.outbox.later(first)
        assert [due.key for due in work.outbox.pending(2)] == ["record s2", "record s1"]


def test_a_link_is_kept_as_it_is_and_practice_has_none(store: Store) -> None:
    until = dt.datetime(2026, 11, 23, 10, 30, tzinfo=dt.UTC)
    with store.begin() as work:
        assert work.link.state() is None
        work.link.join(joined())
        work.link.pause(until, 3)
        work.link.emptied(TODAY)
        assert work.link.state() == joined()._replace(paused=until, failures=3, sent=TODAY)
        work.link.leave()
        assert work.link.state() is None
        work.link.join(joined()._replace(share=None))
        work.encounters.add(SAVED)
        assert (work.outbox.waiting(), work.outbox.pending(5)) == (0, []), "a coordinator shares nothing"
        work.link.leave()
        work.machine.mark_practice()
        with pytest.raises(MediateurError, match="entraînement"):
            work.link.join(joined())


def test_a_preview_is_what_then_leaves(store: Store) -> None:
    with store.begin() as work:
        work.places.put(Place(id="p1", name="Mairie", insee="35238"))
        for number, day in enumerate(DAYS):
            when = HalfDay(day, Half.MORNING)
            work.encounters.add(msgspec.structs.replace(SAVED, id=f"s{number}", when=when, place="p1"), "Une note.")
        work.retention.close("", "2026-09", TODAY)
        previewed = list(work.outbox.preview(share()))
        work.link.join(joined())
        left = [due.leaving for due in work.outbox.pending(25)]
        assert [one for one in left if not isinstance(one, Summed)] == previewed
        assert [type(one) for one in left] == [Totals, Summed, Told, Told]


def test_nothing_can_be_saved_between_what_is_read_to_be_sent_and_what_is_kept_of_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what follows would be refused, « un autre programme l’utilise », and the sending would pause for nothing."""
    refused = []

    def known(self: Merging, keys: Collection[Key]) -> dict[Key, Telling]:
        with closing(sqlite3.connect(store.path, timeout=0)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                refused.append(error.sqlite_errorname)
        return usual(self, keys)

    usual = Merging.known
    with store.begin() as work:
        work.link.join(joined())
        work.encounters.add(SAVED)
        work.commit()
    monkeypatch.setattr(Merging, "known", known)
    with store.begin() as work:
        assert len(work.outbox.pending(25)) == 1
    assert refused == ["SQLITE_BUSY"]
