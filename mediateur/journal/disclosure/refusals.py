"""Why nothing may be shared, in French: what happened, what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from mediateur.content.dates import in_figures
from mediateur.content.text import NBSP
from mediateur.journal.disclosure.headlines import TOUCHED, safe
from mediateur.journal.disclosure.shapes import Scope, Sent
from mediateur.journal.figures import Table


def before(
    tables: Sequence[Table], values: Mapping[str, int], scope: Scope, near: Sequence[Sent], threshold: int
) -> str:
    """Return why these figures cannot be shared whatever is regrouped, or nothing.

    A table that is not there tells no more than one of which no cell is shown: one side may lack some of the other's.
    """
    if not safe(values[TOUCHED], threshold):
        return (
            f"Moins de {threshold}{NBSP}personnes touchées{NBSP}: il n’y a rien à partager. "
            "Choisissez une période plus longue, ou davantage de lieux."
        )
    for export in near:
        if not (scope.within(export.scope) or export.scope.within(scope)):
            return (
                f"Ces chiffres recouvrent en partie ceux partagés le {in_figures(export.day)}, {_span(export.scope)}. "
                "La différence ferait connaître de petits groupes. "
                "Choisissez une période qui contient l’autre en entier, ou qui commence après elle."
            )
        mine, theirs = ({table.id for table in some if table.of} for some in (tables, export.tables))
        if not (mine <= theirs or theirs <= mine):
            return (
                f"Les tableaux ne sont pas ceux du rapport partagé le {in_figures(export.day)}, {_span(export.scope)}. "
                "Partagez les mêmes tableaux, ou une période que ce rapport ne couvre pas."
            )
    return ""


def impossible(touched: int, near: Sequence[Sent], threshold: int) -> str:
    """Return why no regrouping does: there is nobody, or the figures cannot be laid beside those sent."""
    if not touched:
        return (
            f"Aucune personne touchée, en séance ou en atelier, ces jours-là{NBSP}: il n’y a rien à partager. "
            "Choisissez une autre période."
        )
    days = ", ".join(dict.fromkeys(in_figures(export.day) for export in near))
    return (
        f"Comparés aux chiffres déjà partagés ({days}), ceux-ci feraient connaître un groupe de moins de "
        f"{threshold}{NBSP}personnes. Choisissez une période plus longue, ou davantage de lieux."
    )


def already(day: dt.date) -> str:
    """Return what to say of figures that were sent before."""
    which = f"Ces chiffres sont ceux du rapport partagé le {in_figures(day)}"
    return f"{which}{NBSP}: les corrections faites depuis n’y sont pas."


def _span(scope: Scope) -> str:
    return f"du {in_figures(scope.first)} au {in_figures(scope.last)}"
