"""Changing what the journal says: adding by hand, correcting with its history, deleting with a way back."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any, NamedTuple

from mediateur.content.vocabulary import CORRECTION_REASONS
from mediateur.errors import MediateurError
from mediateur.journal.changes import Change, Names, changes, revised
from mediateur.journal.encounter import FIRST_DAY, Encounter, HalfDay, Kind, half_day
from mediateur.journal.privacy import Field, Verdict, inspect
from mediateur.pathways.model import Pathway, content_hash
from mediateur.usecases.recording.closing import NOTHING_RECORDED, Closing, changed_meanwhile, closing_of, judge
from mediateur.usecases.recording.twins import twin_days
from mediateur.usecases.repositories import Store, Work

TAKEN_BACK = "annulation"  # the reason of a correction that takes another back
REASONS = {**CORRECTION_REASONS, TAKEN_BACK: "Correction annulée"}


class Held(NamedTuple):
    """What a record holds that no closing asks: its form, who led it, its title, the guides that were given."""

    kind: Kind
    mediator: str
    title: str
    guides_printed: int


class Entry(NamedTuple):
    """What the dialog says of a record: when, which pathway, what a closing says, and what else it holds.

    Without a pathway, that of the record stays, with the version that was walked; what is not told stays too.
    """

    when: HalfDay
    pathway: Pathway | None
    closing: Closing
    held: Held | None = None


class Past(NamedTuple):
    """One correction of a record, as it is read: to which half-day, why (in words), what changed."""

    when: HalfDay
    reason: str
    changes: tuple[Change, ...]


class Corrections:
    """The acts on records. Each returns once what it did is committed, or raises and nothing has changed."""

    def __init__(self, store: Callable[[], Store], clock: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._store = store
        self._clock = clock

    def now(self) -> HalfDay:
        """Return the present half-day."""
        return half_day(self._clock())

    def add(self, entry: Entry, mediator: str) -> Encounter:
        """Record a session that was not led on this screen. Raises MediateurError, NoteRefusedError."""
        if entry.pathway is None:
            raise _wrong("Le parcours de cette séance manque.", "Choisissez un parcours, puis réessayez.")
        encounter = Encounter(
            id=uuid.uuid4().hex,
            when=entry.when,
            mediator=mediator,
            **_walked(entry.pathway),
            **entry.closing.fields(),
        )
        note = entry.closing.note.strip()
        self._check(encounter, note)
        with self._store().begin() as work:
            work.encounters.add(encounter, note or None)
            work.audit.append("ajout", self.now(), encounter.id)
            work.commit()
        return encounter

    def closing(self, encounter: Encounter) -> Closing:
        """Return what the dialog shows of a record, its note included."""
        with self._store().begin() as work:
            return closing_of(encounter, work.encounters.note(encounter.id) or "")

    def correct(self, before: Encounter, entry: Entry, reason: str, *, notes: bool) -> Encounter:
        """Keep a record as the dialog says it now, and what it was; `reason` is a code of CORRECTION_REASONS.

        Without `notes` the note stays as it is. What changes nothing leaves no trace. Raises MediateurError when the
        record was changed or deleted meanwhile.
        """
        if reason not in CORRECTION_REASONS:
            raise _wrong("Il manque la raison de la correction.", "Choisissez-la dans la liste, puis réessayez.")
        walked = _walked(entry.pathway) if entry.pathway else {}
        held = entry.held._asdict() if entry.held else {}
        after = revised(before, when=entry.when, **walked, **held, **entry.closing.fields())
        note = entry.closing.note.strip() if notes else None
        self._check(after, note or "")
        with self._store().begin() as work:
            if work.encounters.get(before.id) != before:
                raise changed_meanwhile()
            return self._kept(work, before, after, reason, note)

    def check_title(self, title: str) -> Verdict:
        """Return what the privacy guard says of a title."""
        return inspect(title, today=self._clock().date(), field=Field.TITLE)

    def take_back(self, after: Encounter, before: Encounter, note: str | None) -> Encounter:
        """Make a record what it was before its correction, its note too (None leaves it); the history tells both.

        Raises MediateurError when the record was changed or deleted since.
        """
        with self._store().begin() as work:
            if work.encounters.get(after.id) != after:
                raise changed_meanwhile()
            return self._kept(work, after, revised(before, revision=after.revision), TAKEN_BACK, note)

    def history(self, encounter: Encounter, names: Names) -> tuple[Past, ...]:
        """Return the corrections of a record, the last one first; a note is never in them."""
        with self._store().begin() as work:
            kept = work.corrections.of(encounter.id)
        states = (*(each.before for each in kept), encounter)
        told = (
            Past(each.when, REASONS.get(each.reason, each.reason), changes(each.before, after, names))
            for each, after in zip(kept, states[1:], strict=True)
        )
        return tuple(told)[::-1]

    def get(self, encounter_id: str) -> Encounter:
        """Return a record. Raises MediateurError when it is gone."""
        with self._store().begin() as work:
            found = work.encounters.get(encounter_id)
        if found is None:
            raise changed_meanwhile()
        return found

    def twins(self, encounter: Encounter) -> tuple[str, ...]:
        """Return the days of the workshops or events that seem to be the same as a record; it is one's to tell."""
        with self._store().begin() as work:
            return twin_days(work, (encounter,))

    def remove(self, encounter_id: str) -> None:
        """Delete a record: it is nowhere any more, and can be restored until the program closes."""
        with self._store().begin() as work:
            work.encounters.remove(encounter_id, self.now())
            work.audit.append("suppression", self.now(), encounter_id)
            work.commit()

    def restore(self, encounter_id: str) -> None:
        """Bring back a record that was deleted. Raises MediateurError when its deletion is final."""
        with self._store().begin() as work:
            if not work.encounters.restore(encounter_id):
                raise changed_meanwhile()
            work.audit.append("retablissement", self.now(), encounter_id)
            work.commit()

    def settle(self) -> int:
        """Make the deletions final, at the end of the program and at its beginning; return how many there were."""
        with self._store().begin() as work:
            gone = work.erasure.purge()
            for encounter_id in gone:
                work.audit.append("effacement", self.now(), encounter_id)
            if gone:
                work.commit()
        return len(gone)

    def _check(self, encounter: Encounter, note: str) -> None:
        today = self._clock().date()
        if not FIRST_DAY <= encounter.when.day <= today or encounter.when.key > self.now().key:
            raise _wrong(
                f"Cette date est dans le futur, ou d’avant {FIRST_DAY.year}.", "Corrigez la date, puis réessayez."
            )
        if (refused := self.check_title(encounter.title)).blocking:
            raise _wrong(refused.blocking[0].kind.said_of("Ce titre"), "Retirez ce passage.")
        judge(encounter, note, today)

    def _kept(self, work: Work, before: Encounter, after: Encounter, reason: str, note: str | None) -> Encounter:
        renoted = note is not None and note != (work.encounters.note(before.id) or "")
        rewritten = bool(changes(before, after, Names({}, {})))
        if not rewritten and not renoted:
            return before
        if rewritten:
            after = revised(after, revision=before.revision + 1)
            work.corrections.add(before, self.now(), reason)
            work.audit.append(f"correction-{reason}", self.now(), before.id)
        else:
            work.audit.append("note", self.now(), before.id)
        work.encounters.replace(after if rewritten else before, note if renoted else None)
        work.commit()
        return after if rewritten else before


def _walked(pathway: Pathway) -> dict[str, Any]:
    """Return what is known of a record of a pathway of which no step was walked here."""
    walked = {"pathway": pathway.id, "pathway_version": pathway.version, "content_hash": content_hash(pathway)}
    return {**walked, "refusing": False}


def _wrong(happened: str, remedy: str) -> MediateurError:
    return MediateurError(happened, NOTHING_RECORDED, remedy)
