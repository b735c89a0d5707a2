"""Sessions of training in words, and the columns of their table. Pure, but for the shape of a column."""

from __future__ import annotations

import datetime as dt

from mediateur.content.dates import long_date, short_date
from mediateur.content.text import NBSP, french
from mediateur.training.listing import Filled
from mediateur.training.register import TrainingSession
from mediateur.ui.kit.table_cells import Mark, TableColumn
from mediateur.ui.pages.training.following.words import counted
from mediateur.ui.pages.training.mediator.words import length

NO_TRAINER, NO_PLACE = "Non précisé", "Non précisé"


def seats(session: TrainingSession, enrolled: int) -> str:
    """Return « 12 inscrits sur 15 places », with how many are beyond them."""
    if not session.seats:
        return counted(enrolled, "inscrit")
    beyond = enrolled - session.seats
    more = french(f", {beyond} de trop") if beyond > 0 else ""
    return f"{counted(enrolled, 'inscrit')} sur {counted(session.seats, 'place')}{more}"


def facts(session: TrainingSession) -> str:
    """Return when, where, by whom and for how long a session is."""
    told = (
        long_date(session.day),
        session.place,
        session.territory,
        f"par {session.trainer}" if session.trainer else "",
        length(session.minutes),
        "session rejouée" if session.is_replay else "",
    )
    return french(", ".join(part for part in told if part) + ".")


def title(session: TrainingSession) -> str:
    """Return « 12 mars 2026 : Formation initiale » with its place, to choose among several."""
    place = f", {session.place}" if session.place else ""
    return french(f"{long_date(session.day)} : {session.title}{place}")


def when(day: dt.date, today: dt.date, enrolled: int, whole: int) -> tuple[str, Mark]:
    """Return what a badge says of a session: planned, to be ticked, or followed by some."""
    if day > today:
        return "Prévue", Mark("info", "calendar")
    if whole < enrolled and not whole:
        return "À cocher", Mark("warning", "hourglass")
    return f"{whole}{NBSP}présent{'s' if whole > 1 else ''}", Mark("success", "circle-check")


class SessionRow:
    """A line of the table of sessions, as it stands on a day."""

    def __init__(self, filled: Filled, today: dt.date) -> None:
        session = filled.session
        self.id, self.date, self.title = session.id, short_date(session.day), session.title
        self.place, self.trainer = session.place or NO_PLACE, session.trainer or NO_TRAINER
        self.enrolled = f"{filled.enrolled}{NBSP}/{NBSP}{session.seats}" if session.seats else str(filled.enrolled)
        self.state, self.mark = when(session.day, today, filled.enrolled, filled.whole)


def _date(row: SessionRow) -> str:
    return row.date


def _title(row: SessionRow) -> str:
    return row.title


def _place(row: SessionRow) -> str:
    return row.place


def _trainer(row: SessionRow) -> str:
    return row.trainer


def _enrolled(row: SessionRow) -> str:
    return row.enrolled


def _state(row: SessionRow) -> str:
    return row.state


def _mark(row: SessionRow) -> Mark:
    return row.mark


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("Jour", _date),
    TableColumn("Session", _title, bold=True, grows=2, least=170),
    TableColumn("Lieu", _place, grows=2, least=110, muted=frozenset({NO_PLACE})),
    TableColumn("Formateur", _trainer, grows=1, least=110, muted=frozenset({NO_TRAINER})),
    TableColumn("Inscrits", _enrolled, figure=True),
    TableColumn("Présence", _state, mark=_mark),
)
