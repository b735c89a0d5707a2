"""A report of figures (bilan): what it says, before it is laid out."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A figure: its name, what is printed of it (« 171 », « < 11 »), how long its bar is, what it counts.

    `share` goes from 0 to 1; None stands for a figure that is not shown, whose bar is striped.
    """

    label: str
    shown: str
    share: float | None
    meaning: str = ""


class Part(NamedTuple):
    """Figures that belong together, and a sentence on what was regrouped or hidden among them."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


class Report(NamedTuple):
    """A report: the first part takes the whole width, the others stand two by two.

    `more` are parts that come after them as long as the report still stands on one page.

    `scope` says whose figures they are and of which days; `lacking` what they do not hold and `goal` how far the goal
    is, each in a sentence or nothing; `method` and `protection` say how they were counted and what was done before
    sharing them.
    """

    title: str
    scope: str
    headline: Part
    parts: tuple[Part, ...]
    goal: str
    method: tuple[str, ...]
    protection: str
    lacking: str = ""
    more: tuple[Part, ...] = ()
