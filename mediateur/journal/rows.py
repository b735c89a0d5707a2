"""The rows of the journal: for the table on screen and for the internal CSV. Notes are never in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from mediateur.content.outcomes import BY_CODE, OUTCOMES
from mediateur.content.vocabulary import AGES, AUTONOMY, DURATIONS, OBSTACLES, PLACE_TYPES
from mediateur.journal.encounter import Count, Encounter, Half

HALVES = {Half.MORNING: "Matin", Half.AFTERNOON: "Après-midi"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SINGULAR = {"activee": "activé", "informee": "informée", "a-reprendre": "à reprendre"}
_PLURAL = {"activee": "activés", "informee": "informées", "a-reprendre": "à reprendre"}


def columns() -> tuple[str, ...]:
    """Return the French headers of the internal export."""
    return (
        *("Date", "Demi-journée", "Médiateur", "Parcours", "Version", "Personnes"),
        *(outcome.label for outcome in OUTCOMES),
        *("Obstacles", "Lieu", "Type de lieu", "Durée", "Autonomie", "Tranches d’âge"),
        *("Guides imprimés", "Empreinte du contenu"),
    )


def row(encounter: Encounter, pathway_titles: Mapping[str, str], place_names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the cells of one encounter, in the order of `columns`; a cell is never a formula."""
    counts = {count.code: str(count.n) for count in encounter.outcomes}
    cells = (
        encounter.when.day.isoformat(),
        HALVES[encounter.when.half],
        encounter.mediator,
        pathway_titles.get(encounter.pathway, encounter.pathway),
        str(encounter.pathway_version),
        str(encounter.persons),
        *(counts.get(outcome.code, "") for outcome in OUTCOMES),
        ", ".join(OBSTACLES.get(code, code) for code in encounter.obstacles),
        place_names.get(encounter.place, ""),
        PLACE_TYPES.get(encounter.place_type, encounter.place_type),
        DURATIONS.get(encounter.duration, encounter.duration),
        AUTONOMY.get(encounter.autonomy, encounter.autonomy),
        ", ".join(f"{AGES.get(count.code, count.code)} : {count.n}" for count in encounter.ages),
        str(encounter.guides_printed),
        encounter.content_hash,
    )
    return tuple(harmless(cell) for cell in cells)


def to_csv(encounters: Iterable[Encounter], pathway_titles: Mapping[str, str], place_names: Mapping[str, str]) -> bytes:
    """Return the encounters as CSV: UTF-8 with BOM, semicolons, one header line."""
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, delimiter=";")
    writer.writerow(columns())
    writer.writerows(row(encounter, pathway_titles, place_names) for encounter in encounters)
    return sheet.getvalue().encode("utf-8-sig")


def summary(encounter: Encounter) -> str:
    """Return the results in a few words: « 1 activé, 1 à reprendre », « Droit expliqué »."""
    counts = encounter.outcomes
    if len(counts) == 1 and counts[0].n == 1 and counts[0].code not in _SINGULAR:
        return _label(counts[0])
    return ", ".join(_counted(count) for count in counts)


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet reads as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _counted(count: Count) -> str:
    words = (_SINGULAR if count.n == 1 else _PLURAL).get(count.code)
    return f"{count.n} {words}" if words else f"{count.n} {_label(count).lower()}"


def _label(count: Count) -> str:
    return BY_CODE[count.code].label if count.code in BY_CODE else count.code
