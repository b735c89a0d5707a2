"""The internal export of the journal, and the short text of an encounter's results. Never a note."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from mediateur.content.outcomes import OUTCOMES
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import (
    AGES,
    AUTONOMY,
    DURATIONS,
    IMPOSSIBLE_REASONS,
    OBSTACLES,
    PLACE_TYPES,
    REDIRECTIONS,
)
from mediateur.journal.encounter import Encounter, Half

HALVES: dict[Half, str] = {Half.MORNING: "Matin", Half.AFTERNOON: "Après-midi"}

_FIRST = ("Date", "Demi-journée", "Médiateur", "Parcours", "Version", "Personnes")
_LAST = (
    "Orientée vers",
    f"Impossible{NBSP}: pourquoi",
    "Obstacles",
    "Lieu",
    "Type de lieu",
    "Durée",
    "Autonomie",
    "Tranches d’âge",
    "Guides imprimés",
    "Empreinte du contenu",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

IN_SHORT: dict[str, tuple[str, str]] = {
    "activee": ("activé", "activés"),
    "acces-retrouve": ("accès retrouvé", "accès retrouvés"),
    "usage-appris": ("usage appris", "usages appris"),
    "deja-active": ("déjà activé", "déjà activés"),
    "code-demande": ("code demandé", "codes demandés"),
    "droit-explique": ("droit expliqué", "droits expliqués"),
    "opposition": ("opposition", "oppositions"),
    "cloture": ("fermeture", "fermetures"),
    "masquage": ("document masqué", "documents masqués"),
    "blocage": ("soignant bloqué", "soignants bloqués"),
    "refus-urgence": ("refus d’urgence", "refus d’urgence"),
    "a-reprendre": ("à reprendre", "à reprendre"),
    "preference-reflexion": ("préfère réfléchir", "préfèrent réfléchir"),
    "orientee": ("orientée ailleurs", "orientées ailleurs"),
    "informee": ("informée", "informées"),
    "impossible": ("impossible aujourd’hui", "impossibles aujourd’hui"),
}


def columns() -> tuple[str, ...]:
    """Return the French headers; there is one for each result."""
    return (*_FIRST, *(outcome.label for outcome in OUTCOMES), *_LAST)


def row(encounter: Encounter, pathway_titles: Mapping[str, str], place_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the cells of an encounter in the order of `columns`; an id without a title stands for itself."""
    return (
        encounter.when.day.strftime("%d/%m/%Y"),
        HALVES[encounter.when.half],
        encounter.mediator,
        pathway_titles.get(encounter.pathway, encounter.pathway),
        str(encounter.pathway_version),
        str(encounter.persons),
        *(str(_times(encounter, outcome.code)) for outcome in OUTCOMES),
        _details(encounter, "orientee", REDIRECTIONS),
        _details(encounter, "impossible", IMPOSSIBLE_REASONS),
        ", ".join(OBSTACLES.get(code, code) for code in encounter.obstacles),
        place_names.get(encounter.place, encounter.place),
        PLACE_TYPES.get(encounter.place_type, encounter.place_type),
        DURATIONS.get(encounter.duration, encounter.duration),
        AUTONOMY.get(encounter.autonomy, encounter.autonomy),
        _listed((count.n, AGES.get(count.code, count.code)) for count in encounter.ages),
        str(encounter.guides_printed),
        encounter.content_hash,
    )


def to_csv(encounters: Iterable[Encounter], pathway_titles: Mapping[str, str], place_names: Mapping[str, str]) -> bytes:
    """Return the encounters as a spreadsheet reads them in France: UTF-8 with BOM, semicolons, CRLF.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(columns())
    for encounter in encounters:
        writer.writerow([_harmless(cell) for cell in row(encounter, pathway_titles, place_names)])
    return text.getvalue().encode("utf-8-sig")


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


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
