"""A store in memory that satisfies the Protocols of the use cases, for pages that are tested without a database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from mediateur.errors import MediateurError
from mediateur.journal.draft import Draft
from mediateur.journal.encounter import Encounter, HalfDay, Place
from mediateur.journal.workshop import Workshop

FULL = MediateurError(
    "Impossible d’enregistrer : le disque est plein.",
    "Ce qui était déjà enregistré est intact.",
    "Libérez de la place, puis réessayez.",
)


class MemoryDrafts:
    """Drafts in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, Draft] = {}

    def put(self, draft: Draft) -> None:
        self._kept[draft.id] = draft

    def get(self, draft_id: str) -> Draft | None:
        return self._kept.get(draft_id)

    def by_code(self, code: str) -> Draft | None:
        return next((draft for draft in self._kept.values() if draft.code == code), None)

    def all(self, mediator: str | None = None) -> tuple[Draft, ...]:
        return tuple(draft for draft in self._kept.values() if mediator in (None, draft.mediator))

    def delete(self, draft_id: str) -> None:
        self._kept.pop(draft_id, None)

    def expire(self, before: dt.date) -> int:
        old = [draft.id for draft in self._kept.values() if draft.touched.day < before]
        for draft_id in old:
            self.delete(draft_id)
        return len(old)


class MemoryEncounters:
    """Encounters in a dictionary; notes beside them."""

    def __init__(self) -> None:
        self._kept: dict[str, Encounter] = {}
        self.notes: dict[str, str] = {}

    def add(self, encounter: Encounter, note: str | None = None) -> None:
        self._kept[encounter.id] = encounter
        if note:
            self.notes[encounter.id] = note

    def get(self, encounter_id: str) -> Encounter | None:
        return self._kept.get(encounter_id)

    def all(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        kept = [e for e in self._kept.values() if (since or e.when.day) <= e.when.day <= (until or e.when.day)]
        return tuple(sorted(kept, key=_moment, reverse=True))

    def delete(self, *encounter_ids: str) -> None:
        for encounter_id in encounter_ids:
            self._kept.pop(encounter_id, None)
            self.notes.pop(encounter_id, None)


class MemoryPlaces:
    """Places in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, Place] = {}

    def put(self, place: Place) -> None:
        self._kept[place.id] = place

    def get(self, place_id: str) -> Place | None:
        return self._kept.get(place_id)

    def all(self) -> tuple[Place, ...]:
        return tuple(sorted(self._kept.values(), key=_place_name))


class MemoryWorkshops:
    """Workshops being counted, in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Workshop, dt.date]] = {}

    def put(self, workshop: Workshop, touched: dt.date) -> None:
        self._kept[workshop.id] = (workshop, touched)

    def of(self, mediator: str, since: dt.date) -> Workshop | None:
        mine = (kept for kept, touched in self._kept.values() if kept.mediator == mediator and touched >= since)
        return next(mine, None)

    def delete(self, workshop_id: str) -> None:
        self._kept.pop(workshop_id, None)

    def expire(self, before: dt.date) -> int:
        old = [kept.id for kept, touched in self._kept.values() if touched < before]
        for workshop_id in old:
            self.delete(workshop_id)
        return len(old)


class MemoryDifferences:
    """Observations in a list."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str, str, str]] = []

    def add(self, pathway: str, step: str, month: str, what: str) -> None:
        self.kept.append((pathway, step, month, what))


class MemoryAudit:
    """The audit in a list."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, HalfDay, str]] = []

    def append(self, action: str, half_day: HalfDay, record: str) -> None:
        self.kept.append((action, half_day, record))


class MemoryStore:
    """A store and its unit of work in one; `full` makes every commit fail as a full disk does."""

    def __init__(self) -> None:
        self.full = False
        self.drafts = MemoryDrafts()
        self.encounters = MemoryEncounters()
        self.places = MemoryPlaces()
        self.workshops = MemoryWorkshops()
        self.differences = MemoryDifferences()
        self.audit = MemoryAudit()

    @contextmanager
    def begin(self) -> Iterator[MemoryStore]:
        yield self

    def commit(self) -> None:
        if self.full:
            raise FULL


def _moment(encounter: Encounter) -> tuple[dt.date, int]:
    return encounter.when.key


def _place_name(place: Place) -> str:
    return place.name
