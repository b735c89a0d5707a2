"""Plays tests in a pytest of their own, and says in French what became of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

PASSED = "réussis"
_FATES = {"failure": "en échec", "error": "en erreur", "skipped": "laissés de côté"}


def play(title: str, *words: str, more: Mapping[str, str] | None = None) -> bool:
    """Play the tests that words of pytest name, with `more` in the environment; tell whether all passed.

    A test that was left out is as bad as one that failed.
    What pytest says goes to the terminal; the counts, and the names of the tests that did not pass, are printed.
    """
    with tempfile.TemporaryDirectory(prefix="mediateur-preuve-") as folder:
        told = Path(folder) / "told.xml"
        command = [sys.executable, "-m", "pytest", *words, f"--junitxml={told}", "-o", "junit_family=xunit1"]
        subprocess.run(command, env={**os.environ, **(more or {})}, check=False)
        fates = _fates(told) if told.exists() else {}
    counts = Counter(fates.values())
    bad = {name: fate for name, fate in fates.items() if fate != PASSED}
    print(f"{title} : {len(fates)} essais, " + ", ".join(f"{count} {fate}" for fate, count in sorted(counts.items())))
    for name, fate in sorted(bad.items()):
        print(f"  {fate} : {name}")
    return bool(fates) and not bad


def _fates(told: Path) -> dict[str, str]:
    """Return what became of each test."""
    cases = ElementTree.parse(told).getroot().iter("testcase")  # noqa: S314 - written just now by our own pytest
    return {f"{case.get('file')}::{case.get('name')}": _fate(case) for case in cases}


def _fate(case: ElementTree.Element) -> str:
    return next((said for tag, said in _FATES.items() if case.find(tag) is not None), PASSED)
