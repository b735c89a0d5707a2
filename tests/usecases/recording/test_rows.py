"""Reading the journal: its rows, the figures of the day, the export."""

from __future__ import annotations

import datetime as dt

import pytest

from mediateur.journal.encounter import Count
from mediateur.pathways.model import Pathway
from mediateur.store.work import Store
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.rows import Day, Journal
from mediateur.usecases.recording.sessions import Sessions
from tests.usecases.conftest import Clock


@pytest.fixture
def journal(store: Store, clock: Clock, sessions: Sessions, pathway: Pathway) -> Journal:
    """Return the journal of three sessions: two today, one the day before."""
    for hours, outcome, note in ((-24, "informee", ""), (0, "activee", "Rappeler le 34 22."), (5, "opposition", "")):
        clock.now = dt.datetime(2026, 11, 23, 9, 41) + dt.timedelta(hours=hours)
        session = sessions.begin(pathway, "=Médiateur 1")
        sessions.finish(session, Closing(outcomes=(Count(code=outcome, n=1),), note=note))
    return Journal(lambda: store, clock)


def test_rows_come_newest_first_within_a_period(journal: Journal) -> None:
    assert [row.outcomes[0].code for row in journal.rows()] == ["opposition", "activee", "informee"]
    day = dt.date(2026, 11, 22)
    assert [row.outcomes[0].code for row in journal.rows(day, day)] == ["informee"]
    assert journal.rows(dt.date(2026, 11, 24)) == ()


def test_the_figures_are_those_of_the_day(journal: Journal, clock: Clock) -> None:
    today = journal.today()
    assert today == Day(dt.date(2026, 11, 23), encounters=2, touched=2, activated=1, rights_exercised=1)
    clock.advance(days=1)
    assert journal.today().encounters == 0
