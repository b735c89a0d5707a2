"""The rights of the mediators in the register: access, and how long they are kept. Nothing is erased unannounced.

Rectification is `People.correct`, erasure `People.erase`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from mediateur.training.checklist import Point
from mediateur.training.validity import first_day
from mediateur.usecases.register.base import Desk, present
from mediateur.usecases.register.repositories import RegisterWork
from mediateur.usecases.register.told import held, readable

NOTICE_DAYS = 30


class Due(NamedTuple):
    """Mediators (ids and names) whom the register will forget from a day on."""

    day: dt.date
    people: tuple[tuple[str, str], ...]


class Privacy:
    """Access and retention. Raises MediateurError while the register is locked."""

    def __init__(self, desk: Desk, points: Sequence[Point]) -> None:
        self._desk = desk
        self._points = {point.id: point.text for point in points}

    def access(self, person_id: str) -> str:
        """Return everything that is held of a mediator, as a text that she can read."""
        return readable(self._held(person_id))

    def access_json(self, person_id: str) -> str:
        """Return everything that is held of a mediator, as JSON for another program."""
        return json.dumps(self._held(person_id), ensure_ascii=False, indent=1, default=dt.date.isoformat)

    def announce(self) -> tuple[Due, ...]:
        """Return whom the register will forget, by day: the first time, NOTICE_DAYS from now.

        One who did something since is not announced any more.
        """
        day = self._desk.erasing_day
        with self._desk.begin() as work:
            before = work.erasure.announced()
            ripe = work.erasure.ripe(self._oldest(day))
            work.erasure.renounce(set(before) - set(ripe))
            work.erasure.announce([each for each in ripe if each not in before], day + dt.timedelta(days=NOTICE_DAYS))
            found = _dues(work)
            work.commit()
        return found

    def erase_due(self) -> int:
        """Erase those whose day has come, as it was announced; return how many."""
        day = self._desk.erasing_day
        ready = [person_id for due in self.announce() if due.day <= day for person_id, _ in due.people]
        if not ready:
            return 0
        with self._desk.begin() as work:
            gone = work.erasure.erase(ready, day)
            work.commit()
        return gone

    def _held(self, person_id: str) -> dict[str, Any]:
        with self._desk.begin() as work:
            record = work.people.record(person_id)
            announced = work.erasure.announced().get(person_id)
        if record is None:
            present(None)
            raise AssertionError
        return held(record, self._points, announced)

    def _oldest(self, day: dt.date) -> dt.date:
        return first_day(day, self._desk.preferences.current.register_months)


def _dues(work: RegisterWork) -> tuple[Due, ...]:
    days = work.erasure.announced()
    names = {record.person.id: record.person.name for record in work.people.records(days)}
    by_day: dict[dt.date, list[tuple[str, str]]] = {}
    for person_id, day in days.items():
        by_day.setdefault(day, []).append((person_id, names[person_id]))
    return tuple(Due(day, tuple(people)) for day, people in sorted(by_day.items()))
