"""Situations: what people say at the counter, the pathway that answers, and where it leads them."""

from __future__ import annotations

from mediateur.pathways.model import Value


class Situation(Value, frozen=True):
    """One situation of the counter.

    `says` are the words that a person would use, for the search. `story` (see pathways.story) is walked by the
    proofs to `end`. `step` or `obstacle` is where the search opens the pathway, its beginning by default.
    `about` tells which rows of the project's tables it covers (« 1.7 », « 2.1 », « 6.1 », « delicate »).
    """

    id: str
    title: str
    says: tuple[str, ...]
    pathway: str
    story: str
    end: str
    about: tuple[str, ...] = ()
    step: str = ""
    obstacle: str = ""
