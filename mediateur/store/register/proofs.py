"""Observations, quiz results, attestations and what happened to them: added to a unit of work, never changed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from mediateur.store.register import numbers, values
from mediateur.store.register.schema import certificates, events, observations, quizzes
from mediateur.store.register.standing import Ledger
from mediateur.training.register import Certificate, CertificateEvent, Observation, QuizResult


class Proofs:
    """Observations and quiz results of a unit of work."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._channel = ledger.channel

    def add_observations(self, added: Sequence[Observation]) -> int:
        """Add observations; those whose id is there already are left. Return how many were added."""
        rows = [*map(values.observation_row, added)]
        fresh = numbers.insert_new(self._channel, observations, observations.c.id, rows)
        self._ledger.touch(each.person for each in added)
        return len(fresh)

    def add_quizzes(self, results: Sequence[QuizResult]) -> int:
        """Add results; those whose id is there already are left. Return how many were added."""
        added = numbers.insert_new(self._channel, quizzes, quizzes.c.id, [*map(values.fields, results)])
        self._ledger.touch(each.person for each in results)
        return len(added)


class Certificates:
    """The attestations of a unit of work."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._channel = ledger.channel

    def next_number(self, year: int) -> str:
        """Take the next number of a year, such as « 2026-0087 », without gaps."""
        return f"{year:04}-{numbers.take(self._channel, f'{year:04}'):04}"

    def add(self, added: Sequence[Certificate]) -> int:
        """Add attestations; those whose number is there already are left. Return how many were added."""
        fresh = numbers.insert_new(
            self._channel, certificates, certificates.c.number, [*map(values.certificate_row, added)]
        )
        reached: dict[str, int] = {}
        for number in fresh:
            year, _, rank = number.partition("-")
            if rank.isdecimal():
                reached[year] = max(int(rank), reached.get(year, 0))
        for year, most in reached.items():
            numbers.reach(self._channel, year, most)
        self._ledger.touch(each.person for each in added)
        return len(fresh)

    def add_events(self, added: Sequence[CertificateEvent]) -> int:
        """Add what happened to some; what is there already is left. Return how many were added."""
        fresh = numbers.insert_new(self._channel, events, events.c.id, [*map(values.fields, added)])
        touched = {each.certificate for each in added}
        whose = select(certificates.c.person).where(certificates.c.number.in_(touched))
        self._ledger.touch(row.person for row in self._channel.read(whose))
        return len(fresh)

    def get(self, number: str) -> Certificate | None:
        """Return an attestation, or None."""
        rows = self._channel.read(select(certificates).where(certificates.c.number == number))
        return values.certificate(rows[0]) if rows else None

    def events(self, number: str | None = None) -> tuple[CertificateEvent, ...]:
        """Return what happened to an attestation, or to all, in the order in which it came."""
        query = select(events).order_by(events.c.seq)
        if number is not None:
            query = query.where(events.c.certificate == number)
        return tuple(map(values.event, self._channel.read(query)))
