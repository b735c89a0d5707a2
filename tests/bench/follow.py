"""How long « Suivre » takes to open on a large register, in a fresh process: to its first paint, then to its rows."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, qInstallMessageHandler

from mediateur.app import App
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.pages.training.following.panel import FollowPart
from mediateur.ui.pages.training.page import TrainingPage
from mediateur.ui.start import application, dress
from mediateur.ui.window import MainWindow
from tests.bench.painted import quiet, settle
from tests.bench.timing import median

OPENINGS = 5


class Opening(NamedTuple):
    """How long until something is painted, and until the rows are, in ms: worked by the processor, then waited."""

    painted_cpu: float
    painted: float
    rows_cpu: float
    rows: float


def openings(folder: Path) -> Opening:
    """Return the medians of openings of the register of a data folder, each in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.follow", str(folder)]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(OPENINGS)]
    return Opening(*map(median, zip(*map(json.loads, runs), strict=True)))


def _once(folder: Path) -> Opening:
    qInstallMessageHandler(quiet)
    app = App(folder)
    app.preferences.change(welcomed=True, theme="clair", reduced_motion=True)
    window = MainWindow(app, dress(application(), app))
    window.resize(SIZE)
    window.show()
    app.open_store()
    app.content.warm()  # as the window does once it is painted
    window.show_page("formation")
    jobs.wait()
    settle(100)
    page = window.page("formation")
    assert isinstance(page, TrainingPage)
    begun, worked = time.perf_counter(), time.process_time()
    page.home.tabs.setCurrentIndex(1)
    part = page.home.follow
    assert isinstance(part, FollowPart)
    window.repaint()
    painted = _since(begun, worked)
    loop = QEventLoop()
    part.people.reader.counted.connect(loop.quit)
    loop.exec()
    part.people.table.viewport().repaint()
    rows = _since(begun, worked)
    jobs.wait()
    window.close()
    app.close()
    return Opening(*painted, *rows)


def _since(begun: float, worked: float) -> tuple[float, float]:
    return (time.process_time() - worked) * 1000, (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    print(json.dumps(_once(Path(sys.argv[1]))))
