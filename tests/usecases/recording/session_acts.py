"""Sessions begun and finished on a real store."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import Any

from mediateur.errors import MediateurError
from mediateur.journal.encounter import Half, HalfDay
from mediateur.pathways import events as w
from mediateur.pathways.model import Pathway
from mediateur.store.work import Store
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.sessions import Session, Sessions, prefilled

MORNING = HalfDay(dt.date(2026, 11, 23), Half.MORNING)
NOTE = "Rappeler le 34 22 la semaine prochaine."


def begun(sessions: Sessions, pathway: Pathway) -> Session:
    """Return a session that has left the triage."""
    session = sessions.begin(pathway, "Médiateur 1")
    for question, option in (("carte", "lisible"), ("reception", "telephone"), ("souhait", "activer")):
        session = sessions.act(session, w.Chosen(question, option))
    return sessions.act(session, w.Begun())


def kept(store: Store) -> bytes:
    """Return everything that a session may change, as the file holds it."""
    with closing(sqlite3.connect(store.path)) as connection:
        return "\n".join(line for line in connection.iterdump() if "INSERT" in line).encode()


def broken(*_: object) -> None:
    raise MediateurError("Le disque est plein.")


def finished(session: Session, **changes: Any) -> Closing:
    values: dict[str, Any] = {"outcomes": prefilled(session.walk).outcomes, "note": NOTE}
    return Closing(**(values | changes))
