"""One of two programs on one data folder: `python -m tests.faults.two_programs WHAT FOLDER NUMBER`.

It says that it is ready, waits for a line, works, and gives what it did, and what it was refused, as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from mediateur import settings
from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count, Encounter
from mediateur.journal.workshop import Tally
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.corrections import Entry
from tests.store.samples import MORNING, encounter

TURNS, WRITTEN = 12, 1_500


def counted(number: int) -> Encounter:
    """Return an encounter that the program lets anyone record."""
    usual = encounter(number)
    return msgspec.structs.replace(usual, obstacles=(), outcomes=(Count(code="activee", n=usual.persons),))


def record(app: App, number: str) -> list[str]:
    """Record, correct, count a workshop, answer and copy, turn after turn; return the ids of what was recorded."""
    done, workshops = [], app.workshops
    workshop = workshops.new(f"Médiateur {number}", "activer-adulte", "")
    session = app.sessions.begin(app.content.pathway("activer-adulte"), f"Médiateur {number}")
    for turn in range(TURNS):
        one = counted(1000 * (int(number) + 1) + turn)
        app.sessions.add(one)
        closing = Closing(persons=9, outcomes=(Count(code="activee", n=9),))
        app.corrections.correct(one, Entry(MORNING, None, closing), "saisie", notes=False)
        workshop = workshops.press(workshop, Tally.PRESENT)
        session = app.sessions.printed(session, 1)
        if turn % 4 == 0:
            app.backups._vault.make(app.backups.folder, dt.date.today())
            app.preferences.change(goal=turn) if number == "0" else None
        done.append(one.id)
    return done


def open_older(app: App, _number: str) -> list[str]:
    """Open a journal of an older version; return its records."""
    app.open_store()
    return [one.id for one in app.journal.rows()]


def give(app: App, number: str) -> list[str]:
    """Give an attestation to every second mediator; return the numbers that they bear."""
    with app.register.desk.begin() as work:
        people = sorted(record.person.id for record in work.people.records())
    return [app.register.giving.give(person).number for person in people[int(number) :: 2]]


def set_often(app: App, number: str) -> list[str]:
    """Write settings that are as long as the number says, over and over."""
    wanted = app.preferences.current._replace(data={f"donnee-{rank}": number * 40 for rank in range(int(number) * 60)})
    for turn in range(WRITTEN):
        settings.save(app.folder, wanted._replace(goal=turn))
    return [str(WRITTEN)]


ALL = (record, open_older, give, set_often)
WORK: dict[str, Callable[[App, str], list[str]]] = {each.__name__: each for each in ALL}


def main(what: str, folder: str, number: str) -> None:
    """Work, and say what came of it."""
    app, refused = App(Path(folder)), ""
    if what in {"record", "give"}:
        app.warm()
    sys.stdout.write("prêt\n")
    sys.stdout.flush()
    sys.stdin.readline()
    done: list[str] = []
    try:
        done = WORK[what](app, number)
    except MediateurError as error:
        refused = str(error)
    app.close()
    sys.stdout.write(json.dumps([done, refused], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
