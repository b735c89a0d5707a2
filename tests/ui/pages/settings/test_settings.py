from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from mediateur.journal.encounter import LONGEST_PLACE
from mediateur.settings import SCALES
from mediateur.ui.kit.announce import recent
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.data import name_of
from mediateur.ui.pages.settings.mediators import EMPTY, LAST, TWICE
from mediateur.ui.pages.settings.page import SettingsPage
from mediateur.usecases.content.library import Content
from mediateur.usecases.places import WRONG_INSEE, Places
from mediateur.usecases.preferences import Preferences
from tests.ui.audit import tab_order
from tests.ui.conftest import press, show, type_text
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

SECTIONS = ["affichage", "lieu", "mediateurs", "notes", "donnees", "dossier", "vie-privee"]


@pytest.fixture
def page(preferences: Preferences, places: Places, content: Content, theme: Theme) -> SettingsPage:
    page = SettingsPage(preferences, places, content, theme, preferences.folder, lambda: dt.date(2026, 11, 23))
    show(page, WIDTH, HEIGHT)
    return page


def replace(page: SettingsPage, value: str) -> None:
    page.show_section("donnees")
    field = page.data.panels[0].field
    field.setFocus()
    field.selectAll()
    type_text(field, value)
    press(Qt.Key.Key_Return)


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_is_accessible(page: SettingsPage, theme: Theme, section: str) -> None:
    page.show_section(section)
    check_accessible(page, theme)
    check_french(page)


def test_the_sections_are_all_there_and_one_is_in_view(page: SettingsPage) -> None:
    assert [section.id for section in page.sections] == SECTIONS
    page.show_section("notes")
    assert [section.id for section in page.sections if section.widget.isVisible()] == ["notes"]


def test_the_keyboard_walks_from_a_section_to_its_first_field(page: SettingsPage) -> None:
    page.names[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Down)
    assert page.section == "lieu"
    press(Qt.Key.Key_Tab)
    assert page.place.name.edit.hasFocus()


def test_every_text_size_is_offered(page: SettingsPage, preferences: Preferences, theme: Theme) -> None:
    for choice, percent in zip(page.display.form.sizes, SCALES, strict=True):
        choice.click()
        assert (preferences.current.scale, round(theme.scale * 100)) == (percent, percent)


def test_toggles_are_kept_announced_and_undone_by_choosing_again(
    page: SettingsPage, preferences: Preferences, theme: Theme, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.changed):
        page.display.digits.click()
    assert not preferences.current.digits
    assert recent()[-1].text == "Gardé\N{NO-BREAK SPACE}: raccourcis désactivés."
    page.display.digits.click()
    page.notes.toggle.click()
    page.display.motion.click()
    assert (preferences.current.digits, preferences.current.notes) == (True, True)
    assert preferences.current.reduced_motion == theme.reduced_motion


def test_notes_are_off_until_asked_for(page: SettingsPage) -> None:
    assert not page.notes.toggle.isChecked()


def test_a_refused_change_shows_what_is_still_in_force(page: SettingsPage, preferences: Preferences) -> None:
    preferences.folder.mkdir(parents=True, exist_ok=True)
    (preferences.folder / "reglages.json").mkdir()
    page.notes.toggle.click()
    assert not page.notes.toggle.isChecked()
    assert page.trouble.isVisible()


def test_the_place_is_kept_when_a_field_is_left(page: SettingsPage, places: Places, qtbot: QtBot) -> None:
    page.show_section("lieu")
    page.place.name.edit.setFocus()
    type_text(page.place.name.edit, "Mairie")
    with qtbot.waitSignal(page.changed):
        press(Qt.Key.Key_Tab)
    kept = places.current()
    assert kept is not None
    assert kept.name == "Mairie"


@pytest.mark.parametrize(("code", "error"), [("26362", ""), ("2a004", ""), ("26", WRONG_INSEE), ("2C004", WRONG_INSEE)])
def test_the_code_of_the_town_is_checked(page: SettingsPage, places: Places, code: str, error: str) -> None:
    page.show_section("lieu")
    type_text(page.place.name.edit, "Mairie")
    type_text(page.place.insee.edit, code)
    page.place.keep()
    assert page.place.insee.error == error
    kept = places.current()
    assert (kept.insee if kept else "") == ("" if error else code.upper())


def test_the_name_of_the_place_takes_no_more_than_can_be_told(page: SettingsPage, places: Places) -> None:
    page.show_section("lieu")
    type_text(page.place.name.edit, "Maison " * 40)
    page.place.keep()
    kept = places.current()
    assert kept is not None
    assert kept.name == ("Maison " * 40)[:LONGEST_PLACE].strip()


def test_a_mediator_is_added_renamed_and_removed(page: SettingsPage, preferences: Preferences) -> None:
    page.show_section("mediateurs")
    page.mediators.add.click()
    assert preferences.current.mediators == ("Médiateur 1", "Médiateur 2")
    field = page.mediators.rows[1].edit
    assert field.hasFocus()
    type_text(field, "Accueil du matin")
    press(Qt.Key.Key_Return)
    assert preferences.current.mediators == ("Médiateur 1", "Accueil du matin")
    page.mediators.rows[0].remove.click()
    left = preferences.current
    assert (left.mediators, left.mediator) == (("Accueil du matin",), "Accueil du matin")


def test_tab_goes_through_the_labels_before_the_button_that_adds(page: SettingsPage) -> None:
    page.show_section("mediateurs")
    page.mediators.add.click()
    show(page, WIDTH, HEIGHT)
    names = [name for name in tab_order(page) if name not in {section.title for section in page.sections}]
    assert names == ["Repère 1", "Retirer Médiateur 1", "Repère 2", "Retirer Médiateur 2", "Ajouter un repère"]


def test_renaming_the_mediator_in_use_keeps_him_in_use(page: SettingsPage, preferences: Preferences) -> None:
    page.mediators.rows[0].renamed.emit("Médiateur 1", "Guichet")
    assert preferences.current.former == {"Médiateur 1": "Guichet"}
    assert preferences.current.mediator == "Guichet"


def test_labels_that_cannot_be_are_explained(page: SettingsPage, preferences: Preferences) -> None:
    page.mediators.rows[0].remove.click()
    assert page.mediators.rows[0].error == LAST
    page.mediators.add.click()
    page.mediators.rows[1].renamed.emit("Médiateur 2", "Médiateur 1")
    assert page.mediators.rows[1].error == TWICE
    page.mediators.rows[1].renamed.emit("Médiateur 2", "")
    assert page.mediators.rows[1].error == EMPTY
    page.mediators.rows[1].renamed.emit("Médiateur 2", "Mme Lorvain")
    assert page.mediators.rows[1].error.startswith("Ce repère contient le nom")
    assert preferences.current.mediators == ("Médiateur 1", "Médiateur 2")


def test_a_datum_is_replaced_with_its_month_then_given_back(
    page: SettingsPage, preferences: Preferences, content: Content
) -> None:
    replace(page, "39 39")
    assert preferences.current.data == {"telephone": "39 39"}
    assert preferences.current.data_dates == {"telephone": "2026-11"}
    assert "39\N{NO-BREAK SPACE}39" in content.pathways()[0].obstacles[0].tries[1].text
    panel = page.data.panels[0]
    assert "novembre" in panel.in_force.text()
    panel.back.click()
    assert (preferences.current.data, preferences.current.data_dates) == ({}, {})
    assert "34\N{NO-BREAK SPACE}22" in panel.in_force.text()
    assert panel.back.isHidden()


def test_an_emptied_datum_goes_back_to_the_sources(page: SettingsPage, preferences: Preferences) -> None:
    replace(page, "39 39")
    field = page.data.panels[0].field
    field.clear()
    press(Qt.Key.Key_Return)
    assert preferences.current.data == {}


def test_the_sources_of_a_datum_are_shown(page: SettingsPage) -> None:
    page.show_section("donnees")
    words = " ".join(label.text() for label in page.data.panels[0].findChildren(type(page.subtitle)))
    assert "Une source" in words
    assert "mai\N{NO-BREAK SPACE}2024" in words


def test_damaged_content_is_told_and_the_rest_works(page: SettingsPage, content: Content) -> None:
    (content.root / "pathways" / "essai.yaml").write_text("abîmé: [", encoding="utf-8")
    content._kept = None
    page.show_section("donnees")
    assert page.trouble.isVisible()


def test_a_full_disk_is_told_and_the_fields_stay(page: SettingsPage, store: MemoryStore) -> None:
    page.show_section("lieu")
    store.full = True
    type_text(page.place.name.edit, "Mairie")
    assert not page.place.keep()
    assert page.trouble.isVisible()
    assert page.place.name.value == "Mairie"


def test_the_folder_is_asked_for(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("dossier")
    with qtbot.waitSignal(page.folder_asked):
        page.folder.button.click()


def test_the_name_of_a_datum_reads_as_words() -> None:
    assert name_of("horaires-3422") == "Horaires 34\N{NO-BREAK SPACE}22"


def test_leaving_a_field_that_did_not_change_keeps_nothing_again(page: SettingsPage, qtbot: QtBot) -> None:
    page.show_section("lieu")
    type_text(page.place.name.edit, "Mairie")
    page.place.keep()
    with qtbot.assertNotEmitted(page.changed):
        page.place.keep()
