"""The columns of the internal export, and the short text of an encounter's results. Never a note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mediateur.content.outcomes import OUTCOMES
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
from mediateur.journal.encounter import Encounter, Half, Kind
from mediateur.journal.rows_files import Value, shown

HALVES: dict[Half, str] = {Half.MORNING: "Matin", Half.AFTERNOON: "Après-midi"}

KINDS: dict[Kind, str] = {Kind.INDIVIDUAL: "Séance", Kind.WORKSHOP: "Atelier", Kind.EVENT: "Événement"}

_FIRST = (
    *("Date", "Demi-journée", "Type", "Médiateur", "Parcours", "Version"),
    *("Personnes", "Personnes (estimation)", "Aidées une à une", "Premières venues"),
)
_LAST = (
    "Orientée vers",
    f"Impossible{NBSP}: pourquoi",
    "Obstacles",
    "Lieu",
    "Type de lieu",
    "Durée",
    "Autonomie",
    "Matériel",
    "Tranches d’âge",
    "Activations déclarées ensuite",
    "Arrêtée en disant non",
    "Nom de l’atelier",
    "Guides imprimés",
    "Empreinte du contenu",
    "Identifiant",
)

IN_SHORT: dict[str, tuple[str, str]] = {
    "activee": ("activé", "activés"),
    "acces-retrouve": ("accès retrouvé", "accès retrouvés"),
    "usage-appris": ("usage appris", "usages appris"),
    "deja-active": ("déjà activé", "déjà activés"),
    "code-demande": ("code demandé", "codes demandés"),
    "droit-explique": ("droit expliqué", "droits expliqués"),
    "opposition": ("opposition", "oppositions"),
    "cloture": ("clôture", "clôtures"),
    "masquage": ("document masqué", "documents masqués"),
    "blocage": ("soignant bloqué", "soignants bloqués"),
    "refus-urgence": ("refus d’urgence", "refus d’urgence"),
    "a-reprendre": ("à reprendre", "à reprendre"),
    "preference-reflexion": ("préfère réfléchir", "préfèrent réfléchir"),
    "orientee": ("orientée ailleurs", "orientées ailleurs"),
    "informee": ("informée", "informées"),
    "impossible": ("impossible aujourd’hui", "impossibles aujourd’hui"),
}

# Words that people also use, and that files written before 2026-12 bear.
ALSO: dict[str, tuple[str, ...]] = {"cloture": ("fermeture", "fermetures")}


def columns() -> tuple[str, ...]:
    """Return the French headers; there is one for each result."""
    return (*_FIRST, *(outcome.label for outcome in OUTCOMES), *_LAST)


def row(encounter: Encounter, pathway_titles: Mapping[str, str], place_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the cells of an encounter as they are read."""
    return tuple(map(shown, values(encounter, pathway_titles, place_names)))


def values(
    encounter: Encounter, pathway_titles: Mapping[str, str], place_names: Mapping[str, str]
) -> tuple[Value, ...]:
    """Return the cells of an encounter in the order of `columns`; an id without a title stands for itself.

    The estimate of an event has a column of its own: nobody adds it to persons who were counted.
    """
    estimate = encounter.kind is Kind.EVENT
    return (
        encounter.when.day,
        HALVES[encounter.when.half],
        KINDS[encounter.kind],
        encounter.mediator,
        pathway_titles.get(encounter.pathway, encounter.pathway),
        encounter.pathway_version,
        "" if estimate else encounter.persons,
        encounter.persons if estimate else "",
        encounter.helped,
        "" if encounter.first_visits is None else encounter.first_visits,
        *(_times(encounter, outcome.code) for outcome in OUTCOMES),
        _details(encounter, "orientee", REDIRECTIONS),
        _details(encounter, "impossible", IMPOSSIBLE_REASONS),
        _named(encounter.obstacles, OBSTACLES),
        place_names.get(encounter.place, encounter.place),
        PLACE_TYPES.get(encounter.place_type, encounter.place_type),
        DURATIONS.get(encounter.duration, encounter.duration),
        AUTONOMY.get(encounter.autonomy, encounter.autonomy),
        _named(encounter.equipment, EQUIPMENT),
        _listed((count.n, AGES.get(count.code, count.code)) for count in encounter.ages),
        encounter.declared_later,
        "Oui" if encounter.refusing else "",
        encounter.title,
        encounter.guides_printed,
        encounter.content_hash,
        encounter.id,
    )


def summary(encounter: Encounter) -> str:
    """Return the results in a few words: « Droit expliqué », « 12 informées », « 1 activé, 1 à reprendre »."""
    counts = [(outcome, n) for outcome in OUTCOMES if (n := _times(encounter, outcome.code)) > 0]
    if not counts:
        return "Aucun résultat"
    if len(counts) == 1 and counts[0][1] == 1:
        return counts[0][0].label
    return ", ".join(f"{n}{NBSP}{IN_SHORT[outcome.code][n > 1]}" for outcome, n in counts)


def _times(encounter: Encounter, code: str) -> int:
    return sum(count.n for count in encounter.outcomes if count.code == code)


def _details(encounter: Encounter, code: str, labels: Mapping[str, str]) -> str:
    counts = (count for count in encounter.outcomes if count.code == code and count.detail)
    return _listed((count.n, labels.get(count.detail, count.detail)) for count in counts)


def _listed(counts: Iterable[tuple[int, str]]) -> str:
    return ", ".join(f"{label}{NBSP}: {n}" for n, label in counts)


def _named(codes: Iterable[str], labels: Mapping[str, str]) -> str:
    return ", ".join(labels.get(code, code) for code in codes)
