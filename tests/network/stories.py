"""One story of a department, told by a seed: two machines, a server, a coordinator, and all that goes wrong between.

The journals are real files, the transport is the real one above the socket; the server, the way to it and the clocks
are made up. What each machine counted is kept here on its own, and the server must end by saying that and nothing else.
"""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Half, HalfDay, Place
from mediateur.journal.leaving import Coarseness, Leaving, Share, Summed, Told, Totals, Withdrawn, from_fields
from mediateur.journal.network import About, Joined, Taken
from mediateur.journal.statistics import EVERYTHING, Period
from mediateur.store.network_file import open_consolidation
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.usecases.coordination.receiving import Receiving
from mediateur.usecases.network.pauses import FIRST
from mediateur.usecases.network.sending import Sending, Sent
from tests.journal.samples import PLAIN
from tests.network.fates import Fates, Killed
from tests.network.simulated import BUCKET, SimulatedKinto, connect

START = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)
SINCE, ADDRESS = dt.date(2026, 9, 1), "https://partage.exemple.fr"
DAYS = tuple(SINCE + dt.timedelta(days=step) for step in range(80))
SHARE = Share(territory="Nord", coarseness=Coarseness.COMMUNE, since=SINCE)
YEAR = 365 * 86_400
# What the longest pause lasts, and a little more.
PATIENCE_HOURS = 60
_FULL = MediateurError(french("Le disque est plein."))


class Mine(NamedTuple):
    """What a machine counted in an encounter, as its mediator knows it."""

    day: dt.date
    persons: int


class FragileStore:
    """A journal whose disk may be full, and whose program may end before or after anything is kept."""

    def __init__(self, store: Store, chance: random.Random) -> None:
        self._store, self._chance, self.calm = store, chance, False

    @contextmanager
    def begin(self) -> Iterator[Any]:
        with self._store.begin() as work:
            yield _FragileWork(work, self)

    def strike(self, *, after: bool) -> None:
        """End the program there, or have the disk full, sometimes."""
        drawn = 1.0 if self.calm else self._chance.random()
        if drawn < 0.02:
            raise Killed
        if drawn < 0.035 and not after:
            raise _FULL


class _FragileWork:
    def __init__(self, work: Any, store: FragileStore) -> None:
        self._work, self._store = work, store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._work, name)

    def commit(self) -> None:
        self._store.strike(after=False)
        self._work.commit()
        self._store.strike(after=True)


class Post:
    """One machine: its journal, what its mediator did, its sending. `skew` is by how many seconds its clock errs."""

    def __init__(self, story: Story, folder: Path, template: Path, number: int) -> None:
        folder.mkdir()
        shutil.copy(template, folder / "journal.sqlite")
        self.story, self.folder, self.number, self.skew = story, folder, number, 0.0
        self.mine: dict[str, Mine] = {}
        self.aside: set[str] = set()
        self.gone: set[str] = set()
        self.closed: dict[str, list[Mine]] = {}
        self.goes: list[Sent] = []
        self.start()
        with self.store.begin() as work:
            work.places.put(Place(id="mairie", name="Mairie annexe", kind="mairie", insee="33063"))
            work.link.join(Joined(ADDRESS, BUCKET, "c-1", START.date(), share=SHARE))
            work.commit()

    def start(self) -> None:
        self.store = open_store(self.folder, "journal.sqlite")
        story, self.failed = self.story, float("-inf")
        self.fragile = FragileStore(self.store, story.chance)
        self.fragile.calm = story.fates.calm
        opened = connect(story.server, story.fates, self.work)
        self.sending = Sending(
            self.fragile,
            lambda joined: opened(joined.server, joined.bucket, joined.account, "secret"),
            lambda: About("1.0", "2026.1", self.now().date()),
            self.now,
            lambda: story.seconds,
        )

    def end(self) -> None:
        self.store.close()

    def now(self) -> dt.datetime:
        return START + dt.timedelta(seconds=self.story.seconds + self.skew)

    def go(self, *, asked: bool = False) -> Sent | None:
        before = self.story.fates.drawn
        try:
            sent = self.sending.go(asked=asked)
        except Killed:
            self.end()
            self.start()
            return None
        rested = self.story.seconds - self.failed
        if self.story.fates.drawn > before and not asked and rested < FIRST / 2:
            self.story.rushed.append(f"post {self.number}: asked again after {rested} seconds")
        if sent.failure is None and (asked or self.story.fates.drawn > before):
            self.failed = float("-inf")
        elif self.story.fates.drawn > before:
            self.failed = self.story.seconds
        self.goes.append(sent)
        return sent

    def waits(self) -> bool:
        with self.store.begin() as work:
            joined = work.link.state()
            return bool(work.outbox.waiting() or joined is None or joined.paused)

    def work(self) -> None:
        """Go on counting while something is sent: that is what the mediator does."""
        if not self.story.fates.calm and self.story.chance.random() < 0.4:
            self.story.chance.choice((self.add, self.correct, self.correct, self.remove, self.settle))()

    def add(self) -> None:
        name = f"{self.number}-{self.story.chance.getrandbits(48):012x}"
        self.mine[name] = Mine(self.story.chance.choice(DAYS), self.story.chance.randint(1, 9))
        with self.store.begin() as work:
            work.encounters.add(self._encounter(name))
            work.commit()

    def correct(self) -> None:
        if name := self._any(self.mine):
            self.mine[name] = self.mine[name]._replace(persons=self.story.chance.randint(1, 9))
            with self.store.begin() as work:
                before = work.encounters.get(name)
                assert before is not None
                work.encounters.replace(self._encounter(name, before.revision + 1))
                work.commit()

    def remove(self) -> None:
        if name := self._any(set(self.mine) - self.aside):
            self.aside.add(name)
            with self.store.begin() as work:
                work.encounters.remove(name, PLAIN.when)
                work.commit()

    def restore(self) -> None:
        if name := self._any(self.aside):
            self.aside.discard(name)
            with self.store.begin() as work:
                work.encounters.restore(name)
                work.commit()

    def settle(self) -> None:
        for name in self.aside:
            del self.mine[name]
        self.gone |= self.aside
        self.aside = set()
        with self.store.begin() as work:
            work.erasure.purge()
            work.commit()

    def close_month(self) -> None:
        """Close the oldest month that has details: they are deleted, their totals stay."""
        held = {name: one for name, one in self.mine.items() if name not in self.aside}
        if not held:
            return
        month = min(f"{one.day:%Y-%m}" for one in held.values())
        for name, one in list(self.mine.items()):
            if f"{one.day:%Y-%m}" == month:
                del self.mine[name]
                if name in self.aside:
                    self.aside.discard(name)
                    self.gone.add(name)
                else:
                    self.closed.setdefault(month, []).append(one)
        with self.store.begin() as work:
            work.retention.close("", month, dt.date(2026, 11, 23))
            work.commit()

    def _any(self, names: Any) -> str:
        usable = sorted(set(names) - (self.aside if names is self.mine else set()))
        return self.story.chance.choice(usable) if usable else ""

    def _encounter(self, name: str, revision: int = 1) -> Any:
        mine = self.mine[name]
        return msgspec.structs.replace(
            PLAIN,
            id=name,
            when=HalfDay(mine.day, Half.MORNING),
            persons=mine.persons,
            place="mairie",
            outcomes=(Count(code="informee", n=mine.persons),),
            revision=revision,
        )


class Story:
    """What a seed tells."""

    def __init__(self, seed: int, folder: Path, template: Path) -> None:
        self.chance = random.Random(seed)
        self.fates = Fates(self.chance)
        self.seconds = 0.0
        self.rushed: list[str] = []
        self.server = SimulatedKinto(lambda: int(1_795_000_000_000 + self.seconds * 1000))
        self.server.admit("c-1", "secret")
        self.server.admit("k-1", "secret", "coordinateurs")
        self.book = open_consolidation(folder)
        with self.book.begin() as work:
            work.link.join(Joined(ADDRESS, BUCKET, "k-1", START.date()))
            work.commit()
        opened = connect(self.server, self.fates)
        self.fragile_book = FragileStore(self.book, self.chance)
        self.receiving = Receiving(self.fragile_book, lambda _: opened("", BUCKET, "k-1", "secret"))
        self.posts = [Post(self, folder / f"poste-{number}", template, number) for number in (1, 2)]

    def tell(self, steps: int) -> None:
        """Have so many things happen."""
        for _ in range(steps):
            self.step(self.chance.choice(self.posts))

    def step(self, post: Post) -> None:
        self.server.lag = self.chance.choice((0, 0, 5_000, 60_000))
        acts = (
            (10, post.add),
            (4, post.correct),
            (2, post.remove),
            (1, post.restore),
            (1, post.settle),
            (0.5, post.close_month),
            (9, post.go),
            (5, lambda: post.go(asked=True)),
            (6, self.wait),
            (3, self.receive),
            (1, lambda: self.turn_clock(post)),
            (1, lambda: (post.end(), post.start())),
        )
        self.chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def wait(self) -> None:
        self.seconds += self.chance.choice((0.01, 1, 45, 600, 7_200, 90_000))

    def turn_clock(self, post: Post) -> None:
        post.skew = self.chance.choice((0, 0, YEAR, -YEAR, -3_600, 40_000))

    def end(self) -> None:
        """Have nothing go wrong any more: each machine sends all within PATIENCE_HOURS, with the clock that it has."""
        self.fates.calm = self.fragile_book.calm = True
        for post in self.posts:
            post.fragile.calm = True
            post.settle()
        for hour in range(PATIENCE_HOURS):
            self.seconds += 3_600
            if hour == 1:
                for late in self.fates.all_late():
                    self.server.answer(late)
            for post in self.posts:
                post.go()
            if hour > 1 and not any(post.waits() for post in self.posts):
                break

        self.seconds += 3_600
        assert self.receive() is not None

    def close(self) -> None:
        self.book.close()
        for post in self.posts:
            post.end()

    def receive(self) -> Taken | None:
        """Have the coordinator receive what is new."""
        try:
            return self.receiving.pull()
        except (MediateurError, Killed):
            return None

    def told(self, post: Post) -> list[Leaving]:
        """Return the records of the server that are of a machine."""
        with post.store.begin() as work:
            origin = work.machine.origin()
        kept = self.server.state.records["journal"]
        records = [from_fields(one.told(name)) for name, one in kept.items()]
        return [record for record in records if record.origin == origin]


def faults(story: Story) -> list[str]:
    """Return what the server says that is not what each machine counted, or does not say."""
    found = list(story.rushed)
    for post in story.posts:
        records = story.told(post)
        where = f"post {post.number}"
        told = {one.about: Mine(one.day, one.persons) for one in records if isinstance(one, Told)}
        found += [f"{where}: lost {name}" for name in post.mine.keys() - told.keys()]
        found += [f"{where}: too many {name}" for name in told.keys() - post.mine.keys()]
        found += [f"{where}: not as it is now: {n}" for n, one in post.mine.items() if told.get(n, one) != one]
        months = {one.month: one.encounters for one in records if isinstance(one, Totals)}
        if months != {month: len(held) for month, held in post.closed.items()}:
            found.append(f"{where}: months {months}")
        extra = {one.about for one in records if isinstance(one, Withdrawn)} - post.gone
        found += [f"{where}: withdrawn without reason {name}" for name in extra]
        sealed = sum(isinstance(one, Summed) for one in records)
        if sealed > sum(len(held) for held in post.closed.values()):
            found.append(f"{where}: {sealed} sealed")
        with post.store.begin() as work:
            if waiting := work.outbox.waiting():
                found.append(f"{where}: {waiting} still wait")
    return found


def figures(story: Story) -> list[str]:
    """Return what the figures of the coordinator say otherwise than the machines together."""
    counted = [one for post in story.posts for one in post.mine.values()]
    counted += [one for post in story.posts for month in post.closed.values() for one in month]
    with story.book.begin() as work:
        details = work.rollups.total(Period(dt.date.min, dt.date.max), EVERYTHING)
        lines = [line for month in work.retention.closed() for line in month.lines if line.axis == "ensemble"]
    closed = {name: sum(line.n for line in lines if line.figure == name) for name in ("encounters", "touched")}
    said = (details.encounters + closed["encounters"], details.touched + closed["touched"])
    expected = (len(counted), sum(one.persons for one in counted))
    return [] if said == expected else [f"coordinator: {said} instead of {expected}"]
