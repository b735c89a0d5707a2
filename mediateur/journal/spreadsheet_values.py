"""What is written in cells, as codes, numbers and days.

A ValueError says in French what was expected, never what was read: a name may stand in the wrong column.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from mediateur.content.outcomes import OUTCOMES
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
from mediateur.journal.encounter import Count, Half, Kind
from mediateur.journal.rows import ALSO, IN_SHORT
from mediateur.journal.rows_coop import MINUTES
from mediateur.journal.spreadsheet_columns import folded

MOST = 9_999
LIKENESS = 90
FIRST_SERIAL = dt.date(1899, 12, 30)  # day 0 of spreadsheets, whose 1900 has a 29 February
_DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y")
_UNTOLD = {"", "non communique", "ne pas preciser", "nsp", "inconnu", "non renseigne"}
_AFTER = re.compile(r"(.+?)\s*(?::|x|×|\()\s*(\d{1,4})\)?")
_BEFORE = re.compile(r"(\d{1,4})\s*(?:x|×)?\s+(.+)")
_SPAN = re.compile(r"(?:(\d{1,2})\s*h(?:eures?)?)?\s*(?:(\d{1,3})\s*(?:min(?:utes?)?)?)?")

_TICKS = {"x": 1, "oui": 1, "vrai": 1, "fait": 1, "non": 0, "faux": 0}
_RANGES = ((30, "moins_30"), (60, "30_60"), (120, "60_120"))

Meant = Mapping[str, str]
"""What a person said that words mean: folded words → code, an empty one for nothing."""
NOTHING: Meant = MappingProxyType({})

KINDS = {
    Kind.INDIVIDUAL: ("individuel", "séance", "accompagnement individuel", "entretien"),
    Kind.WORKSHOP: ("atelier", "atelier collectif", "collectif", "groupe"),
    Kind.EVENT: ("événement", "stand", "forum", "permanence"),
}
RESULTS = {outcome.code: (outcome.label, *IN_SHORT[outcome.code], *ALSO.get(outcome.code, ())) for outcome in OUTCOMES}
LISTS: dict[str, Mapping[str, str]] = {
    "ages": AGES,
    "ou": REDIRECTIONS,
    "pourquoi": IMPOSSIBLE_REASONS,
    "obstacles": OBSTACLES,
    "type_lieu": PLACE_TYPES,
    "duree": DURATIONS,
    "autonomie": AUTONOMY,
    "materiel": EQUIPMENT,
}
CHOICES: dict[str, Mapping[str, tuple[str, ...]]] = {
    "resultats": RESULTS,
    "type": {str(kind): names for kind, names in KINDS.items()},
    "demi_journee": {str(Half.MORNING): ("matin", "am"), str(Half.AFTERNOON): ("après-midi", "pm", "aprem")},
    **{name: {code: (label,) for code, label in labels.items()} for name, labels in LISTS.items()},
    # As our own « colonnes La Coop » say them too, in minutes.
    "duree": {code: (label, *filter(None, [MINUTES.get(code)])) for code, label in DURATIONS.items()},
}


def day(text: str) -> dt.date:
    """Return the day of a cell: 2026-11-23, 23/11/2026, or the number that spreadsheets give to days."""
    word = text.split(" ")[0].split("T")[0]
    if re.fullmatch(r"[45]\d{4}", word):
        return FIRST_SERIAL + dt.timedelta(days=int(word))
    for form in _DAYS:
        try:
            return dt.datetime.strptime(word, form).date()
        except ValueError:
            continue
    raise ValueError("une date comme 23/11/2026 est attendue")


def number(text: str, default: int = 0) -> int:
    """Return a whole number; one person of several (« 1/3 », as La Coop has it) is one."""
    if not text:
        return default
    if re.fullmatch(r"\d{1,4}/\d{1,4}", text):
        return 1
    bare = re.sub(r"[,.]0+$", "", text)
    if re.fullmatch(r"\d{1,4}", bare) and int(bare) <= MOST:
        return int(bare)
    raise ValueError(f"un nombre entier, de 0 à {MOST}, est attendu")


def tally(text: str) -> int:
    """Return how many a column of its own counts: a number, or one where there is a tick."""
    ticked = _TICKS.get(folded(text))
    return number(text) if ticked is None else ticked


def code(text: str, name: str, meant: Meant = NOTHING) -> str:
    """Return the code of a list that a cell means, UNKNOWN for one that says nothing."""
    own = meant.get(folded(text))
    found = taken_for(text, name) if own is None else own or UNKNOWN
    if found is None:
        labels = ", ".join(names[0] for names in CHOICES[name].values())
        raise ValueError(f"un mot de la liste est attendu ({labels})")
    return found


def duration(text: str, meant: Meant = NOTHING) -> str:
    """Return the range of a duration, given in words of the list or in minutes (« 45 », « 1 h 30 »)."""
    span = _SPAN.fullmatch(text.strip().lower())
    if folded(text) in meant or taken_for(text, "duree") or not span or not any(span.groups()):
        return code(text, "duree", meant)
    minutes = int(span[1] or 0) * 60 + int(span[2] or 0)
    return next((what for most, what in _RANGES if minutes < most), "120_plus")


def counts(text: str, name: str, meant: Meant = NOTHING) -> tuple[Count, ...]:
    """Return the codes and numbers of a list: « Espace activé, À reprendre », « 2 activés », « 70 ans et plus : 2 ».

    What was said to mean nothing is left out.
    """
    found: dict[str, int] = {}
    for label, n in listed(text, name):
        if meant.get(folded(label)) != "":
            what = code(label, name, meant)
            found[what] = found.get(what, 0) + n
    return tuple(Count(code=what, n=n) for what, n in found.items() if n)


def codes(text: str, name: str, meant: Meant = NOTHING) -> tuple[str, ...]:
    """Return the codes of a list, each once; those that say nothing are left out."""
    return tuple(count.code for count in counts(text, name, meant) if count.code != UNKNOWN)


def listed(text: str, name: str) -> Iterator[tuple[str, int]]:
    """Yield each label of a list and how many it counts, known or not."""
    for part in filter(None, map(str.strip, re.split(r"[,;|\n+]", text))):
        yield _counted(part, name)


def taken_for(text: str, name: str) -> str | None:
    """Return the code of a list that a text names, or nearly; UNKNOWN where it says nothing, None where none is."""
    from rapidfuzz import fuzz, process

    exact, names = _named(text, name), _names(name)
    if exact is not None:
        return exact
    # A letter may be wrong, a number never is: « 60 ans et plus » is not « 70 ans et plus ».
    near = [name for name in names if _numbers(name) == _numbers(text)]
    likest = process.extractOne(folded(text), near, scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return names[likest[0]] if likest else None


def _counted(part: str, name: str) -> tuple[str, int]:
    """Return a label and its number; ages may themselves begin or end with one (« 70 ans et plus », « 75 ans »)."""
    if _named(part, name) is not None:
        return part, 1
    if after := _AFTER.fullmatch(part):
        return after[1], int(after[2])
    before = _BEFORE.fullmatch(part)
    if before and (name != "ages" or taken_for(before[2], name) is not None):
        return before[2], int(before[1])
    return part, 1


def _numbers(text: str) -> list[str]:
    return re.findall("[0-9]+", text)


@cache
def _names(name: str) -> dict[str, str]:
    return {folded(alias): what for what, aliases in CHOICES[name].items() for alias in (what, *aliases)}


def _named(text: str, name: str) -> str | None:
    """Return the code that a cell names exactly, but for case, accents and signs."""
    wanted = folded(text)
    return UNKNOWN if wanted in _UNTOLD else _names(name).get(wanted)
