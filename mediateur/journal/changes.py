"""What a correction changed, in words: both states of an encounter come in, no note ever does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from mediateur.content.dates import long_date
from mediateur.content.json_values import value_of
from mediateur.content.outcomes import BY_CODE
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    EQUIPMENT,
    IMPOSSIBLE_REASONS,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
    UNKNOWN,
)
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Kind

NOTHING, UNSAID = "Aucun", "Non précisé"
_HALVES = {Half.MORNING: "matin", Half.AFTERNOON: "après\N{NON-BREAKING HYPHEN}midi"}
_KINDS = {Kind.INDIVIDUAL: "séance", Kind.WORKSHOP: "atelier", Kind.EVENT: "événement"}
_DETAILS = {**REDIRECTIONS, **IMPOSSIBLE_REASONS}


class Change(NamedTuple):
    """One thing that was changed: what, from what, to what, in French."""

    what: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.what}{NBSP}: {self.before}, puis {self.after}"


class Correction(NamedTuple):
    """A correction that was made: what the encounter was before, to which half-day it was changed, and why (a code)."""

    before: Encounter
    when: HalfDay
    reason: str


class Names(NamedTuple):
    """The titles of pathways and the names of places, by their ids."""

    pathways: Mapping[str, str]
    places: Mapping[str, str]


def canonical(encounter: Encounter) -> bytes:
    """Return the bytes that stand for an encounter: the same for the same encounter, on every machine."""
    return msgspec.json.encode(encounter, order="deterministic")


def from_canonical(data: bytes) -> Encounter:
    """Return the encounter of `canonical` bytes; ValueError for other bytes."""
    return value_of(data, Encounter)


def revised(before: Encounter, **fields: Any) -> Encounter:  # noqa: ANN401 - any field of an encounter
    """Return an encounter with some fields replaced."""
    return msgspec.structs.replace(before, **fields)


def changes(before: Encounter, after: Encounter, names: Names) -> tuple[Change, ...]:
    """Return what differs between two states of an encounter, in the order in which the closing asks it."""
    told = ((what, tell(before, names), tell(after, names)) for what, tell in _ASKED)
    return tuple(Change(what, old, new) for what, old, new in told if old != new)


def _date(encounter: Encounter, _names: Names) -> str:
    return f"{long_date(encounter.when.day)}, {_HALVES[encounter.when.half]}"


def _kind(encounter: Encounter, _names: Names) -> str:
    return _KINDS[encounter.kind]


def _pathway(encounter: Encounter, names: Names) -> str:
    return names.pathways.get(encounter.pathway, encounter.pathway)


def _place(encounter: Encounter, names: Names) -> str:
    return names.places.get(encounter.place, encounter.place) or UNSAID


def _outcomes(encounter: Encounter, _names: Names) -> str:
    return _listed((BY_CODE[c.code].label if c.code in BY_CODE else c.code, c) for c in encounter.outcomes)


def _ages(encounter: Encounter, _names: Names) -> str:
    return _listed((AGES.get(count.code, count.code), count) for count in encounter.ages)


def _first_visits(encounter: Encounter, _names: Names) -> str:
    return UNSAID if encounter.first_visits is None else str(encounter.first_visits)


def _number(field: str) -> Callable[[Encounter, Names], str]:
    return lambda encounter, _names: str(getattr(encounter, field))


def _word(field: str, words: Mapping[str, str]) -> Callable[[Encounter, Names], str]:
    def told(encounter: Encounter, _names: Names) -> str:
        code = getattr(encounter, field)
        return UNSAID if code == UNKNOWN else words.get(code, code)

    return told


def _words(field: str, words: Mapping[str, str]) -> Callable[[Encounter, Names], str]:
    return lambda encounter, _names: (
        ", ".join(sorted(words.get(code, code) for code in getattr(encounter, field))) or NOTHING
    )


def _text(field: str) -> Callable[[Encounter, Names], str]:
    return lambda encounter, _names: getattr(encounter, field) or NOTHING


_ASKED: tuple[tuple[str, Callable[[Encounter, Names], str]], ...] = (
    ("Date", _date),
    ("Forme", _kind),
    ("Médiateur", _text("mediator")),
    ("Parcours", _pathway),
    ("Lieu", _place),
    ("Personnes", _number("persons")),
    ("Aidées une à une", _number("helped")),
    ("Résultats", _outcomes),
    ("Ce qui a bloqué", _words("obstacles", OBSTACLES)),
    ("Tranches d’âge", _ages),
    ("Durée", _word("duration", DURATIONS)),
    ("Autonomie", _word("autonomy", AUTONOMY)),
    ("Type de lieu", _word("place_type", PLACE_TYPES)),
    ("Matériel", _words("equipment", EQUIPMENT)),
    ("Premières venues", _first_visits),
    ("Activations racontées au retour", _number("declared_later")),
    ("Guides imprimés", _number("guides_printed")),
    ("Titre", _text("title")),
)


def _listed(counts: Iterable[tuple[str, Count]]) -> str:
    """Return « Espace activé : 1, Orientée ailleurs (Un soignant) : 2 », whatever the order of the counts."""
    told = sorted(f"{label}{_detail(count)}{NBSP}: {count.n}" for label, count in counts if count.n)
    return ", ".join(told) or NOTHING


def _detail(count: Count) -> str:
    return f" ({_DETAILS.get(count.detail, count.detail)})" if count.detail not in ("", UNKNOWN) else ""
