"""An encounter as rows: its own, and one for each thing that it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Row

from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.store.schema import fields, half_day

_Tallies = Mapping[tuple[int, str], list[Count]]


def row_of(encounter: Encounter) -> dict[str, Any]:
    """Return the row of an encounter, without its number."""
    row = fields(encounter)
    for axis in ("outcomes", "obstacles", "ages", "equipment"):
        del row[axis]
    row["day"], row["half"] = row.pop("when").key
    return row | {"place": encounter.place or None}


def counts_of(seq: int, encounter: Encounter) -> Iterator[dict[str, Any]]:
    """Yield the rows of what an encounter counts, which is kept under the number `seq`."""
    obstacles, equipment = (
        tuple(Count(code=code, n=1) for code in codes) for codes in (encounter.obstacles, encounter.equipment)
    )
    axes = (("outcome", encounter.outcomes), ("obstacle", obstacles), ("age", encounter.ages), ("equipment", equipment))
    for axis, counts in axes:
        for position, count in enumerate(counts):
            yield {"encounter": seq, "axis": axis, "position": position, **fields(count)}


def encounters_of(rows: Iterable[Row[Any]], counts: Iterable[Row[Any]]) -> tuple[Encounter, ...]:
    """Return the encounters of rows, in their order; `counts` are the rows of what they count, by position."""
    counted: defaultdict[tuple[int, str], list[Count]] = defaultdict(list)
    for row in counts:
        counted[row.encounter, row.axis].append(Count(code=row.code, n=row.n, detail=row.detail))
    return tuple(_encounter(row, counted) for row in rows)


def _encounter(row: Row[Any], counted: _Tallies) -> Encounter:
    kept = {name: value for name, value in row._mapping.items() if not name.startswith("removed_")}
    seq = kept.pop("seq")
    when = half_day(kept.pop("day"), kept.pop("half"))
    return Encounter(
        **kept | {"place": kept["place"] or "", "kind": Kind(kept["kind"])},
        when=when,
        outcomes=tuple(counted.get((seq, "outcome"), ())),
        obstacles=tuple(count.code for count in counted.get((seq, "obstacle"), ())),
        ages=tuple(counted.get((seq, "age"), ())),
        equipment=tuple(count.code for count in counted.get((seq, "equipment"), ())),
    )
