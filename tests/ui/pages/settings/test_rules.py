"""What an administrator fixed shows in Réglages as fixed, and nothing there can change it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mediateur.policy import FILE, FixedPlace, Policy
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.keeping import BackupsSection, PeriodsSection
from mediateur.ui.pages.settings.page import SettingsPage
from mediateur.ui.pages.settings.parts import NotesSection
from mediateur.ui.pages.settings.place_form import PlaceForm
from mediateur.ui.pages.settings.rules import RulesSection, in_words
from mediateur.ui.pages.welcome.page import WelcomePage
from mediateur.usecases.content.library import Content
from mediateur.usecases.keeping.backups import Backups
from mediateur.usecases.places import Places
from mediateur.usecases.preferences import Preferences
from tests.ui.conftest import show
from tests.ui.driving import driven, said, words
from tests.ui.fakes import MemoryStore
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

BY = "fixé par votre administrateur."
STRICT = Policy(
    theme="contraste",
    scale=125,
    places=(FixedPlace("Mairie", "1 rue de l’Exemple", insee="26362"), FixedPlace("Médiathèque")),
    retention_most=6,
    register_most=24,
    note_days_most=30,
    no_notes=True,
    backup_folder="/sauvegardes",
    threshold=15,
    proxy="http://nom:secret@proxy.exemple.fr:3128",
    update_address="https://exemple.fr/version.json",
)


class NoVault:
    usual_folder = Path("/habituel")

    def copies(self, folder: Path) -> tuple[()]:
        return ()


Made = Callable[[Policy], SettingsPage]


@pytest.fixture
def made(data_folder: Path, store: MemoryStore, content: Content, theme: Theme) -> Made:
    def make(policy: Policy) -> SettingsPage:
        preferences = Preferences(data_folder, policy)
        places = Places(lambda: store, preferences)
        backups = Backups(NoVault(), preferences)  # type: ignore[arg-type]
        page = SettingsPage(preferences, places, content, theme, data_folder, backups=backups)
        show(page, WIDTH, HEIGHT)
        return page

    return make


def test_without_rules_nothing_shows_as_fixed(made: Made) -> None:
    page = made(Policy())
    assert "regles" not in [section.id for section in page.sections]
    for section in page.sections:
        page.show_section(section.id)
        assert "administrateur" not in words(page)


@pytest.mark.parametrize("section", ["lieu", "notes", "sauvegardes", "conservation", "regles"])
def test_each_section_says_what_is_fixed_and_stays_accessible(made: Made, theme: Theme, section: str) -> None:
    page = made(STRICT)
    page.show_section(section)
    assert "administrateur" in words(page)
    check_accessible(page, theme)
    check_french(page)


def test_nothing_that_is_fixed_can_be_chosen(made: Made) -> None:
    page = made(STRICT)
    page.show_section("notes")
    assert page.notes.toggle.isHidden()
    page.show_section("sauvegardes")
    assert isinstance(page.backups, BackupsSection)
    assert (page.backups.choose.isVisible(), page.backups.usual.isVisible()) == (False, False)
    assert "/sauvegardes" in page.backups.path.accessibleName()
    periods: PeriodsSection = page.periods
    assert [periods.details.itemData(i) for i in range(periods.details.count())] == [3, 6]
    assert [periods.notes.itemData(i) for i in range(periods.notes.count())] == [7, 30]
    assert periods.details.value() == 6


def test_one_chooses_between_the_places_and_does_not_change_their_words(made: Made, theme: Theme) -> None:
    page = made(STRICT)
    page.show_section("lieu")
    place: PlaceForm = page.place
    assert place.choice.currentText() == "Mairie"
    place.choice.setCurrentIndex(1)
    place.choice.chosen.emit(place.choice.value())
    assert page.keeper.settings.place == STRICT.places[1].id
    assert [row for row in place.rows if row.isVisible()] == []
    assert place.values[:2] == ("Médiathèque", "")


def test_the_first_opening_offers_the_places_too(data_folder: Path, store: MemoryStore, theme: Theme) -> None:
    preferences = Preferences(data_folder, STRICT)
    page = WelcomePage(preferences, Places(lambda: store, preferences), theme, data_folder)
    show(page, WIDTH, HEIGHT)
    page.show_step(1)
    assert page.place.choice.hasFocus()
    page.forward.click()
    assert page.step == 2


def test_notes_that_are_allowed_keep_their_toggle(made: Made) -> None:
    page = made(Policy(threshold=12))
    section: NotesSection = page.notes
    assert not section.toggle.isHidden()
    assert section.fixed.isHidden()


def test_the_rules_are_told_one_by_one_without_what_the_proxy_asks(theme: Theme) -> None:
    told = list(in_words(STRICT))
    assert len(told) == 10
    assert not [line for line in told if "secret" in line or "nom:" in line]
    assert any("1 à 14 personnes" in line for line in told)


def test_a_damaged_file_is_told_in_reglages(theme: Theme) -> None:
    section = RulesSection(Policy(no_update_check=True, faults=(FILE,)))
    show(section, 900, 600)
    assert "ne se lisent pas" in words(section)


def test_a_damaged_file_is_told_on_accueil_in_one_sentence_and_the_window_opens(
    data_folder: Path, rules: Path, theme: Theme
) -> None:
    rules.parent.mkdir()
    rules.write_text('{"seuil_partage": 3', encoding="utf-8")
    with driven(data_folder, theme) as driver:
        driver.show()
        assert [text for text in said() if "administrateur" in text] == [str(driver.app.policy.notice)]
        assert str(driver.app.policy.notice) in words(driver.window)
        assert driver.app.preferences.policy.threshold == 11
