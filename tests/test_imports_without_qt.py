"""Everything below ui imports where there is no Qt, and opening the program loads nothing heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOOR_MODULES = 50
RUN_BY_ALEMBIC = "mediateur.store.migrations.env"
HEAVY = ("sqlalchemy", "alembic", "reportlab", "svglib", "pikepdf", "qrcode", "requests", "phonenumbers", "pypdfium2")

FOR_MAKERS = ("argparse", "gettext", "logging")
CAN_WAIT = (
    *("datetime", "hashlib", "uuid", "sqlite3", "subprocess"),
    *("mediateur.store", "mediateur.ui.kit.qss", "mediateur.ui.kit.menu"),
    "PySide6.QtSvg",  # else an icon of the first window has no mask: tests/first_icons.py
)
BLOCK_QT = """
import importlib, json, sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, NoQt())
failed = {}
for name in json.loads(sys.argv[1]):
    try:
        importlib.import_module(name)
    except BaseException as error:
        failed[name] = repr(error)
print(json.dumps(failed))
"""
LOADED = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

SEARCHED = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
from PySide6.support import feature
print(json.dumps(sorted(feature.pyside_feature_dict)))
"""


def modules_below_ui() -> list[str]:
    """Return the dotted names of all modules of the program but those of ui."""
    files = (file.relative_to(ROOT) for file in (ROOT / "mediateur").rglob("*.py"))
    names = (".".join(file.with_suffix("").parts).removesuffix(".__init__") for file in files)
    return sorted(name for name in names if not name.startswith("mediateur.ui"))


def _answer(script: str, argument: str) -> object:
    done = subprocess.run(
        [sys.executable, "-c", script, argument], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_everything_below_ui_imports_without_qt() -> None:
    names = modules_below_ui()
    assert len(names) >= FLOOR_MODULES
    names.remove(RUN_BY_ALEMBIC)
    assert _answer(BLOCK_QT, json.dumps(names)) == {}


def test_the_block_blocks() -> None:
    failed = _answer(BLOCK_QT, json.dumps(["PySide6.QtCore", "json"]))
    assert isinstance(failed, dict)
    assert list(failed) == ["PySide6.QtCore"]


@pytest.mark.parametrize("door", ["mediateur.__main__", "mediateur.cli", "mediateur.app", "mediateur.ui.start"])
def test_opening_loads_nothing_heavy(door: str) -> None:
    loaded = _answer(LOADED, door)
    assert isinstance(loaded, list)
    assert "mediateur" in loaded
    assert [name for name in HEAVY if name in loaded] == []


def test_pyside_searches_none_of_the_sources_of_the_window() -> None:
    searched = _answer(SEARCHED, "mediateur.ui.start")
    assert isinstance(searched, list)
    assert [name for name in searched if name.startswith(("mediateur", "json"))] == []


def test_pyside_starts_without_what_serves_its_makers() -> None:
    loaded = _answer(LOADED, "PySide6.QtWidgets")
    assert isinstance(loaded, list)
    assert [name for name in FOR_MAKERS if name in loaded] == [], "“make setup” prepares PySide6, where .venv stands"


def test_the_first_frame_loads_nothing_that_can_wait(tmp_path: Path) -> None:
    (tmp_path / "reglages.json").write_text('{"welcomed": true}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "mediateur", "--quitter-apres-affichage"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "MEDIATEUR_DOSSIER": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "mediateur.ui.window" in loaded
    assert loaded & {*HEAVY, *FOR_MAKERS, *CAN_WAIT} == set()


@pytest.mark.parametrize("library", HEAVY)
def test_each_heavy_library_would_be_seen(library: str) -> None:
    loaded = _answer(LOADED, library)
    assert isinstance(loaded, list)
    assert library in loaded
