"""Counting a workshop or an event: each press is on the disk before it is acknowledged; then the record."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, Unpack

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.journal import workshop as counting
from mediateur.journal.definitions import problems
from mediateur.journal.draft import DRAFT_DAYS
from mediateur.journal.encounter import Encounter, Kind, half_day
from mediateur.journal.privacy import Field, Verdict, inspect
from mediateur.journal.workshop import Fields, Tally, Workshop
from mediateur.pathways.model import Pathway, content_hash
from mediateur.usecases.recording.closing import changed_meanwhile
from mediateur.usecases.repositories import Store

MOST_TITLE = 80
NOTHING_RECORDED = "Rien n’est enregistré pour l’instant. Vos compteurs sont gardés."
NAMES = {Kind.WORKSHOP: "atelier", Kind.EVENT: "événement", Kind.INDIVIDUAL: "séance"}


class SavedWorkshop(NamedTuple):
    """What saving recorded, and the counting as it was, should it be undone."""

    encounter: Encounter
    workshop: Workshop


class TwinError(MediateurError):
    """A workshop that seems to be recorded already: `existing` is the record, `counted` what would be added."""

    def __init__(self, existing: Encounter, counted: Encounter) -> None:
        self.existing, self.counted = existing, counted
        theme = "ce thème" if existing.pathway == counted.pathway else "un autre thème"
        super().__init__(
            f"Un {NAMES[counted.kind]} est déjà enregistré ce jour-là, au même moment, au même lieu et sur {theme}.",
            NOTHING_RECORDED,
            f"Il compte {_persons(existing)}. Celui-ci en compte {counted.persons}. Est-ce le même{NBSP}?",
        )


class TitleRefusedError(MediateurError):
    """A title that names someone is never kept. `verdict` says what kind of data, and where."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict
        super().__init__(
            verdict.blocking[0].kind.said_of("Ce titre"), "Vos compteurs sont gardés.", "Retirez ce passage."
        )


class Workshops:
    """The acts of counting. Each returns once what it did is committed, or raises and nothing has changed.

    `erasing_day` gives, for a day, the one by which what expired is erased.
    """

    def __init__(
        self,
        store: Callable[[], Store],
        clock: Callable[[], dt.datetime] = dt.datetime.now,
        erasing_day: Callable[[dt.date], dt.date] = lambda today: today,
    ) -> None:
        self._store = store
        self._clock = clock
        self._erasing_day = erasing_day

    def current(self, mediator: str) -> Workshop | None:
        """Return the workshop that this mediator counts; those not touched for DRAFT_DAYS days are forgotten first."""
        oldest = self._erasing_day(self._clock().date()) - dt.timedelta(days=DRAFT_DAYS)
        with suppress(MediateurError), self._store().begin() as work:
            if work.workshops.expire(oldest):
                work.commit()
        with self._store().begin() as work:
            return work.workshops.of(mediator, oldest)

    def new(self, mediator: str, pathway: str, place: str) -> Workshop:
        """Return a workshop of now, on a pathway, at a place. Nothing is kept before its first press."""
        now = half_day(self._clock())
        return Workshop(id=uuid.uuid4().hex, mediator=mediator, when=now, pathway=pathway, place=place)

    def press(self, workshop: Workshop, tally: Tally, by: int = 1) -> Workshop:
        """Change a counter."""
        return self._keep(workshop, counting.press(workshop, tally, by))

    def undo(self, workshop: Workshop) -> Workshop:
        """Take back the last press."""
        return self._keep(workshop, counting.undo(workshop))

    def change(self, workshop: Workshop, **fields: Unpack[Fields]) -> Workshop:
        """Fill the form otherwise. Raises TitleRefusedError for a title that names someone: it is not kept."""
        title = fields.get("title", "")
        if verdict := self._refusal(title):
            raise TitleRefusedError(verdict)
        if len(title) > MOST_TITLE:
            raise MediateurError(
                f"Le titre dépasse {MOST_TITLE} caractères.", "Vos compteurs sont gardés.", "Raccourcissez-le."
            )
        return self._keep(workshop, counting.changed(workshop, **fields))

    def check(self, title: str) -> Verdict:
        """Return what the privacy guard says of a title."""
        return inspect(title, today=self._clock().date(), field=Field.TITLE)

    def discard(self, workshop: Workshop) -> None:
        """Forget a counting: nothing is recorded."""
        with self._store().begin() as work:
            work.workshops.delete(workshop.id)
            work.commit()

    def save(self, workshop: Workshop, pathway: Pathway, *, another: bool = False) -> SavedWorkshop:
        """Record a workshop and forget its counting, in one transaction.

        Raises TwinError when the same seems to be recorded already, unless it is told that this is `another`;
        MediateurError for figures that contradict each other.
        """
        with self._store().begin() as work:
            place = work.places.get(workshop.place) if workshop.place else None
            encounter = counting.to_encounter(workshop, place, pathway.version, content_hash(pathway))
            self._judge(encounter)
            same_day = work.encounters.all(encounter.when.day, encounter.when.day)
            if not another and (same := counting.twins(encounter, same_day)):
                raise TwinError(same[0], encounter)
            work.encounters.add(encounter)
            work.workshops.delete(workshop.id)
            work.audit.append("ajout", half_day(self._clock()), encounter.id)
            work.commit()
        return SavedWorkshop(encounter, workshop)

    def take_back(self, saved: SavedWorkshop) -> Workshop:
        """Undo a recording: the record goes, the counting comes back as it was.

        Raises MediateurError when the record was changed or deleted since.
        """
        now = self._clock()
        with self._store().begin() as work:
            if work.encounters.get(saved.encounter.id) != saved.encounter:
                raise changed_meanwhile()
            work.encounters.delete(saved.encounter.id)
            work.workshops.put(saved.workshop, _touched(saved.workshop, now.date()))
            work.audit.append("annulation", half_day(now), saved.encounter.id)
            work.commit()
        return saved.workshop

    def _keep(self, before: Workshop, after: Workshop) -> Workshop:
        if after != before:
            with self._store().begin() as work:
                work.workshops.put(after, _touched(after, self._clock().date()))
                work.commit()
        return after

    def _judge(self, encounter: Encounter) -> None:
        """Raise MediateurError for what must not be recorded."""
        if encounter.when.key > half_day(self._clock()).key:
            raise MediateurError("Cette date est dans le futur.", NOTHING_RECORDED, "Choisissez une autre date.")
        if verdict := self._refusal(encounter.title):
            raise TitleRefusedError(verdict)
        if wrong := problems(encounter):
            raise MediateurError(wrong[0], NOTHING_RECORDED, "Corrigez ce chiffre, puis réessayez.")

    def _refusal(self, title: str) -> Verdict | None:
        verdict = self.check(title)
        return verdict if verdict.blocking else None


def _touched(workshop: Workshop, today: dt.date) -> dt.date:
    """Return the day from which a counting is kept: a clock that went back does not make it older than it is."""
    return max(today, workshop.when.day)


def _persons(encounter: Encounter) -> str:
    several = "s" if encounter.persons > 1 else ""
    return f"{encounter.persons}{NBSP}personne{several}"
