"""« journal statistiques »: the figures of the dashboard, to read or as JSON."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from typing import TextIO

from mediateur.app import App
from mediateur.errors import UsageError
from mediateur.journal.statistics import Period
from mediateur.usecases.statistics import Dashboard, as_lines


def show(app: App, options: argparse.Namespace, out: TextIO) -> None:
    """Print the figures of the period that was asked for. Raises UsageError for a day that is none."""
    period = _period(options, app.statistics.last_weeks())
    board = app.statistics.dashboard(period)
    if options.json:
        print(json.dumps(as_json(board), ensure_ascii=False, indent=1), file=out)
    else:
        print("\n".join(as_lines(board)), file=out)


def as_json(board: Dashboard) -> dict[str, object]:
    """Return a dashboard as plain values; the keys are French, as those of every answer of the command line."""
    return {
        "du": board.period.since.isoformat(),
        "au": board.period.until.isoformat(),
        "partageable": False,
        "tableaux": [
            {
                "id": table.id,
                "titre": table.title,
                "lignes": [{"code": cell.code, "libelle": cell.label, "nombre": cell.n} for cell in table.cells],
                "total": table.total,
            }
            for table in board.tables
        ],
        "comparaison": [
            {"code": change.code, "libelle": change.label, "nombre": change.n, "avant": change.before}
            for change in board.changes
        ],
        "conversion": board.conversion._asdict() if board.conversion else None,
        "objectif": board.goal._asdict(),
    }


def _period(options: argparse.Namespace, usual: Period) -> Period:
    until = _day(options.au) if options.au else usual.until
    since = _day(options.du) if options.du else until - dt.timedelta(usual.days - 1)
    if since > until:
        raise UsageError("Le premier jour est après le dernier : donnez --du, puis --au, dans l’ordre.")
    return Period(since, until)


def _day(word: str) -> dt.date:
    try:
        return dt.date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(f"« {word} » n’est pas un jour : écrivez-le comme 2026-11-23.") from error
