"""A session from its first question to its record: begin, act, park, resume, finish."""

from __future__ import annotations

import datetime as dt
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal.draft import DRAFT_DAYS, Draft, changed
from mediateur.journal.encounter import Count, Encounter, HalfDay, half_day
from mediateur.journal.privacy import Verdict, inspect
from mediateur.pathways.events import AnyEvent, Differed, decode_events, encode_events
from mediateur.pathways.model import Pathway, content_hash, decode, encode
from mediateur.pathways.walk import Walk
from mediateur.usecases.recording.closing import Closing, changed_meanwhile, judge
from mediateur.usecases.repositories import Store, Work

_CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_DIGITS = "23456789"


@dataclass(frozen=True)
class Session:
    """A session under way: what is kept of it, and its walk."""

    draft: Draft
    walk: Walk


class Parked(NamedTuple):
    """A session that waits, as the screen may show it."""

    id: str
    title: str
    when: HalfDay
    mediator: str


class Saved(NamedTuple):
    """What finishing recorded, and the session as it was, should the person undo it."""

    encounter: Encounter
    session: Session


class Sessions:
    """The acts of a session. Each returns once what it did is committed, or raises and nothing has changed.

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

    def begin(self, pathway: Pathway, mediator: str) -> Session:
        """Begin a session and keep its draft."""
        with self._store().begin() as work:
            session = self._new(work, Walk(pathway), mediator)
            work.commit()
        return session

    def follow(self, session: Session, pathway: Pathway) -> Session:
        """Go on with the same person on another pathway: one visit, one record, with what both gave."""
        with self._store().begin() as work:
            following = self._new(work, Walk(pathway).then(session.walk.legacy), session.draft.mediator)
            draft = changed(following.draft, guides_printed=session.draft.guides_printed)
            work.drafts.put(draft)
            work.drafts.delete(session.draft.id)
            work.commit()
        return replace(following, draft=draft)

    def _new(self, work: Work, walk: Walk, mediator: str) -> Session:
        now, pathway = half_day(self._clock()), walk.pathway
        draft = Draft(
            id=uuid.uuid4().hex,
            code=_new_code(work),
            mediator=mediator,
            when=now,
            touched=now,
            pathway=pathway.id,
            title=pathway.title,
            content_hash=content_hash(pathway),
            content=encode(pathway),
            events=encode_events(walk.events),
        )
        work.drafts.put(draft)
        return Session(draft, walk)

    def act(self, session: Session, event: AnyEvent) -> Session:
        """Do one event of the walk; the draft is committed when this returns."""
        walk = session.walk.then(event)
        return self._keep(_moved(session, walk), event if isinstance(event, Differed) else None)

    def undo(self, session: Session) -> Session:
        """Take back the last event."""
        return self._keep(_moved(session, session.walk.undo()))

    def printed(self, session: Session, copies: int) -> Session:
        """Count guides printed for this person."""
        draft = session.draft
        return self._keep(Session(changed(draft, guides_printed=draft.guides_printed + copies), session.walk))

    def park(self, session: Session) -> Session:
        """Set a session aside; it can be resumed for DRAFT_DAYS days after its last answer."""
        return self._put(Session(changed(session.draft, parked=True), session.walk))

    def parked(self) -> tuple[Parked, ...]:
        """Return the sessions that wait, newest first; those too old are forgotten first."""
        with self._unexpired() as work:
            return tuple(Parked(d.id, d.title, d.when, d.mediator) for d in filter(self._is_kept, work.drafts.all()))

    def resume(self, draft_id: str) -> Session:
        """Return a parked or interrupted session exactly as it was, on the pathway that it began with."""
        with self._unexpired() as work:
            return self._restored(work.drafts.get(draft_id))

    def resume_by_code(self, code: str) -> Session:
        """Return the session whose recap bears `code`."""
        with self._unexpired() as work:
            return self._restored(work.drafts.by_code("".join(code.split()).upper()))

    def discard(self, session: Session) -> None:
        """Forget a session: nothing is counted."""
        with self._store().begin() as work:
            work.drafts.delete(session.draft.id)
            work.commit()

    def check(self, note: str) -> Verdict:
        """Return what the privacy guard says of a note."""
        return inspect(note, today=self._clock().date())

    def finish(self, session: Session, closing: Closing) -> Saved:
        """Record the encounter and forget the draft, in one transaction.

        It is of the half-day of the last thing done with the person, whenever it is recorded.

        Raises NoteRefusedError for a note that names someone, MediateurError for figures that contradict each other.
        """
        session = self._with_guides(session)
        encounter = self._encounter(session, closing)
        self.add(encounter, closing.note, draft=session.draft.id)
        return Saved(encounter, session)

    def add(self, encounter: Encounter, note: str = "", draft: str = "") -> Verdict:
        """Record an encounter; the privacy guard and the definitions have the last word.

        `draft` is the session that it comes from: it goes in the same transaction, and must still be there.
        Returns what the guard warns about in the note, which is kept.
        """
        verdict = judge(encounter, note, self._clock().date())
        with self._store().begin() as work:
            if draft and work.drafts.get(draft) is None:
                raise _gone()
            work.encounters.add(encounter, note.strip() or None)
            if draft:
                work.drafts.delete(draft)
            work.audit.append("ajout", half_day(self._clock()), encounter.id)
            work.commit()
        return verdict

    def take_back(self, saved: Saved) -> Session:
        """Undo a finish: the record goes, the session comes back as it was.

        Raises MediateurError when the record was changed or deleted since.
        """
        with self._store().begin() as work:
            if work.encounters.get(saved.encounter.id) != saved.encounter:
                raise changed_meanwhile()
            work.encounters.delete(saved.encounter.id)
            work.drafts.put(saved.session.draft)
            work.audit.append("annulation", half_day(self._clock()), saved.encounter.id)
            work.commit()
        return saved.session

    def _with_guides(self, session: Session) -> Session:
        """Return a session with the guides counted so far: some come out while its end is being filled in."""
        with self._store().begin() as work:
            kept = work.drafts.get(session.draft.id)
        if kept is None:
            return session
        return replace(session, draft=changed(session.draft, guides_printed=kept.guides_printed))

    def _encounter(self, session: Session, closing: Closing) -> Encounter:
        draft = session.draft
        return Encounter(
            id=uuid.uuid4().hex,
            when=draft.touched,
            mediator=draft.mediator,
            pathway=draft.pathway,
            pathway_version=session.walk.pathway.version,
            content_hash=draft.content_hash,
            **closing.fields(),
            guides_printed=draft.guides_printed,
            refusing=session.walk.refusing,
        )

    def _keep(self, session: Session, seen: Differed | None = None) -> Session:
        draft = changed(session.draft, touched=half_day(self._clock()))
        return self._put(replace(session, draft=draft), seen)

    def _put(self, session: Session, seen: Differed | None = None) -> Session:
        with self._store().begin() as work:
            work.drafts.put(session.draft)
            if seen:
                work.differences.add(session.draft.pathway, seen.step, seen.month, seen.what)
            work.commit()
        return session

    @contextmanager
    def _unexpired(self) -> Iterator[Work]:
        """Open a unit of work without drafts older than DRAFT_DAYS, unless these cannot be erased (`_is_kept`)."""
        with suppress(MediateurError), self._store().begin() as work:
            if work.drafts.expire(self._oldest()):
                work.commit()
        with self._store().begin() as work:
            yield work

    def _oldest(self) -> dt.date:
        return self._erasing_day(self._clock().date()) - dt.timedelta(days=DRAFT_DAYS)

    def _is_kept(self, draft: Draft) -> bool:
        return max(draft.touched.day, draft.when.day) >= self._oldest()

    def _restored(self, draft: Draft | None) -> Session:
        if draft is None or not self._is_kept(draft):
            raise _gone()
        return _replayed(draft)


def prefilled(walk: Walk) -> Closing:
    """Return what the closing dialog proposes: one person, the results reached, the obstacles met."""
    return Closing(
        outcomes=tuple(Count(code=code, n=1) for code in walk.outcomes),
        obstacles=walk.obstacle_kinds,
    )


def _replayed(draft: Draft) -> Session:
    try:
        return Session(draft, Walk.replay(decode(draft.content), decode_events(draft.events)))
    except (ValueError, KeyError) as error:
        raise MediateurError(
            "Cette séance ne se relit pas.",
            "Les autres séances et le journal sont intacts.",
            "Commencez une nouvelle séance, puis effacez celle-ci.",
            detail=type(error).__name__,
        ) from error


def _moved(session: Session, walk: Walk) -> Session:
    return Session(changed(session.draft, events=encode_events(walk.events)), walk)


def _gone() -> MediateurError:
    return MediateurError(
        "Cette séance n’est plus là.",
        "Les autres séances et le journal sont intacts.",
        "Elle a été terminée, effacée, ou gardée plus de trente jours. Commencez-en une nouvelle.",
    )


def _new_code(work: Work) -> str:
    """Return two letters and two digits that no one confuses (no I, O, 0, 1), and that no draft bears."""
    while True:
        letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(2))
        code = letters + "".join(secrets.choice(_CODE_DIGITS) for _ in range(2))
        if work.drafts.by_code(code) is None:
            return code
