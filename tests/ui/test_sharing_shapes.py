"""The window of a machine that shares and coordinates, at every size: nothing is cut, everything has a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.journal.leaving import Coarseness, Share
from mediateur.journal.network import Joined
from mediateur.ui.kit.theme import Theme
from tests.ui.driving import Driver, driven, settle
from tests.ui.test_accessibility import audit

DAY = dt.date(2026, 11, 1)
SHAPES = {
    "large": (1366, 690, 1.0),
    "140 %": (1366, 690, 1.4),
    "grand écran à 140 %": (1900, 1000, 1.4),
    "200 %": (1366, 690, 2.0),
    "étroit": (900, 690, 1.0),
    "panneau": (420, 728, 1.0),
}


@pytest.fixture
def joined(data_folder: Path, theme: Theme) -> Iterator[Driver]:
    """Give the window of a machine that shares its journal and coordinates a network."""
    with driven(data_folder, theme) as driver:
        share = Share(territory="ardeche-nord", coarseness=Coarseness.PLACE, since=DAY)
        for store, shared in ((driver.app.open_store(), share), (driver.app.open_consolidation(), None)):
            with store.begin() as work:
                work.link.join(Joined("https://partage.exemple.fr", "mediateur-07", "c-1", DAY, shared))
                work.commit()
        driver.show()
        driver.window.sharing_watch.take(driver.app.network.standings())
        settle()
        yield driver


@pytest.mark.parametrize("name", list(SHAPES))
def test_every_page_of_sharing_holds(joined: Driver, name: str) -> None:
    width, height, scale = SHAPES[name]
    joined.theme.set(scale=scale)
    joined.window.resize(width, height)
    settle()
    found = {}
    for page in ("accueil", "reseau"):
        joined.window.show_page(page)
        if faults := audit(joined.window):
            found[page] = faults
    joined.window.show_page("reglages")
    joined.window.page("reglages").show_section("partage")  # type: ignore[attr-defined]
    if faults := audit(joined.window):
        found["partage"] = faults
    assert found == {}


@pytest.mark.parametrize("theme_name", ["sombre", "contraste"])
def test_every_theme_holds(joined: Driver, theme_name: str) -> None:
    joined.theme.set(name=theme_name)
    found = {}
    for page in ("reseau", "reglages"):
        joined.window.show_page(page)
        if faults := audit(joined.window):
            found[page] = faults
    assert found == {}


def test_the_navigation_stays_beside_the_page_in_the_reference_window(joined: Driver) -> None:
    assert joined.window.shell._nav.isVisible()
    assert [entry.name for entry in joined.window.shell.entries][-1] == "reseau"
    assert "tout est envoyé" in joined.window.shell.status.sharing.text()
