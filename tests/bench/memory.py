"""The resident memory of the window, beside that of an empty window of PySide6."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench import processes
from tests.bench.timing import median

BOUND, RUNS = 1.5, 10
# Each says « ready » when it is time to look at it, and waits until it was.
EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
def look():
    print("ready", flush=True)
    sys.stdin.readline()
    app.quit()
class Window(QWidget):
    seen = False
    def paintEvent(self, event):
        if not self.seen:
            self.seen = True
            QTimer.singleShot(0, look)
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 690)
window.show()
app.exec()
"""
PROGRAM = """
import gc, sys
gc.disable()
from mediateur.app import App
from mediateur.ui import start
def look():
    print("ready", flush=True)
    sys.stdin.readline()
class Window(start.MainWindow):
    def __init__(self, app, theme):
        super().__init__(app, theme)
        self.ready.connect(look)
        self.store_ready.connect(self.end)
    def end(self):
        look()
        start.application().quit()
start.MainWindow = Window
start.open_window(App())
"""


class Held(NamedTuple):
    """What a process holds, in MB: all that is in memory, and what no other process shares."""

    resident: float
    private: float


def measure() -> bool:
    """Print what each holds, and tell whether the bound is kept where the window is usable."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reglages.json").write_text(json.dumps({"welcomed": True}), encoding="utf-8")
        env = os.environ | {"MEDIATEUR_DOSSIER": folder}
        rounds = [(*_held(EMPTY_WINDOW, env, 1), *_held(PROGRAM, env, 2)) for _ in range(RUNS)]
    empty, usable, whole = (_median(column) for column in zip(*rounds, strict=True))
    ratio = median([program.resident / window.resident for window, program, _ in rounds])
    print(
        f"Mémoire : fenêtre vide {_said(empty)}, Accueil utilisable {_said(usable)}, "
        f"rapport {ratio:.2f}, borne {BOUND}\n"
        f"  puis, le journal et les contenus ouverts, {_said(whole)}, rapport {whole.resident / empty.resident:.2f} "
        f"(médianes de {RUNS} tours)"
    )
    return ratio <= BOUND


def _held(program: str, env: dict[str, str], looks: int) -> list[Held]:
    """Return what a program holds each time that it says to look."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, "-c", program], env=env, text=True, **pipes) as process:  # type: ignore[call-overload]
        return [_look(process) for _ in range(looks)]


def _look(process: subprocess.Popen[str]) -> Held:
    assert process.stdin and process.stdout
    if process.stdout.readline() != "ready\n":
        raise RuntimeError("the window did not open")
    held = Held(processes.held(process.pid), processes.private(process.pid))
    process.stdin.write("\n")
    process.stdin.flush()
    return held


def _median(helds: tuple[Held, ...]) -> Held:
    return Held(*(median(column) for column in zip(*helds, strict=True)))


def _said(held: Held) -> str:
    return f"{held.resident:.0f} Mo (dont {held.private:.0f} à elle seule)"
