"""Accessibility, over the real bus: every page and what its buttons open, then a session as Orca says it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from tests.reader.crawl import PAGES, crawl
from tests.reader.desk import LAUNCHER, TOOLS
from tests.reader.program import program
from tests.reader.walk import ORCA, said_of, silent, walk


def prove() -> bool:
    """Print what was seen and heard, and every fault; tell whether there is none and nothing lacked."""
    lacking = [tool for tool in (*TOOLS, str(LAUNCHER), ORCA) if shutil.which(tool) is None]
    if lacking:
        print(f"accessibilité : ne peut pas être éprouvée sur ce poste ({', '.join(lacking)})")
        return False
    crawled, heard = _crawl(), _walk()
    return crawled and heard


def _crawl() -> bool:
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder, program(Path(folder)) as hands:
        seen = crawl(hands)
    count = sum(map(len, seen.faults.values()))
    print(
        f"accessibilité, arbre AT-SPI : {len(PAGES)} pages, {len(seen.views)} vues, {seen.things} éléments, "
        f"{seen.stops} arrêts de Tab, {count} faute(s)"
    )
    for view, faults in seen.faults.items():
        for fault in faults:
            print(f"accessibilité, {view} : {fault}", file=sys.stderr)
    return not count


def _walk() -> bool:
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder:
        told = walk(Path(folder))
    mute, words = silent(told), sum(len(one.said) for one in told)
    print(f"accessibilité, Orca : {len(told) - 1} touches, {words} paroles, {len(mute)} touche(s) sans parole attendue")
    for one in told:
        print(f"  {one.key} : {said_of(one)}")
    return not mute
