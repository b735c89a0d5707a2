"""Opening what an older version of the program wrote: every fixture of every file."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from mediateur.app import App
from tests.faults.operations import DATA, READY, Acting, Operation, app_of, settled

TESTS = Path(__file__).resolve().parents[1]
FOLDERS = {
    "mediateur.sqlite": TESTS / "store" / "fixtures",
    "registre.sqlite": TESTS / "store" / "register" / "fixtures",
    "apprentissage.sqlite": TESTS / "store" / "learning" / "fixtures",
}
TITLES = {
    "mediateur.sqlite": "mettre à jour le journal",
    "registre.sqlite": "mettre à jour le registre",
    "apprentissage.sqlite": "mettre à jour le suivi de la formation",
}

# The newest fixture of a file is of its version of today: opening it writes little, or nothing.
UP_TO_DATE = {
    "mediateur.sqlite": "ouvrir le journal, déjà à jour",
    "registre.sqlite": "ouvrir le registre, déjà à jour",
    "apprentissage.sqlite": "ouvrir le suivi de la formation, déjà à jour",
}


def _open_journal(app: App) -> None:
    app.warm()


def _open_register(app: App) -> None:
    with app.register.desk.begin() as work:
        work.people.records()


def _open_learning(app: App) -> None:
    assert app.learners.origin


OPENINGS: dict[str, Callable[[App], None]] = {
    "mediateur.sqlite": _open_journal,
    "registre.sqlite": _open_register,
    "apprentissage.sqlite": _open_learning,
}


def _operation(name: str, fixture: Path, *, newest: bool) -> Operation:
    def prepare(root: Path) -> None:
        settled(root)
        shutil.copy(fixture, root / DATA / name)

    def act(root: Path) -> Acting:
        app = app_of(root)
        yield READY
        OPENINGS[name](app)
        yield "ouvert"

    stem = Path(name).stem
    title = f"{UP_TO_DATE[name] if newest else TITLES[name]} ({fixture.stem})"
    return Operation(f"migrer-{stem}-{fixture.stem}", title, prepare, act, by_opening=frozenset({"ouvert"}))


def _operations(name: str, folder: Path) -> Iterator[Operation]:
    *older, newest = sorted(folder.glob("v*.sqlite"))
    for fixture in (*older, newest):
        yield _operation(name, fixture, newest=fixture is newest)


OLDER = tuple(chain.from_iterable(_operations(name, folder) for name, folder in FOLDERS.items()))
