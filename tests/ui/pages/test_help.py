from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QLabel

from mediateur.journal.definitions import DEFINITIONS
from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.help_page import HelpPage, key_of
from mediateur.ui.pages.help_texts import LICENCES, SCREENS
from mediateur.ui.pages.key_table import KeyRow, RegionPanel
from mediateur.ui.pages.keyboard_map import KEYBOARD, REGIONS
from tests.ui.audit import clipped, overflowing
from tests.ui.conftest import press, show
from tests.ui.driving import calm
from tests.ui.pages.conftest import HEIGHT, WIDTH, check_accessible, check_french

ASKED = ["accueil", "droits", "séance", "ça bloque", "écran usager", "fin de séance", "journal", "imprimer", "réglages"]
ASKED += ["atelier", "a-recopier"]
LOCK = Path(__file__).resolve().parents[3] / "requirements.lock"


@pytest.fixture
def page(theme: Theme) -> HelpPage:
    page = HelpPage(theme)
    show(page, WIDTH, HEIGHT)
    return page


def words(page: HelpPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("screen", ASKED)
def test_each_screen_has_its_help_and_its_keys(page: HelpPage, screen: str) -> None:
    page.show_section("apropos")
    page.show_for(screen)
    found = SCREENS[key_of(screen)]
    assert page.section == "ecran"
    assert set(found.lines) <= set(words(page))
    keys = {key for name in (*found.regions, "partout") for line in REGIONS[name].lines for key in line.keys}
    assert {cap.text() for cap in page.findChildren(KeyCap) if cap.isVisible()} == keys


def test_a_screen_without_help_of_its_own_gets_that_of_help(page: HelpPage) -> None:
    page.show_for("tableau")
    assert page.screen_name == "aide"


def test_names_of_screens_are_heard_with_or_without_accents() -> None:
    assert {key_of("Écran_usager"), key_of("ecran-usager"), key_of("écran usager")} == {"ecran usager"}


def test_regions_named_by_screens_exist() -> None:
    assert {name for screen in SCREENS.values() for name in screen.regions} <= set(REGIONS)


def test_all_keys_and_all_definitions_are_shown(page: HelpPage) -> None:
    page.show_section("touches")
    assert {line.what for region in KEYBOARD for line in region.lines} <= set(words(page))
    page.show_section("comptes")
    assert {text for definition in DEFINITIONS.items() for text in definition} <= set(words(page))


def test_keys_are_written_with_letters_that_the_font_draws(theme: Theme) -> None:
    font = QRawFont.fromFont(theme.font("courant"))
    letters = {letter for region in KEYBOARD for line in region.lines for letter in "".join(line.keys) + line.what}
    assert [letter for letter in letters if not font.supportsCharacter(ord(letter))] == []


def test_the_keyboard_scrolls_a_page_that_has_no_field(page: HelpPage) -> None:
    page.show_section("touches")
    page.names[1].setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_PageDown)
    assert page.scroller.verticalScrollBar().value() > 0
    press(Qt.Key.Key_Home)
    assert page.scroller.verticalScrollBar().value() == 0


def test_every_library_that_comes_with_the_program_is_named() -> None:
    named = " ".join(licence.name for licence in LICENCES).casefold()
    project = (LOCK.parent / "pyproject.toml").read_text(encoding="utf-8")
    block = project.split("dependencies = [")[1].split("]")[0]
    libraries = re.findall(r'"([a-zA-Z0-9_-]+)', block)
    assert libraries
    assert [name for name in libraries if name.split("-")[0].casefold() not in named] == []


@pytest.mark.parametrize("section", ["ecran", "touches", "comptes", "apropos"])
def test_every_section_is_accessible(page: HelpPage, theme: Theme, section: str) -> None:
    page.show_section(section)
    check_accessible(page, theme)
    check_french(page)


@pytest.mark.parametrize(("width", "beside"), [(900, True), (420, False)])
def test_what_keys_do_stands_under_them_where_there_is_little_width(theme: Theme, width: int, beside: bool) -> None:
    panel = RegionPanel(REGIONS["partout"])
    show(panel, width, 1200)
    calm(panel)
    for row in panel.findChildren(KeyRow):
        [what] = [text for text in row.findChildren(Text) if text.isVisible()]
        assert (what.x() > 0) is beside
        assert what.height() >= what.heightForWidth(what.width())
    assert clipped(panel) == []
    assert overflowing(panel) == []
