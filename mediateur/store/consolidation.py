"""What the machines of a coordinator told, together: a file of its own, with the schema of the journal.

It follows from what came in by the rule of `journal.exchange`, whatever the order and how often; the cursor of the
server is kept in the same transaction. Nothing of the coordinator's own journal is in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from mediateur.content.outcomes import BY_CODE
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    EQUIPMENT,
    IMPOSSIBLE_REASONS,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
)
from mediateur.journal.arriving import Received, brought, received
from mediateur.journal.exchange import Closed, Outcome, Telling, canonical, key, merge, outcome, state
from mediateur.journal.leaving import Leaving, Machine, Totals, from_fields
from mediateur.journal.network import Arrived, Counter, Heard, Taken, Territory
from mediateur.store import counting
from mediateur.store.channel import Channel
from mediateur.store.counting_rules import BY_PLACE
from mediateur.store.machine import CHANGES, NETWORK
from mediateur.store.machine import Machine as Named
from mediateur.store.merging import Merging
from mediateur.store.schema import encounters, machine, months, places, sealed, senders, territories, tombstones
from mediateur.store.territory_names import TerritoryNames

TOGETHER = 500
_CURSOR, _REFUSED = "curseur", "refuse"
# A key of `_turn` without its month: an id may begin another, or hold what LIKE reads otherwise.
_of_turn = func.substr(machine.c.key, 1, func.length(machine.c.key) - len("2026-11"))
_INDEX = "CREATE INDEX IF NOT EXISTS ix_encounter_origin ON encounter (origin, day)"


class _Read(NamedTuple):
    """A record that can be believed, what it tells, and a number that grows with its etag."""

    record: Leaving
    received: Received
    stamp: int = 0


class Consolidation:
    """What machines told, in a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._merging = Merging(channel)
        self._names = TerritoryNames(channel)

    def mark(self) -> None:
        """Say for good that this is a consolidation, wherever its file may go."""
        if not self._kept(NETWORK):
            self._channel.write(text(_INDEX))
            self._keep(NETWORK, "1")
            self._count()

    def cursor(self) -> str:
        """Return how far the server was read; empty at first.

        Empty too where records were refused by a program that knew fewer words: all is read again, and known as it is.
        """
        return "" if self._kept(_REFUSED) not in {"", _words()} else self._kept(_CURSOR)

    def take(self, records: Iterable[Arrived], cursor: str) -> Taken:
        """Make records part of it, and keep how far the server was read. One that cannot be believed is refused."""
        taken = self._join(map(_read, records))
        if taken.refused or self._kept(_REFUSED) not in {"", _words()}:
            self._keep(_REFUSED, _words() if taken.refused else "")
        self._keep(_CURSOR, cursor)
        return taken

    def bring(self, tellings: Iterable[Telling], territory: str) -> Taken:
        """Make what an exchange file tells part of it, as of a territory."""
        return self._join(map(_believed, brought(tellings, territory)))

    def machines(self) -> tuple[Heard, ...]:
        """Return the machines that were heard of, by territory; one that only a stick told of has no version."""
        mine = encounters.c.origin == senders.c.origin
        last = select(func.max(encounters.c.day)).where(mine).scalar_subquery()
        at = select(territories.c.name).join(encounters, encounters.c.place == territories.c.place).where(mine)
        latest = at.order_by(encounters.c.day.desc(), territories.c.name).limit(1).scalar_subquery()
        named = func.coalesce(func.nullif(senders.c.territory, ""), latest, "").label("territory")
        columns = (senders.c.origin, named, senders.c.program, senders.c.content, senders.c.sent, last.label("last"))
        rows = self._channel.read(select(*columns).order_by(named, senders.c.origin))
        names = self._names.all()
        return tuple(Heard(**row._mapping, called=names.get(row.territory, "")) for row in rows)

    def territories(self) -> tuple[Territory, ...]:
        """Return the territories by name."""
        found: dict[str, set[str]] = {}
        for row in self._channel.read(select(territories).order_by(territories.c.name)):
            found.setdefault(row.name, set()).add(row.place)
        names = self._names.all()
        return tuple(Territory(name, frozenset(ids), names.get(name, "")) for name, ids in found.items())

    def names(self) -> dict[str, str]:
        """Return the readable names of territories, by identifier."""
        return self._names.all()

    def call(self, names: Mapping[str, str]) -> None:
        """Keep readable names of territories."""
        self._names.keep(names)
        self._count()

    def counters(self) -> tuple[Counter, ...]:
        """Return the places at which something was counted, those silent for longest first."""
        days, scopes = counting.days, counting.scopes
        last = func.max(days.c.day).label("last")
        counted = days.join(scopes, days.c.scope == scopes.c.seq).join(places, places.c.id == scopes.c.place)
        query = select(places.c.id, places.c.name, territories.c.name.label("territory"), last)
        query = query.select_from(counted.join(territories, territories.c.place == places.c.id))
        rows = self._channel.read(query.where(scopes.c.grain == BY_PLACE).group_by(places.c.id).order_by(last, "name"))
        names = self._names.all()
        return tuple(Counter(**row._mapping, called=names.get(row.territory, "")) for row in rows)

    def forget(self, origin: str) -> int:
        """Delete all that came of a machine, and return how many encounters; it comes again if it is sent again."""
        gone = self._channel.write(delete(encounters).where(encounters.c.origin == origin).returning(encounters.c.seq))
        for table in (tombstones, sealed, months, senders):
            self._channel.write(delete(table).where(table.c.origin == origin))
        self._channel.write(delete(machine).where(_of_turn == _turn(origin, "")))
        counting.settle(self._channel)
        self._count()
        return len(gone)

    def _count(self) -> None:
        """Count what changes, with the id of the file, which is thus in its log: `journal_log` knows it by that."""
        _, _, count = self._kept(CHANGES).partition(" ")
        self._keep(CHANGES, f"{Named(self._channel).origin()} {int(count or 0) + 1}")

    def _join(self, records: Iterator[_Read | None]) -> Taken:
        done = Taken()
        while batch := list(islice(records, TOGETHER)):
            read = [one for one in batch if one is not None]
            done = done.plus(Taken(refused=len(batch) - len(read)))
            plain: list[Telling] = [
                telling for one in read for telling in one.received.tellings if not isinstance(telling, Closed)
            ]
            done = done.plus(_taken(self._told(plain)))
            self._note(read)
            for one in read:
                done = done.plus(self._noted(one))
        counting.settle(self._channel)
        self._count()
        return done

    def _told(self, tellings: list[Telling]) -> Outcome:
        """Make tellings part of the consolidation, but for months; return what that did."""
        told, done = state(tellings), Outcome()
        before = self._merging.known(told)
        after = merge(before, told)
        self._merging.apply(telling for about, telling in after.items() if telling != before.get(about))
        for telling in tellings:
            done = done.plus(outcome(before.get(key(telling)), telling, after[key(telling)]))
            before[key(telling)] = after[key(telling)]
        return done

    def _note(self, read: Sequence[_Read]) -> None:
        """Keep of which machines and territories records are."""
        origins = {one.record.origin for one in read}
        spots = {(name, one.received.territory) for one in read for name in one.received.spots}
        new = {"territory": "", "program": "", "content": "", "sent": None, "stamp": 0}
        for table, rows in (
            (senders, [{"origin": origin, **new} for origin in sorted(origins)]),
            (territories, [{"place": place, "name": name} for place, name in sorted(spots)]),
        ):
            if rows:
                self._channel.write(insert(table).on_conflict_do_nothing(), rows)

    def _noted(self, one: _Read) -> Taken:
        """Keep what a record tells of its machine, or the totals of a month."""
        match one.record:
            case Machine():
                return Taken(machines=self._heard(one.record, one.stamp))
            case Totals():
                return Taken(months=self._month(one.record, one.received))
        return Taken()

    def _heard(self, record: Machine, stamp: int) -> int:
        later = senders.c.stamp < stamp
        row = {
            "territory": record.territory,
            "program": record.program,
            "content": record.content,
            "sent": record.day,
            "stamp": stamp,
        }
        mine = senders.c.origin == record.origin
        changed = senders.update().where(mine, later).values(row).returning(senders.c.origin)
        return len(self._channel.write(changed))

    def _month(self, record: Totals, told: Received) -> int:
        """Keep the totals of a month that stand above those that are known, the same told later among them.

        Those that were never told were made here, of details kept long enough: the machine knows better.
        """
        [month] = [telling for telling in told.tellings if isinstance(telling, Closed)]
        name = _turn(month.origin, month.month)
        known = self._merging.known({key(month)}).get(key(month))
        turn = self._kept(name)
        if turn and isinstance(known, Closed) and _above(known, int(turn)) >= _above(month, record.turn):
            return 0
        self._merging.apply([month])
        self._keep(name, str(record.turn))
        return 1

    def _kept(self, name: str) -> str:
        rows = self._channel.read(select(machine.c.value).where(machine.c.key == name))
        return str(rows[0].value) if rows else ""

    def _keep(self, name: str, value: str) -> None:
        row: Mapping[str, Any] = {"key": name, "value": value}
        fresh = insert(machine).values(row)
        self._channel.write(fresh.on_conflict_do_update(index_elements=["key"], set_={"value": value}))


@cache
def _words() -> str:
    """Return what tells the words of this program from those of another version."""
    known = (*BY_CODE, *AGES, *AUTONOMY, *DURATIONS, *EQUIPMENT, *IMPOSSIBLE_REASONS, *OBSTACLES, *PLACE_TYPES)
    return hashlib.sha256(" ".join((*known, *REDIRECTIONS)).encode()).hexdigest()[:16]


def _read(arrived: Arrived) -> _Read | None:
    """Return what a record of a server says, None where it cannot be believed."""
    try:
        record = from_fields({**arrived.fields, "id": arrived.record})
        digits = "".join(sign for sign in arrived.etag if sign.isdecimal())
        return _Read(record, received(record), int(digits[:18] or 0))
    except ValueError:
        return None


def _believed(record: Leaving) -> _Read | None:
    try:
        return _Read(record, received(record))
    except ValueError:
        return None


def _above(month: Closed, turn: int) -> tuple[int, int, int, bytes]:
    """Return where totals stand among those of a month: see `exchange.rank`; told otherwise, the later above."""
    return (month.encounters, month.closed.toordinal(), turn, canonical(month))


def _turn(origin: str, month: str) -> str:
    return f"tour-{origin}-{month}"


def _taken(done: Outcome) -> Taken:
    return Taken(new=done.new, corrected=done.corrected, deleted=done.deleted, closed=done.closed, known=done.known)
