"""What a mediator does that must last, each as the program does it: the subject of every test of faults.

An operation works in a folder of its own: `DATA` is the data folder, `SOURCE` what it is given, `OUT` where it writes.
`act` is an iterator: its first word says that the program is open and nothing was done yet; each later one is given
once the program told the person that a thing is done, so that what it names must last from then on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mediateur import __version__
from mediateur.app import App
from mediateur.journal.encounter import Count, Encounter, Half, HalfDay, Place
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.corrections import Entry
from tests.pathways.shipped import library
from tests.store.samples import encounter

if TYPE_CHECKING:
    from tests.faults.driver_window import Hands

DATA, SOURCE, OUT = "dossier", "source", "sortie"
READY = "prêt"
ENCOUNTERS, NOTE = 12, "Revient jeudi."
TABLE = "Date;Personnes;Résultats\n" + "".join(f"{day:02}/02/2026;{day};Espace activé\n" for day in range(1, 25))

Acting = Iterator[str]


@dataclass(frozen=True)
class Operation:
    """An operation: how it is asked for, what it is called in French, what it needs, what it does.

    `press` is what it does where it is done in the real window. `by_opening` are its words for what any opening of the
    program does: they tell of nothing that was not to be found without them.
    """

    name: str
    title: str
    prepare: Callable[[Path], None]
    act: Callable[[Path], Acting] | None = None
    press: Callable[[Hands], Acting] | None = None
    by_opening: frozenset[str] = frozenset()


def app_of(root: Path) -> App:
    """Return the program on the data folder of an operation; its content is read once for all."""
    return with_content(App(root / DATA))


def with_content(app: App) -> App:
    """Return the program with the content that it would read."""
    app.content._kept = ({}, library())
    return app


def settled(root: Path) -> App:
    """Make the folders of an operation, and return the program as one who has used it for a while set it."""
    for name in (DATA, SOURCE, OUT):
        (root / name).mkdir(mode=0o700)
    app = app_of(root)
    app.preferences.change(welcomed=True, reduced_motion=True, notes=True, seen_version=__version__)
    return app


def with_journal(root: Path) -> None:
    """Have a journal of some weeks, with notes, a place, a workshop and the copy of the day."""
    app = settled(root)
    fill(app, 1)
    app.backups.make()
    app.close()


def fill(app: App, first: int) -> None:
    """Record ENCOUNTERS encounters of the numbers that follow."""
    when = HalfDay(dt.date.today() - dt.timedelta(days=2), Half.MORNING)
    with app.open_store().begin() as work:
        work.places.put(Place(id="mairie", name="Mairie annexe", kind="mairie", insee="33063"))
        for number in range(first, first + ENCOUNTERS):
            made = msgspec.structs.replace(encounter(number, "mairie"), when=when, obstacles=())
            work.encounters.add(made, NOTE if number % 3 else None)
            work.audit.append("ajout", when, made.id)
        work.commit()


def _row(app: App, number: int) -> Encounter:
    return app.corrections.get(f"seance-{number}")


def _correct(root: Path) -> Acting:
    app = app_of(root)
    app.warm()
    yield READY
    before = _row(app, 3)
    closing = Closing(persons=7, outcomes=(Count(code="activee", n=7),), note="Autre mot.")
    after = app.corrections.correct(before, Entry(before.when, None, closing), "saisie", notes=True)
    yield "corrigée"
    app.corrections.take_back(after, before, NOTE)
    yield "correction annulée"
    app.corrections.remove("seance-4")
    yield "supprimée"
    app.corrections.restore("seance-4")
    yield "rétablie"
    app.corrections.remove("seance-5")
    yield "supprimée"
    app.corrections.settle()
    yield "effacée"


def _with_files(root: Path) -> None:
    """Have a journal, that of another machine to join to it, and a table to bring in."""
    with_journal(root)
    other = App(root / SOURCE / "autre")
    fill(other, 101)
    other.exchange.write(root / SOURCE / "autre.mediateur")
    other.close()
    (root / SOURCE / "carnet.csv").write_text(TABLE, encoding="utf-8")


def _import(root: Path) -> Acting:
    app = app_of(root)
    app.warm()
    yield READY
    app.exchange.read(root / SOURCE / "autre.mediateur")
    yield "journal joint"
    opened = app.spreadsheets.open(root / SOURCE / "carnet.csv")
    brought = app.spreadsheets.bring(app.spreadsheets.plan(opened, opened.mapped))
    yield "tableau importé"
    app.spreadsheets.take_back(brought.ids)
    yield "import annulé"


def _not_copied_yet(root: Path) -> None:
    app = settled(root)
    fill(app, 1)
    app.close()


def _back_up(root: Path) -> Acting:
    app = app_of(root)
    app.warm()
    yield READY
    app.backups.make()
    yield "copiée"
    app.backups.make(root / OUT)
    yield "copiée ailleurs"
    app.exchange.write(root / OUT / "journal.mediateur")
    yield "écrit pour un autre poste"


def _with_older_copy(root: Path) -> None:
    """Have a copy of the journal, and a journal that moved on since."""
    with_journal(root)
    app = app_of(root)
    fill(app, 201)
    app.corrections.remove("seance-6")
    app.close()
    (copy,) = (root / DATA / "sauvegardes").glob("mediateur-*.sqlite")
    copy.rename(root / SOURCE / "copie.sqlite")
    again = app_of(root)
    again.backups.make()
    again.close()


def _restore(root: Path) -> Acting:
    app = app_of(root)
    app.warm()
    yield READY
    app.backups.restore(root / SOURCE / "copie.sqlite")
    yield "reprise"


JOURNAL = (
    Operation("corriger", "corriger", with_journal, _correct, by_opening=frozenset({"effacée"})),
    Operation("importer", "importer", _with_files, _import),
    Operation("sauvegarder", "sauvegarder", _not_copied_yet, _back_up),
    Operation("reprendre", "reprendre une sauvegarde", _with_older_copy, _restore),
)
