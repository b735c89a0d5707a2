"""Opening from a menu or a double-clicked file, where nobody reads a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mediateur.paths import resources
from mediateur.ui.start import take_lock

# What would wait for a person is told instead, in a program of its own, as a desktop starts one.
DOOR = """
import sys
from PySide6.QtWidgets import QApplication, QMessageBox
from mediateur.__main__ import main
from mediateur.ui.window import MainWindow
MainWindow.bring_in = lambda window, file: (print("reçu", file), QApplication.quit())
QMessageBox.critical = lambda parent, title, text: print("boîte", text)
sys.argv = ["mediateur", "--bureau", "voisin.mediateur"]
sys.exit(main())
"""

# Says whether garbage is collected while the window's modules load.
COLLECTING = """
import gc, sys
from mediateur.__main__ import main
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "mediateur.ui.window":
            print(gc.isenabled())
            raise SystemExit
sys.meta_path.insert(0, Watch())
sys.exit(main())
"""


def _from_desktop(folder: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "MEDIATEUR_DOSSIER": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", DOOR], env=env, cwd=resources().parent, capture_output=True, text=True, timeout=120
    )


def test_a_double_clicked_file_comes_in_once_the_journal_is_open(tmp_path: Path) -> None:
    done = _from_desktop(tmp_path)
    assert (done.stdout, done.returncode) == ("reçu voisin.mediateur\n", 0), done.stderr
    assert (tmp_path / "mediateur.sqlite").is_file()


def test_why_no_window_opens_is_said_in_a_box(tmp_path: Path) -> None:
    lock = take_lock(tmp_path)
    try:
        done = _from_desktop(tmp_path)
    finally:
        lock.unlock()
    assert done.stdout.startswith("boîte Médiateur est déjà ouvert avec ce dossier de données.")
    assert done.returncode == 1


@pytest.mark.parametrize("words", [["--quitter-apres-affichage"], ["--bureau"], ["--bureau", "voisin.mediateur"]])
def test_no_garbage_is_collected_while_the_window_loads(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", COLLECTING, *words], cwd=resources().parent, capture_output=True, text=True, timeout=120
    )
    assert (done.stdout, done.returncode) == ("False\n", 0), done.stderr
