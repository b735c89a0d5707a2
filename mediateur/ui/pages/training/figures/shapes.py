"""The figures of the register as charts and as tables: by territory, by role and by month."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mediateur.content.dates import SHORT_MONTHS, month_name
from mediateur.content.text import NBSP, french
from mediateur.pictures.charts import MOST_COLUMNS, Bar, Chart
from mediateur.training.figures import Group, Month, RegisterFigures
from mediateur.training.register import ROLES, Role
from mediateur.ui.pages.dashboard.shapes import Rows, Shape
from mediateur.ui.pages.training.following.words import figure

TERRITORY, ROLE = "Attestés par territoire", "Attestés par rôle"
EXPIRING, RENEWED = french("À renouveler, mois par mois"), french("Renouvelées, mois par mois")
UNSAID = "Territoire non dit"
MOST = 12
COLUMNS = ("Inscrits", "Formés", "Attestés", "Actifs", "En formation", "Expirés")


def by_territory(figures: RegisterFigures) -> Shape:
    """Return the certified of each territory, the most first; the table says all of each."""
    return _groups(TERRITORY, "Territoire", [(each.name or UNSAID, each) for each in figures.territories])


def by_role(figures: RegisterFigures) -> Shape:
    """Return the certified of each role."""
    return _groups(ROLE, "Rôle", [(ROLES[Role(each.name)] if each.name else UNSAID, each) for each in figures.roles])


def expiring(figures: RegisterFigures) -> Shape:
    """Return how many attestations end in each month to come."""
    return _months(EXPIRING, figures.expiring, figures.day, range(MOST_COLUMNS))


def renewed(figures: RegisterFigures) -> Shape:
    """Return how many attestations were renewed in each month gone."""
    return _months(RENEWED, figures.renewed, figures.day, range(1 - MOST_COLUMNS, 1))


def _groups(title: str, head: str, groups: Sequence[tuple[str, Group]]) -> Shape:
    ranked = sorted(groups, key=_certified, reverse=True)
    bars = tuple(Bar(label, group.certified) for label, group in ranked[:MOST])
    alt = _told(title, [(bar.label, bar.value) for bar in bars])
    return Shape(title, Chart(bars, alt), _rows(ranked), _note(len(ranked)), (head, *COLUMNS))


def _rows(groups: Sequence[tuple[str, Group]]) -> Rows:
    return tuple(
        (label, *map(figure, (g.people, g.trained, g.certified, g.active, g.in_training, g.expired)))
        for label, g in groups
    )


def _months(title: str, counts: Sequence[Month], day: dt.date, around: range) -> Shape:
    """Return the months around a day, those of which nothing is known too."""
    known = {each.month: each.n for each in counts}
    months = [Month(month, known.get(month, 0)) for month in (_month(day, away) for away in around)]
    some = [each for each in months if each.n]
    bars = tuple(Bar(_short(each.month), each.n) for each in months)
    rows = tuple((month_name(each.month), figure(each.n)) for each in some)
    alt = _told(title, [(month_name(each.month), str(each.n)) for each in some])
    return Shape(title, Chart(bars, alt), rows, heads=("Mois", "Attestations"))


def _month(day: dt.date, away: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + away, 12)
    return f"{year}-{month + 1:02}"


def _note(count: int) -> str:
    return french(f"Les {MOST} premiers sur {count}. Le tableau les dit tous.") if count > MOST else ""


def _told(title: str, values: Sequence[tuple[str, str]]) -> str:
    told = " ; ".join(f"{label}, {value}" for label, value in values) or "aucun chiffre"
    return f"{title}{NBSP}: {told}."


def _short(month: str) -> str:
    return SHORT_MONTHS[int(month.partition("-")[2]) - 1]


def _certified(pair: tuple[str, Group]) -> int:
    return pair[1].certified
