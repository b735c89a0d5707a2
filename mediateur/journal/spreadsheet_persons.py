"""One record told by several lines, a person each: joined when all are there, else each of its lines is wrong.

La Coop has a line for each person (« Participants » 1/3, 2/3, 3/3) under one « ID CRA ». The record is known again by
that id alone, so it comes in whole or not at all: a person who lacked could never be added. An id of several days, or
of the same person twice, is not that of a record: joined, its lines would be lost under the first of them.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from mediateur.content.text import NBSP, french
from mediateur.journal.definitions import problems
from mediateur.journal.encounter import Count
from mediateur.journal.spreadsheet_columns import BY_CODE
from mediateur.journal.spreadsheet_line import Line, Part, Wrong

MOST_NAMED = 3
NO_RECORD = french(
    "cet identifiant sert à plusieurs séances, ou une ligne y est deux fois ; s'il ne nomme pas la séance, "
    "choisissez « Ne pas reprendre » pour cette colonne"
)


class Together(NamedTuple):
    """The lines, those of one record joined at the place of the first; what is wrong; how many notes are left out."""

    lines: tuple[Line, ...]
    wrong: tuple[Wrong, ...]
    unkept: int


def together(lines: Iterable[Line]) -> Together:
    """Return the records of lines that can be kept one by one."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        groups.setdefault(line.encounter.id if line.part else f"{line.number}", []).append(line)
    kept, wrong, unkept = [], list[Wrong](), 0
    for group in groups.values():
        joined = _joined(group)
        if fault := _fault(group, joined):
            wrong += (Wrong(line.number, *fault) for line in group)
        else:
            kept.append(joined)
            unkept += sum(line.note not in {"", joined.note} for line in group)
    return Together(tuple(kept), tuple(wrong), unkept)


def _fault(group: Sequence[Line], joined: Line) -> tuple[str, str] | None:
    """Return the column and the reason why lines of one id are not one record."""
    parts = [line.part for line in group if line.part]
    if not parts:
        return None
    alike = {(line.encounter.when.day, part.of) for line, part in zip(group, parts, strict=True)}
    if len(alike) > 1 or len(set(parts)) < len(parts):
        return BY_CODE["identifiant"].label, NO_RECORD
    if lacking := _lacking(parts):
        return BY_CODE["personnes"].label, lacking
    faults = problems(joined.encounter)
    return ("", faults[0].rstrip(".")) if faults else None


def _lacking(parts: Sequence[Part]) -> str:
    """Return that persons of a record lack, naming the first of them; nothing when all are there."""
    there, of = set(parts), parts[0].of
    missing = (str(part) for number in range(1, of + 1) if (part := Part(number, of)) not in there)
    named = list(itertools.islice(missing, MOST_NAMED + 1))
    if not named:
        return ""
    listed = ", ".join(named[:MOST_NAMED]) + ("…" if len(named) > MOST_NAMED else "")
    return f"il manque {listed}{NBSP}; une séance entre entière, ou pas du tout"


def _joined(group: Sequence[Line]) -> Line:
    """Return the record of several persons, each told by a line. What is of the session itself is that of the first."""
    first, persons = group[0], [line.encounter for line in group]
    if len(group) == 1:
        return first
    asked = [one.first_visits for one in persons if one.first_visits is not None]
    record = msgspec.structs.replace(
        first.encounter,
        persons=len(persons),
        outcomes=_added(one.outcomes for one in persons),
        ages=_added(one.ages for one in persons),
        obstacles=_each_once(one.obstacles for one in persons),
        equipment=_each_once(one.equipment for one in persons),
        guides_printed=sum(one.guides_printed for one in persons),
        helped=sum(one.helped for one in persons),
        first_visits=sum(asked) if asked else None,
        declared_later=sum(one.declared_later for one in persons),
    )
    note = next((line.note for line in group if line.note), "")
    return first._replace(encounter=record, note=note)


def _added(several: Iterable[tuple[Count, ...]]) -> tuple[Count, ...]:
    sums = Counter[tuple[str, str]]()
    for count in itertools.chain.from_iterable(several):
        sums[count.code, count.detail] += count.n
    return tuple(Count(code=code, n=n, detail=detail) for (code, detail), n in sums.items())


def _each_once(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(itertools.chain.from_iterable(several)))
