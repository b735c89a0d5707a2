"""The tables of the dashboard: figures under the French words that define them, in the order in which they are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Set
from typing import NamedTuple

from mediateur.content.dates import day_and_month, long_date, month_name
from mediateur.content.outcomes import OUTCOMES
from mediateur.content.text import NBSP
from mediateur.content.vocabulary import AGES, AUTONOMY, OBSTACLES, PLACE_TYPES, UNKNOWN
from mediateur.journal.figures import Cell, Table
from mediateur.journal.statistics import NO_FIGURE, Counts, Figures

NOT_TOLD = "Non communiqué"
TOUCHED, ACCOMPANIED, USE, ACTIVATED, RIGHTS = "touchees", "accompagnees", "usage", "espaces", "droits"
DECLARED, ESTIMATED, FIRST = "declarees", "estimees", "premieres"

# Codes of the headline, with the words that define each.
LABELS: dict[str, str] = {
    TOUCHED: "Personnes touchées",
    ACCOMPANIED: "Personnes accompagnées",
    USE: "dont activation ou usage",
    ACTIVATED: "Espaces activés",
    RIGHTS: "Droits exercés",
    DECLARED: "Activations déclarées ensuite",
    ESTIMATED: "Personnes touchées à des événements, estimation",
    FIRST: "Premières venues",
}
NOTES: dict[str, str] = {
    TOUCHED: "Informées en direct, seules ou en groupe. Une fois par venue.",
    ACCOMPANIED: "Ont fait elles-mêmes au moins une étape, avec une aide individuelle.",
    USE: "Accompagnées pour activer ou utiliser, hors opposition et clôture.",
    ACTIVATED: "Première connexion réussie, constatée en séance. Un par profil.",
    RIGHTS: "Opposition, clôture, masquage, blocage, refus d’urgence.",
    DECLARED: "Racontées au retour. Jamais ajoutées aux espaces activés.",
    ESTIMATED: "Stands, forums, permanences. Jamais ajoutées aux personnes touchées.",
    FIRST: f"Des personnes différentes{NBSP}: la première venue est renseignée pour toutes.",
}
# What a table counts, where it may be untold (`Counts.untold`).
_COUNTS = {
    "droits": "outcome",
    "obstacles": "obstacle",
    "ages": "age",
    "autonomie": "autonomy",
    "types-de-lieu": "place_type",
    "lieux": "place",
    "parcours": "pathway",
}
_FIGURE = {RIGHTS: "rights", DECLARED: "declared_later", FIRST: "first_visits"}
KINDS: dict[str, str] = {"individuel": "Séances individuelles", "atelier": "Ateliers collectifs"}


class Names(NamedTuple):
    """French titles of pathways and names of places, by id; an id without one stands for itself."""

    pathways: Mapping[str, str]
    places: Mapping[str, str]


def tables(counts: Counts, names: Names) -> tuple[Table, ...]:
    """Return every table of the dashboard; each is read alone, none is a part of a funnel.

    What is untold has no table and no line: a number that lacks something is never among them.
    """
    return tuple(table for table in _every(counts, names) if _COUNTS.get(table.id) not in counts.untold)


def _every(counts: Counts, names: Names) -> tuple[Table, ...]:
    whole = counts.whole
    of_touched = (whole.touched, TOUCHED)
    pathways, places = _of(counts.by_pathway, "touched"), _of(counts.by_place, "touched")
    return (
        headline(whole, counts.untold),
        apart(whole, counts.untold),
        Table("droits", "Droits exercés", _sorted(_rights(counts)), whole.rights, RIGHTS),
        Table("semaines", "Personnes touchées, par semaine", _weeks(counts, _touched), *of_touched),
        Table(
            "semaines-accompagnees",
            "Personnes accompagnées, par semaine",
            _weeks(counts, _accompanied),
            whole.accompanied,
            ACCOMPANIED,
        ),
        Table("mois", "Personnes touchées, par mois", _months(counts, _touched), *of_touched),
        Table("obstacles", "Ce qui bloque le plus, en séances", _sorted(_cells(counts.axis("obstacle"), OBSTACLES))),
        Table("ages", "Âge, personnes touchées", _ages(counts), *of_touched),
        Table(
            "autonomie",
            "Autonomie des personnes accompagnées",
            _in_order(counts.axis("autonomy"), AUTONOMY),
            whole.accompanied,
            ACCOMPANIED,
        ),
        Table(
            "types-de-lieu",
            "Type de lieu, personnes touchées",
            _in_order(counts.axis("place_type"), PLACE_TYPES),
            *of_touched,
        ),
        Table("lieux", "Lieu, personnes touchées", _sorted(_named(places, names.places, "Sans lieu")), *of_touched),
        Table(
            "parcours",
            "Parcours, personnes touchées",
            _sorted(_named(pathways, names.pathways, "Sans parcours")),
            *of_touched,
        ),
        Table("formes", "Forme, personnes touchées", _kinds(counts), *of_touched),
    )


def headline(whole: Figures, untold: Set[str] = frozenset()) -> Table:
    """Return the counts of the picture, each with its own definition, but for those that are untold."""
    values = {
        TOUCHED: whole.touched,
        ACCOMPANIED: whole.accompanied,
        USE: whole.activation_or_use,
        ACTIVATED: whole.activated,
        RIGHTS: whole.rights,
    }
    return Table("comptes", "Les comptes, chacun avec sa définition", _in_words(values, untold))


def apart(whole: Figures, untold: Set[str] = frozenset()) -> Table:
    """Return what is never mixed with the headline.

    First visits are there only where they are known of everybody: before that, nothing is said of different persons.
    """
    values = {DECLARED: whole.declared_later, ESTIMATED: whole.estimated}
    if whole.touched and whole.first_visits_asked == whole.touched:
        values[FIRST] = whole.first_visits
    return Table("a-part", "Comptés à part, jamais ajoutés", _in_words(values, untold))


def monday(day: dt.date) -> dt.date:
    """Return the first day of the week of a day."""
    return day - dt.timedelta(day.weekday())


def _in_words(values: Mapping[str, int], untold: Set[str]) -> tuple[Cell, ...]:
    return tuple(Cell(code, LABELS[code], n) for code, n in values.items() if _FIGURE.get(code) not in untold)


def _touched(figures: Figures) -> int:
    return figures.touched


def _accompanied(figures: Figures) -> int:
    return figures.accompanied


def _of(parts: Mapping[str, Figures], name: str) -> dict[str, int]:
    return {key: getattr(figures, name) for key, figures in parts.items()}


def _sorted(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    return tuple(sorted(cells, key=lambda cell: (-cell.n, cell.label)))


def _rights(counts: Counts) -> Iterable[Cell]:
    found = counts.axis("outcome")
    return [Cell(outcome.code, outcome.label, found.get(outcome.code, 0)) for outcome in OUTCOMES if outcome.right]


def _cells(found: Mapping[str, int], labels: Mapping[str, str]) -> Iterable[Cell]:
    return [Cell(code, labels.get(code, code), n) for code, n in found.items() if n]


def _named(found: Mapping[str, int], names: Mapping[str, str], nothing: str) -> Iterable[Cell]:
    return _cells(found, {"": nothing, **names})


def _in_order(found: Mapping[str, int], labels: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return a cell for each word of a list, in its order, then for codes that the list no longer has."""
    known = {code: NOT_TOLD if code == UNKNOWN else label for code, label in labels.items()}
    more = {code: code for code in sorted(found) if code not in known}
    return tuple(Cell(code, label, found.get(code, 0)) for code, label in (known | more).items())


def _ages(counts: Counts) -> tuple[Cell, ...]:
    """Return the ages of the touched; those whose age nobody gave are « Non communiqué » as well."""
    found = counts.axis("age")
    told = sum(n for code, n in found.items() if code != UNKNOWN)
    return _in_order({**found, UNKNOWN: counts.whole.touched - told}, AGES)


def _kinds(counts: Counts) -> tuple[Cell, ...]:
    return tuple(Cell(kind, label, counts.by_kind.get(kind, NO_FIGURE).touched) for kind, label in KINDS.items())


def _weeks(counts: Counts, figure: Callable[[Figures], int]) -> tuple[Cell, ...]:
    """Return each week from the first to the last in which something was counted, empty ones too."""
    found: dict[dt.date, int] = {}
    for day, figures in counts.by_day.items():
        week = monday(day)
        found[week] = found.get(week, 0) + figure(figures)
    first = min(found, default=dt.date.max)
    length = (max(found) - first).days // 7 + 1 if found else 0
    weeks = [first + dt.timedelta(7 * rank) for rank in range(length)]
    told = day_and_month if len({week.year for week in weeks}) == 1 else long_date
    return tuple(Cell(week.isoformat(), f"Semaine du {told(week)}", found.get(week, 0)) for week in weeks)


def _months(counts: Counts, figure: Callable[[Figures], int]) -> tuple[Cell, ...]:
    found: dict[str, int] = {}
    for day, figures in sorted(counts.by_day.items()):
        month = day.isoformat()[:7]
        found[month] = found.get(month, 0) + figure(figures)
    return tuple(Cell(month, month_name(month), n) for month, n in found.items())
