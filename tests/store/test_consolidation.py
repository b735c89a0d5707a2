"""What a coordinator holds follows from what came in, whatever the order, however often, and wherever it stopped."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from mediateur.content.vocabulary import OBSTACLES
from mediateur.errors import MediateurError
from mediateur.journal.arriving import NOT_TOLD
from mediateur.journal.encounter import HalfDay
from mediateur.journal.exchange import Seen, Telling, spot
from mediateur.journal.leaving import Coarseness, Leaving, Machine, Share, Sum, Told, Totals, Where, fields, id_of
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.network import Arrived, Taken
from mediateur.journal.statistics import Filters, Period, count
from mediateur.store import consolidation, restoring
from mediateur.store.network_file import FILE, is_kept, open_consolidation
from mediateur.store.schema import machine
from mediateur.store.work import Store, Work
from tests.journal.leaving_samples import MACHINES, PLACES, TERRITORIES, encounters, records, share
from tests.journal.samples import PLAIN
from tests.store.samples import ROOT

EXAMPLES = settings(max_examples=30)
ALL_DAYS = Period(dt.date.min, dt.date.max)
DAY = dt.date(2026, 11, 23)


def arrived(record: Leaving, stamp: int = 1) -> Arrived:
    """Return a record as a server gives it."""
    return Arrived(id_of(record), f'"{stamp}"', {**fields(record), "last_modified": stamp})


@pytest.fixture
def store(data_folder: Path) -> Iterator[Store]:
    opened = open_consolidation(data_folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_consolidation(tmp_path_factory.mktemp("reseau"))
    yield opened
    opened.close()


def state(work: Work) -> tuple[object, ...]:
    """Return all that a consolidation says; the origin of its own file is not of it."""
    told = work.consolidation
    tables = (tuple(work.merging.all()), told.machines(), told.territories(), told.counters())
    return (*tables, work.rollups.count(ALL_DAYS), work.retention.closed())


def after(store: Store, *parts: Sequence[tuple[Leaving, int]]) -> tuple[object, ...]:
    """Return what a consolidation says after some pages; it is left as it was."""
    with store.begin() as work:
        for part in parts:
            work.consolidation.take([arrived(record, stamp) for record, stamp in part], str(len(part)))
        return state(work)


STAMPED = st.lists(st.tuples(records(), st.integers(1, 9)), max_size=8).map(
    lambda pairs: [(record, 1 + place) for place, (record, _) in enumerate(pairs)]
)


@EXAMPLES
@given(one=STAMPED, two=STAMPED, three=STAMPED)
def test_neither_order_nor_repetition_matters(
    shared_store: Store,
    one: list[tuple[Leaving, int]],
    two: list[tuple[Leaving, int]],
    three: list[tuple[Leaving, int]],
) -> None:
    later = [(record, stamp + 10) for record, stamp in two], [(record, stamp + 20) for record, stamp in three]
    expected = after(shared_store, one, *later)
    assert after(shared_store, *later, one) == expected, "another order"
    assert after(shared_store, [*later[1], *one], later[0]) == expected, "other pages"
    assert after(shared_store, later[0], one, later[0], *later, one) == expected, "more than once"


@EXAMPLES
@given(st.data(), st.sampled_from(Coarseness))
def test_it_counts_what_the_machines_count(shared_store: Store, data: st.DataObject, coarseness: Coarseness) -> None:
    """The union of the journals, but for what is not told of places."""
    own = [data.draw(st.lists(encounters(origin), max_size=4, unique_by=lambda one: one.id)) for origin in MACHINES]
    everyone = [one for some in own for one in some]
    told = [leaving(Seen(encounter=one), one.origin, share(one.origin, coarseness), PLACES) for one in everyone]
    with shared_store.begin() as work:
        work.consolidation.take([arrived(record) for record in told if record], "1")
        found, expected = work.rollups.count(ALL_DAYS), count(everyone, ALL_DAYS)
        axes = {axis for axis, _ in expected.codes} - ({"place_type"} if coarseness is Coarseness.NOTHING else set())
        assert (found.by_day, found.by_kind, found.by_pathway) == (
            expected.by_day,
            expected.by_kind,
            expected.by_pathway,
        )
        assert all(found.axis(axis) == expected.axis(axis) for axis in axes)
        for territory in work.consolidation.territories():
            mine = [one for one in everyone if TERRITORIES[one.origin] == territory.name]
            asked = Filters(places=territory.places)
            assert work.rollups.count(ALL_DAYS, asked).whole == count(mine, ALL_DAYS).whole


def told(name: str = "s1", origin: str = MACHINES[0], **changes: object) -> Told:
    """Return a plain encounter as it is shared."""
    one = msgspec.structs.replace(PLAIN, id=name, origin=origin, when=HalfDay(DAY, PLAIN.when.half))
    record = leaving(Seen(encounter=one), origin, share(origin), {})
    assert isinstance(record, Told)
    return msgspec.structs.replace(record, **changes)


def test_places_are_those_of_their_territory(store: Store) -> None:
    ones = [
        msgspec.structs.replace(PLAIN, id=f"s{number}", origin=origin, place=place)
        for number, (origin, place) in enumerate([(MACHINES[0], "p1"), (MACHINES[1], "p1"), (MACHINES[2], "")])
    ]
    shared = [leaving(Seen(encounter=one), one.origin, share(one.origin), PLACES) for one in ones]
    with store.begin() as work:
        work.consolidation.take([arrived(record) for record in shared if record], "1")
        assert [(one.name, len(one.places)) for one in work.consolidation.territories()] == [
            ("Plaine", 2),
            ("Vallée de la Bruche", 1),
        ]
        counters = work.consolidation.counters()
        assert sorted((one.name, one.territory) for one in counters) == [
            (f"{NOT_TOLD}, Plaine", "Plaine"),
            ("Mairie", "Plaine"),
            ("Mairie", "Vallée de la Bruche"),
        ]


def test_a_place_that_was_renamed_takes_its_encounters_along(store: Store) -> None:
    with store.begin() as work:
        work.consolidation.take([arrived(told(place=_where("Zone")))], "1")
        work.consolidation.take([arrived(told(place=_where("Annexe"), revision=2))], "2")
        assert [one.name for one in work.consolidation.counters()] == ["Annexe"]


def _where(name: str) -> Where:
    return Where(id="p", name=name)


def test_silence_is_told_from_the_last_record(store: Store) -> None:
    machine = Machine(origin=MACHINES[0], territory="Plaine", program="1.2", content="2026.11", day=DAY)
    with store.begin() as work:
        records = [arrived(told(place=_where("Mairie"))), arrived(told("s2", day=dt.date(2026, 9, 1)))]
        work.consolidation.take([*records, arrived(machine), arrived(told("s3", MACHINES[1], day=DAY))], "1")
        silent = {one.name: one.silent(dt.date(2026, 12, 3)) for one in work.consolidation.counters()}
        assert silent == {"Mairie": 10, f"{NOT_TOLD}, Vallée de la Bruche": 93, f"{NOT_TOLD}, Plaine": 10}
        heard = {one.origin: one for one in work.consolidation.machines()}
        assert (heard[MACHINES[0]].program, heard[MACHINES[0]].sent, heard[MACHINES[0]].last) == ("1.2", DAY, DAY)
        assert (heard[MACHINES[1]].program, heard[MACHINES[1]].territory) == ("", "Plaine")
        assert work.consolidation.counters()[0].silent(dt.date(2026, 8, 1)) == 0, "a clock that is wrong"


def test_what_cannot_be_believed_is_refused_and_the_rest_kept(store: Store) -> None:
    good = told()
    plain = fields(good)
    bad = (
        Arrived("0" * 32, '"1"', plain),
        Arrived(id_of(good), '"1"', {**plain, "note": "Une note."}),
        Arrived(id_of(good), '"1"', {**plain, "pathway": "Une phrase."}),
        Arrived(id_of(good), '"1"', {**plain, "outcomes": [{"code": "guerie", "n": 1}]}),
        Arrived(id_of(good), '"1"', {**plain, "persons": 0}),
        Arrived(id_of(good), '"1"', {}),
    )
    with store.begin() as work:
        assert work.consolidation.take([*bad, arrived(good)], "9") == Taken(new=1, refused=len(bad))
        assert work.consolidation.take([arrived(good)], "9") == Taken(known=1)
        assert work.consolidation.cursor() == "9"


def test_what_an_older_program_refused_is_read_again_by_one_that_knows_more_words(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Arrived(id_of(told("s2")), '"1"', {**fields(told("s2")), "obstacles": ["nouveau"]})
    with store.begin() as work:
        work.consolidation.take([arrived(told()), new], "9")
        assert work.consolidation.cursor() == "9", "the same program would refuse it again"
        monkeypatch.setitem(OBSTACLES, "nouveau", "Nouveau")
        consolidation._words.cache_clear()
        assert work.consolidation.cursor() == ""
        assert work.consolidation.take([arrived(told())], "8") == Taken(known=1)
        assert work.consolidation.cursor() == "8"
        assert work.consolidation.take([new], "9") == Taken(new=1)
        assert work.consolidation.cursor() == "9"
    consolidation._words.cache_clear()


def test_a_machine_that_is_forgotten_leaves_nothing_and_may_come_again(store: Store) -> None:
    with store.begin() as work:
        work.consolidation.take([arrived(told()), arrived(told("s2", MACHINES[1]))], "1")
        one = state(work)
        assert work.consolidation.forget(MACHINES[0]) == 1
        assert [heard.origin for heard in work.consolidation.machines()] == [MACHINES[1]]
        assert work.rollups.count(ALL_DAYS).whole.encounters == 1
        work.consolidation.take([arrived(told())], "1")
        assert state(work) == one


@pytest.mark.parametrize(("gone", "stays"), [("a_b", "axb"), ("ab", "AB"), ("a", "a-b")])
def test_a_forgotten_machine_takes_nothing_of_one_whose_id_is_nearly_the_same(
    store: Store, gone: str, stays: str
) -> None:
    """The turn of a month is what tells the later of two totals: without it, the older would come back."""

    def told(origin: str, turn: int) -> Arrived:
        line = Sum("individuel", "", "", "", "encounters", turn)
        of_month = {"territory": "Plaine", "month": "2026-03", "closed": DAY, "encounters": 3}
        return arrived(Totals(origin=origin, turn=turn, lines=(line,), **of_month), turn)

    with store.begin() as work:
        work.consolidation.take([told(stays, 2)], "1")
        before = state(work)
        work.consolidation.take([told(gone, 2)], "2")
        work.consolidation.forget(gone)
        work.consolidation.take([told(stays, 1)], "3")
        assert state(work) == before
        turns = [row.key for row in work._channel.read(select(machine.c.key)) if row.key.startswith("tour-")]
        assert turns == [f"tour-{stays}-2026-03"]


def test_a_stick_tells_the_same_as_the_network(store: Store) -> None:
    place = PLACES["p1"]
    one = msgspec.structs.replace(PLAIN, origin=MACHINES[0], place="p1", title="Un titre")
    tellings: list[Telling] = [spot(place), Seen(encounter=one)]
    shared = Share(territory="Plaine", coarseness=Coarseness.PLACE, since=dt.date(2026, 1, 1))
    record = leaving(Seen(encounter=one), MACHINES[0], shared, PLACES)
    assert record
    with store.begin() as work:
        assert work.consolidation.bring(tellings, "Plaine") == Taken(new=1)
        before = state(work)
        assert work.consolidation.take([arrived(record)], "1") == Taken(known=1)
        assert state(work) == before
        [kept] = work.encounters.all()
        assert (kept.title, kept.mediator) == ("", "")


KILLS, PAGE = 12, 40
KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from mediateur.store.network_file import open_consolidation
from tests.store.test_consolidation import PAGE, arrived, told

def take_forever(folder, acknowledge):
    store = open_consolidation(folder)
    while True:
        with store.begin() as work:
            page = int(work.consolidation.cursor() or 0) + 1
            work.consolidation.take([arrived(told(f"s{page}-{one}")) for one in range(PAGE)], str(page))
            work.commit()
        os.write(acknowledge, b"%d\\n" % page)

folder, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(8)
for _ in range(kills):
    hear, acknowledge = os.pipe()
    child = os.fork()
    if not child:
        take_forever(folder, acknowledge)
    os.close(acknowledge)
    with os.fdopen(hear) as lines:
        page = int(next(lines))
        time.sleep(chance.random() / 20)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for line in lines:
            page = int(line)
    store = open_consolidation(folder)
    with store.begin() as work:
        kept = work.rollups.months() and len(work.encounters.all())
        print(page, work.consolidation.cursor(), kept)
    store.close()
"""


def test_the_cursor_and_what_came_with_it_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    lines = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    assert len(lines) == KILLS
    for acknowledged, cursor, kept in lines:
        assert cursor >= acknowledged, "what was acknowledged is there"
        assert kept == cursor * PAGE


def test_it_never_takes_the_place_of_the_journal(store: Store, data_folder: Path) -> None:
    assert is_kept(data_folder)
    assert not is_kept(data_folder / "ailleurs")
    store.close()
    with pytest.raises(MediateurError, match="page «\N{NO-BREAK SPACE}Réseau\N{NO-BREAK SPACE}»"):
        restoring.check(data_folder / FILE)
