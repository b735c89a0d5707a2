"""What figures do not tell because months are closed, in sentences: never a figure that lacks something silently."""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.content.dates import in_figures
from mediateur.content.text import french
from mediateur.journal.closed_counts import Unknown
from mediateur.journal.periods import listed_months, months_in_words
from mediateur.journal.statistics import Period


def lacks(lacking: Unknown) -> str:
    """Return which closed months figures lack, why, and what to do; nothing where they lack none."""
    cut = _lack(lacking.cut, "ne se coupent pas", "Choisissez des mois entiers.")
    crossed = _lack(lacking.crossed, "ne croisent pas un parcours et un lieu", "Gardez un seul de ces deux filtres.")
    return " ".join(text for text in (cut, crossed, _untold(lacking.narrowed)) if text)


def not_compared(beside: Period, now: Unknown, before: Unknown) -> str:
    """Return why figures, or the rights alone, are not compared, where closed months keep them from it."""
    missing = (*now.missing, *before.missing)
    if missing:
        since, until = map(in_figures, beside)
        return french(
            f"Pas de comparaison avec la période du {since} au {until} : il manque {listed_months(missing)} d'un côté."
        )
    if now.narrowed or before.narrowed:
        return french("Droits exercés : pas de comparaison, ils ne sont pas connus d'un côté au moins.")
    return ""


def without_weeks(closed: Sequence[str]) -> str:
    """Return why weeks are not told of a period that holds closed months; nothing where it holds none."""
    if not closed:
        return ""
    return french(f"Par mois : les détails de {months_in_words(closed)} sont devenus des totaux, sans leurs semaines.")


def _untold(months: Sequence[str]) -> str:
    """Return what the totals of months do not tell of one pathway or one place."""
    if not months:
        return ""
    return french(
        f"Les détails de {listed_months(months)} sont devenus des totaux. Pour un parcours, un lieu ou un territoire "
        "choisi, ne sont plus connus : les droits exercés, les activations déclarées ensuite, les premières venues, "
        "les âges, l'autonomie, les blocages, les types de lieu, les lieux d'un parcours, les parcours d'un lieu. "
        "Retirez ce filtre pour les lire en entier."
    )


def _lack(months: Sequence[str], cannot: str, remedy: str) -> str:
    if not months:
        return ""
    whose = "ses" if len(months) == 1 else "leurs"
    return french(
        f"Il manque {listed_months(months)} à ces chiffres : {whose} détails sont devenus des totaux, qui {cannot}. "
        f"{remedy}"
    )
