"""What is counted of an encounter, and the French words that define it.

Source of every definition: the project's definitions, section 1; what each result code makes of a
person stands in content.outcomes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from mediateur.content.outcomes import BY_CODE, OUTCOMES, Outcome, refuses
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
)
from mediateur.journal.encounter import Count, Encounter, Kind

ACTIVATED = "activee"
RIGHT_EXPLAINED = "droit-explique"
MOST_PERSONS, MOST_TOGETHER = 500, 9_999
MOST_SPACES_EACH = 4

DEFINITIONS: dict[str, str] = {
    "Venue": "Une personne qui vient à une séance. Une personne qui revient compte pour une nouvelle venue.",
    "Personne touchée": (
        "Une personne informée de vive voix, seule ou en groupe. Elle compte une fois par venue. "
        "Les affiches et les dépliants ne comptent pas."
    ),
    "Personne accompagnée": (
        "Une personne touchée qui a fait elle-même au moins une étape, avec une aide pour elle seule, "
        "même sans aller jusqu’au bout."
    ),
    "Activation ou usage": (
        "Parmi les personnes accompagnées, celles qui venaient activer ou utiliser leur espace. "
        "Qui s’oppose ou ferme n’y est pas compté, "
        "ni qui venait «\N{NO-BREAK SPACE}dire non\N{NO-BREAK SPACE}» et s’est arrêté en chemin."
    ),
    "Espace activé": (
        "Une première connexion réussie, vue pendant la séance. Chaque profil compte pour un, "
        f"enfants compris{NBSP}: une venue peut en donner quatre."
    ),
    "Activation déclarée ensuite": (
        "Une activation que la personne raconte à son retour. Elle ne s’ajoute jamais aux espaces activés."
    ),
    "Droit exercé": (
        f"Un choix fait pendant la séance{NBSP}: opposition, clôture, masquage, blocage ou refus d’urgence. "
        "Chaque droit est compté à part."
    ),
    "Atelier": (
        "Seule la personne qui anime l’enregistre. Les présents sont des personnes touchées, "
        "ceux qui ont été aidés un par un sont des personnes accompagnées."
    ),
    "Événement": (
        "Un stand, un forum ou une permanence. Le nombre de personnes touchées est une estimation, "
        "signalée comme telle et jamais mêlée aux autres chiffres. Un événement n’a pas de résultats."
    ),
    "Médiateur formé": "Un médiateur qui a suivi toute la session de formation. Il est compté une fois.",
    "Médiateur attesté": "Un médiateur formé, évalué et observé, dont l’attestation est en cours de validité.",
    "Médiateur actif": "Un médiateur qui a déclaré au moins une séance dans les douze derniers mois.",
}


class Totals(NamedTuple):
    """Figures of some encounters. `accompanied` are among `touched`, `activation_or_use` among `accompanied`.

    `estimated` were informed at events, and are in no other figure.
    """

    touched: int = 0
    accompanied: int = 0
    activated: int = 0
    rights_explained: int = 0
    guides_printed: int = 0
    encounters: int = 0
    activation_or_use: int = 0
    estimated: int = 0


def touched(encounter: Encounter) -> int:
    """Return the persons informed directly: all who were beside the mediator; none of an event, which is estimated."""
    return 0 if encounter.kind is Kind.EVENT else encounter.persons


def estimated(encounter: Encounter) -> int:
    """Return the persons informed at an event, by the estimate of who was there."""
    return encounter.persons if encounter.kind is Kind.EVENT else 0


def accompanied(encounter: Encounter) -> int:
    """Return the persons who did a step themselves; one person with several results counts once.

    Of a workshop, those who were helped one by one.
    """
    if encounter.kind is Kind.WORKSHOP:
        return encounter.helped
    return _persons(encounter, (outcome for outcome in OUTCOMES if outcome.accompanied))


def activation_or_use(encounter: Encounter) -> int:
    """Return the accompanied persons who came to activate or to use, « hors opposition et clôture ».

    Source: the project's definitions, section 1; one rule, decided from the result codes and from what was walked.
    Whoever objected or closed is not among them, whatever else was done in the same session: of the persons that
    results stand for, there are as many such persons as objections and closures. Nor is who came to refuse and did
    not get there: unsettled results (« à reprendre ») of a refusing pathway, or of a session that stopped on a
    refusing way of another pathway.
    """
    refusing = refuses(encounter.pathway) or encounter.refusing
    used = (one for one in OUTCOMES if one.activation_or_use and not (one.unsettled and refusing))
    others = _most(encounter) - _persons(encounter, (outcome for outcome in OUTCOMES if outcome.refusal))
    return min(others, _persons(encounter, used))


def activated(encounter: Encounter) -> int:
    """Return the spaces activated, one per profile: it may exceed the persons."""
    return _sum(encounter, ACTIVATED)


def rights_exercised(encounter: Encounter) -> dict[str, int]:
    """Return how many exercised each right, by result code; rights that nobody exercised are left out."""
    counts = {outcome.code: _sum(encounter, outcome.code) for outcome in OUTCOMES if outcome.right}
    return {code: n for code, n in counts.items() if n}


def declared_later(encounter: Encounter) -> int:
    """Return how many activations were told on return; none of an event, where results are not asked."""
    return 0 if encounter.kind is Kind.EVENT else encounter.declared_later


def as_counted(encounter: Encounter) -> Encounter:
    """Return a record without the results that its kind does not count: an event has none.

    Source: the project's definitions, section 1: the figures of an event are « jamais mêlés aux autres ».
    """
    if encounter.kind is not Kind.EVENT:
        return encounter
    return msgspec.structs.replace(encounter, outcomes=(), declared_later=0)


def most_persons(kind: Kind) -> int:
    """Return how many persons a record of this kind counts at most: workshops and events may be a crowd."""
    return MOST_PERSONS if kind is Kind.INDIVIDUAL else MOST_TOGETHER


def totals(encounters: Iterable[Encounter]) -> Totals:
    """Return the figures of some encounters, added up."""
    figures = [_figures(encounter) for encounter in encounters]
    return Totals(*(sum(column) for column in zip(*figures, strict=True))) if figures else Totals()


def _figures(encounter: Encounter) -> Totals:
    return Totals(
        touched=touched(encounter),
        accompanied=accompanied(encounter),
        activated=activated(encounter),
        rights_explained=min(_sum(encounter, RIGHT_EXPLAINED), encounter.persons),
        guides_printed=encounter.guides_printed,
        encounters=1,
        activation_or_use=activation_or_use(encounter),
        estimated=estimated(encounter),
    )


def _sum(encounter: Encounter, code: str) -> int:
    """Return how many of a result; none of an event, whose figures are never mixed with others."""
    return 0 if encounter.kind is Kind.EVENT else sum(count.n for count in encounter.outcomes if count.code == code)


def _persons(encounter: Encounter, outcomes: Iterable[Outcome]) -> int:
    """Return how many persons these results stand for: their sum, at most all who were there.

    The most is all that can be said of counts without names: « 1 activé, 1 à reprendre » of two
    persons is two; three results of one person, or the four spaces of a family, are one.
    """
    return min(_most(encounter), sum(_sum(encounter, outcome.code) for outcome in outcomes))


def _most(encounter: Encounter) -> int:
    """Return how many persons can be accompanied."""
    return {Kind.INDIVIDUAL: encounter.persons, Kind.WORKSHOP: encounter.helped, Kind.EVENT: 0}[encounter.kind]


def problems(encounter: Encounter) -> tuple[str, ...]:
    """Return French sentences, one for each thing that cannot be in a record; none when it holds together."""
    return (
        *_wrong_estimate(encounter),
        *_wrong_persons(encounter),
        *_wrong_outcomes(encounter),
        *_wrong_ages(encounter),
        *_wrong_words(encounter),
    )


def _wrong_persons(encounter: Encounter) -> Iterator[str]:
    if encounter.persons < 1:
        yield "Il faut au moins une personne."
    if encounter.persons > most_persons(encounter.kind):
        what = {Kind.WORKSHOP: "Un atelier", Kind.EVENT: "Un événement"}.get(encounter.kind, "Une séance")
        yield f"{what} compte au plus {most_persons(encounter.kind)}{NBSP}personnes."
    if encounter.guides_printed < 0:
        yield "Le nombre de guides imprimés ne peut pas être négatif."
    if not 0 <= encounter.helped <= (encounter.persons if encounter.kind is Kind.WORKSHOP else 0):
        yield "Les personnes aidées une à une sont des personnes présentes à un atelier."
    if not 0 <= (encounter.first_visits or 0) <= encounter.persons:
        yield "Les premières venues ne dépassent pas le nombre de personnes."
    if not 0 <= encounter.declared_later <= encounter.persons * MOST_SPACES_EACH:
        yield f"Une personne raconte au plus {MOST_SPACES_EACH} activations."


def _wrong_estimate(encounter: Encounter) -> Iterator[str]:
    if encounter != as_counted(encounter):
        yield (
            "Un événement ne compte qu’une estimation des personnes. "
            "Les résultats s’enregistrent en séances, une par personne."
        )


def _wrong_outcomes(encounter: Encounter) -> Iterator[str]:
    for code in dict.fromkeys(count.code for count in encounter.outcomes):
        outcome = BY_CODE.get(code)
        if outcome:
            counts = [count for count in encounter.outcomes if count.code == code]
            yield from _wrong_counts(outcome, counts, encounter.persons)
        else:
            yield _unknown("Le résultat", code)


def _wrong_counts(outcome: Outcome, counts: list[Count], persons: int) -> Iterator[str]:
    named = _quoted(outcome.label)
    if any(count.n < 0 for count in counts):
        yield f"Le nombre de {named} ne peut pas être négatif."
    total = sum(count.n for count in counts)
    if outcome.by_space and total > persons * MOST_SPACES_EACH:
        yield f"Le résultat {named} compte un espace par profil, au plus {MOST_SPACES_EACH} par personne."
    elif not outcome.by_space and total > persons:
        yield f"Le résultat {named} dépasse le nombre de personnes."
    known = _DETAILS.get(outcome.detail, {})
    for count in counts:
        if count.detail and count.detail not in known:
            yield _unknown(f"La précision du résultat {named}{NBSP}:", count.detail)


def _wrong_ages(encounter: Encounter) -> Iterator[str]:
    yield from (_unknown("La tranche d’âge", count.code) for count in encounter.ages if count.code not in AGES)
    if any(count.n < 0 for count in encounter.ages):
        yield "Le nombre de personnes d’une tranche d’âge ne peut pas être négatif."
    if sum(count.n for count in encounter.ages) > encounter.persons:
        yield "Les tranches d’âge comptent plus de personnes que la séance."


def _wrong_words(encounter: Encounter) -> Iterator[str]:
    words: tuple[tuple[str, str, Mapping[str, str]], ...] = (
        *(("L’obstacle", code, OBSTACLES) for code in encounter.obstacles),
        *(("Le matériel", code, EQUIPMENT) for code in encounter.equipment),
        ("Le type de lieu", encounter.place_type, PLACE_TYPES),
        ("La durée", encounter.duration, DURATIONS),
        ("L’autonomie", encounter.autonomy, AUTONOMY),
    )
    yield from (_unknown(what, code) for what, code, known in words if code not in known)


_DETAILS: dict[str, Mapping[str, str]] = {"où": REDIRECTIONS, "pourquoi": IMPOSSIBLE_REASONS}


def _unknown(what: str, code: str) -> str:
    return f"{what} {_quoted(code)} n’existe pas dans les listes du programme."


def _quoted(text: str) -> str:
    return f"«{NBSP}{text}{NBSP}»"
