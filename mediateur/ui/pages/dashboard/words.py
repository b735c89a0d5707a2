"""What the dashboard says: its periods, its tables as charts, its comparisons."""

from __future__ import annotations

from mediateur.content.text import NBSP, french
from mediateur.journal.figures import Cell, Table
from mediateur.journal.tables import NOTES, USE
from mediateur.pictures.charts import MOST_COLUMNS, Bar, Chart
from mediateur.usecases.figures.statistics import LEAST_BASE, Conversion, Dashboard, Goal, comparisons, described

INTERNAL, SHAREABLE = "interne", "partageable"
NO_SESSION = french("Aucune séance sur cette période.")
WIDEN = french("Choisissez une période plus longue, ou d'autres filtres.")
STAY_INSIDE = french("« Interne » montre les chiffres exacts. Ne les transmettez pas tels quels.")
BEFORE = french("Par rapport à la période d'avant")
GOAL_UNIT = french("personnes accompagnées (activation ou usage)")
ASK_YEAR, ASK_TARGET = french("Donnez une année, comme 2026."), french("Donnez un nombre de personnes, ou 0.")
NOTHING = "Rien sur cette période."
OTHERS, BY_WEEK, PAIR = "Les autres", "Par semaine", ("Personnes touchées", "Personnes accompagnées")
NESTING = french(
    "Des mois, des trimestres et des années finis : ils s'emboîtent, et aucun petit groupe ne se déduit de l'un à "
    "l'autre. La période en cours se partage une fois finie."
)


def chart(table: Table) -> Chart:
    """Return a table as bars; the words that count nobody are one line, unless there is only one of them."""
    bars = [_bar(cell) for cell in table.cells if cell.n]
    empty = [_bar(cell) for cell in table.cells if not cell.n and table.of]
    bars += empty if len(empty) == 1 else [Bar(OTHERS, 0)] if empty else []
    return Chart(tuple(bars), described(table))


def defined(table: Table) -> Chart:
    """Return the counts of the headline as bars, each above its definition."""
    bars = (Bar(cell.label, cell.n, NOTES.get(cell.code, ""), cell.code == USE) for cell in table.cells)
    return Chart(tuple(bars), described(table))


def by_week(board: Dashboard) -> tuple[Table, Table | None, Chart]:
    """Return the weeks as columns, the touched beside the accompanied, with their tables.

    Where there are more weeks than columns, or closed months, the months of the touched stand alone.
    """
    weeks, accompanied = board.table("semaines"), board.table("semaines-accompagnees")
    if len(weeks.cells) > MOST_COLUMNS or board.closed:
        months = board.table("mois")
        return months, None, Chart(_columns(months), f"{described(months)} {_highest(months)}".strip())
    alt = f"{described(weeks)} {_highest(weeks)} {described(accompanied)}".strip()
    return weeks, accompanied, Chart(_columns(weeks), alt, _columns(accompanied), PAIR)


def _columns(table: Table) -> tuple[Bar, ...]:
    return tuple(Bar(_short(cell), cell.n) for cell in table.cells)


def _bar(cell: Cell) -> Bar:
    return Bar(cell.label, cell.n)


def _short(cell: Cell) -> str:
    """Return « 16/11 » of a week, « 11/26 » of a month."""
    parts = cell.code.split("-")
    return f"{parts[2]}/{parts[1]}" if len(parts) == 3 else f"{parts[1]}/{parts[0][2:]}"


def _highest(table: Table) -> str:
    best = max(table.cells, key=lambda cell: cell.n, default=None)
    return french(f"Plus haut : {best.n}, {best.label.lower()}.") if best and best.n else ""


def changes(board: Dashboard) -> tuple[str, ...]:
    """Return the comparisons with other days, in sentences, or why there are none."""
    return tuple(map(_capital, comparisons(board)))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def conversion(found: Conversion | None) -> str:
    """Return the spaces activated beside the persons who came for that; a share only of a base that is large enough."""
    if found is None:
        return ""
    share = f" ({found.percent}{NBSP}%)" if found.percent is not None else ""
    small = "" if share else f" Sous {LEAST_BASE} personnes, aucun pourcentage n'est donné."
    return french(
        f"Parcours d'activation : {found.activated} espaces activés pour {found.came} personnes accompagnées{share}. "
        f"Un espace compte pour chaque profil.{small}"
    )


def goal_title(goal: Goal) -> str:
    """Return the title of the panel of the goal."""
    return french(f"Objectif de l'année {goal.year}")


def goal_figure(goal: Goal) -> str:
    """Return how far the goal is."""
    return f"{goal.reached} sur {goal.target}" if goal.target else f"{goal.reached} en {goal.year}"
