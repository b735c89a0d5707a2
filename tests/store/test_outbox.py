"""What is sent makes the server hold what the journal tells, whatever was done and whatever was lost on the way."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediateur.journal.arriving import received
from mediateur.journal.encounter import Encounter, Half, HalfDay, Place
from mediateur.journal.exchange import Gone, Seen, key, state
from mediateur.journal.leaving import Coarseness, Leaving, Summed, Told, Totals, Withdrawn, id_of, record_id
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.months import month_of
from mediateur.store.opening import open_store
from mediateur.store.work import Work
from mediateur.usecases.exchange.imports import join
from tests.journal.samples import PLAIN, TODAY
from tests.store.network_samples import SINCE, Shelf, joined, send, send_all, share
from tests.store.samples import ask

LATER = dt.date(2026, 10, 1)
DAYS = (dt.date(2026, 8, 30), dt.date(2026, 9, 3), dt.date(2026, 10, 5), TODAY)
NAMES = st.sampled_from(["s1", "s2", "s3"])
PLACES = ("", "p1", "p2")
ELSEWHERE = "f" * 32
RECORDS = st.builds(
    lambda name, day, place, persons: msgspec.structs.replace(
        PLAIN, id=name, when=HalfDay(day, Half.MORNING), place=place, persons=persons
    ),
    NAMES,
    st.sampled_from(DAYS),
    st.sampled_from(PLACES),
    st.integers(1, 3),
)


def write(work: Work, record: Encounter) -> None:
    """Keep a record, or correct it; one that was closed or deleted for good does not come back."""
    if before := work.encounters.get(record.id):
        work.encounters.replace(msgspec.structs.replace(record, revision=before.revision + 1))
    elif not work.merging.known({("record", record.id)}):
        work.encounters.add(record, "Une note.")


class Sharing:
    """A machine that shares its journal, and all that may be done there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.store = folder, open_store(folder)
        self.shelf, self.shared, self.is_joined = Shelf(), share(), False
        with self.store.begin() as work:
            for place in PLACES[1:]:
                work.places.put(Place(id=place, name=f"Mairie {place}", insee="35238"))
            self.origin = work.machine.origin()
            work.commit()
        self.join(Coarseness.PLACE, SINCE)

    def join(self, coarseness: Coarseness, since: dt.date) -> None:
        self.shared, self.is_joined = share(coarseness, since=since), True
        with self.store.begin() as work:
            work.link.join(joined(self.shared))
            work.commit()

    def leave(self) -> None:
        self.is_joined = False
        with self.store.begin() as work:
            work.link.leave()
            work.commit()

    def save(self, record: Encounter, kept: bool) -> None:
        with self.store.begin() as work:
            write(work, record)
            if kept:
                work.commit()

    def remove(self, name: str, restored: bool, purged: bool) -> None:
        with self.store.begin() as work:
            if work.encounters.get(name):
                work.encounters.remove(name, HalfDay(TODAY, Half.MORNING))
                work.commit()
            if restored:
                work.encounters.restore(name)
            if purged:
                work.erasure.purge()
            work.commit()

    def take_back(self, name: str) -> None:
        """What a person undoes at once leaves no mark, and may be kept again under the same id."""
        with self.store.begin() as work:
            if work.encounters.get(name):
                work.encounters.delete(name)
            work.commit()

    def close(self, day: dt.date) -> None:
        with self.store.begin() as work:
            work.retention.close("", month_of(day), TODAY)
            work.commit()

    def bring(self, name: str, revision: int, mine: bool, gone: bool) -> None:
        """An exchange file tells of a record of this machine, or of another."""
        origin = self.origin if mine else ELSEWHERE
        name = name if mine else f"{name}-ailleurs"
        one = msgspec.structs.replace(PLAIN, id=name, revision=revision, origin=origin, persons=2)
        told = Gone(id=name, origin=origin, revision=revision) if gone else Seen(encounter=one)
        with self.store.begin() as work:
            join(work, iter([told]))
            work.commit()

    def rename(self, place: str, name: str) -> None:
        with self.store.begin() as work:
            work.places.put(Place(id=place, name=name, insee="35238", phone="06 39 98 00 01"))
            work.commit()

    def send(self, limit: int, lost: bool) -> None:
        with self.store.begin() as work:
            send(work, self.shelf, limit, lost=lost)

    def change_while_sending(self, record: Encounter, limit: int) -> None:
        """What changes between the sending and its answer still waits."""
        with self.store.begin() as work:
            due = work.outbox.pending(limit)
            work.commit()
            write(work, record)
            work.commit()
            for one in due:
                if etag := self.shelf.put(one):
                    work.outbox.sent(one, etag)
            work.commit()

    def send_twice(self, limit: int) -> None:
        """Two programs send at once: the answers of the second come last."""
        with self.store.begin() as work:
            due = work.outbox.pending(limit)
            work.commit()
        with self.store.begin() as work:
            send(work, self.shelf, limit)
            for one in due:
                assert self.shelf.put(one) is None
                etag, held = self.shelf.held[one.record]
                work.outbox.met(one, etag, held)
            work.commit()

    def open_again(self) -> None:
        self.store.close()
        self.store = open_store(self.folder)

    def settle(self) -> None:
        """Send all: the server then holds what the journal tells, and nothing else of it."""
        if self.is_joined:
            with self.store.begin() as work:
                send_all(work, self.shelf)
                self._compare(work)
                work.outbox.refill()
                assert send_all(work, self.shelf) == 0, "what the server holds was sent again"
        self._believed()

    def _compare(self, work: Work) -> None:
        """Compare what is held with what the pure rule wants; what was put aside may still be there."""
        places = {place.id: place for place in work.places.all()}
        wanted = (leaving(one, self.origin, self.shared, places) for one in work.merging.all())
        expected = {id_of(one): _plain(one) for one in wanted if one and not isinstance(one, Withdrawn)}
        aside = {
            record_id(self.origin, ("record", str(name)))
            for (name,) in ask(self.store.path, "SELECT id FROM encounter WHERE removed_day IS NOT NULL")
        }
        shown = {name: one for name, (_, one) in self.shelf.held.items() if not isinstance(one, Withdrawn)}
        held = {name: _plain(one) for name, one in shown.items() if name not in aside}
        months = {name: one for name, one in held.items() if isinstance(one, Totals | Summed)}
        assert held == {**months, **expected}

    def _believed(self) -> None:
        """Joined by the rule of exchange, all that was ever held says what is held now."""
        ever = state(one for record in self.shelf.ever for one in _told(record))
        now = [one for _, record in self.shelf.held.values() for one in _told(record)]
        assert [ever[key(one)] for one in now] == now


def _plain(one: Leaving) -> Leaving:
    """Return a record as if it had never been lifted."""
    if isinstance(one, Told | Withdrawn):
        return msgspec.structs.replace(one, revision=1)
    return msgspec.structs.replace(one, turn=0) if isinstance(one, Totals) else one


def _told(record: Leaving) -> Iterable[Seen | Gone]:
    return (one for one in received(record).tellings if key(one)[0] == "record")


def _act(name: str, *values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[str, tuple[object, ...]]]:
    return st.tuples(st.just(name), st.tuples(*values))


ACTS = st.one_of(
    _act("save", RECORDS, st.booleans() | st.just(True)),
    _act("save", RECORDS, st.just(True)),
    _act("send", st.integers(1, 4), st.booleans()),
    _act("change_while_sending", RECORDS, st.integers(1, 4)),
    _act("send_twice", st.integers(1, 4)),
    _act("remove", NAMES, st.booleans(), st.booleans()),
    _act("take_back", NAMES),
    _act("close", st.sampled_from(DAYS[:3])),
    _act("bring", NAMES, st.integers(1, 5), st.booleans(), st.booleans()),
    _act("rename", st.sampled_from(PLACES[1:]), st.sampled_from(["Mairie", "Annexe"])),
    _act("join", st.sampled_from(Coarseness), st.sampled_from([SINCE, LATER])),
    _act("settle"),
    _act("leave") | _act("open_again"),
)


def after(acts: Iterable[tuple[str, tuple[object, ...]]]) -> None:
    """Do what acts say in a new journal, then send all and compare."""
    with tempfile.TemporaryDirectory() as folder:
        machine = Sharing(Path(folder))
        try:
            for name, values in acts:
                getattr(machine, name)(*values)
            machine.settle()
        finally:
            machine.store.close()


@settings(max_examples=15)
@given(acts=st.lists(ACTS, min_size=8, max_size=30))
def test_the_server_ends_up_with_what_the_journal_tells(acts: list[tuple[str, tuple[object, ...]]]) -> None:
    after(acts)


def _chosen(chance: random.Random) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield acts that all are as frequent, unlike those that hypothesis draws: few things happen many times to each."""
    for _ in range(30):
        record = msgspec.structs.replace(
            PLAIN,
            id=chance.choice(("s1", "s2", "s3")),
            when=HalfDay(chance.choice(DAYS), Half.MORNING),
            place=chance.choice(PLACES),
            persons=chance.randint(1, 3),
        )
        yes, other = chance.random() < 0.5, chance.random() < 0.5
        yield chance.choice(
            (
                ("save", (record, True)),
                ("save", (record, yes)),
                ("save", (record, True)),
                ("send", (chance.randint(1, 4), yes)),
                ("send", (4, False)),
                ("change_while_sending", (record, 3)),
                ("send_twice", (3,)),
                ("remove", (record.id, yes, other)),
                ("take_back", (record.id,)),
                ("close", (chance.choice(DAYS[:3]),)),
                ("bring", (record.id, chance.randint(1, 5), yes, other)),
                ("rename", (chance.choice(PLACES[1:]), chance.choice(("Mairie", "Annexe")))),
                ("join", (chance.choice(tuple(Coarseness)), SINCE if yes else LATER)) if other else ("open_again", ()),
                ("settle", ()),
            )
        )
        if chance.random() < 0.02:
            yield ("leave", ())


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_done_in_whatever_order(seed: int) -> None:
    after(_chosen(random.Random(seed)))


SAVED = msgspec.structs.replace(PLAIN, id="s1", when=HalfDay(TODAY, Half.MORNING), place="p1")
AUTUMN = msgspec.structs.replace(SAVED, when=HalfDay(DAYS[1], Half.MORNING))
LATE = msgspec.structs.replace(AUTUMN, id="s2")
SENT, CLOSED, BACK = ("send", (4, False)), ("close", (DAYS[1],)), ("join", (Coarseness.PLACE, SINCE))


@pytest.mark.parametrize(
    "acts",
    [
        [("save", (SAVED, True)), SENT, ("take_back", ("s1",)), SENT, ("save", (SAVED, True))],
        [("save", (SAVED, True)), SENT, ("take_back", ("s1",))],
        [("save", (SAVED, True)), SENT, ("rename", ("p1", "Annexe"))],
        [("save", (SAVED, True)), SENT, ("join", (Coarseness.NOTHING, SINCE))],
        [
            ("save", (AUTUMN, True)),
            SENT,
            ("join", (Coarseness.PLACE, LATER)),
            SENT,
            ("join", (Coarseness.PLACE, SINCE)),
        ],
        [
            ("save", (AUTUMN, True)),
            SENT,
            ("close", (DAYS[1],)),
            SENT,
            ("save", (LATE, True)),
            SENT,
            ("close", (DAYS[1],)),
        ],
        [("save", (AUTUMN, True)), SENT, ("close", (DAYS[1],)), SENT, ("rename", ("p1", "Annexe"))],
        [("save", (SAVED, True)), SENT, ("remove", ("s1", True, False)), SENT, ("remove", ("s1", False, True))],
        [("save", (SAVED, True)), ("send", (4, True)), ("remove", ("s1", False, True))],
        [("save", (SAVED, True)), SENT, ("leave", ()), ("take_back", ("s1",)), BACK],
        [("save", (SAVED, True)), ("change_while_sending", (AUTUMN, 1))],
    ],
    ids=lambda acts: "-".join(name for name, _ in acts),
)
def test_what_is_easily_forgotten(acts: list[tuple[str, tuple[object, ...]]]) -> None:
    after(acts)
