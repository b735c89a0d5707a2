"""An invitation that another process reads: said once it lasts, stopped by a button, forgotten with the invitation."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from mediateur.trust.apart import Reading, StoppedError
from mediateur.ui import jobs
from mediateur.ui.pages.network.sharing_section import SharingSection, make_section
from mediateur.ui.pages.shared.file_reading import DOING
from mediateur.usecases.network.standing import Invited
from tests.ui.conftest import show
from tests.ui.driving import rest, words
from tests.ui.pages.conftest import HEIGHT, WIDTH
from tests.ui.pages.network.doubles import DAY, INVITED, Sharing

LATE = 600_000  # milliseconds, for what is waited for without being timed


class Slow(Sharing):
    """A sharing whose file is read once it may be, or until it is stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.may_end = Event()

    def read_file(self, path: Path, reading: Reading | None = None) -> Invited:
        assert reading is not None
        while not self.may_end.wait(0.01):
            if reading.is_stopped:
                raise StoppedError
        return INVITED


@pytest.fixture
def sharing() -> Slow:
    return Slow()


@pytest.fixture
def section(sharing: Slow, qtbot: QtBot) -> SharingSection:
    """Give the section, in which a file has been read for long."""
    section = make_section(sharing, DAY)
    show(section, WIDTH, HEIGHT)
    section.read_file(Path("recu.pdf"))
    qtbot.waitUntil(section.invitation.reading.isVisible, timeout=LATE)
    return section


def test_what_lasts_is_said_then_shown(section: SharingSection, sharing: Slow) -> None:
    assert DOING in words(section)
    sharing.may_end.set()
    rest()
    assert section.invitation.reading.isHidden()
    assert INVITED.inviter in words(section)


def test_it_is_stopped(section: SharingSection) -> None:
    section.invitation.reading.stop.click()
    jobs.wait()
    rest()
    assert str(StoppedError()) in words(section)
    assert section.trouble.isHidden()
    assert section.invitation.asked.isVisible()


def test_an_invitation_that_is_forgotten_is_not_read_further(section: SharingSection, sharing: Slow) -> None:
    section.take_invitation()
    sharing.may_end.set()
    rest()
    assert section.invitation.reading.isHidden()
    assert INVITED.inviter not in words(section)
