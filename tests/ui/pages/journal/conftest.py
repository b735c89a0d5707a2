"""What the tests of this folder are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mediateur.journal.encounter import Encounter
from mediateur.store.opening import open_store
from mediateur.store.work import Store
from mediateur.ui import jobs
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.journal.acts import Tools
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.usecases.content.library import Content
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.corrections import Corrections
from mediateur.usecases.recording.rows import Journal
from mediateur.usecases.recording.sessions import Sessions
from tests.ui.conftest import show
from tests.ui.driving import Driver
from tests.ui.pages.conftest import HEIGHT, WIDTH
from tests.ui.pages.journal.acts import TODAY, at_rest, keep
from tests.ui.pages.journal.records import journal


@pytest.fixture
def real(data_folder: Path) -> Iterator[Store]:
    opened = open_store(data_folder)
    yield opened
    jobs.wait()
    opened.close()


@pytest.fixture
def places(real: Store, preferences: Preferences) -> Places:
    return Places(lambda: real, preferences)


@pytest.fixture
def make(
    real: Store, content: Content, places: Places, preferences: Preferences, theme: Theme
) -> Callable[..., JournalPage]:
    def made(*encounters: Encounter) -> JournalPage:
        keep(real, *encounters)
        tools = Tools(
            Journal(lambda: real), Corrections(lambda: real), Sessions(lambda: real), content, places, preferences
        )
        page = JournalPage(tools, lambda: TODAY)
        page.refresh()
        show(page, WIDTH, HEIGHT)
        at_rest(page)
        return page

    return made


@pytest.fixture
def page(hands: Driver) -> Iterator[JournalPage]:
    """Return the page Journal, in view, of an empty journal."""
    hands.app.places.keep("Mairie")
    yield journal(hands)
    jobs.wait()
