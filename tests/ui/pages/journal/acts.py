"""Journals to show, and what is read of the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mediateur.journal.encounter import Count, Encounter, Half, HalfDay
from mediateur.store.work import Store
from mediateur.ui.pages.journal.page import JournalPage
from tests.ui.driving import rest

NBSP = "\N{NO-BREAK SPACE}"
TODAY = dt.date(2026, 11, 23)


def encounter(day: dt.date = TODAY, *counts: tuple[str, int], **changes: Any) -> Encounter:
    values: dict[str, Any] = {
        "id": f"{day}-{counts}-{changes}",
        "when": HalfDay(day, Half.MORNING),
        "mediator": "Médiateur 1",
        "pathway": "essai",
        "pathway_version": 1,
        "content_hash": "x",
        "persons": 1,
        "outcomes": tuple(Count(code=code, n=n) for code, n in counts),
    }
    return Encounter(**{**values, **changes})


def keep(store: Store, *encounters: Encounter) -> None:
    with store.begin() as work:
        for one in encounters:
            work.encounters.add(one)
        work.commit()


def at_rest(page: JournalPage) -> None:
    """Let the page read what it asked for, and what that asks for in turn."""
    rest()
    page.table.viewport().repaint()
