from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediateur.app import App
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.place_form import NEEDED
from mediateur.ui.pages.settings.privacy_words import KEPT, NEVER
from mediateur.ui.pages.welcome.page import WelcomePage
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from tests.ui.audit import tab_order
from tests.ui.conftest import press, show, type_text
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french


@pytest.fixture
def page(preferences: Preferences, places: Places, theme: Theme) -> WelcomePage:
    page = WelcomePage(preferences, places, theme, preferences.folder)
    show(page, WIDTH, HEIGHT)
    return page


def test_a_text_size_is_applied_and_kept_at_once(page: WelcomePage, preferences: Preferences, theme: Theme) -> None:
    page.display.sizes[2].click()
    assert (theme.scale, preferences.current.scale) == (1.5, 150)
    assert Preferences(preferences.folder).current.scale == 150


def test_colours_are_applied_and_kept_at_once(page: WelcomePage, preferences: Preferences, theme: Theme) -> None:
    page.display.themes[1].click()
    assert (theme.name, preferences.current.theme) == ("sombre", "sombre")
    assert [choice.isChecked() for choice in page.display.themes] == [False, True, False]


def test_a_choice_that_cannot_be_kept_is_not_applied(page: WelcomePage, preferences: Preferences, theme: Theme) -> None:
    preferences.folder.mkdir(parents=True, exist_ok=True)
    (preferences.folder / "reglages.json").mkdir()
    page.display.themes[2].click()
    assert theme.name == "clair"
    assert page.display.themes[0].isChecked()
    assert page.trouble.isVisible()
    assert recent()[-1].assertive


def test_the_keyboard_alone_goes_through_the_three_steps(
    page: WelcomePage, preferences: Preferences, places: Places, qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is page.display.sizes[0]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    assert (preferences.current.scale, page.step) == (125, 1)
    type_text(page.place.name.edit, "Médiathèque de Die")
    press(Qt.Key.Key_Tab)
    type_text(page.place.address.edit, "1 rue de l'Été")
    assert page.place.slip.text() == "Besoin d’aide\N{NO-BREAK SPACE}?\nMédiathèque de Die\n1 rue de l’Été"
    press(Qt.Key.Key_Return)
    kept = places.current()
    assert kept is not None
    assert (kept.name, kept.address, page.step) == ("Médiathèque de Die", "1 rue de l'Été", 2)
    with qtbot.waitSignal(page.finished):
        press(Qt.Key.Key_Space)
    assert preferences.current.welcomed


def test_later_leaves_from_each_step_and_asks_again_next_time(
    page: WelcomePage, preferences: Preferences, places: Places, qtbot: QtBot
) -> None:
    for step in range(3):
        page.show_step(step)
        with qtbot.waitSignal(page.finished):
            page.later.click()
    assert not preferences.current.welcomed
    assert places.current() is None


def test_what_was_typed_is_kept_even_when_leaving(page: WelcomePage, places: Places) -> None:
    page.show_step(1)
    type_text(page.place.name.edit, "Mairie")
    page.later.click()
    kept = places.current()
    assert kept is not None
    assert kept.name == "Mairie"


def test_hours_without_a_name_are_explained_in_place(page: WelcomePage, places: Places) -> None:
    page.show_step(1)
    type_text(page.place.hours.edit, "Le lundi")
    page.forward.click()
    assert (page.step, page.place.name.error) == (1, NEEDED)
    assert places.current() is None


def test_a_full_disk_stays_on_the_step_with_what_was_typed(page: WelcomePage, store: MemoryStore) -> None:
    page.show_step(1)
    type_text(page.place.name.edit, "Mairie")
    store.full = True
    page.forward.click()
    assert page.step == 1
    assert page.trouble.isVisible()
    assert page.place.name.value == "Mairie"
    store.full = False
    page.forward.click()
    assert page.step == 2
    assert not page.trouble.isVisible()


def test_the_column_tells_where_one_stands(page: WelcomePage) -> None:
    page.show_step(1)
    type_text(page.place.name.edit, "Mairie")
    page.forward.click()
    assert [point.text.split("\n")[1] for point in page.column.points] == [
        "100\N{NO-BREAK SPACE}%, couleurs claires",
        "Mairie",
        "En cours",
    ]


def test_the_last_step_says_where_data_lives_and_what_is_never_kept(
    page: WelcomePage, preferences: Preferences
) -> None:
    page.show_step(2)
    words = [label.text().replace("\N{ZERO WIDTH SPACE}", "") for label in page.privacy.findChildren(QLabel)]
    assert {str(preferences.folder), *KEPT, *NEVER} <= set(words)


def test_back_keeps_the_reading_order(page: WelcomePage) -> None:
    page.show_step(1)
    assert tab_order(page) == [
        "Nom du lieu",
        "Adresse, facultatif",
        "Jours et heures, facultatif",
        "Téléphone du lieu, facultatif",
        "Retour",
        "Plus tard",
        "Continuer",
    ]
    page.back.click()
    assert page.step == 0


@pytest.mark.parametrize("step", [0, 1, 2])
def test_every_step_is_accessible(page: WelcomePage, theme: Theme, step: int) -> None:
    page.show_step(step)
    check_accessible(page, theme)
    check_french(page)


def test_the_place_lasts_in_the_real_store(data_folder: Path, theme: Theme) -> None:
    app = App(data_folder)
    page = WelcomePage(app.preferences, app.places, theme, data_folder)
    page.show_step(1)
    type_text(page.place.name.edit, "Mairie d’Œuilly")
    page.forward.click()
    app.close()
    again = App(data_folder)
    kept = again.places.current()
    again.close()
    assert kept is not None
    assert kept.name == "Mairie d’Œuilly"
