"""Jobs whose owner goes while they are at work, and a window that closes in the middle of a chain of them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject, Slot

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.pages.training.home import TrainingHome
from mediateur.usecases.register.people import Details
from tests.ui.conftest import flush
from tests.ui.driving import Driver, settle


class Owner(QObject):
    """Asks for work, keeps what it gave, and asks for `more` each time."""

    def __init__(self, parent: QObject | None = None, more: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self.told: list[object] = []
        self.more = more

    def ask(self, work: Callable[[], object]) -> None:
        jobs.run(work, self.on_done, self)

    @Slot(object)
    def on_done(self, outcome: jobs.Outcome) -> None:
        self.told.append(outcome.error or outcome.value)
        if self.more is not None:
            self.ask(self.more)


class Gate:
    """Work that begins, then waits until it may end."""

    def __init__(self) -> None:
        self.begun, self.may_end = Event(), Event()

    def work(self) -> int:
        self.begun.set()
        self.may_end.wait()
        return 1


def rest() -> None:
    jobs.wait()
    settle()


class Heavy:
    """What a job takes with it."""

    def __call__(self) -> int:
        return 1


def test_nothing_of_a_job_stays_once_it_was_told(clean_qt: None) -> None:
    owner, heavy = Owner(), Heavy()
    gone = weakref.ref(heavy)
    owner.ask(heavy)
    del heavy
    rest()
    flush()
    gc.collect()
    assert owner.told == [1]
    assert gone() is None


def test_an_owner_hears_what_its_work_gave_or_raised(clean_qt: None) -> None:
    owner, wrong = Owner(), ValueError("non")

    def fail() -> None:
        raise wrong

    owner.ask(lambda: 3)
    owner.ask(fail)
    rest()
    assert owner.told == [3, wrong]
    flush()
    assert owner.children() == []


def test_an_owner_may_go_while_its_jobs_run_and_wait(clean_qt: None, capfd: pytest.CaptureFixture[str]) -> None:
    owner, other, gate = Owner(), Owner(), Gate()
    owner.ask(gate.work)
    owner.ask(lambda: 2)
    other.ask(lambda: 3)
    gate.begun.wait()
    shiboken6.delete(owner)
    gate.may_end.set()
    rest()
    assert owner.told == []
    assert other.told == [3]
    assert capfd.readouterr().err == ""


def test_what_a_window_that_closes_had_under_way_begins_nothing_more(clean_qt: None) -> None:
    begun: list[int] = []
    window = QObject()
    inside, outside = Owner(QObject(window), lambda: begun.append(1)), Owner(None)
    inside.ask(lambda: 2)
    outside.ask(lambda: 3)
    jobs.end(window)
    rest()
    assert (inside.told, outside.told, begun) == ([], [3], [])


def test_a_window_that_closes_stops_what_can_be_stopped_and_nothing_of_another(clean_qt: None) -> None:
    window, gate, stopped = QObject(), Event(), list[str]()

    def stop() -> None:
        stopped.append("inside")
        gate.set()

    inside, outside = Owner(QObject(window)), Owner(None)
    jobs.read(lambda: gate.wait(20), inside.on_done, inside, stop)
    jobs.read(lambda: 3, outside.on_done, outside, lambda: stopped.append("outside"))
    jobs.end(window)
    rest()
    assert stopped == ["inside"]
    assert (inside.told, outside.told) == ([], [3])


def test_the_window_closes_while_the_register_is_being_read(hands: Driver, capfd: pytest.CaptureFixture[str]) -> None:
    hands.app.register.people.enrol(Details("Médiateur 1"))
    hands.window.show_page("formation")
    home, gate = hands.window.findChild(TrainingHome), Gate()
    assert home is not None
    owner = Owner(hands.window)
    owner.ask(gate.work)
    home.tabs.setCurrentIndex(1)
    gate.may_end.set()
    hands.window.close()
    rest()
    rest()
    assert owner.told == []
    assert hands.app._registry is not None
    assert hands.app._registry._lender is None
    assert "Error" not in capfd.readouterr().err


def test_a_failure_that_a_person_can_read_is_told_and_any_other_is_raised() -> None:
    told: list[MediateurError] = []
    refused, wrong = MediateurError("Non."), ValueError("non")
    assert jobs.Outcome(3, None).succeeded(told.append)
    assert not jobs.Outcome(None, refused).succeeded(told.append)
    assert told == [refused]
    with pytest.raises(ValueError, match="non"):
        jobs.Outcome(None, wrong).succeeded(told.append)
