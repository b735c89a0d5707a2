"""Réglages: copies, periods, practice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.ui import jobs
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.keeping import NEVER
from mediateur.ui.pages.settings.page import SettingsPage
from mediateur.usecases.content.library import Content
from tests.ui.conftest import press, show
from tests.ui.driving import settle
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

SECTIONS = ("sauvegardes", "conservation", "entrainement")


@pytest.fixture
def app(data_folder: Path) -> Iterator[App]:
    app = App(data_folder)
    yield app
    jobs.wait()
    app.close()


@pytest.fixture
def page(app: App, content: Content, theme: Theme) -> SettingsPage:
    page = SettingsPage(
        app.preferences, app.places, content, theme, app.folder, lambda: dt.date(2026, 11, 23), app.backups
    )
    show(page, WIDTH, HEIGHT)
    return page


def listed(page: SettingsPage) -> int:
    """Return how many copies the section offers, once their folder has answered."""
    assert page.backups is not None
    page.show_section("sauvegardes")
    jobs.wait()
    settle()
    return page.backups.copies.count()


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_accessible_in_each_theme(
    page: SettingsPage, app: App, theme: Theme, section: str, name: str
) -> None:
    app.backups.make()
    theme.set(name=name)
    page.show_section(section)
    jobs.wait()
    settle()
    check_accessible(page, theme)
    check_french(page)


def test_the_last_copy_and_those_there_are_shown(page: SettingsPage, app: App, qtbot: QtBot) -> None:
    assert page.backups is not None
    assert listed(page) == 0
    assert page.backups.last.text() == NEVER
    assert (page.backups.restore.isVisible(), page.backups.none.isVisible()) == (False, True)
    with qtbot.waitSignal(page.save_asked):
        page.backups.save.click()
    made = app.backups.make()
    assert listed(page) == 1
    assert page.backups.last.text().startswith("Dernière sauvegarde\N{NO-BREAK SPACE}: ")
    with qtbot.waitSignal(page.restore_asked) as asked:
        page.backups.restore.click()
    assert asked.args == [made]


def test_another_folder_is_chosen_and_given_up(
    page: SettingsPage, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.backups is not None
    page.show_section("sauvegardes")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    page.backups.choose.click()
    assert app.backups.folder == tmp_path
    assert page.backups.path.accessibleName() == str(tmp_path)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    page.backups.choose.click()
    assert app.backups.folder == tmp_path
    page.backups.usual.click()
    assert app.backups.folder == app.folder / "sauvegardes"
    assert not page.backups.usual.isVisible()


def test_periods_are_chosen_by_keyboard_and_kept(page: SettingsPage, app: App) -> None:
    page.show_section("conservation")
    assert (page.periods.details.value(), page.periods.notes.value()) == (12, 30)
    for field, value in ((page.periods.details, 24), (page.periods.notes, 90)):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        press(Qt.Key.Key_Down)
        assert field.value() == value
    assert (app.preferences.current.retention_months, app.preferences.current.note_days) == (24, 90)


def test_practice_is_asked(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("entrainement")
    with qtbot.waitSignal(page.practice_asked):
        page.practice.button.click()


def test_a_damaged_period_is_the_usual_one(data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / "reglages.json").write_text(
        '{"retention_months": 7, "note_days": -1, "last_backup": "hier", "closing_month": "99"}', encoding="utf-8"
    )
    kept = App(data_folder).preferences.current
    assert (kept.retention_months, kept.note_days, kept.last_backup, kept.closing_month) == (12, 30, "", "")
