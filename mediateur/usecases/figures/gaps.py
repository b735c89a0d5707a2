"""What figures do not tell because months are closed, in sentences: never a figure that lacks something silently."""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.content.text import french
from mediateur.journal.closed_counts import Unknown
from mediateur.journal.periods import listed_months, months_in_words
from mediateur.journal.statistics import Period


def lacks(lacking: Unknown) -> str:
    """Return which closed months figures lack, why, and what to do; nothing where they lack none."""
    cut = _lack(lacking.cut, "ne se coupent pas", "Choisissez des mois entiers.")
    crossed = "ne croisent pas un parcours et un lieu", "Gardez un seul de ces deux filtres."
    return " ".join(text for text in (cut, _lack(lacking.crossed, *crossed)) if text)


def not_compared(beside: Period, months: Sequence[str]) -> str:
    """Return why figures are not compared, where closed months keep them from it."""
    if not months:
        return ""
    since, until = (day.strftime("%d/%m/%Y") for day in beside)
    return french(
        f"Pas de comparaison avec la période du {since} au {until} : il manque {listed_months(months)} d'un côté."
    )


def without_weeks(closed: Sequence[str]) -> str:
    """Return why weeks are not told of a period that holds closed months; nothing where it holds none."""
    if not closed:
        return ""
    return french(f"Par mois : les détails de {months_in_words(closed)} sont devenus des totaux, sans leurs semaines.")


def _lack(months: Sequence[str], cannot: str, remedy: str) -> str:
    if not months:
        return ""
    whose = "ses" if len(months) == 1 else "leurs"
    return french(
        f"Il manque {listed_months(months)} à ces chiffres : {whose} détails sont devenus des totaux, qui {cannot}. "
        f"{remedy}"
    )
