"""Accessibility: every page and what its buttons open over the real bus, a session as Orca says it, text at 200 %."""

from __future__ import annotations

import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.prove.played import play
from tests.reader.crawl import PAGES, Seen, crawl
from tests.reader.desk import LAUNCHER, TOOLS
from tests.reader.program import SAID, program
from tests.reader.walk import ORCA, said_of, silent, walk

LARGE = "tests/ui/test_large_text.py"
# The page that takes longest is begun first.
LONGEST = "Formation"
# So many at once: each mostly waits, to be sure that nothing more comes.
DESKS = 3


def prove() -> bool:
    """Print what was seen and heard, and every fault; tell whether there is none and nothing lacked."""
    lacking = [tool for tool in (*TOOLS, str(LAUNCHER), ORCA) if shutil.which(tool) is None]
    if lacking:
        print(f"accessibilité : ne peut pas être éprouvée sur ce poste ({', '.join(lacking)})")
        return False
    crawled, heard = _crawl(), _walk()
    large = play("accessibilité, texte à 200 %", "-q", LARGE, more={"MEDIATEUR_TOUT_PROUVER": "1"})
    return crawled and heard and large


def _crawl() -> bool:
    with ThreadPoolExecutor(DESKS) as desks:
        seen = list(desks.map(_page, sorted(PAGES, key=lambda page: page != LONGEST)))
    views, things, stops, pressed = (
        sum(one) for one in zip(*((len(s.views), s.things, s.stops, s.pressed) for s in seen), strict=True)
    )
    told = [f"{view} : {fault}" for one in seen for view, found in one.faults.items() for fault in found]
    print(
        f"accessibilité, arbre AT-SPI : {len(PAGES)} pages, {views} vues, {things} éléments, "
        f"{stops} arrêts de Tab, {pressed} boutons pressés, {len(told)} faute(s)"
    )
    for one in seen:
        print(f"  {one.views[0].partition(',')[0]} : {len(one.views)} vues, {one.stops} arrêts, {one.pressed} boutons")
    for fault in told:
        print(f"accessibilité, {fault}")
    return not told


def _page(page: str) -> Seen:
    """Look at a page on a desk of its own: what was done at another changes nothing in it."""
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder:
        with program(Path(folder)) as hands:
            seen = crawl(hands, (page,))
        for line in (Path(folder) / SAID).read_text(encoding="utf-8").splitlines():
            if line.startswith("Traceback"):
                seen.blame(page, "une erreur du programme")
        return seen


def _walk() -> bool:
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder:
        told = walk(Path(folder))
    mute, words = silent(told), sum(len(one.said) for one in told)
    print(f"accessibilité, Orca : {len(told) - 1} touches, {words} paroles, {len(mute)} touche(s) sans parole attendue")
    for one in told:
        print(f"  {one.key} : {said_of(one)}")
    return not mute
