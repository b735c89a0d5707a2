"""« journal statistiques »: the figures of the dashboard, to read or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Sequence
from typing import TextIO

from mediateur.app import App
from mediateur.cli import days
from mediateur.content.text import french
from mediateur.journal.disclosure import Shared
from mediateur.journal.statistics import Period
from mediateur.usecases.figures.bilans import Extent
from mediateur.usecases.figures.gaps import lacks, without_weeks
from mediateur.usecases.figures.sharing import Paper, Sharing, days_in_words, settled, shared_goal
from mediateur.usecases.figures.statistics import Conversion, Dashboard, as_lines
from mediateur.usecases.practising import FIGURES, FIGURES_APART


def show(app: App, options: argparse.Namespace, out: TextIO) -> None:
    """Print the figures of the period that was asked for. Raises UsageError for a day that is none."""
    period = _period(options, app)
    if options.partageable:
        board = app.statistics.dashboard(settled(period, app.statistics.today))
        print(shared_figures(app.sharing, board, as_values=options.json, practice=app.practice), file=out)
    else:
        board = app.statistics.dashboard(period)
        print(_written(as_json(board) if options.json else as_lines(board), practice=app.practice), file=out)


def shared_figures(sharing: Sharing, board: Dashboard, *, as_values: bool, practice: bool = False) -> str:
    """Return protected figures, kept as sent; a refusal, and what is shown in practice, leaves nothing behind."""

    def write(shared: Shared) -> bytes:
        told = _shared_as_json(board, shared) if as_values else _shared_as_lines(board, shared)
        return _written(told, practice=practice).encode()

    shared = sharing.seen(board)
    if shared.refused or practice:
        return write(shared).decode()
    return sharing.send(board, Paper.TABLE, days_in_words(board.period), write).decode()


def _written(told: dict[str, object] | Sequence[str], *, practice: bool) -> str:
    """Return what is printed: JSON of values, else lines; in practice, both say that they are."""
    if isinstance(told, dict):
        values = {"entrainement": True, **told} if practice else told
        return json.dumps(values, ensure_ascii=False, indent=1)
    return "\n".join((f"{FIGURES} {FIGURES_APART}", *told) if practice else told)


def report(app: App, options: argparse.Namespace) -> bytes:
    """Return the report of the period that was asked for, as a PDF. Raises MediateurError when it may not be shared."""
    period = _period(options, app)
    extent = Extent.TERRITORY if options.territoire else Extent.PAGE
    make = app.bilans.shared if options.partageable else app.bilans.inside
    return make(period, extent=extent)


def as_json(board: Dashboard) -> dict[str, object]:
    """Return a dashboard as plain values; the keys are French, as those of every answer of the command line."""
    return {
        "du": board.period.since.isoformat(),
        "au": board.period.until.isoformat(),
        "partageable": False,
        "mois_clos": list(board.closed),
        "mois_manquants": list(board.lacking.missing),
        "mois_incomplets": list(board.lacking.narrowed),
        "avertissements": list(board.warnings),
        "tableaux": [
            {
                "id": table.id,
                "titre": table.title,
                "lignes": [{"code": cell.code, "libelle": cell.label, "nombre": cell.n} for cell in table.cells],
                "total": table.total,
            }
            for table in board.told
        ],
        "comparaison": [
            {"code": change.code, "libelle": change.label, "nombre": change.n, "avant": change.before}
            for change in board.changes
        ],
        "comparaison_du": board.beside.since.isoformat(),
        "comparaison_au": board.beside.until.isoformat(),
        "conversion": _conversion(board.conversion),
        "objectif": {"annee": board.goal.year, "cible": board.goal.target, "atteint": board.goal.reached},
    }


def _conversion(found: Conversion | None) -> dict[str, int | None] | None:
    """Return spaces beside persons, and the share that the page shows: null where the base is too small for one."""
    if found is None:
        return None
    return {"espaces_actives": found.activated, "accompagnees": found.came, "pourcentage": found.percent}


def _shared_as_json(board: Dashboard, shared: Shared) -> dict[str, object]:
    """Return protected figures as plain values; `nombre` is null where `montre` stands for it."""
    return {
        "du": board.period.since.isoformat(),
        "au": board.period.until.isoformat(),
        "partageable": True,
        "mois_clos": list(board.closed),
        "mois_manquants": list(board.lacking.missing),
        "mois_incomplets": list(board.lacking.narrowed),
        "avertissements": [text for text in (lacks(board.lacking),) if text],
        "refus": shared.refused,
        "fige": shared.frozen,
        "tableaux": [
            {
                "id": table.id,
                "titre": table.title,
                "lignes": [
                    {"code": cell.code, "libelle": cell.label, "nombre": cell.n, "montre": cell.text}
                    for cell in table.cells
                ],
                "total": table.total,
                "note": table.note,
            }
            for table in shared.tables
            if board.tells(table.id)
        ],
    }


def _shared_as_lines(board: Dashboard, shared: Shared) -> Sequence[str]:
    """Return protected figures as lines to read, or the sentence that refuses them."""
    if shared.refused:
        return [shared.refused]
    lines = [french(f"{days_in_words(board.period)} Chiffres partageables.")]
    said = (shared.frozen, lacks(board.lacking), without_weeks(board.closed), shared_goal(board, shared))
    lines += [text for text in said if text]
    for table in filter(lambda table: board.tells(table.id), shared.tables):
        lines += ["", table.title, *(french(f"  {cell.label} : {cell.text}") for cell in table.cells)]
        lines += [f"  {table.note}"] if table.note else []
    return lines


def _period(options: argparse.Namespace, app: App) -> Period:
    if options.partageable and not (options.du or options.au):
        return app.statistics.last_month()
    usual = app.statistics.last_weeks()
    until = days.day(options.au, "--au") if options.au else usual.until
    since = days.day(options.du, "--du") if options.du else until - dt.timedelta(usual.days - 1)
    return days.period(since, until)
