"""Encounters as the journal shows them: pure words and filters, no widget."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mediateur.content.dates import short_day, source_date
from mediateur.content.outcomes import BY_CODE
from mediateur.content.text import NBSP, french, grouped
from mediateur.content.vocabulary import OBSTACLES, PLACE_TYPES, UNKNOWN
from mediateur.journal.changes import Names
from mediateur.journal.encounter import Count, Encounter, Kind
from mediateur.journal.periods import listed_months
from mediateur.journal.query import Overview, Query
from mediateur.journal.rows import IN_SHORT
from mediateur.journal.searching import KINDS, matches
from mediateur.ui.pages.shared.dates import HALVES, capitalised

PLACE, TYPE, FORM = "lieu", "type", "forme"
NO_OBSTACLE, NO_RESULT, NO_PLACE = "Aucun", "Aucun résultat", "Non précisé"
_PLURALS = {**IN_SHORT, "activee": ("espace activé", "espaces activés")}


@dataclass(frozen=True)
class JournalRow:
    """One line of the journal, in words."""

    id: str
    date: str
    half: str
    pathway: str
    place: str
    persons: str
    results: str
    obstacle: str


@dataclass(frozen=True)
class Filters:
    """What to keep: a month (YYYY-MM), a pathway, a result code, a place, searched words; empty keeps all.

    `place` is « lieu: » and an id, « type: » or « forme: » and a code.
    """

    month: str = ""
    pathway: str = ""
    result: str = ""
    place: str = ""
    words: str = ""

    @property
    def narrow(self) -> bool:
        """Whether something else than a month is asked."""
        return bool(self.pathway or self.result or self.place or self.words.strip())


def query_of(filters: Filters, names: Names, *, newest_first: bool) -> Query:
    """Return what the store is asked for."""
    axis, _, code = filters.place.partition(":")
    since, until = _days(filters.month)
    return Query(
        since=since,
        until=until,
        pathway=filters.pathway,
        outcome=filters.result,
        place=code if axis == PLACE else "",
        place_type=code if axis == TYPE else "",
        kind=Kind(code) if axis == FORM else None,
        words=matches(filters.words, names),
        newest_first=newest_first,
    )


def place_options(places: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the places to choose among: those of this machine, then their types, then the sorts of meetings."""
    types = {code: label for code, label in PLACE_TYPES.items() if code != UNKNOWN}
    groups = ((PLACE, places), (TYPE, types), (FORM, KINDS))
    return tuple((f"{axis}:{code}", label) for axis, labels in groups for code, label in labels.items())


def row_of(encounter: Encounter, names: Names) -> JournalRow:
    """Return the line of an encounter, given titles of pathways and names of places by their ids."""
    return JournalRow(
        id=encounter.id,
        date=short_day(encounter.when.day),
        half=capitalised(HALVES[encounter.when.half]),
        pathway=encounter.title or names.pathways.get(encounter.pathway, encounter.pathway),
        place=place_name(encounter, names.places),
        persons=f"environ{NBSP}{encounter.persons}" if encounter.kind is Kind.EVENT else str(encounter.persons),
        results=results_text(encounter.outcomes),
        obstacle=", ".join(OBSTACLES.get(code, code) for code in encounter.obstacles) or NO_OBSTACLE,
    )


def results_text(counts: Iterable[Count]) -> str:
    """Return « Espace activé » for one, « 4 espaces activés » for several, joined by commas when they are mixed."""
    shown = _together(counts)
    if len(shown) == 1 and shown[0].n == 1:
        return capitalised(_word(shown[0]))
    return ", ".join(f"{count.n}{NBSP}{_word(count)}" for count in shown) or NO_RESULT


def _together(counts: Iterable[Count]) -> tuple[Count, ...]:
    """Return a count for each result: where to and why not are told elsewhere."""
    sums: dict[str, int] = {}
    for count in counts:
        sums[count.code] = sums.get(count.code, 0) + count.n
    return tuple(Count(code=code, n=n) for code, n in sums.items() if n)


def place_name(encounter: Encounter, places: Mapping[str, str]) -> str:
    """Return the name of the place, else what sort of meeting it was, else the words of its type."""
    form = "" if encounter.kind is Kind.INDIVIDUAL else KINDS[encounter.kind.value]
    kind = "" if encounter.place_type == UNKNOWN else PLACE_TYPES.get(encounter.place_type, "")
    return places.get(encounter.place) or form or kind or NO_PLACE


def month_options(months: Iterable[str], present: str) -> tuple[tuple[str, str], ...]:
    """Return months (YYYY-MM) and the present one, newest first, each with its name."""
    return tuple((month, capitalised(source_date(month))) for month in sorted({present, *months}, reverse=True))


def footer(overview: Overview) -> str:
    """Return « **57 séances**, 84 venues »: a venue is one person at one session."""
    return f"**{_counted(overview.sessions, 'séance')}**, {_counted(overview.visits, 'venue')}"


def footer_apart(overview: Overview) -> str:
    """Return « 1 événement, environ 40 personnes », which are never added; nothing without events."""
    persons = _counted(overview.estimated, "personne")
    return f"{_counted(overview.events, 'événement')}, environ{NBSP}{persons}" if overview.events else ""


def footer_closed(overview: Overview) -> str:
    """Return which months of those asked for are totals now, and where to read them; nothing where there are none."""
    if not overview.closed:
        return ""
    return french(f"Sans {listed_months(overview.closed)} : des totaux, au tableau de bord.")


def closed_in_words(overview: Overview) -> str:
    """Return the same where no encounter answers, so that who looks for them knows where they went."""
    if not overview.closed:
        return ""
    return french(f"Mois clos : {listed_months(overview.closed)}. Les totaux se lisent au tableau de bord.")


def _days(month: str) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a month (YYYY-MM), or neither."""
    if not month:
        return None, None
    first = dt.date.fromisoformat(f"{month}-01")
    return first, (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)


def _word(count: Count) -> str:
    one, many = _PLURALS.get(count.code, (_label(count.code), _label(count.code)))
    return one if count.n == 1 else many


def _label(code: str) -> str:
    return BY_CODE[code].label.lower() if code in BY_CODE else code


def _counted(number: int, noun: str) -> str:
    return f"{grouped(number)}{NBSP}{noun}{'s' if number > 1 else ''}"
