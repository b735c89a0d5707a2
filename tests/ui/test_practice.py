"""Practice: the same program on another journal, marked on every page, of which nothing comes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Encounter
from mediateur.store.files import DATABASE
from mediateur.store.practice import PRACTICE
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.shell.entries import ENTRIES, FOOT
from mediateur.ui.pages.shell.practice_band import MARK
from mediateur.usecases.recording.sessions import Closing
from tests.pathways.shipped import library
from tests.store.samples import encounter
from tests.ui.audit import clipped, nameless
from tests.ui.driving import Driver, driven, said, settle


def made(number: int) -> Encounter:
    return replace(encounter(number), obstacles=())


@pytest.fixture
def real(data_folder: Path) -> App:
    app = App(data_folder)
    app.preferences.change(welcomed=True)
    app.sessions.add(made(1))
    app.close()
    return app


@pytest.fixture
def driver(real: App, theme: Theme) -> Iterator[Driver]:
    with driven(real.folder, theme, practice=True) as driver:
        driver.show()
        yield driver


def kept(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and PRACTICE not in path.name}


def test_the_mark_is_on_every_page_and_named(driver: Driver, theme: Theme) -> None:
    band = driver.window.band
    assert band is not None
    for name in (entry.name for entry in (*ENTRIES, *FOOT)):
        driver.window.show_page(name)
        settle()
        assert band.isVisible()
        assert (band.accessibleName(), band.mark.text()) == (MARK, MARK)
        assert band.mark.visibleRegion().boundingRect().height() >= theme.font("titre_3").pixelSize()
    driver.window.show_page("accueil")
    driver.begin()
    assert driver.window.in_session
    assert band.isVisible()
    assert not nameless(band)


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
def test_the_mark_is_whole_at_200_percent_in_each_theme(driver: Driver, theme: Theme, name: str) -> None:
    theme.set(name=name, scale=2.0)
    driver.show(1366, 690)
    assert driver.window.band is not None
    assert not clipped(driver.window.band)
    driver.show(420, 690)
    assert driver.window.band.isVisible()


def test_what_is_done_leaves_the_bytes_of_everything_real(real: App, theme: Theme) -> None:
    before = kept(real.folder)
    with driven(real.folder, theme, practice=True) as driver:
        driver.show()
        driver.begin()
        session = driver.session
        driver.app.sessions.finish(session, Closing())
        driver.app.places.keep("Mairie inventée")
        driver.app.preferences.change(scale=150)
        assert [each.pathway for each in driver.app.journal.rows()] == ["activer-adulte"]
    assert kept(real.folder) == before
    assert (real.folder / PRACTICE).is_file()
    assert [each.id for each in real.journal.rows()] == ["seance-1"]
    real.close()


def test_nothing_comes_out(driver: Driver) -> None:
    app = driver.app
    for act in (app.refuse_in_practice, lambda: app.backups, lambda: app.upkeep):
        with pytest.raises(MediateurError, match="Vous êtes en entraînement"):
            act()
    driver.window.export_journal()
    assert said()[-1].startswith("Vous êtes en entraînement")


def test_all_is_emptied_at_will(driver: Driver) -> None:
    driver.app.sessions.add(made(7))
    assert driver.window.band is not None
    driver.window.band.empty.click()
    assert driver.app.journal.rows() == ()


def test_a_practice_of_another_version_is_begun_anew(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / PRACTICE).write_bytes(b"abc")
    app = App(data_folder, practice=True)
    assert app.journal.rows() == ()
    app.close()
    assert {path.name for path in data_folder.iterdir()} == {PRACTICE}


def test_practice_takes_the_place_of_the_window_and_gives_it_back(real: App, theme: Theme, qtbot: QtBot) -> None:
    with driven(real.folder, theme) as driver:
        driver.show()
        assert driver.window.band is None
        driver.window.practise()
        practice = driver.window.practising.practice
        assert practice is not None
        qtbot.waitUntil(lambda: practice.app.is_open)
        assert (practice.isVisible(), driver.window.isVisible()) == (True, False)
        assert practice.windowTitle() == "Médiateur, entraînement"
        practice.app.content._kept = ({}, library())
        assert practice.band is not None
        practice.band.leave.click()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        settle()
        assert driver.window.isVisible()
        assert driver.window.practising.practice is None
    assert (real.folder / DATABASE).is_file()
