"""What the use cases of the register need of its store, which satisfies it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from mediateur.training.figures import Cell, Month
from mediateur.training.handover import Departed, Left
from mediateur.training.listing import Enrolled, Filled, Page, Query
from mediateur.training.register import (
    Attendance,
    Certificate,
    CertificateEvent,
    Observation,
    Person,
    PersonRecord,
    QuizResult,
    Rule,
    TrainingSession,
)
from mediateur.usecases.register.copies import RegisterVault


class People(Protocol):
    """The mediators of a register."""

    def next_number(self) -> int:
        """Take the next number, which is never given again."""

    def add(self, *people: Person) -> int:
        """Add those whose id is not there yet; return how many were."""

    def replace(self, person: Person) -> None:
        """Keep what a mediator is now, in place of what she was."""

    def remove(self, person_ids: Iterable[str]) -> int:
        """Forget those of whom nothing is held but their entry, as if they had never been entered; return how many."""

    def get(self, person_id: str) -> Person | None:
        """Return a mediator, or None."""

    def all(self) -> tuple[Person, ...]:
        """Return all of them, in the order of their numbers."""

    def record(self, person_id: str) -> PersonRecord | None:
        """Return all that is held of a mediator, or None."""

    def records(self, person_ids: Iterable[str] | None = None) -> tuple[PersonRecord, ...]:
        """Return all that is held of these mediators, or of all, in the order of their numbers."""

    def page(self, query: Query, day: dt.date, start: int, most: int) -> Page:
        """Return the lines of a query from `start` on, as they stand on a day."""

    def ids(self, query: Query, day: dt.date) -> tuple[str, ...]:
        """Return who answers a query, in its order."""

    def territories(self) -> tuple[str, ...]:
        """Return the territories that are said, in their order."""

    def structures(self) -> tuple[str, ...]:
        """Return the structures that are said, in their order."""


class TrainingSessions(Protocol):
    """Sessions of training, and who is at them."""

    def put(self, session: TrainingSession) -> None:
        """Keep a session, in place of the one with the same id."""

    def add(self, sessions: Iterable[TrainingSession]) -> int:
        """Add those whose id is not there yet; return how many were."""

    def get(self, session_id: str) -> TrainingSession | None:
        """Return a session, or None."""

    def all(self) -> tuple[Filled, ...]:
        """Return the sessions, newest first."""

    def remove(self, session_id: str) -> None:
        """Forget a session, and who was enrolled."""

    def enrolled(self, session_id: str) -> tuple[Enrolled, ...]:
        """Return who is at a session, in the order of names."""

    def enrol(self, session_id: str, person_ids: Iterable[str]) -> int:
        """Enrol those who are not yet; return how many were."""

    def leave(self, session_id: str, person_ids: Iterable[str]) -> None:
        """Take these off the list of a session."""

    def tick(self, session_id: str, whole: Mapping[str, bool]) -> None:
        """Say of some of those enrolled whether they were there from beginning to end."""

    def attend(self, attendances: Sequence[Attendance]) -> int:
        """Add these attendances where there is none yet; return how many were."""


class Proofs(Protocol):
    """Observations and quiz results: added, never changed."""

    def add_observations(self, observations: Sequence[Observation]) -> int:
        """Add observations; those whose id is there already are left. Return how many were added."""

    def add_quizzes(self, results: Sequence[QuizResult]) -> int:
        """Add results; those whose id is there already are left. Return how many were added."""


class Certificates(Protocol):
    """Attestations and what happened to them: added, never changed."""

    def next_number(self, year: int) -> str:
        """Take the next number of a year, such as « 2026-0087 », without gaps."""

    def add(self, certificates: Sequence[Certificate]) -> int:
        """Add attestations; those whose number is there already are left. Return how many were added."""

    def add_events(self, events: Sequence[CertificateEvent]) -> int:
        """Add what happened to some; what is there already is left. Return how many were added."""

    def get(self, number: str) -> Certificate | None:
        """Return an attestation, or None."""

    def events(self, number: str | None = None) -> tuple[CertificateEvent, ...]:
        """Return what happened to an attestation, or to all, in the order in which it came."""


class Figures(Protocol):
    """The figures of a register on a day."""

    def cells(self, day: dt.date) -> tuple[Cell, ...]:
        """Return those of each role in each territory."""

    def expiring(self, first: dt.date, last: dt.date) -> tuple[Month, ...]:
        """Return how many attestations that stand end in each month of some days."""

    def renewed(self, first: dt.date, last: dt.date) -> tuple[Month, ...]:
        """Return how many attestations were renewed in each month of some days."""


class Erasure(Protocol):
    """Mediators that leave the register."""

    def count(self) -> int:
        """Return how many were erased, as far as the register knows."""

    def erase(self, person_ids: Iterable[str], day: dt.date) -> int:
        """Erase mediators and all that is held of them; figures stay, without name nor number. Return how many.

        After the commit no byte of what was written of them remains in the file.
        """

    def ripe(self, before: dt.date) -> tuple[str, ...]:
        """Return those of whom nothing is later than a day: entry, training, proof, end of an attestation, activity."""

    def departed(self) -> tuple[Departed, ...]:
        """Return what remains in the figures of those who were erased, in an order that tells nothing."""

    def add_departed(self, added: Sequence[Departed]) -> None:
        """Count those who were erased from another register, which becomes this one."""

    def announced(self) -> Mapping[str, dt.date]:
        """Return the mediators whose erasure was announced, and from which day on."""

    def announce(self, person_ids: Iterable[str], day: dt.date) -> None:
        """Announce the erasure of some mediators from a day on."""

    def renounce(self, person_ids: Iterable[str]) -> None:
        """Take an announcement back."""


class SharedFigures(Protocol):
    """The figures that have left, as they were sent."""

    def all(self) -> tuple[Left, ...]:
        """Return what has left, oldest first."""

    def add(self, added: Iterable[Left]) -> None:
        """Keep what leaves, or left from another register that becomes this one."""


class RegisterWork(Protocol):
    """A unit of work: nothing lasts unless `commit` was called."""

    @property
    def people(self) -> People:
        """The mediators."""

    @property
    def sessions(self) -> TrainingSessions:
        """Sessions of training."""

    @property
    def proofs(self) -> Proofs:
        """Observations and quiz results."""

    @property
    def certificates(self) -> Certificates:
        """Attestations."""

    @property
    def figures(self) -> Figures:
        """The figures."""

    @property
    def erasure(self) -> Erasure:
        """Mediators that leave."""

    @property
    def shared(self) -> SharedFigures:
        """The figures that have left."""

    def commit(self) -> None:
        """Make everything done so far last."""


class RegisterStore(Protocol):
    """The file of a register."""

    def begin(self, rule: Rule) -> AbstractContextManager[RegisterWork]:
        """Open a unit of work in which mediators stand as a rule says. MediateurError while it is locked."""

    def look(self, rule: Rule) -> AbstractContextManager[RegisterWork]:
        """Open a unit of work to read with; where there is no file, that of an empty register, and none is made."""

    @property
    def exists(self) -> bool:
        """Whether there is a file: the first unit of work makes one."""

    @property
    def vault(self) -> RegisterVault:
        """The copies of the file."""

    @property
    def is_protected(self) -> bool:
        """Whether a password protects the file."""

    @property
    def is_locked(self) -> bool:
        """Whether the password must be given before anything else."""

    def unlock(self, password: str) -> None:
        """Open the file with its password. MediateurError, and nothing has changed, when it is not the one."""

    def lock(self) -> None:
        """Leave the file, and forget the password."""

    def protect(self, password: str) -> None:
        """Encrypt the file with a new password, in place of the former one; an empty one decrypts it."""
