"""A register for a test, on a day that the test moves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.paths import resources
from mediateur.store.register.registry import Registry
from mediateur.training.checklist import read_checklist
from mediateur.training.register import Person
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.register import Register
from mediateur.usecases.register.sessions import Plan

START = dt.date(2026, 3, 12)
POINTS = read_checklist(resources())
RIGHT = frozenset(point.id for point in POINTS)
TRAINER = "Formatrice Unetelle"


class Office:
    """A register in a folder, its clock, and the acts that most tests need."""

    def __init__(self, folder: Path, day: dt.date = START) -> None:
        self.folder = folder
        self.day = day
        self.registry = Registry(folder)
        self.register = Register(self.registry, Preferences(folder), lambda: POINTS, self.now)

    def now(self) -> dt.datetime:
        return dt.datetime.combine(self.day, dt.time(10))

    def later(self, days: int) -> None:
        self.day += dt.timedelta(days=days)

    def enrol(self, name: str, **fields: object) -> Person:
        return self.register.people.enrol(Details(name, **fields))  # type: ignore[arg-type]

    def train(self, *people: Person, minutes: int = 420) -> str:
        session = self.register.sessions.create(Plan("Accompagner", self.day, trainer=TRAINER, minutes=minutes))
        ids = [person.id for person in people]
        self.register.sessions.enrol(session.id, ids)
        self.register.sessions.tick(session.id, dict.fromkeys(ids, True))
        return session.id

    def show(self, *people: Person) -> None:
        for person in people:
            self.register.proofs.add_quiz(person.id, 18, 20)
            self.register.proofs.observe(person.id, TRAINER, RIGHT, ())

    def certify(self, *people: Person) -> list[str]:
        self.train(*people)
        self.show(*people)
        return [self.register.giving.give(person.id).number for person in people]

    def bytes(self) -> bytes:
        return b"".join(file.read_bytes() for file in sorted(self.folder.iterdir()))
