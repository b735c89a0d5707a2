"""The page Imprimer of the tests, in front of a printer in name only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from pytestqt.qtbot import QtBot

from mediateur.journal.encounter import Place
from mediateur.paths import resources
from mediateur.ui import jobs
from mediateur.ui.pages.printing import delivery
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.recording.sessions import Session, Sessions
from tests.pathways.samples import load_pathway
from tests.ui.conftest import flush, show
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH
from tests.ui.pages.printing.desk import (
    DAY,
    Desk,
    find,
    wait,
)


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory) -> Printing:
    """Return a real printing that makes each form once for all tests."""
    preferences = Preferences(tmp_path_factory.mktemp("reglages"))
    printing = Printing(Content(resources(), preferences), preferences, lambda: DAY)
    make = cache(
        lambda form, variant, language, contact, colour: Printing.form(
            printing, form, variant, language, contact, colour=colour
        )
    )

    def form(
        form: str, variant: str, language: str, contact: Place | None, *, colour: bool, typed: Mapping[str, str]
    ) -> bytes:
        if typed:
            return Printing.form(printing, form, variant, language, contact, colour=colour, typed=typed)
        return make(form, str(variant), language, contact, colour)

    printing.form = form  # type: ignore[method-assign,assignment]
    return printing


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk()
    find(monkeypatch, "Accueil", "Fond")
    monkeypatch.setattr(delivery, "print_pdf", desk.print_pdf)
    monkeypatch.setattr(delivery, "straight", desk.straight)
    return desk


@pytest.fixture
def page(printing: Printing, places: Places, preferences: Preferences, desk: Desk, qtbot: QtBot) -> Iterator[PrintPage]:
    page = PrintPage(printing, places, preferences)
    show(page, WIDTH, HEIGHT)
    page.show_catalogue()
    wait(page, qtbot)
    yield page
    page.hide()
    jobs.wait()
    flush()


@pytest.fixture
def session(store: MemoryStore, preferences: Preferences) -> Session:
    return Sessions(lambda: store).begin(load_pathway(resources(), "activer-adulte"), preferences.current.mediator)
