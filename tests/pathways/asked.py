"""Phrases that were written without looking at the content, and the places where each should lead.

A line of `phrases/*.txt` is a phrase, a bar, then the places that answer it: `pathway`, `pathway/step`,
`/obstacle` (in whatever pathway), `droit/id`, or `rien` when finding nothing is right.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from mediateur.pathways.search import Entry, Kind

FOLDER = Path(__file__).parent / "phrases"
NOTHING = "rien"


class Asked(NamedTuple):
    """A phrase and the places that answer it."""

    phrase: str
    places: frozenset[str]

    def answered(self, found: Iterable[Entry]) -> bool:
        """Return whether one of the entries is at one of the places, or whether there is rightly none."""
        met = {place for entry in found for place in places(entry)}
        return bool(self.places & met) if met else NOTHING in self.places


def places(entry: Entry) -> frozenset[str]:
    """Return the names of the places where an entry leads."""
    if entry.kind is Kind.RIGHT:
        return frozenset({f"droit/{entry.target}"})
    if entry.kind is Kind.FORM:
        return frozenset({f"feuille/{entry.target}"})
    within = {f"{entry.target}/{entry.step}"} if entry.step else set()
    hindered = {f"/{entry.obstacle}"} if entry.obstacle else set()
    return frozenset({entry.target} | within | hindered)


def asked(name: str) -> tuple[Asked, ...]:
    """Return the phrases of a file."""
    rows = [line.split("|") for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    return tuple(Asked(said.strip(), frozenset(place.strip() for place in led.split(","))) for said, led in rows)
