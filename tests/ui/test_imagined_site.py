"""In practice, the imagined site stands beside the session in the place of the official one, and follows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mediateur.ui import browser
from mediateur.ui.imagined_site import NO_SESSION
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.training.practice.case import IMAGINED
from mediateur.ui.pages.training.practice.site_window import SiteWindow
from tests.ui.audit import clipped, nameless, overflowing, small_targets
from tests.ui.driving import Driver, calm, driven, said, settle, words


@pytest.fixture
def driver(data_folder: Path, theme: Theme) -> Iterator[Driver]:
    with driven(data_folder, theme, practice=True) as driver:
        driver.show()
        yield driver


def site_of(driver: Driver) -> SiteWindow:
    """Ask for the imagined site by its button, and return its window."""
    assert driver.window.band is not None
    driver.window.band.site.click()
    settle()
    site = driver.window.imagined.window
    assert site is not None
    return site


def test_the_site_follows_the_guide_and_shows_what_she_types(driver: Driver) -> None:
    driver.begin()
    site = site_of(driver)
    assert site.isVisible()
    assert IMAGINED in words(site)
    for step in ("trois-elements", "choisir"):
        driver.window.activateWindow()
        driver.reach(step)
        assert site.state is not None
        assert site.state.scene == step
        assert site.step.text() == driver.walk.pathway.step(step).title


def test_what_she_does_on_the_site_leaves_the_guide_where_it_is(driver: Driver) -> None:
    driver.begin()
    driver.reach("trois-elements")
    site, before = site_of(driver), driver.walk.state
    site.panel.stops[0].click()
    settle()
    assert site.state is not None
    assert [typed.label for typed in site.state.typed] == ["Code provisoire"]
    assert driver.walk.state == before
    assert driver.window.in_session


def test_a_branch_has_its_page_too(driver: Driver) -> None:
    driver.begin()
    driver.reach("commencer")
    driver.forward("2")
    assert driver.walk.state.at == "demander-code"
    site = site_of(driver)
    assert site.state is not None
    assert site.state.scene == "demander-code"


def test_in_practice_the_official_site_is_not_opened(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser, "open_private", lambda address: opened.append(address) or True)
    driver.begin()
    driver.page.site_asked.emit()
    settle()
    assert opened == []
    assert driver.window.imagined.window is not None
    assert driver.window.imagined.window.isVisible()


def test_outside_practice_the_official_site_is(hands: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(browser, "open_private", lambda address: opened.append(address) or True)
    hands.begin()
    hands.page.site_asked.emit()
    assert len(opened) == 1
    assert "imagined" not in vars(hands.window)


def test_without_a_session_it_says_how_to_have_one(driver: Driver) -> None:
    assert driver.window.band is not None
    driver.window.band.site.click()
    settle()
    assert said()[-1] == NO_SESSION


def test_it_closes_with_the_session_and_with_the_window(driver: Driver) -> None:
    driver.begin()
    site = site_of(driver)
    driver.window.go_home()
    settle()
    assert not site.isVisible()
    driver.begin()
    site_of(driver)
    assert site.isVisible()
    driver.window.close()
    settle()
    assert not site.isVisible()


@pytest.mark.parametrize("name", ["clair", "sombre", "contraste"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_accessible_in_each_theme(driver: Driver, theme: Theme, name: str, scale: float) -> None:
    driver.begin()
    driver.reach("trois-elements")
    theme.set(name=name, scale=scale)
    site = site_of(driver)
    site.resize(round(620 * scale), 690)
    calm(site)
    assert QApplication.activeWindow() is site
    assert nameless(site) == []
    assert small_targets(site) == []
    assert clipped(site) == []
    assert overflowing(site) == []
