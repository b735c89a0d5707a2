"""The repositories that use cases need; the store satisfies these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from mediateur.journal.changes import Correction
from mediateur.journal.draft import Draft
from mediateur.journal.encounter import Encounter, HalfDay, Place
from mediateur.journal.query import Key, Overview, Query
from mediateur.journal.retention import ClosedMonth
from mediateur.journal.statistics import Counts, Figures, Filters, Period
from mediateur.journal.workshop import Workshop
from mediateur.training.learned import Answered, Attempt, Practised, Progress


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

    def replace(self, encounter: Encounter, note: str | None = None) -> None:
        """Keep an encounter in place of the one with the same id, and another note if one is given (empty: none)."""

    def get(self, encounter_id: str) -> Encounter | None:
        """Return an encounter, or None."""

    def note(self, encounter_id: str) -> str | None:
        """Return the note of an encounter, or None."""

    def all(self, since: dt.date | None = None, until: dt.date | None = None) -> tuple[Encounter, ...]:
        """Return the encounters of a period (both days included), newest first."""

    def remove(self, encounter_id: str, when: HalfDay) -> None:
        """Put an encounter aside: it is nowhere any more, but can be restored."""

    def restore(self, encounter_id: str) -> bool:
        """Bring back an encounter that was put aside; False when it is gone."""

    def delete(self, *encounter_ids: str) -> None:
        """Forget encounters and their notes."""


class JournalPages(Protocol):
    """The journal as a table shows it, never whole."""

    def overview(self, query: Query) -> Overview:
        """Count what answers a query, and find where its pages begin."""

    def page(self, query: Query, start: Key | None = None) -> tuple[Encounter, ...]:
        """Return a page of a query: the first one, or the one that begins at `start`."""

    def months(self) -> tuple[str, ...]:
        """Return the months (YYYY-MM) in which there are encounters, newest first."""

    def latest(self) -> Encounter | None:
        """Return the individual encounter of this machine that was kept last."""


class Corrections(Protocol):
    """What encounters were before their corrections."""

    def add(self, before: Encounter, when: HalfDay, reason: str) -> None:
        """Keep what an encounter was, when it is corrected, and why (a code)."""

    def of(self, encounter_id: str) -> tuple[Correction, ...]:
        """Return the corrections of an encounter, oldest first."""


class Erasure(Protocol):
    """Encounters put aside."""

    def purge(self) -> tuple[str, ...]:
        """Delete them for good, but for a mark of each; returns their ids."""


class Places(Protocol):
    """Places of help."""

    def put(self, place: Place) -> None:
        """Keep a place, instead of the one with the same id."""

    def get(self, place_id: str) -> Place | None:
        """Return a place, or None."""

    def all(self) -> tuple[Place, ...]:
        """Return the places in the order of their names."""


class Workshops(Protocol):
    """Workshops being counted."""

    def put(self, workshop: Workshop, touched: dt.date) -> None:
        """Keep a workshop as it is on a day, in place of the one with the same id."""

    def of(self, mediator: str, since: dt.date) -> Workshop | None:
        """Return the workshop that a mediator counts, touched on a day or later, or None."""

    def delete(self, workshop_id: str) -> None:
        """Forget a workshop."""

    def expire(self, before: dt.date) -> int:
        """Forget the workshops last touched before a day; returns how many."""


class Differences(Protocol):
    """« L'écran diffère »: step, month, what; no text."""

    def add(self, pathway: str, step: str, month: str, what: str) -> None:
        """Add one observation."""


class Rollups(Protocol):
    """The figures of the journal, as of its last commit."""

    def count(self, period: Period, filters: Filters) -> Counts:
        """Return the figures of the encounters of a period that the filters keep."""

    def total(self, period: Period, filters: Filters) -> Figures:
        """Return the figures of the whole of a period."""

    def met(self, period: Period) -> tuple[frozenset[str], frozenset[str]]:
        """Return the pathways and the places of a period."""


class ClosedMonths(Protocol):
    """Months whose details were replaced by totals."""

    def closed(self) -> tuple[ClosedMonth, ...]:
        """Return what remains of each, in order."""


class Reports(Protocol):
    """Reports as they were sent."""

    def keep(self, report_id: str, day: dt.date, kind: str, title: str, pdf: bytes, figures: bytes = b"") -> None:
        """Keep a report, and the figures that it shared."""

    def figures(self) -> tuple[bytes, ...]:
        """Return the figures that were shared, oldest first."""


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
    def pages(self) -> JournalPages:
        """The journal as a table shows it."""

    @property
    def corrections(self) -> Corrections:
        """What encounters were."""

    @property
    def erasure(self) -> Erasure:
        """Deletions made final."""

    @property
    def places(self) -> Places:
        """Places of help."""

    @property
    def workshops(self) -> Workshops:
        """Workshops being counted."""

    @property
    def differences(self) -> Differences:
        """Where the official site differs."""

    @property
    def rollups(self) -> Rollups:
        """What was counted, added up."""

    @property
    def retention(self) -> ClosedMonths:
        """Months whose details are gone."""

    @property
    def reports(self) -> Reports:
        """Reports as they were sent."""

    @property
    def audit(self) -> Audit:
        """What was done."""

    def commit(self) -> None:
        """Make everything done so far last."""


class Store(Protocol):
    """Where units of work begin."""

    def begin(self) -> AbstractContextManager[Work]:
        """Open a unit of work."""

    def settle(self) -> None:
        """Count what was saved, so that its figures are read fast."""


class Learning(Protocol):
    """What learners of this machine did. Each act lasts once it returns, or raises MediateurError.

    What is asked of several labels is that of one person who was renamed.
    """

    @property
    def origin(self) -> str:
        """The random id of this machine's learners; empty before anything is kept."""

    def progress(self, *learners: str) -> dict[str, Progress]:
        """Return where a learner is, by id of module; of two labels, the first one named is believed."""

    def keep_progress(self, learner: str, progress: Progress) -> None:
        """Keep where a learner is in a module, in place of where she was."""

    def attempts(self, *learners: str) -> tuple[Attempt, ...]:
        """Return the quizzes that a learner began here, oldest first; all, imported too, where none is named."""

    def add_attempt(self, attempt: Attempt) -> bool:
        """Keep a quiz; False, and nothing changes, when its id is known."""

    def add_attempts(self, attempts: Iterable[Attempt]) -> int:
        """Keep quizzes, all or none; return how many were not known by their id."""

    def add_answer(self, attempt: str, place: int, answer: Answered) -> None:
        """Keep the answer to the question at a place (from 0) of a quiz; a place is answered once."""

    def tallies(self) -> Mapping[str, tuple[int, int]]:
        """Return for each question how often it was answered, and how often rightly."""

    def practised(self, *learners: str) -> tuple[Practised, ...]:
        """Return the cases that a learner practised, oldest first."""

    def add_practice(self, learner: str, practised: Practised) -> None:
        """Keep that a learner practised a case."""
