"""How long a change of choice takes in « Qui peut voir quoi ? », beside one bare repaint of its table."""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from mediateur.app import App
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.pages.rights.page import RightsPage
from mediateur.ui.pages.rights.visibility import Visibility
from mediateur.ui.start import application, dress
from mediateur.ui.window import MainWindow

SEED = 7
CHOICES, CHOICE_BOUND = 200, 1.25


class Change(NamedTuple):
    """A bare repaint of the table, then one change of choices: deciding and telling it, and up to its painting.

    All in ms of processor.
    """

    repaint: float
    told: float
    painted: float


def choice_times(changes: int) -> Iterator[Change]:
    """Yield what making or taking back one choice takes, each on what the former ones left."""
    with tempfile.TemporaryDirectory() as folder:
        app = App(Path(folder))
        app.preferences.change(welcomed=True, theme="clair", reduced_motion=True)
        window = MainWindow(app, dress(application(), app))
        window.resize(SIZE)
        window.show()
        app.open_store()
        window.show_page("droits")
        page = window.page("droits")
        assert isinstance(page, RightsPage)
        page.tabs.setCurrentIndex(1)
        assert page.visibility is not None
        QApplication.processEvents()
        yield from _changes(page.visibility, changes)
        jobs.wait()
        window.close()


def _changes(view: Visibility, changes: int) -> Iterator[Change]:
    toggles, drawn = list(view.choices.toggles.values()), random.Random(SEED)
    for _ in range(changes):
        toggle = drawn.choice(toggles)
        view.table.viewport().update()
        repaint = _spent()
        begun = time.process_time()
        toggle.click()
        told = (time.process_time() - begun) * 1000
        yield Change(repaint, told, told + _spent())


def _spent() -> float:
    """Return the processor time that the waiting events take, painting included (ms)."""
    begun = time.process_time()
    QApplication.processEvents()
    return (time.process_time() - begun) * 1000
