"""Encounters as the journal shows them: pure words and filters, no widget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mediateur.content.outcomes import BY_CODE
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import OBSTACLES, PLACE_TYPES, UNKNOWN
from mediateur.journal.encounter import Count, Encounter
from mediateur.journal.rows import IN_SHORT
from mediateur.ui.pages.dates import HALVES
from mediateur.ui.pages.seen_dates import capitalised, seen

NO_OBSTACLE, NO_RESULT, NO_PLACE = "Aucun", "Aucun résultat", "Non précisé"
_SHORT_MONTHS = (
    *("janv.", "févr.", "mars", "avr.", "mai", "juin"),
    *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
)
_PLURALS = {**IN_SHORT, "activee": ("espace activé", "espaces activés")}


@dataclass(frozen=True)
class JournalRow:
    """One line of the journal. `month` is YYYY-MM; `codes` are result codes, for filters."""

    id: str
    month: str
    date: str
    half: str
    pathway_id: str
    pathway: str
    place: str
    persons: int
    results: str
    codes: tuple[str, ...]
    obstacle: str


@dataclass(frozen=True)
class Filters:
    """What to keep: a month (YYYY-MM), a pathway, a result code; empty keeps all."""

    month: str = ""
    pathway: str = ""
    result: str = ""

    def keeps(self, row: JournalRow) -> bool:
        """Return whether a row passes."""
        return (
            self.month in ("", row.month)
            and self.pathway in ("", row.pathway_id)
            and (not self.result or self.result in row.codes)
        )


def row_of(encounter: Encounter, titles: Mapping[str, str], places: Mapping[str, str]) -> JournalRow:
    """Return the line of an encounter, given titles of pathways and names of places by their ids."""
    day = encounter.when.day
    return JournalRow(
        id=encounter.id,
        month=f"{day:%Y-%m}",
        date=short_day(day),
        half=capitalised(HALVES[encounter.when.half]),
        pathway_id=encounter.pathway,
        pathway=titles.get(encounter.pathway, encounter.pathway),
        place=place_name(encounter, places),
        persons=encounter.persons,
        results=results_text(encounter.outcomes),
        codes=tuple(count.code for count in encounter.outcomes),
        obstacle=", ".join(OBSTACLES.get(code, code) for code in encounter.obstacles) or NO_OBSTACLE,
    )


def results_text(counts: Iterable[Count]) -> str:
    """Return « Espace activé » for one, « 4 espaces activés » for several, joined by commas when they are mixed."""
    shown = [count for count in counts if count.n]
    if len(shown) == 1 and shown[0].n == 1:
        return capitalised(_word(shown[0]))
    return ", ".join(f"{count.n}{NBSP}{_word(count)}" for count in shown) or NO_RESULT


def place_name(encounter: Encounter, places: Mapping[str, str]) -> str:
    """Return the name of the place, else the words of its type, else that it was not said."""
    kind = "" if encounter.place_type == UNKNOWN else PLACE_TYPES.get(encounter.place_type, "")
    return places.get(encounter.place) or kind or NO_PLACE


def months(rows: Iterable[JournalRow], present: str) -> tuple[tuple[str, str], ...]:
    """Return the months of the rows and the present one (YYYY-MM), newest first, each with its name."""
    found = sorted({present, *(row.month for row in rows)}, reverse=True)
    return tuple((month, capitalised(seen(month))) for month in found)


def footer(rows: Iterable[JournalRow]) -> str:
    """Return « **57 séances**, 84 venues »: a venue is one person at one session."""
    shown = tuple(rows)
    visits = sum(row.persons for row in shown)
    return f"**{_counted(len(shown), 'séance')}**, {_counted(visits, 'venue')}"


def short_day(day: dt.date) -> str:
    """Return « 23 nov. », and « 1er nov. » for the first of a month."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NBSP}{_SHORT_MONTHS[day.month - 1]}"


def _word(count: Count) -> str:
    one, many = _PLURALS.get(count.code, (_label(count.code), _label(count.code)))
    return one if count.n == 1 else many


def _label(code: str) -> str:
    return BY_CODE[code].label.lower() if code in BY_CODE else code


def _counted(number: int, noun: str) -> str:
    figures = f"{number:,}".replace(",", NBSP)
    return f"{figures}{NBSP}{noun}{'s' if number > 1 else ''}"
