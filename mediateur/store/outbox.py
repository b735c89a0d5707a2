"""What the server is to hold and does not: rows noted with each change, compared with what it is known to hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from mediateur.journal.encounter import Place
from mediateur.journal.exchange import Closed, Gone, Key, Seen, Telling
from mediateur.journal.leaving import Coarseness, Leaving, Share, digest_of, rank_of, record_id
from mediateur.journal.leaving import Machine as Sender
from mediateur.journal.leaving_rules import leaving
from mediateur.journal.network import About, Due
from mediateur.journal.prevailing import Held, Prevailing, prevailing, withdrawn
from mediateur.journal.retention import decode as lines_of
from mediateur.store.channel import Channel
from mediateur.store.encounters import KEPT
from mediateur.store.machine import Machine
from mediateur.store.merging import Merging
from mediateur.store.schema import encounters, link, months, outbox, places, shared

_RECORD, _MONTH, _MACHINE = "record", "month", "machine"
_TOGETHER = 500
# Nothing is written: what is read after it stays so until what follows from it is written, whoever saves meanwhile.
_TAKE_LOCK = delete(outbox).where(outbox.c.turn < 0)
# Months before the records that they hold, then the rest by day: what the server holds as it is leaves unsent.
REFILL = (
    "DELETE FROM outbox",
    "INSERT INTO outbox (key) SELECT 'month ' || month FROM month, link"
    " WHERE origin = '' AND month >= substr(since, 1, 7) ORDER BY month",
    "INSERT INTO outbox (key) SELECT 'record ' || id FROM sealed, link"
    " WHERE origin = '' AND month >= substr(since, 1, 7) ORDER BY month, id",
    "INSERT OR IGNORE INTO outbox (key) SELECT 'record ' || id FROM encounter, link"
    " WHERE origin = '' AND removed_day IS NULL AND encounter.day >= since ORDER BY encounter.day, half, encounter.seq",
    "INSERT OR IGNORE INTO outbox (key) SELECT key FROM shared WHERE key <> 'machine'"
    " AND EXISTS (SELECT 1 FROM link WHERE territory IS NOT NULL)",
)
FORGET_ANSWERS = "UPDATE shared SET etag = '', digest = ''"


class Outbox:
    """What is to be sent, of a unit of work. `pending` and `present` also keep what the server may hold once sent."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._merging = Merging(channel)

    def pending(self, limit: int) -> list[Due]:
        """Return the next records to send, oldest change first; what the server holds already leaves by itself."""
        self._channel.write(_TAKE_LOCK)
        share, found, after = self._share(), list[Due](), 0
        while share and len(found) < limit:
            rows = self._channel.read(
                select(outbox).where(outbox.c.turn > after).order_by(outbox.c.turn).limit(limit - len(found))
            )
            if not rows:
                break
            found += self._due(rows, share)
            after = rows[-1].turn
        return found

    def present(self, about: About) -> Due | None:
        """Return the record of this machine, None where the server holds it."""
        self._channel.write(_TAKE_LOCK)
        share = self._share()
        if share is None:
            return None
        origin = Machine(self._channel).origin()
        wanted = Sender(
            origin=origin, territory=share.territory, program=about.program, content=about.content, day=about.day
        )
        held = self._held([_MACHINE]).get(_MACHINE)
        found = prevailing(wanted, held)
        return self._kept(0, _MACHINE, found, held) if found else None

    def preview(self, share: Share) -> Iterator[Leaving]:
        """Yield what would leave of the encounters and of the closed months of this machine, were it shared so."""
        of_here = select(encounters.c.id).where(KEPT, encounters.c.origin == "", encounters.c.day >= share.since)
        ordered = of_here.order_by(encounters.c.day, encounters.c.half, encounters.c.seq)
        keys: list[Key] = [(_RECORD, row.id) for row in self._channel.read(ordered)]
        closed = select(months.c.month).where(months.c.origin == "").order_by(months.c.month)
        origin = self._merging.origin()
        keys = [*((_MONTH, origin, row.month) for row in self._channel.read(closed)), *keys]
        for start in range(0, len(keys), _TOGETHER):
            wanted = self._wanted(keys[start : start + _TOGETHER], share)
            yield from (record for about in keys[start : start + _TOGETHER] if (record := wanted.get(about)))

    def sent(self, due: Due, etag: str) -> None:
        """Keep that the server holds a record under an etag; it waits no more, unless it has changed meanwhile."""
        self._keep_held(due.key, etag, due.leaving)
        self._channel.write(delete(outbox).where(outbox.c.turn == due.turn))

    def met(self, due: Due, etag: str, theirs: Leaving | None) -> None:
        """Keep that the server holds something else than was thought (None: nothing); it goes on waiting."""
        self._keep_held(due.key, etag, theirs)

    def later(self, due: Due) -> None:
        """Have a record that the server refused wait behind all others."""
        if self._channel.write(delete(outbox).where(outbox.c.turn == due.turn).returning(outbox.c.turn)):
            self._channel.write(insert(outbox).values(key=due.key))

    def waiting(self) -> int:
        """Return how many things wait."""
        return int(self._channel.read(select(func.count()).select_from(outbox))[0][0])

    def refill(self) -> None:
        """Have all that is shared wait: what the server holds as it is then leaves by itself, without being sent."""
        for statement in REFILL:
            self._channel.write(text(statement))

    def doubt(self) -> None:
        """Have all that is shared wait, for the server may hold none of it any more: it is asked about each."""
        self._channel.write(text(FORGET_ANSWERS))
        self.refill()

    def _share(self) -> Share | None:
        rows = self._channel.read(select(link).where(link.c.territory.is_not(None)))
        return share_of(rows[0]) if rows else None

    def _due(self, rows: Sequence[Row[Any]], share: Share) -> Iterator[Due]:
        """Yield what has to be sent of some rows; the others are taken out."""
        origin, settled = self._merging.origin(), list[int]()
        wanted = self._wanted([_about(row.key, origin) for row in rows], share)
        held = self._held([row.key for row in rows])
        for row in rows:
            about, known = _about(row.key, origin), held.get(row.key)
            record = wanted.get(about)
            if about not in wanted and known and about[0] == _RECORD:
                record = withdrawn(origin, about[1], known)
            found = prevailing(record, known)
            if found is None:
                settled.append(row.turn)
            else:
                yield self._kept(row.turn, row.key, found, known)
        if settled:
            self._channel.write(delete(outbox).where(outbox.c.turn.in_(settled)))

    def _wanted(self, keys: Sequence[Key], share: Share) -> dict[Key, Leaving | None]:
        """Return what the server is to hold of things; what was put aside stays there as it is, for now."""
        known = self._merging.known(keys)
        origin, spots = self._merging.origin(), self._places(known.values())
        found = {about: leaving(telling, origin, share, spots) for about, telling in known.items()}
        return {about: record for about, record in found.items() if record or _is_aside(known[about])}

    def _places(self, tellings: Iterable[Telling]) -> dict[str, Place]:
        named = {name for telling in tellings for name in _names(telling)}
        found: dict[str, Place] = {}
        for start in range(0, len(named), _TOGETHER):
            some = sorted(named)[start : start + _TOGETHER]
            rows = self._channel.read(select(places).where(places.c.id.in_(some)))
            found |= {row.id: Place(**row._mapping) for row in rows}
        return found

    def _held(self, keys: Sequence[str]) -> dict[str, Held]:
        rows = self._channel.read(select(shared).where(shared.c.key.in_(keys)))
        return {row.key: Held(row.etag, row.digest, row.rank, row.lift) for row in rows}

    def _kept(self, turn: int, key: str, found: Prevailing, held: Held | None) -> Due:
        """Return what is to be sent, once it is kept that the server may hold it from then on."""
        if held is None:
            row = {"key": key, "etag": "", "digest": "", "rank": rank_of(found.leaving), "lift": found.lift}
            self._channel.write(insert(shared).values(row))
        elif held.lift != found.lift:
            self._channel.write(update(shared).where(shared.c.key == key).values(lift=found.lift))
        about = _about(key, found.leaving.origin)
        return Due(turn, key, record_id(found.leaving.origin, about), found.leaving, held.etag if held else "")

    def _keep_held(self, key: str, etag: str, record: Leaving | None) -> None:
        row: dict[str, Any] = {"etag": etag, "digest": digest_of(record) if record else ""}
        row |= {"rank": rank_of(record)} if record else {}
        self._channel.write(update(shared).where(shared.c.key == key).values(row))


def share_of(row: Row[Any]) -> Share:
    """Return what is shared, of a row of the link."""
    return Share(territory=row.territory, coarseness=Coarseness(row.coarseness), since=row.since)


def _about(key: str, origin: str) -> Key:
    what, _, name = key.partition(" ")
    return (what,) if what == _MACHINE else (what, origin, name) if what == _MONTH else (what, name)


def _is_aside(telling: Telling) -> bool:
    return isinstance(telling, Gone) and telling.here


def _names(telling: Telling) -> tuple[str, ...]:
    """Return the places that a telling names."""
    match telling:
        case Seen(encounter=encounter):
            return (encounter.place,)
        case Closed(totals=totals):
            return tuple(line.code for line in lines_of(totals) if line.axis == "place")
    return ()
