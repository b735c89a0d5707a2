"""How long the window takes to open, beside an empty window of Qt."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.bench.timing import median, timed

START_BOUND, RUNS = 1.5, 31
EMPTY_WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    seen = False
    def paintEvent(self, event):
        if not self.seen:
            self.seen = True
            QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 690)
window.show()
app.exec()
"""


def measure() -> bool:
    """Print the times, and tell whether the bound is kept."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reglages.json").write_text(json.dumps({"welcomed": True}), encoding="utf-8")
        env = os.environ | {"MEDIATEUR_DOSSIER": folder}
        ours = partial(_run, [sys.executable, "-m", "mediateur", "--quitter-apres-affichage"], env)
        empty = partial(_run, [sys.executable, "-c", EMPTY_WINDOW], env)
        pairs = [(timed(empty), timed(ours)) for _ in range(RUNS + 1)][1:]
    window, program = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(ours / empty for empty, ours in pairs)
    print(
        f"Ouverture : fenêtre vide {window:.0f} ms, Accueil utilisable {program:.0f} ms, rapport {ratio:.2f} "
        f"(médianes de {RUNS} paires mesurées l’une après l’autre), borne {START_BOUND}"
    )
    return ratio <= START_BOUND


def _run(command: list[str], env: dict[str, str]) -> None:
    subprocess.run(command, env=env, check=True, capture_output=True)
