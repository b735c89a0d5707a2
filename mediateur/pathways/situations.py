"""Situations: what people say at the counter, the pathway that answers, and where it leads them."""

from __future__ import annotations

from mediateur.pathways.model import Value

ROWS: dict[str, str] = {
    "1.1": "Ce qu’il faut avoir",
    "1.2": "Le code provisoire",
    "1.4": "Parcours écran par écran",
    "1.7": "Qui est concerné ; cas particuliers",
    "2.1": "Tableau « je ne veux pas … »",
    "2.3": "Clôture",
    "6.1": "Obstacles, et remède documenté",
    "6.2": "Fraudes",
    "delicate": "Moments délicats au guichet",
}
"""What situations may be about. Source: the sections of the facts sheet on Mon espace santé; « delicate » is the list
of delicate moments that goes with the definitions."""


class Situation(Value, frozen=True):
    """One situation of the counter.

    `says` are the words that a person would use, for the search. `story` (see pathways.story) is walked by the
    proofs to `end`. `step` or `obstacle` is where the search opens the pathway, its beginning by default.
    `about` tells which of ROWS it covers.
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
