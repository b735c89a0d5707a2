"""Sessions of training and attendances of a unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mediateur.store.register import numbers, values
from mediateur.store.register.schema import attendances, people, sessions
from mediateur.store.register.standing import Ledger
from mediateur.training.listing import Enrolled, Filled
from mediateur.training.register import Attendance, TrainingSession


class TrainingSessions:
    """The sessions of a unit of work."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._channel = ledger.channel

    def put(self, session: TrainingSession) -> None:
        """Keep a session, in place of the one with the same id; after the commit no byte of another trainer remains."""
        before = self.get(session.id)
        fresh = upsert(sessions).values(values.fields(session))
        self._channel.write(fresh.on_conflict_do_update(index_elements=["id"], set_=values.fields(session)))
        if before is not None:
            self._ledger.touch(self._present(session.id))
            if before.trainer != session.trainer:
                self._channel.erased = self._channel.typed = True

    def add(self, added: Iterable[TrainingSession]) -> int:
        """Add those whose id is not there yet; return how many were."""
        return len(numbers.insert_new(self._channel, sessions, sessions.c.id, [*map(values.fields, added)]))

    def get(self, session_id: str) -> TrainingSession | None:
        """Return a session, or None."""
        rows = self._channel.read(select(sessions).where(sessions.c.id == session_id))
        return values.session(rows[0]) if rows else None

    def all(self) -> tuple[Filled, ...]:
        """Return the sessions, newest first."""
        there = func.count().filter(attendances.c.whole).label("there")
        counts = select(attendances.c.session, func.count().label("enrolled"), there).group_by(attendances.c.session)
        at = counts.subquery()
        query = select(sessions, at.c.enrolled, at.c.there).outerjoin(at, at.c.session == sessions.c.id)
        rows = self._channel.read(query.order_by(sessions.c.day.desc(), sessions.c.id))
        return tuple(Filled(values.session(row), row.enrolled or 0, row.there or 0) for row in rows)

    def remove(self, session_id: str) -> None:
        """Forget a session, and who was enrolled."""
        self._ledger.touch(self._present(session_id))
        self._channel.write(delete(attendances).where(attendances.c.session == session_id))
        self._channel.write(delete(sessions).where(sessions.c.id == session_id))
        self._channel.erased = self._channel.typed = True

    def enrolled(self, session_id: str) -> tuple[Enrolled, ...]:
        """Return who is at a session, in the order of names."""
        shown = (people.c.id, people.c.number, people.c.name, people.c.structure, attendances.c.whole)
        query = select(*shown).join(attendances, attendances.c.person == people.c.id)
        query = query.where(attendances.c.session == session_id).order_by(people.c.sorted_name, people.c.number)
        return tuple(
            Enrolled(row.id, row.number, row.name, row.structure, row.whole) for row in self._channel.read(query)
        )

    def enrol(self, session_id: str, person_ids: Iterable[str]) -> int:
        """Enrol those who are not yet; return how many were."""
        return self.attend([Attendance(person_id, session_id) for person_id in dict.fromkeys(person_ids)])

    def leave(self, session_id: str, person_ids: Iterable[str]) -> None:
        """Take these off the list of a session."""
        gone = tuple(person_ids)
        self._channel.write(
            delete(attendances).where(attendances.c.session == session_id, attendances.c.person.in_(gone))
        )
        self._ledger.touch(gone)

    def tick(self, session_id: str, whole: Mapping[str, bool]) -> None:
        """Say of some of those enrolled whether they were there from beginning to end."""
        if not whole:
            return
        rows = [{"whose": person_id, "there": there} for person_id, there in whole.items()]
        mine = (attendances.c.session == session_id, attendances.c.person == bindparam("whose"))
        self._channel.write(update(attendances).where(*mine).values(whole=bindparam("there")), rows)
        self._ledger.touch(whole)

    def attend(self, added: Sequence[Attendance]) -> int:
        """Add these attendances where there is none yet; return how many were."""
        if not added:
            return 0
        before = self._count()
        self._channel.write(insert(attendances).prefix_with("OR IGNORE"), [*map(values.fields, added)])
        self._ledger.touch(each.person for each in added)
        return self._count() - before

    def _count(self) -> int:
        number: int = self._channel.read(select(func.count()).select_from(attendances))[0][0]
        return number

    def _present(self, session_id: str) -> tuple[str, ...]:
        query = select(attendances.c.person).where(attendances.c.session == session_id)
        return tuple(row.person for row in self._channel.read(query))
