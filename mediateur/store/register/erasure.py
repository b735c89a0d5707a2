"""Mediators that leave the register for good: figures stay, by month, without name nor number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, case, delete, exists, func, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from mediateur.store.register import numbers, standing
from mediateur.store.register.schema import (
    announced,
    attendances,
    certificates,
    counters,
    departed,
    departed_renewals,
    erasing,
    events,
    gone,
    observations,
    people,
    quizzes,
    sessions,
)
from mediateur.store.register.standing import Ledger
from mediateur.training.handover import Departed
from mediateur.training.listing import folded
from mediateur.training.register import Status

_COUNTED = "erased"
_KEPT = ("role", "territory", "trained", "expires", "declared", "is_expired")


class Erasure:
    """The leaving of mediators, in a unit of work."""

    def __init__(self, ledger: Ledger) -> None:
        self._channel = ledger.channel
        self._ledger = ledger

    def erase(self, person_ids: Iterable[str], day: dt.date) -> int:
        """Erase mediators and all that is held of them; figures stay, without name nor number. Return how many.

        After the commit no byte of what was written of them remains in the file.
        """
        self._ledger.settle()
        rows = self._channel.read(select(people.c.id, people.c.name).where(people.c.id.in_(tuple(person_ids))))
        if not rows:
            return 0
        numbers.reach(self._channel, _COUNTED, self.count() + len(rows))
        self._channel.write(insert(erasing), [{"person": row.id} for row in rows])
        self._keep_figures(day)
        self._forget_trainers({folded(row.name) for row in rows})
        mine = select(erasing.c.person).scalar_subquery()
        given = select(certificates.c.number).where(certificates.c.person.in_(mine))
        self._channel.write(delete(events).where(events.c.certificate.in_(given.scalar_subquery())))
        for table in (certificates, quizzes, observations, attendances, announced):
            self._channel.write(delete(table).where(table.c.person.in_(mine)))
        marks = select(people.c.mark).where(people.c.id.in_(mine))
        self._channel.write(insert(gone).prefix_with("OR IGNORE").from_select(["mark"], marks))
        self._channel.write(delete(people).where(people.c.id.in_(mine)))
        self._channel.write(delete(erasing))
        self._channel.erased = self._channel.typed = True
        return len(rows)

    def count(self) -> int:
        """Return how many were erased; of those of the first version, only whoever was trained is known of."""
        counted = self._channel.read(select(counters.c.last).where(counters.c.name == _COUNTED))
        kept = self._channel.read(select(func.count()).select_from(departed))[0][0]
        return max((int(kept), *(int(row.last) for row in counted)))

    def ripe(self, before: dt.date) -> tuple[str, ...]:
        """Return those of whom nothing is later than a day: entry, training, proof, end of an attestation, activity."""
        columns = (people.c.entered, people.c.last_declared, people.c.trained, people.c.expires)
        at = attendances.join(sessions, sessions.c.id == attendances.c.session)
        lately = (
            exists().select_from(at).where(attendances.c.person == people.c.id, sessions.c.day >= before),
            exists().where(observations.c.person == people.c.id, observations.c.day >= before),
            exists().where(quizzes.c.person == people.c.id, quizzes.c.day >= before),
        )
        old = [or_(column.is_(None), column < before) for column in columns]
        query = select(people.c.id).where(*old, *(~each for each in lately)).order_by(people.c.number)
        return tuple(row.id for row in self._channel.read(query))

    def departed(self) -> tuple[Departed, ...]:
        """Return what remains in the figures of those who were erased, in an order that tells nothing."""
        rows = self._channel.read(select(departed))
        left = [Departed(**{name: row[name] for name in _KEPT}) for row in (each._mapping for each in rows)]
        renewals = [Departed(renewed=row.month) for row in self._channel.read(select(departed_renewals.c.month))]
        return tuple(sorted(left + renewals))

    def add_departed(self, added: Sequence[Departed]) -> None:
        """Count those who were erased from another register, which becomes this one."""
        left = [{name: getattr(each, name) for name in _KEPT} for each in added if not each.renewed]
        renewals = [{"month": each.renewed} for each in added if each.renewed]
        for table, rows in ((departed, left), (departed_renewals, renewals)):
            if rows:
                self._channel.write(insert(table), rows)

    def announced(self) -> Mapping[str, dt.date]:
        """Return the mediators whose erasure was announced, and from which day on."""
        query = select(announced).join(people).order_by(people.c.number)
        return {row.person: row.day for row in self._channel.read(query)}

    def announce(self, person_ids: Iterable[str], day: dt.date) -> None:
        """Announce the erasure of some mediators from a day on."""
        rows = [{"person": person_id, "day": day} for person_id in person_ids]
        if rows:
            self._channel.write(upsert(announced).on_conflict_do_nothing(), rows)

    def renounce(self, person_ids: Iterable[str]) -> None:
        """Take an announcement back."""
        self._channel.write(delete(announced).where(announced.c.person.in_(tuple(person_ids))))

    def _keep_figures(self, day: dt.date) -> None:
        mine = people.c.id.in_(select(erasing.c.person))
        kept = select(
            people.c.role,
            people.c.territory,
            _month(people.c.trained),
            case((standing.is_certified(day), _month(people.c.expires)), else_=""),
            _month(people.c.last_declared),
            standing.status(day) == Status.EXPIRED,
        ).where(mine, or_(people.c.trained.is_not(None), people.c.certificate != ""))
        # In no order that tells who they were.
        self._channel.write(insert(departed).from_select(_KEPT, kept.order_by(func.random())))
        renewed = select(_month(certificates.c.issued)).where(
            certificates.c.renews != "", certificates.c.person.in_(select(erasing.c.person))
        )
        self._channel.write(insert(departed_renewals).from_select(["month"], renewed.order_by(func.random())))

    def _forget_trainers(self, names: set[str]) -> None:
        """Take the names of those who go off the sessions and the observations that they led."""
        for table in (sessions, observations):
            said = {row.trainer for row in self._channel.read(select(table.c.trainer).distinct())}
            if named := [trainer for trainer in said if folded(trainer) in names]:
                self._channel.write(update(table).where(table.c.trainer.in_(named)).values(trainer=""))


def _month(column: ColumnElement[Any]) -> ColumnElement[str]:
    return func.coalesce(func.substr(column, 1, 7), "")
