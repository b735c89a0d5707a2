"""The day of a run is one on which the content is in force, and it can be any other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.app import App
from mediateur.content.dates import weekday_and_day
from tests.one_day import LAST, on, outside, with_the_machine


def test_the_content_is_in_force_until_the_last_day_of_runs(data_folder: Path) -> None:
    app = App(data_folder)
    with on(LAST):
        assert not app.reviewed().is_past
    with on(LAST + dt.timedelta(1)):
        assert app.reviewed().is_past, "a content that was reviewed since gives runs more days: move LAST"


def test_a_day_is_entered_and_left() -> None:
    before = dt.date.today()
    with on(dt.date(2028, 2, 29)):
        assert weekday_and_day(dt.date.today()) == "mardi 29\N{NO-BREAK SPACE}février"
        with with_the_machine():
            assert dt.date.today() == outside()
    assert dt.date.today() == before
