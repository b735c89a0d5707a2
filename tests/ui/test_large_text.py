"""At 200 %: each part of each page and whatever a button of it opens has room for its words, the themes in turn.

« make prove » has every page in every theme (`MEDIATEUR_TOUT_PROUVER`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediateur.ui.kit.theme import Theme
from tests.reader.stage import coordinate, fill
from tests.ui.driving import Driver, driven
from tests.ui.exploring import opened, places, shut
from tests.ui.test_accessibility import PAGES, audit, shape


@pytest.fixture
def worked(data_folder: Path, theme: Theme, monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    """Give the window of a machine in use for some weeks, that coordinates a network, at 200 %."""
    fill(data_folder)
    shut(monkeypatch)
    with driven(data_folder, theme) as driver:
        driver.show()
        shape(driver, "200 %")
        coordinate(driver.window)
        yield driver


THEMES = ("clair", "sombre", "contraste")
EVERY = [(page, theme) for page in (*PAGES, "reseau") for theme in THEMES]
IN_TURN = [(page, theme) for rank, (page, theme) in enumerate(EVERY) if rank // 3 % 3 == rank % 3]


@pytest.mark.parametrize(("page", "theme_name"), EVERY if os.environ.get("MEDIATEUR_TOUT_PROUVER") else IN_TURN)
def test_what_each_button_opens_has_room(worked: Driver, page: str, theme_name: str) -> None:
    worked.theme.set(name=theme_name)
    found = {}
    for place in places(worked, page):
        for view in opened(worked, place):
            if faults := audit(worked.window):
                found[view] = faults
    assert found == {}
