"""What a trainer looks at when she observes practice: points of posture and of privacy that can be seen."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from mediateur.content.problems import Problem
from mediateur.content.reader import read_values

FILE = "training/checklist.yaml"


class Point(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing to be seen; practice in which an essential one is missed does not count. `facts` are its sources."""

    id: str
    text: str
    is_essential: bool = False
    facts: tuple[str, ...] = ()


def read_checklist(root: Path) -> tuple[Point, ...]:
    """Return the points in the order in which they are looked at. Raises ContentError."""
    return read_values(root / FILE, tuple[Point, ...], root)


def cited_facts(points: Iterable[Point]) -> frozenset[str]:
    """Return the facts that points rest on."""
    return frozenset(fact for point in points for fact in point.facts)


def checklist_problems(points: Iterable[Point], facts: Iterable[str]) -> tuple[Problem, ...]:
    """Return what is wrong with a checklist: two points of one id, a fact that is not known, no source at all."""
    known, seen, found = frozenset(facts), set[str](), list[Problem]()
    for point in points:
        if point.id in seen:
            found.append(Problem(FILE, point.id, "point unique", "Deux points portent ce nom. Changez-en un."))
        seen.add(point.id)
        if not point.facts:
            found.append(Problem(FILE, point.id, "point sourcé", "Ce point ne cite aucun fait. Citez-en un."))
        found += [
            Problem(FILE, point.id, "fait connu", f"Le fait « {fact} » n’existe pas. Corrigez son nom.")
            for fact in point.facts
            if fact not in known
        ]
    return tuple(found)
