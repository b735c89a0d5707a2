"""A register on disk, with mediators in every state, and the part « Suivre » on it in a real window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediateur.errors import MediateurError
from mediateur.paths import resources
from mediateur.store.register.registry import Registry
from mediateur.training.checklist import read_checklist
from mediateur.training.register import Role
from mediateur.ui import jobs
from mediateur.ui.exchanging import RegisterExchange
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.people import Details
from mediateur.usecases.register.register import Register
from mediateur.usecases.register.sessions import Plan
from tests.ui.conftest import show
from tests.ui.driving import Driver, rest, settle
from tests.ui.pages.conftest import HEIGHT, WIDTH

TODAY = dt.date(2026, 11, 23)
FILE = "registre.sqlite"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.day = TODAY

    def __call__(self) -> dt.datetime:
        return dt.datetime.combine(self.day, dt.time(10))


class World:
    """A register and how to fill it: each mediator goes as far as she is asked to."""

    def __init__(self, folder: Path, preferences: Preferences) -> None:
        self.clock, self.store = Clock(), Registry(folder)
        self.register = Register(self.store, preferences, lambda: read_checklist(resources()), self.clock)
        self.file = folder / FILE
        self.ids: dict[str, str] = {}

    def enter(
        self, name: str, day: dt.date | None = None, *, territory: str = "Drôme", role: Role = Role.COUNTER
    ) -> str:
        """Enter a mediator on a day, by default today."""
        self.clock.day = day or TODAY
        person = self.register.people.enrol(Details(name, role, "06 39 98 00 12", "Mairie", territory))
        self.clock.day = TODAY
        self.ids[name] = person.id
        return person.id

    def train(self, name: str, day: dt.date) -> str:
        """Have her follow a whole session; return its id."""
        session = self.register.sessions.create(Plan("Formation initiale", day, "Salle 2", seats=15))
        self.register.sessions.enrol(session.id, [self.ids[name]])
        self.register.sessions.tick(session.id, {self.ids[name]: True})
        return session.id

    def test(self, name: str, right: int = 17, day: dt.date | None = None) -> None:
        """Have her pass a quiz of twenty questions."""
        self.register.proofs.add_quiz(self.ids[name], right, 20, day=day)

    def observe(self, name: str, day: dt.date | None = None) -> None:
        """Have her practice observed, all of it right."""
        points = [point.id for point in self.register.proofs.points]
        self.register.proofs.observe(self.ids[name], "Formateur 1", points, [], day)

    def certify(self, name: str, day: dt.date) -> None:
        """Enter, train, test, observe and certify her on a day."""
        self.enter(name, day)
        self.clock.day = day
        self.train(name, day)
        self.test(name, day=day)
        self.observe(name, day)
        self.register.giving.give(self.ids[name])
        self.clock.day = TODAY

    def usual(self) -> None:
        """Have mediators in every state, as on the picture of the design."""
        self.certify("Médiateur 1", dt.date(2026, 3, 12))
        self.certify("Médiateur 2", dt.date(2024, 12, 4))
        self.certify("Médiateur 3", dt.date(2026, 11, 20))
        self.certify("Médiateur 4", dt.date(2024, 11, 8))
        self.enter("Médiateur 5", territory="Ardèche", role=Role.TRAINER)
        self.train("Médiateur 5", dt.date(2026, 11, 20))
        self.test("Médiateur 5")
        self.enter("Médiateur 6", territory="")
        self.register.people.declare(self.ids["Médiateur 1"], TODAY)


@pytest.fixture
def world(data_folder: Path, preferences: Preferences) -> Iterator[World]:
    made = World(data_folder, preferences)
    yield made
    jobs.wait()
    made.store.close()


class Page(ColumnPage):
    """A page that holds the part as Formation does."""

    def __init__(self, part: FollowPart) -> None:
        super().__init__()
        self.part = part
        self.body.addWidget(part, 1)


@pytest.fixture
def opened(world: World, theme: Theme) -> Callable[[], Page]:
    def made() -> Page:
        page = Page(FollowPart(world.register, str(world.file)))
        page.part.refresh()
        show(page, WIDTH, HEIGHT)
        at_rest(page)
        return page

    return made


def at_rest(page: Page) -> None:
    """Let the part read what it asked for, and what that asks for in turn."""
    for _ in range(6):
        jobs.wait()
        settle()
    page.part.people.table.viewport().repaint()


def cells(page: Page, row: int) -> list[str]:
    """Return the words of a line of the table."""
    model = page.part.people.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def names(page: Page) -> list[str]:
    """Return the mediators that the table shows, in order."""
    at_rest(page)
    return [cells(page, row)[0] for row in range(page.part.people.model.rowCount())]


@pytest.fixture
def exchange(hands: Driver) -> Iterator[RegisterExchange]:
    """Return the acts of the window, on a register that knows a mediator."""
    hands.app.register.people.enrol(Details("Rivel Brunal", structure="Mairie"))
    made = RegisterExchange(hands.window)
    yield made
    rest()


@pytest.fixture
def troubles(exchange: RegisterExchange) -> list[MediateurError]:
    found: list[MediateurError] = []
    exchange.failed.connect(found.append)
    return found
