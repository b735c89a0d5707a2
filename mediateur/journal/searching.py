"""Searching the journal: each word stands for the codes whose French label holds it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.vocabulary import OBSTACLES, PLACE_TYPES
from mediateur.journal.changes import Names
from mediateur.journal.encounter import Kind
from mediateur.journal.query import Match
from mediateur.journal.rows import ALSO

KINDS: dict[str, str] = {
    Kind.INDIVIDUAL.value: "Séance individuelle",
    Kind.WORKSHOP.value: "Atelier collectif",
    Kind.EVENT.value: "Événement",
}
_OUTCOMES = {outcome.code: " ".join((outcome.label, *ALSO.get(outcome.code, ()))) for outcome in OUTCOMES}
_SAME = str.maketrans({"’": "'", "\N{NON-BREAKING HYPHEN}": "-", "\N{NO-BREAK SPACE}": " ", "œ": "oe", "Œ": "oe"})


def matches(text: str, names: Names) -> tuple[Match, ...]:
    """Return what each word of a text stands for, capitals and accents aside; an unknown word stands for nothing."""
    return tuple(_match(word, names) for word in _plain(text).split())


def _match(word: str, names: Names) -> Match:
    return Match(
        pathways=_bearing(word, names.pathways),
        places=_bearing(word, names.places),
        place_types=_bearing(word, PLACE_TYPES),
        kinds=_bearing(word, KINDS),
        outcomes=_bearing(word, _OUTCOMES),
        obstacles=_bearing(word, OBSTACLES),
    )


def _bearing(word: str, labels: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(code for code, label in labels.items() if word in _plain(label))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.translate(_SAME).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
