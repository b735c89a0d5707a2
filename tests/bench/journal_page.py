"""How long the page Journal takes to open in the real window, on a large journal and on an empty one."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, qInstallMessageHandler

from mediateur.app import App
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.pages.journal.page import JournalPage
from mediateur.ui.start import application, dress
from mediateur.ui.window import MainWindow
from tests.bench.painted import quiet, settle
from tests.bench.timing import median

OPENINGS = 7


def opening_time(folder: Path) -> float:
    """Return how long the page of a journal takes, from being asked for to being counted and painted (median, ms)."""
    qInstallMessageHandler(quiet)
    return median([_once(folder) for _ in range(OPENINGS + 1)][1:])


def _once(folder: Path) -> float:
    app = App(folder)
    app.preferences.change(welcomed=True, theme="clair", reduced_motion=True)
    window = MainWindow(app, dress(application(), app))
    window.resize(SIZE)
    window.show()
    app.open_store()
    app.content.warm()  # as the window does once it is painted
    settle(100)
    begun = time.perf_counter()
    window.show_page("journal")
    page = window.page("journal")
    assert isinstance(page, JournalPage)
    loop = QEventLoop()
    page.reader.counted.connect(loop.quit)
    loop.exec()
    page.repaint()
    taken = (time.perf_counter() - begun) * 1000
    jobs.wait()
    window.close()
    return taken
