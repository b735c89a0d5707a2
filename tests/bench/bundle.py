"""How long the bundle of Linux takes to open, beside an empty window of PySide6 bundled the same day.

Run as `python -m tests.bench.bundle`, after `make deb`; the empty one is made once, as PyInstaller makes it by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from tests.bench.opening import EMPTY_WINDOW
from tests.bench.timing import median, timed

ROOT = Path(__file__).resolve().parents[2]
STAGE = ROOT / "build" / "linux"
BOUND, RUNS = 1.3, 31


def measure() -> bool:
    """Print the times, and tell whether the bound is kept."""
    empty = _empty_bundle()
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "reglages.json").write_text('{"welcomed": true}', encoding="utf-8")
        env = os.environ | {"MEDIATEUR_DOSSIER": folder, "QT_QPA_PLATFORM": "offscreen"}
        bare = partial(_run, [empty], env)
        ours = partial(_run, [STAGE / "dist" / "mediateur" / "mediateur", "--quitter-apres-affichage"], env)
        pairs = [(timed(bare), timed(ours)) for _ in range(RUNS + 1)][1:]
    window, program = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(ours / bare for bare, ours in pairs)
    print(
        f"Ouverture du paquet : fenêtre vide {window:.0f} ms, Accueil utilisable {program:.0f} ms, rapport {ratio:.2f} "
        f"(médianes de {RUNS} paires mesurées l’une après l’autre), borne {BOUND}"
    )
    return ratio <= BOUND


def _empty_bundle() -> Path:
    """Return the program that opens an empty window, made if need be."""
    made = STAGE / "vide" / "dist" / "vide" / "vide"
    if not made.is_file():
        script = STAGE / "vide" / "vide.py"
        script.parent.mkdir(exist_ok=True)
        script.write_text(EMPTY_WINDOW, encoding="utf-8")
        command = [ROOT / ".venv-build" / "bin" / "python", "-m", "PyInstaller", "--noconfirm", script.name]
        env = os.environ | {"PYTHONPATH": str(STAGE / "libraries")}
        subprocess.run(command, cwd=script.parent, env=env, check=True, capture_output=True)
    return made


def _run(command: list[Path | str], env: dict[str, str]) -> None:
    subprocess.run(command, env=env, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(not measure())
