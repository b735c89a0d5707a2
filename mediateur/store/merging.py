"""What the journal knows, as tellings that other machines understand, and tellings made part of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from mediateur.journal.encounter import Encounter, Place
from mediateur.journal.exchange import Closed, Gone, Key, Sealed, Seen, Spot, Telling, key, of_machine, spot, state
from mediateur.store.channel import Channel
from mediateur.store.encounter_rows import counts_of, encounters_of, row_of
from mediateur.store.encounters import Encounters
from mediateur.store.machine import FOREIGN, Machine
from mediateur.store.schema import encounters, machine, months, places, sealed, tallies, tombstones

CHUNK = 1000
# Written once, for many rows: to put a statement together takes longer than to run it.
_FRESH = insert(encounters)
_KEEP = _FRESH.on_conflict_do_update(
    index_elements=["id"],
    set_={column.name: _FRESH.excluded[column.name] for column in encounters.c if column.name not in {"seq", "id"}},
)


class Merging:
    """The tellings of a unit of work. All that goes out names its origin; what comes in of this machine loses it."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def origin(self) -> str:
        """Return the id of this journal, which is drawn at random when it is first needed."""
        return Machine(self._channel).origin()

    def all(self) -> Iterator[Telling]:
        """Yield all that may be told, in an order that depends on nothing else; what was put aside is left out."""
        mine, revisions = self.origin(), Machine(self._channel).revisions()
        yield from (_spot(row, revisions) for row in self._pages(places))
        rows = self._channel.read(select(months))
        yield from sorted((_closed(row, mine) for row in rows), key=key)
        yield from (_sealed(row, mine) for row in self._pages(sealed))
        yield from (_gone(row, mine) for row in self._pages(tombstones))
        for chunk in self._chunks(encounters, encounters.c.removed_day.is_(None)):
            yield from (Seen(encounter=one) for one in self._encounters(chunk, mine))

    def known(self, keys: Collection[Key]) -> dict[Key, Telling]:
        """Return what is known of these keys."""
        mine = self.origin()
        ids = sorted({name for what, name, *_ in keys if what == "record"})
        found: list[Telling] = []
        for start in range(0, len(ids), CHUNK):
            found += self._records(ids[start : start + CHUNK], mine)
        found += self._spots([name for what, name, *_ in keys if what == "place"])
        found += self._months({about[1:] for about in keys if about[0] == "month"}, mine)
        return state(found)

    def apply(self, tellings: Iterable[Telling]) -> None:
        """Make tellings part of the journal, in place of what was known of the same keys; what was typed goes too."""
        mine, seen = self.origin(), list[Encounter]()
        for telling in sorted(tellings, key=_after_places):
            match telling:
                case Spot():
                    self._keep_place(telling)
                case Closed():
                    self._put(months, {**_fields(telling), "origin": _short(telling.origin, mine)})
                case Sealed() | Gone():
                    self._bury(telling, _short(telling.origin, mine))
                case Seen(encounter=encounter):
                    seen.append(of_machine(encounter, _short(encounter.origin, mine)))
        for start in range(0, len(seen), CHUNK):
            self._keep(seen[start : start + CHUNK])

    def _keep_place(self, spot: Spot) -> None:
        row = {"name": spot.name, "kind": spot.kind, "insee": spot.insee}
        fresh = insert(places).values(id=spot.id, address="", hours="", phone="", **row)
        self._channel.write(fresh.on_conflict_do_update(index_elements=["id"], set_=row))
        self._put(machine, {"key": f"{FOREIGN}{spot.id}", "value": "import"})
        if spot.revision > 1:
            Machine(self._channel).revise(spot.id, spot.revision)

    def _put(self, table: Table, row: Mapping[str, Any]) -> None:
        fresh = insert(table).values(row)
        self._channel.write(fresh.on_conflict_do_update(index_elements=table.primary_key.columns, set_=dict(row)))

    def _bury(self, telling: Sealed | Gone, origin: str) -> None:
        Encounters(self._channel).delete(telling.id)
        if isinstance(telling, Gone):
            self._put(tombstones, {"id": telling.id, "origin": origin, "revision": telling.revision})
        else:
            self._channel.write(delete(tombstones).where(tombstones.c.id == telling.id))
            self._put(sealed, {"id": telling.id, "origin": origin, "month": telling.month})

    def _keep(self, some: Sequence[Encounter]) -> None:
        """Keep encounters; where an earlier revision is kept, its note and its history stay with it."""
        ids = [one.id for one in some]
        self._channel.write(delete(tombstones).where(tombstones.c.id.in_(ids)))
        self._channel.write(_KEEP, [{**row_of(one), "removed_day": None, "removed_half": None} for one in some])
        rows = self._channel.read(select(encounters.c.id, encounters.c.seq).where(encounters.c.id.in_(ids)))
        seqs = {row.id: row.seq for row in rows}
        self._channel.write(delete(tallies).where(tallies.c.encounter.in_(list(seqs.values()))))
        if counts := [count for one in some for count in counts_of(seqs[one.id], one)]:
            self._channel.write(insert(tallies), counts)

    def _records(self, ids: list[str], mine: str) -> Iterator[Telling]:
        yield from (_sealed(row, mine) for row in self._channel.read(select(sealed).where(sealed.c.id.in_(ids))))
        yield from (_gone(row, mine) for row in self._channel.read(select(tombstones).where(tombstones.c.id.in_(ids))))
        rows = self._channel.read(select(encounters).where(encounters.c.id.in_(ids)))
        for row, one in zip(rows, self._encounters(rows, mine), strict=True):
            aside = Gone(id=one.id, origin=one.origin, revision=one.revision, here=True)
            yield Seen(encounter=one) if row.removed_day is None else aside

    def _spots(self, ids: list[str]) -> Iterator[Telling]:
        foreign = {f"{FOREIGN}{name}" for name in ids}
        imported = {row.key for row in self._channel.read(select(machine.c.key).where(machine.c.key.in_(foreign)))}
        revisions = Machine(self._channel).revisions() if ids else {}
        for row in self._channel.read(select(places).where(places.c.id.in_(ids))):
            yield _spot(row, revisions, here=f"{FOREIGN}{row.id}" not in imported)

    def _months(self, wanted: set[Key], mine: str) -> Iterator[Telling]:
        for origin, month in sorted(wanted):
            named = (months.c.origin == _short(origin, mine), months.c.month == month)
            yield from (_closed(row, mine) for row in self._channel.read(select(months).where(*named)))

    def _encounters(self, rows: Collection[Any], mine: str) -> Iterator[Encounter]:
        here = tallies.c.encounter.in_([row.seq for row in rows])
        counts = self._channel.read(select(tallies).where(here).order_by(tallies.c.position))
        yield from (of_machine(one, one.origin or mine) for one in encounters_of(rows, counts))

    def _pages(self, table: Table) -> Iterator[Any]:
        for rows in self._chunks(table):
            yield from rows

    def _chunks(self, table: Table, *where: ColumnElement[bool]) -> Iterator[Collection[Any]]:
        """Yield the rows of a table by their ids, some at a time: memory does not grow with the journal."""
        query: Select[Any] = select(table).where(*where).order_by(table.c.id).limit(CHUNK)
        rows = self._channel.read(query)
        while rows:
            yield rows
            rows = self._channel.read(query.where(table.c.id > rows[-1].id))


def _after_places(telling: Telling) -> bool:
    return not isinstance(telling, Spot)


def _short(origin: str, mine: str) -> str:
    return "" if origin == mine else origin


def _spot(row: Row[Any], revisions: Mapping[str, int], *, here: bool = False) -> Spot:
    place = Place(id=row.id, name=row.name, kind=row.kind, insee=row.insee)
    return spot(place, revisions.get(row.id, 1), here=here)


def _fields(closed: Closed) -> dict[str, Any]:
    return {name: getattr(closed, name) for name in closed.__struct_fields__}


def _closed(row: Row[Any], mine: str) -> Closed:
    return Closed(
        origin=row.origin or mine, month=row.month, closed=row.closed, encounters=row.encounters, totals=row.totals
    )


def _sealed(row: Row[Any], mine: str) -> Sealed:
    return Sealed(id=row.id, origin=row.origin or mine, month=row.month)


def _gone(row: Row[Any], mine: str) -> Gone:
    return Gone(id=row.id, origin=row.origin or mine, revision=row.revision)
