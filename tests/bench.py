"""The measurements of `make bench`: ratios and percentiles taken in one run on one machine; never part of the tests.

Exit status 1 when a bound is passed.
"""

from __future__ import annotations

import compileall
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

START_BOUND, ANSWER_BOUND_MS, CHOICE_BOUND = 1.5, 50.0, 1.25
RUNS, WALKS, CHOICES = 31, 25, 200
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


def main() -> int:
    """Measure everything, print it, and return the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    compileall.compile_dir("mediateur", quiet=1)
    _facts()
    good = [_start(), _answers(), _choices()]
    return 0 if all(good) else 1


def _facts() -> None:
    from PySide6.QtCore import qVersion

    print(f"{os.cpu_count()} cœurs, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}")


def _start() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reglages.json").write_text(json.dumps({"welcomed": True}), encoding="utf-8")
        ours = [sys.executable, "-m", "mediateur", "--quitter-apres-affichage"]
        empty = [sys.executable, "-c", EMPTY_WINDOW]
        env = os.environ | {"MEDIATEUR_DOSSIER": folder}
        pairs = [(_timed(empty, env), _timed(ours, env)) for _ in range(RUNS + 1)][1:]
    window, program = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(ours / empty for empty, ours in pairs)
    print(
        f"Ouverture : fenêtre vide {window:.0f} ms, Accueil utilisable {program:.0f} ms, rapport {ratio:.2f} "
        f"(médianes de {RUNS} paires mesurées l’une après l’autre), borne {START_BOUND}"
    )
    return ratio <= START_BOUND


def _timed(command: list[str], env: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def _answers() -> bool:
    from tests.bench_answers import answer_times

    times = sorted(answer_times(WALKS))
    last = times[min(len(times) - 1, int(len(times) * 0.99))]
    print(
        f"Réponse, de la touche à l’image : médiane {statistics.median(times):.1f} ms, 99e centile {last:.1f} ms, "
        f"pire {times[-1]:.1f} ms ({len(times)} réponses), borne {ANSWER_BOUND_MS:.0f} ms"
    )
    return last <= ANSWER_BOUND_MS


def _choices() -> bool:
    from tests.bench_choices import choice_times

    times = list(choice_times(CHOICES))
    repaint, told, painted = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(change.painted / change.repaint for change in times)
    print(
        f"« Qui peut voir quoi ? », un autre choix : décidé et dit {told:.1f} ms de processeur, "
        f"peint {painted:.1f} ms, repeindre seul le tableau {repaint:.1f} ms, rapport {ratio:.2f} "
        f"(médianes de {len(times)}), borne {CHOICE_BOUND}"
    )
    return ratio <= CHOICE_BOUND


if __name__ == "__main__":
    raise SystemExit(main())
