"""A long day at the counter: sessions through the real window, papers, every page, and nothing that grows.

Memory, handles, widgets, files that last and files that pass are counted after each session. The first sessions make
what is made once; what is held then must not grow.
"""

from __future__ import annotations

import gc
import os
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from mediateur.app import App
from mediateur.content.text import grouped
from mediateur.forms.variants import Variant
from mediateur.pathways.events import Hindered
from mediateur.ui import jobs
from mediateur.ui.kit.toast import Toast
from mediateur.ui.rooms import MAKERS
from mediateur.ui.start import application, dress
from tests.bench import processes
from tests.bench.painted import quiet
from tests.ui.driving import Driver, driven, settle

SESSIONS, MINUTES = 200, 40
PATHWAYS = ("activer-adulte", "dire-non", "retrouver-acces")
VARIANTS = tuple(Variant)
# « panne » and « bienvenue » are shown by what brings them about.
PAGES = tuple(name for name in MAKERS if name not in ("panne", "bienvenue"))
THEMES = ("clair", "sombre", "contraste")
EVERY = 10  # sessions between two visits of all the pages
SLOPE_KB = 15.0  # a session, once warm


class Held(NamedTuple):
    """What the process and its folders hold after a session; memory in MB."""

    memory: float
    handles: int
    widgets: int
    kept: int
    passing: int


def prove() -> bool:
    """Play the day, print what was held, and tell whether nothing grew and whether it was short enough."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(quiet)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mediateur-endurance-") as root:
        theme = dress(application(), App(Path(root) / "theme"))
        with driven(Path(root) / "dossier", theme) as hands:
            held = list(day(hands, Path(root), SESSIONS))
    minutes = (time.monotonic() - begun) / 60
    print(f"{SESSIONS} séances jouées en {minutes:.0f} min, au plus {MINUTES}")
    return _told(held, growth(held)) and minutes <= MINUTES


def day(hands: Driver, root: Path, sessions: int, every: int = EVERY) -> Iterator[Held]:
    """Yield what is held after each session, all pages being visited every few sessions.

    `root` holds the data folder « dossier », the paper, and what is there for a moment only.
    """
    passing = root / "passager"
    passing.mkdir()
    usual, tempfile.tempdir = tempfile.tempdir, str(passing)
    try:
        hands.show()
        for number, pathway, variant in zip(range(sessions), cycle(PATHWAYS), cycle(VARIANTS), strict=False):
            _session(hands, pathway, variant, root / "papier.pdf", blocked=number % 2 == 1)
            if number % every == 0:
                _every_page(hands, THEMES[number // every % len(THEMES)])
            yield _held(root)
    finally:
        tempfile.tempdir = usual


def growth(held: Sequence[Held]) -> list[str]:
    """Return, in French, what was more in the last part of a day than before, its first quarter left out.

    Memory goes up and down with what is kept to be found again: `slope` tells about it, over many sessions.
    """
    warm = held[len(held) // 4 :]
    faults = []
    for name, index in (("poignées", 1), ("composants", 2), ("fichiers du dossier", 3), ("fichiers passagers", 4)):
        first, last = (max(each[index] for each in part) for part in (warm[: len(warm) // 2], warm[len(warm) // 2 :]))
        if last > first:
            faults.append(f"{name} : {first} puis {last}")
    return faults


def slope(held: Sequence[Held]) -> float:
    """Return how many KB a session adds to the memory, over the second half of a day."""
    late = [each.memory for each in held[len(held) // 2 :]]
    return statistics.linear_regression(range(len(late)), late).slope * 1000


def _session(hands: Driver, pathway: str, variant: str, paper: Path, *, blocked: bool) -> None:
    desk = hands.window.desk
    desk.begin(pathway)
    settle()
    hands.type("1" * len(hands.walk.pathway.triage.questions))
    hands.enter()
    if blocked and hands.walk.step and hands.walk.step.obstacles:
        hands.page.act(Hindered(hands.walk.step.obstacles[0]))
        settle()
        hands.page.go_back()
    while not hands.walk.state.end:
        hands.forward()
    paper.write_bytes(hands.app.printing.guide(hands.session, variant, hands.app.places.current()))
    hands.window.print_current()
    _rest()
    desk.come_back()
    desk.finish()
    settle()
    dialog: Any = hands.dialog
    dialog.save()
    for notice in hands.window.findChildren(Toast):
        notice.dismiss()
    _rest()


def _every_page(hands: Driver, theme: str) -> None:
    hands.theme.set(theme)
    for name in PAGES:
        hands.window.show_page(name)
        _rest()
    hands.window.go_home()
    _rest()


def _rest() -> None:
    """Let jobs end, and what their results ask for in turn."""
    for _ in range(3):
        jobs.wait()
        settle()


def _held(root: Path) -> Held:
    gc.collect()
    settle()
    return Held(
        processes.held(os.getpid()),
        len(list(Path("/proc/self/fd").iterdir())),
        len(QApplication.allWidgets()),
        sum(file.is_file() for file in (root / "dossier").rglob("*")),
        sum(1 for _ in (root / "passager").rglob("*")),
    )


def _told(held: Sequence[Held], faults: Sequence[str]) -> bool:
    first, last, per_session = held[len(held) // 4], held[-1], slope(held)
    print(
        f"mémoire : {first.memory:.0f} Mo au quart, {last.memory:.0f} Mo à la fin, "
        f"{per_session:.1f} Ko par séance dans la seconde moitié, au plus {SLOPE_KB:.0f}"
    )
    print(
        f"à la fin : {last.handles} poignées, {grouped(last.widgets)} composants, {last.kept} fichiers dans le "
        f"dossier, {last.passing} fichiers passagers"
    )
    for fault in faults:
        print(f"a grandi : {fault}")
    return not faults and per_session <= SLOPE_KB
