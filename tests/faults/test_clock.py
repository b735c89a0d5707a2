"""A clock that is put right, that changes with the season, or that jumps while the machine sleeps: nothing is lost."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from mediateur.app import App
from mediateur.journal.encounter import Count, Half, HalfDay, half_day
from mediateur.journal.workshop import Tally
from mediateur.usecases.keeping.backups import Backups
from mediateur.usecases.keeping.days_seen import note_day
from mediateur.usecases.keeping.retention import Retention
from mediateur.usecases.program.upkeep import Upkeep
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.sessions import Sessions
from mediateur.usecases.recording.workshops import Workshops
from tests.faults.operations import DATA, with_journal
from tests.store.samples import ROOT, ask
from tests.usecases.conftest import Clock

HOUR = 3600
JUMPS = {
    "une heure en arrière": -HOUR,
    "une heure en avant": HOUR,
    "un mois en arrière": -31 * 24 * HOUR,
    "la pile est morte": -26 * 365 * 24 * HOUR,
    "remise à l’heure": 20 * 24 * HOUR,
}


@pytest.mark.parametrize("jump", JUMPS)
def test_a_session_goes_on_across_a_clock_that_jumps(tmp_path: Path, jump: str) -> None:
    with_journal(tmp_path)
    app, clock, span = App(tmp_path / DATA), Clock(), JUMPS[jump]
    sessions, workshops = Sessions(app.open_store, clock), Workshops(app.open_store, clock)
    pathway = app.content.pathway("activer-adulte")
    session, other = (sessions.begin(pathway, "Médiateur 1") for _ in range(2))
    workshop = workshops.press(workshops.new("Médiateur 1", "activer-adulte", ""), Tally.PRESENT)
    clock.advance(seconds=span)
    session = sessions.park(sessions.printed(session, 1))
    workshop = workshops.press(workshop, Tally.PRESENT)
    assert {parked.id for parked in sessions.parked()} == {session.draft.id, other.draft.id}
    clock.advance(seconds=-span)
    assert workshops.current("Médiateur 1") == workshop
    assert sessions.resume(other.draft.id).walk == other.walk
    saved = sessions.finish(
        sessions.resume(session.draft.id), Closing(persons=1, outcomes=(Count(code="activee", n=1),))
    )
    rows = {row.id: row for row in app.journal.rows()}
    assert len(rows) == 13
    assert rows[saved.encounter.id].when == session.draft.touched == half_day(clock.now + dt.timedelta(seconds=span))
    app.close()


@pytest.mark.parametrize("jump", ["un mois en arrière", "la pile est morte"])
def test_a_clock_put_back_makes_a_copy_and_takes_none_away(tmp_path: Path, jump: str) -> None:
    with_journal(tmp_path)
    app, clock = App(tmp_path / DATA), Clock()
    clock.now = dt.datetime.now()
    backups = Backups(app.backups._vault, app.preferences, clock)
    [real] = backups.copies()
    clock.advance(seconds=JUMPS[jump])
    assert backups.daily()
    assert real in backups.copies()
    assert not backups.daily(), "once a day, by that clock too"
    clock.now = dt.datetime.now()
    backups.daily()
    assert real in backups.copies()
    app.close()


def _is_all_there(app: App, clock: Clock) -> tuple[int, int, bool, int]:
    """Return how many notes, months in detail, countings and sessions that wait there are, as they are asked for."""
    sessions, workshops = (use(app.open_store, clock, app.erasing_day) for use in (Sessions, Workshops))
    with app.open_store().begin() as work:
        held = len(work.retention.held())
    [(notes,)] = ask(app.open_store().path, "SELECT count(*) FROM note")
    return notes, held, workshops.current("Médiateur 1") is not None, len(sessions.parked())


def test_a_year_ahead_for_an_afternoon_erases_nothing_and_a_day_after_it_does(tmp_path: Path) -> None:
    """Copies hold no notes: what a wrong clock erased would be lost for good."""
    with_journal(tmp_path)
    app, clock = App(tmp_path / DATA), Clock()
    clock.now = dt.datetime.now()
    backups = Backups(app.backups._vault, app.preferences, clock)
    retention = Retention(app.open_store, app.preferences, clock)
    upkeep = Upkeep(backups, retention, app.open_store, app.rescue, clock, note_day=partial(note_day, app.preferences))
    sessions, workshops = (use(app.open_store, clock, app.erasing_day) for use in (Sessions, Workshops))
    sessions.begin(app.content.pathway("activer-adulte"), "Médiateur 1")
    workshops.press(workshops.new("Médiateur 1", "activer-adulte", ""), Tally.PRESENT)
    upkeep.run()
    before, copies = _is_all_there(app, clock), set(backups.copies())
    assert before == (8, 1, True, 1)
    clock.advance(days=400)
    for _ in range(3):
        upkeep.run()
        assert _is_all_there(app, clock) == before
        clock.advance(hours=1) if clock.now.hour < 23 else None
    assert copies <= set(backups.copies())
    assert app.preferences.current.closing_day == "", "nothing is announced by such a day"
    clock.now = dt.datetime.now()
    upkeep.run()
    assert _is_all_there(app, clock) == before
    clock.advance(days=400)
    upkeep.run()
    clock.advance(days=1)
    upkeep.run()
    assert _is_all_there(app, clock) == (0, 1, False, 0), "it was no mistake"
    assert copies.isdisjoint(backups.copies())
    assert app.preferences.current.closing_day
    app.close()


@pytest.mark.skipif(sys.platform == "win32", reason="fuseaux POSIX")
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_night_of_another_hour_is_one_morning(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    """At two o’clock in March it is three; at three in October it is two again."""
    monkeypatch.setenv("TZ", "Europe/Paris")
    time.tzset()
    try:
        midnight = dt.datetime.fromisoformat(day).timestamp()
        moments = [dt.datetime.fromtimestamp(midnight + minutes * 60) for minutes in range(0, 11 * 60, 10)]
        assert {half_day(moment) for moment in moments} == {HalfDay(dt.date.fromisoformat(day), Half.MORNING)}
        assert len({moment.hour for moment in moments if moment.hour < 4}) in (3, 4)
    finally:
        monkeypatch.undo()
        time.tzset()


SLEEPING = """
import os, signal, sys
from pathlib import Path
from tests.faults.disk_acts_window import opened
from tests.ui.driving import settle

with opened(Path(sys.argv[1])) as hands:
    hands.begin()
    hands.forward()
    hands.window.upkeep.work()
    os.kill(os.getpid(), signal.SIGSTOP)
    hands.forward()
    hands.window.upkeep.work()
    settle()
    print(len(hands.walk.events))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signaux POSIX")
def test_a_window_that_slept_in_the_middle_of_its_work_goes_on(tmp_path: Path) -> None:
    """The machine sleeps while a copy is being made; nothing else has changed when it wakes."""
    with_journal(tmp_path)
    command = [sys.executable, "-c", SLEEPING, str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    slept = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment)
    _, status = os.waitpid(slept.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    app = App(tmp_path / DATA)
    assert len(app.journal.rows()) == 12, "another program reads meanwhile"
    app.close()
    slept.send_signal(signal.SIGCONT)
    told, _ = slept.communicate()
    assert slept.returncode == 0
    app = App(tmp_path / DATA)
    [parked] = app.sessions.parked()
    assert len(app.sessions.resume(parked.id).walk.events) == int(told)
    app.open_store().check()
    app.close()
