"""« Vérifier une attestation » given what costs without end: the window lives, says so, stops when asked, closes."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from mediateur.trust import apart
from mediateur.ui import jobs
from mediateur.ui.pages.shared.file_reading import DOING
from mediateur.usecases.attestations.verdict_words import CANNOT, WHY, Reason
from tests.hostile.bombs import GREEDY
from tests.trust.samples import CODE
from tests.ui.driving import Driver, said, settle, words
from tests.ui.pages.training.verifying.test_verifying import VALID, VerifyPage, lists, opened, page, pdf, rest
from tests.ui.test_accessibility import THEMES, audit, shape

_ = lists, page  # fixtures
LATE = 600_000  # milliseconds, for what is waited for without being timed


class Taker(QObject):
    """Takes outcomes of which nothing is expected."""

    @Slot(object)
    def take(self, _outcome: object) -> None:
        """Take one."""


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the other process never answer."""
    monkeypatch.setattr(apart, "command", lambda _: (sys.executable, "-c", "import time; time.sleep(3600)"))


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """Return a file of which nothing will be read."""
    file = tmp_path / "recu.pdf"
    file.write_bytes(b"%PDF-1.7")
    return file


def lasting(page: VerifyPage, given: Path, qtbot: QtBot) -> apart.Reading:
    """Give a file, wait until its reading is said to last, and return it."""
    page.verify_file(given)
    qtbot.waitUntil(page.reading.isVisible, timeout=LATE)
    assert page.reading._reading is not None
    return page.reading._reading


@pytest.mark.parametrize("name", GREEDY)
def test_a_trapped_pdf_is_given_up_while_the_window_lives(
    name: str, hands: Driver, page: VerifyPage, tmp_path: Path, qtbot: QtBot
) -> None:
    trapped = tmp_path / "piege.pdf"
    trapped.write_bytes(GREEDY[name]())
    page.verify_file(trapped)
    hands.type("MED1")
    assert page.field.text() == "MED1", "one types on while it is read"
    qtbot.waitUntil(page.answer.isVisible, timeout=LATE)
    assert page.answer.headline.text() == CANNOT
    assert page.answer.detail.text() == WHY[Reason.COSTLY]
    assert page.reading.isHidden()


def test_what_comes_next_leaves_what_is_being_read(
    lists: object, hands: Driver, page: VerifyPage, given: Path, tmp_path: Path, qtbot: QtBot, endless: None
) -> None:
    reading = lasting(page, given, qtbot)
    page.field.setText(CODE)
    page.verify.click()
    rest()
    assert reading.is_stopped
    assert page.answer.headline.text() == VALID, "the one before is left"
    assert page.reading.isHidden()


def test_what_lasts_is_said_and_stopped_by_the_keyboard(
    hands: Driver, page: VerifyPage, given: Path, qtbot: QtBot, endless: None
) -> None:
    lasting(page, given, qtbot)
    assert page.reading.words.text() == DOING
    assert said()[-1] == DOING
    page.reading.stop.setFocus()
    hands.enter()
    rest()
    assert page.reading.words.text() == str(apart.StoppedError()) == said()[-1]
    assert page.reading.stop.isHidden()
    assert page.field.hasFocus()
    assert page.answer.isHidden()
    assert page.trouble.isHidden()


def test_leaving_the_page_stops_what_is_read(
    hands: Driver, page: VerifyPage, given: Path, qtbot: QtBot, endless: None
) -> None:
    reading = lasting(page, given, qtbot)
    hands.window.show_page("journal")
    rest()
    assert reading.is_stopped
    opened(hands)
    assert page.reading.isHidden()
    assert page.answer.isHidden()


def test_the_window_closes_while_a_file_is_read(
    hands: Driver, page: VerifyPage, given: Path, qtbot: QtBot, endless: None
) -> None:
    reading = lasting(page, given, qtbot)
    hands.window.close()
    assert reading.is_stopped, "the window did not wait for the end"
    assert not hands.window.isVisible()


def test_other_work_goes_on_while_a_file_is_read(
    hands: Driver, page: VerifyPage, given: Path, qtbot: QtBot, endless: None
) -> None:
    lasting(page, given, qtbot)
    done, taker = Event(), Taker(page)
    for start in (jobs.run, jobs.ask, jobs.run_long, jobs.reach):
        done.clear()
        start(done.set, taker.take, taker)
        assert done.wait()
    page.reading.leave()


@pytest.mark.parametrize(("dress", "size"), THEMES)
def test_what_lasts_is_said_at_every_size(
    hands: Driver, dress: str, size: str, given: Path, qtbot: QtBot, endless: None
) -> None:
    hands.theme.set(dress)
    shape(hands, size)
    page = opened(hands)
    lasting(page, given, qtbot)
    settle()
    assert audit(hands.window) == {}
    assert DOING in words(page)
    assert not page.reading.stop.visibleRegion().isEmpty(), "it is in view"
    page.reading.leave()


def test_a_sound_pdf_leaves_no_strip(lists: object, hands: Driver, page: VerifyPage, tmp_path: Path) -> None:
    page.verify_file(pdf(tmp_path))
    rest()
    assert page.answer.headline.text() == VALID
    assert page.reading.isHidden()
