"""The repositories that use cases need; the store satisfies these."""

from __future__ import annotations

import datetime as dt
from contextlib import AbstractContextManager
from typing import Protocol

from mediateur.journal.draft import Draft
from mediateur.journal.encounter import Encounter, HalfDay, Place


class Drafts(Protocol):
    """Sessions under way."""

    def put(self, draft: Draft) -> None:
        """Keep a draft, in place of the one with the same id."""

    def get(self, draft_id: str) -> Draft | None:
        """Return a draft, or None."""

    def by_code(self, code: str) -> Draft | None:
        """Return the draft that bears a resume code, or None."""

    def all(self, mediator: str | None = None) -> tuple[Draft, ...]:
        """Return the drafts, newest first."""

    def delete(self, draft_id: str) -> None:
        """Forget a draft."""

    def expire(self, before: dt.date) -> int:
        """Forget the drafts last touched before a day; returns how many."""


class Encounters(Protocol):
    """What was counted."""

    def add(self, encounter: Encounter, note: str | None = None) -> None:
        """Add an encounter, and its note to the notes' own table."""

    def get(self, encounter_id: str) -> Encounter | None:
        """Return an encounter, or None."""

    def all(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        """Return the encounters of a period (both days included), newest first."""

    def delete(self, encounter_id: str) -> None:
        """Forget an encounter and its note."""


class Places(Protocol):
    """Places of help."""

    def put(self, place: Place) -> None:
        """Keep a place, instead of the one with the same id."""

    def get(self, place_id: str) -> Place | None:
        """Return a place, or None."""

    def all(self) -> tuple[Place, ...]:
        """Return the places in the order of their names."""


class Differences(Protocol):
    """« L'écran diffère »: step, month, what; no text."""

    def add(self, pathway: str, step: str, month: str, what: str) -> None:
        """Add one observation."""


class Audit(Protocol):
    """What was done to records, to the half-day; append-only."""

    def append(self, action: str, half_day: HalfDay, record: str) -> None:
        """Add one line: an action, when, and the id of the record."""


class Work(Protocol):
    """A unit of work: nothing lasts unless `commit` was called."""

    @property
    def drafts(self) -> Drafts:
        """Sessions under way."""

    @property
    def encounters(self) -> Encounters:
        """What was counted."""

    @property
    def places(self) -> Places:
        """Places of help."""

    @property
    def differences(self) -> Differences:
        """Where the official site differs."""

    @property
    def audit(self) -> Audit:
        """What was done."""

    def commit(self) -> None:
        """Make everything done so far last."""


class Store(Protocol):
    """Where units of work begin."""

    def begin(self) -> AbstractContextManager[Work]:
        """Open a unit of work."""
