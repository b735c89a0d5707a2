"""The real window in a process of its own, in surroundings that are told: `python -m tests.faults.surroundings WHAT`.

What it shows, writes and prints goes to the output as one JSON value.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from mediateur import paths
from mediateur.journal.encounter import Place
from mediateur.ui.kit.theme import Theme
from mediateur.ui.start import application, dress
from tests.faults.operations import fill
from tests.ui.driving import KEY, Driver, driven, rest, said, settle, words

PAGES = ("accueil", "parcours", "droits", "imprimer", "formation", "atelier", "journal", "tableau", "reglages", "aide")


def unplugged(folder: Path) -> object:
    """Show the large screen on a second screen, then have that one go; return what was seen before and after."""
    with _driver(folder) as hands:
        hands.begin()
        hands.key(KEY.Key_F11)
        large, mine = hands.window.desk.large.screen, hands.window.screen()
        [hers] = [screen for screen in QGuiApplication.screens() if screen != mine]
        assert large is not None
        before = [large.isVisible(), large.screen() == hers]
        program: Any = QGuiApplication.instance()
        program.screenRemoved.emit(hers)
        settle()
        told, after = said()[-1], [large.isVisible(), hands.window.in_session]
        at = hands.walk.state.at
        hands.window.activateWindow()
        hands.forward()
        return {"before": before, "after": after, "told": told, "goes_on": hands.walk.state.at != at}


def own_screen(folder: Path) -> object:
    """Show the large screen on the only screen, and have another one go: it stays."""
    with _driver(folder) as hands:
        hands.begin()
        hands.key(KEY.Key_F11)
        large = hands.window.desk.large.screen
        program: Any = QGuiApplication.instance()
        program.screenRemoved.emit(hands.window.screen())
        settle()
        return large is not None and large.isVisible()


def spoken(folder: Path) -> object:
    """Return what every page shows, what is found, exported and printed, whatever language the system speaks."""
    program = application()
    with _driver(folder) as hands:
        dress(program, hands.app)
        fill(hands.app, 1)
        shown = {page: _shown(hands, page) for page in PAGES}
        found = [found.entry.title for found in hands.app.search.find("INSCRIPTION ACTIVITÉ istanbul")]
        table = hands.app.exports.make(hands.app.content.titles()).decode()
        guide = hands.app.printing.form("guide-activer-adulte", "courant", "fr", Place(id="p", name="İstanbul ı"))
        number, day = QLocale().toString(12345.5), QLocale().toString(dt.date(2026, 3, 29))
        return {
            "shown": shown,
            "found": found,
            "table": table,
            "guide": hashlib.sha256(guide).hexdigest(),
            "written": [number, day],
        }


def lacking(folder: Path) -> object:
    """Return how many pages can be shown without the files that the folder `resources` lacks, and what is logged."""
    with _driver(folder, folder / "resources") as hands:
        for page in PAGES:
            hands.window.show_page(page)
            hands.window.grab()
            settle()
        hands.window.go_home()
        hands.begin()
        hands.window.grab()
        return {"in_session": hands.window.in_session, "words": len(words(hands.window)) > 100}


def _shown(hands: Driver, page: str) -> list[str]:
    hands.window.show_page(page)
    rest()
    return [label.text() for label in hands.window.findChildren(QLabel) if label.text()]


def _driver(folder: Path, resources: Path | None = None) -> Any:
    theme = Theme.load(resources or paths.resources(), reduced_motion=True)
    theme.apply(application())
    return _Shown(folder, theme, resources)


class _Shown:
    def __init__(self, folder: Path, theme: Theme, resources: Path | None) -> None:
        self._context = driven(folder / "dossier", theme, resources)

    def __enter__(self) -> Driver:
        hands = self._context.__enter__()
        hands.show()
        return hands

    def __exit__(self, *raised: Any) -> None:
        self._context.__exit__(*raised)


TRIED: dict[str, Callable[[Path], object]] = {each.__name__: each for each in (unplugged, own_screen, spoken, lacking)}


def without(folder: Path, *patterns: str) -> None:
    """Copy the resources into a folder, without the files that answer patterns."""
    target = folder / "resources"
    shutil.copytree(paths.resources(), target)
    for pattern in patterns:
        for file in target.glob(pattern):
            file.unlink()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(TRIED[sys.argv[1]](Path(sys.argv[2])), ensure_ascii=False))
