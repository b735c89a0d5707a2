"""How long the window takes to open, beside an empty window of PySide6, as its makers deliver it and as set up here.

The bound counts from PySide6 as delivered: `make setup` spares its starts a part that it compiles each time
(installer/shared/unpack_support.py), and the program is not to be held to account for what it gave to both.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from installer.shared.unpack_support import UNPACKED
from tests.bench.timing import median, timed

START_BOUND, RUNS = 1.3, 31
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
        empty = [sys.executable, "-c", EMPTY_WINDOW]
        delivered = partial(_run, empty, env | {"PYTHONPATH": str(_as_delivered(Path(folder)))})
        set_up = partial(_run, empty, env)
        rounds = [(timed(delivered), timed(set_up), timed(ours)) for _ in range(RUNS + 1)][1:]
    window, spared, program = (median(times) for times in zip(*rounds, strict=True))
    ratio, other = (median(each[2] / each[base] for each in rounds) for base in (0, 1))
    print(
        f"Ouverture : fenêtre vide {window:.0f} ms, Accueil utilisable {program:.0f} ms, rapport {ratio:.2f}, "
        f"borne {START_BOUND} (fenêtre vide où PySide6 est déplié comme ici "
        f"{spared:.0f} ms, rapport {other:.2f}\N{NO-BREAK SPACE}; médianes de {RUNS} tours)"
    )
    return ratio <= START_BOUND


def _as_delivered(folder: Path) -> Path:
    """Return a folder to search first, where the part of PySide6 that `make setup` unpacks is not unpacked."""
    found = Path(str(importlib.util.find_spec("shiboken6").origin)).parent
    shutil.copytree(found, folder / "delivered" / found.name, ignore=shutil.ignore_patterns(UNPACKED))
    return folder / "delivered"


def _run(command: list[str], env: dict[str, str]) -> None:
    subprocess.run(command, env=env, check=True, capture_output=True)
