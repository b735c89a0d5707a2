"""A screen that goes, an icon or the letters missing, a system that speaks another language: the real window holds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.faults.surroundings import without
from tests.network.conftest import leave_out
from tests.store.samples import ROOT

LOCALES = Path("/usr/share/i18n/locales")
linux = pytest.mark.skipif(sys.platform != "linux", reason="surroundings of Linux")
SCREENS = [
    {"name": name, "x": x, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    for name, x in (("un", 0), ("deux", 1366))
]


def seen(what: str, folder: Path, surroundings: Mapping[str, str]) -> Any:
    """Return what the window of a process of its own gave, in these surroundings."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **surroundings}
    words = [sys.executable, "-m", "tests.faults.surroundings", what, str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@linux
def test_the_large_screen_closes_with_the_one_that_showed_it(tmp_path: Path) -> None:
    """Qt would bring it over the guide of the mediator, who would have to guess how to be rid of it."""
    two = tmp_path / "ecrans.json"
    two.write_text(json.dumps({"screens": SCREENS}), encoding="utf-8")
    assert seen("unplugged", tmp_path, {"QT_QPA_PLATFORM": f"offscreen:configfile={two}"}) == {
        "before": [True, True],
        "after": [False, True],
        "told": "L’écran de la personne n’est plus branché. Votre séance continue ici. "
        "Rebranchez-le, puis F11 pour le lui montrer.",
        "goes_on": True,
    }


@linux
def test_the_large_screen_stays_on_the_only_one(tmp_path: Path) -> None:
    assert seen("own_screen", tmp_path, {}) is True


@pytest.mark.parametrize("lost", ["icons/printer.svg", "icons/*.svg", "fonts/*.ttf"])
def test_what_is_missing_of_its_dress_does_not_stop_the_program(tmp_path: Path, lost: str) -> None:
    without(tmp_path, lost)
    assert seen("lacking", tmp_path, {}) == {"in_session": True, "words": True}


@linux
@pytest.mark.needs_tool("localedef")
def test_every_system_sees_the_same_french(tmp_path: Path) -> None:
    """The languages are made here; in Turkish, « i » and « I » are not the same letter."""
    if not (LOCALES / "tr_TR").is_file():
        leave_out("paquet absent : locales")
    for name in ("tr_TR", "de_DE"):
        made = tmp_path / f"{name}.UTF-8"
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(made)], check=True, capture_output=True)
    told = {}
    for language in ("C", "fr_FR.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8"):
        folder = tmp_path / "poste"
        folder.mkdir()
        told[language] = seen("spoken", folder, {"LC_ALL": language, "LANG": language, "LOCPATH": str(tmp_path)})
        folder.rename(tmp_path / f"poste-{language}")
    assert told["C"]["written"] == ["12\N{NARROW NO-BREAK SPACE}345,5", "dimanche 29 mars 2026"]
    assert len(told["C"]["table"].splitlines()) > 12
    assert {language for language, all_told in told.items() if all_told != told["C"]} == set()
