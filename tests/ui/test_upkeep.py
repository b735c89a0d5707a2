"""What the window does by itself for what is kept, and what it says of it on Accueil."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.journal.encounter import Half, HalfDay
from mediateur.store.files import DATABASE
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.home.reminders import Reminders
from mediateur.ui.window import MainWindow
from tests.store.samples import encounter
from tests.ui.audit import clipped, nameless
from tests.ui.driving import Driver, driven, said, settle, words


@pytest.fixture
def app(data_folder: Path) -> App:
    app = App(data_folder)
    app.preferences.change(welcomed=True)
    return app


@pytest.fixture
def driver(app: App, theme: Theme) -> Iterator[Driver]:
    with driven(app.folder, theme) as driver:
        driver.show()
        yield driver


def add(app: App, number: int, day: dt.date) -> None:
    with app.open_store().begin() as work:
        work.encounters.add(replace(encounter(number), when=HalfDay(day, Half.MORNING)))
        work.commit()
    app.close()


def worked(driver: Driver, qtbot: QtBot) -> None:
    with qtbot.waitSignal(driver.window.upkeep.ended):
        driver.window.upkeep.work()
    settle()


def button(window: MainWindow) -> QWidget:
    [reminders] = window.home.findChildren(Reminders)
    found = reminders.messages[0].button
    assert found is not None
    return found


def test_the_copy_of_the_day_is_made_and_nothing_is_said(driver: Driver, qtbot: QtBot) -> None:
    before = words(driver.window)
    worked(driver, qtbot)
    assert len(driver.app.backups.copies()) == 1
    assert words(driver.window) == before


def test_an_update_is_told_of_once_and_its_news_are_a_press_away(driver: Driver, qtbot: QtBot) -> None:
    driver.app.preferences.change(seen_version="0.0.9")
    worked(driver, qtbot)
    assert "Médiateur a changé de version" in words(driver.window)
    button(driver.window).click()
    settle()
    assert (driver.window.shell.current_name, driver.window.page("aide").section) == ("aide", "nouveautes")
    assert "Ajouté" in words(driver.window)
    driver.window.go_home()
    worked(driver, qtbot)
    assert "Médiateur a changé de version" not in words(driver.window)


def test_a_copy_that_fails_is_said_once_and_can_be_asked_again(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    wrong = tmp_path / "clé"
    wrong.write_text("", encoding="utf-8")
    driver.app.preferences.change(backup_folder=str(wrong))
    for _ in range(2):
        worked(driver, qtbot)
    told = [sentence for sentence in said() if "La sauvegarde du jour attend" in sentence]
    assert len(told) == 1
    assert "La sauvegarde du jour attend" in words(driver.window)
    wrong.unlink()
    driver.app.content.warm()
    with qtbot.waitSignals([driver.window.upkeep.ended] * 2):
        button(driver.window).click()
    settle()
    assert "La sauvegarde du jour attend" not in words(driver.window)
    assert len(driver.app.backups.copies()) == 1


def test_what_will_be_replaced_is_said_on_accueil_whole_at_200_percent(app: App, theme: Theme, qtbot: QtBot) -> None:
    add(app, 1, dt.date(2024, 10, 3))
    with driven(app.folder, theme) as driver:
        driver.show()
        worked(driver, qtbot)
        assert "les détails seront remplacés par des totaux" in words(driver.window)
        [reminders] = driver.window.home.findChildren(Reminders)
        assert not nameless(reminders)
        theme.set(scale=2.0)
        settle()
        assert not clipped(reminders)
        theme.set(scale=1.0)
        button(driver.window).click()
        assert driver.window.shell.current_name == "reglages"


def test_a_lost_journal_is_taken_back_from_accueil(app: App, theme: Theme, qtbot: QtBot) -> None:
    add(app, 1, dt.date.today())
    app.backups.make()
    add(app, 2, dt.date.today())
    (app.folder / DATABASE).write_bytes(b"\0" * 20000)
    with driven(app.folder, theme) as driver:
        driver.show()
        worked(driver, qtbot)
        assert "peut reprendre la place du journal" in words(driver.window)
        with qtbot.waitSignal(driver.window.upkeep.ended):
            button(driver.window).click()
        settle()
        assert "sera gardé à part" in words(driver.dialog)
        with qtbot.waitSignals([driver.window.upkeep.ended] * 2):
            driver.dialog.yes.click()
        settle()
        assert [each.id for each in driver.app.journal.rows()] == ["seance-1"]
        assert "peut reprendre la place du journal" not in words(driver.window)
