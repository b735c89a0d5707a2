"""The seven answers to « qui peut voir quoi ? », with their words, their icons and their order of openness."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What a reader gets of a document. Source: the project's definitions, section 5."""

    SEES = "voit"
    SEES_UNLESS_REFUSED = "voit-sauf-refus"
    WITH_CONSENT = "avec-accord"
    BY_PROFESSION = "selon-profession"
    IN_EMERGENCY = "en-urgence"
    SEES_NOT = "ne-voit-pas"
    UNKNOWN = "non-etabli"


LABELS: dict[Verdict, str] = {
    Verdict.SEES: "Voit",
    Verdict.SEES_UNLESS_REFUSED: "Voit, sauf refus",
    Verdict.WITH_CONSENT: "Avec accord",
    Verdict.BY_PROFESSION: "Selon sa profession",
    Verdict.IN_EMERGENCY: "En urgence",
    Verdict.SEES_NOT: "Ne voit pas",
    Verdict.UNKNOWN: "Non établi",
}

ICONS: dict[Verdict, str] = {
    Verdict.SEES: "eye",
    Verdict.SEES_UNLESS_REFUSED: "eye",
    Verdict.WITH_CONSENT: "user-check",
    Verdict.BY_PROFESSION: "stethoscope",
    Verdict.IN_EMERGENCY: "siren",
    Verdict.SEES_NOT: "eye-off",
    Verdict.UNKNOWN: "circle-help",
}

OPENNESS: dict[Verdict, int] = {
    Verdict.SEES: 4,
    Verdict.SEES_UNLESS_REFUSED: 3,
    Verdict.WITH_CONSENT: 2,
    Verdict.BY_PROFESSION: 2,
    Verdict.IN_EMERGENCY: 2,
    Verdict.UNKNOWN: 1,
    Verdict.SEES_NOT: 0,
}


def no_wider(after: Verdict, before: Verdict) -> bool:
    """Tell whether a view that was `before` may become `after` when something is refused.

    The order is partial. « Voit » has no condition. « Voit, sauf refus » has one that holds until someone acts.
    The three conditions of rank 2 must each be met first; none contains another, so none may become another.
    « Non établi » after a refusal means « nothing, or what it was »: it may follow any view but « ne voit pas »,
    because a doubt where nothing was seen would already be wider; and only « ne voit pas » may follow it.
    """
    return after is before or OPENNESS[after] < OPENNESS[before]
