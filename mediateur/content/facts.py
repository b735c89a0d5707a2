"""Facts, their sources and how sure we are of them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Confidence(StrEnum):
    """How far a fact may be relied on; the words are shown to the mediator."""

    STRONG = "fort"
    SOURCED = "source"
    LANDMARK = "repere"
    WEAK = "faible"
    CONFLICT = "conflit"
    UNKNOWN = "non-etabli"
    CONDUCT = "conduite"


CONFIDENCE_LABELS: dict[Confidence, str] = {
    Confidence.STRONG: "Texte officiel",
    Confidence.SOURCED: "Sourcé",
    Confidence.LANDMARK: "Repère ancien, peut avoir changé",
    Confidence.WEAK: "Source isolée, à vérifier",
    Confidence.CONFLICT: "Les sources se contredisent",
    Confidence.UNKNOWN: "Non établi",
    Confidence.CONDUCT: "Règle de conduite du médiateur",
}


class Source(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page that was read. `date` is an ISO date or a part of one (2022, 2022-04); `url` may be empty."""

    id: str
    title: str
    date: str
    url: str = ""


class Fact(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement, where it comes from, and how sure we are.

    `value` makes it a configurable datum: texts that hold `{id}` show it, and the settings of
    the machine may replace it (with the date on which someone saw the new value).
    """

    id: str
    text: str
    sources: tuple[str, ...]
    confidence: Confidence
    date: str
    value: str = ""
