"""What learners do, and what is brought into the register, while a disk fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from mediateur.app import App
from mediateur.store.learning.file import NAME
from mediateur.store.register.schema import VERSION
from mediateur.training.joining import ADD
from mediateur.training.learned import Attempt, Progress
from mediateur.usecases.register.importing import RegisterImport
from mediateur.usecases.register.people import Details
from tests.faults.disk_acts import Act
from tests.faults.disk_acts_register import count, opened, unopened, with_register
from tests.faults.disk_picture import REGISTER
from tests.faults.operations import DATA, SOURCE, settled, with_content
from tests.store.register.build_fixture import FOLDER

PEOPLE, SEED = 30, 48213


class Asking(NamedTuple):
    """The program in the middle of a quiz."""

    app: App
    attempt: Attempt


@contextmanager
def _in_quiz(root: Path) -> Iterator[Asking]:
    with unopened(root) as app:
        attempt = app.quizzes.under_way()
        assert attempt is not None
        yield Asking(app, attempt)


def _settled(root: Path) -> App:
    """Have a learner who did something already: her file is there."""
    app = settled(root)
    app.learners.keep_progress("Médiateur 9", Progress(module="activer", section="fin", finished=None))
    return app


def _learning(root: Path) -> None:
    _settled(root).close()


def _begun(root: Path) -> None:
    app = _settled(root)
    app.quizzes.begin(_module(app), SEED)
    app.close()


def _module(app: App) -> str:
    return next(iter(app.quizzes.bank()))


def _begin(app: App, _root: Path) -> None:
    app.quizzes.begin(_module(app), SEED)


def _answer(asking: Asking, _root: Path) -> None:
    question = asking.app.quizzes.question(asking.attempt.asked[0].question)
    asking.app.quizzes.answer(asking.attempt, question.right)


def _finish_module(app: App, _root: Path) -> None:
    app.lessons.finish(app.lessons.modules()[0].id)


def _with_sheet(root: Path) -> None:
    """Have the sheet of results of a learner of another machine, and nothing here."""
    app = _settled(root)
    other = with_content(App(root / SOURCE / "autre"))
    attempt = other.quizzes.begin(_module(app), SEED)
    for asked in attempt.asked:
        attempt = other.quizzes.answer(attempt, other.quizzes.question(asked.question).right)
    (root / SOURCE / "resultats.json").write_bytes(other.quizzes.sheet())
    other.close()
    app.close()


def _keep_sheet(app: App, root: Path) -> None:
    app.quizzes.keep_results(app.quizzes.read_results(root / SOURCE / "resultats.json"))


def _learnt(root: Path, table: str) -> int:
    if not (root / DATA / NAME).exists():
        return 0
    with closing(sqlite3.connect(root / DATA / NAME)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of here


def _with_list(root: Path) -> None:
    with_register(root)
    lines = [f"Médiateur {chr(65 + rank)}{chr(97 + rank % 7) * 5};Mairie {rank}" for rank in range(PEOPLE)]
    (root / SOURCE / "liste.csv").write_text("\n".join(("Nom complet;Structure", *lines)), encoding="utf-8")


def _import(app: App, root: Path) -> None:
    lists = RegisterImport(app.register.desk, app.preferences)
    table = lists.open(root / SOURCE / "liste.csv")
    trial = lists.trial(lists.plan(table, table.mapped))
    lists.bring(trial, {asked.line.person.id: ADD for asked in trial.asked})


def _is_imported(root: Path) -> bool:
    return count(root, "person") == 1 + PEOPLE


def _enrol(app: App, _root: Path) -> None:
    app.register.people.enrol(Details("Médiateur 2"))


def _older(root: Path) -> None:
    settled(root)
    shutil.copy(FOLDER / "v1.sqlite", root / DATA / REGISTER)


def _migrate(app: App, _root: Path) -> None:
    app.register.people.territories()


def _is_of_today(root: Path) -> bool:
    return count(root, f"about WHERE key = 'version' AND value = '{VERSION}'") == 1


TRAINING = (
    Act("commencer un quiz", DATA, _learning, _begin, lambda root: _learnt(root, "attempt") == 1, unopened),
    Act("répondre à un quiz", DATA, _begun, _answer, lambda root: _learnt(root, "answer") == 1, _in_quiz),
    Act("finir un module", DATA, _learning, _finish_module, lambda root: _learnt(root, "progress") == 2, unopened),
    # Its file is made first, whole: it stays where nothing more could be written.
    Act(
        "commencer le premier quiz",
        DATA,
        settled,
        _begin,
        lambda root: _learnt(root, "attempt") == 1,
        unopened,
        keeps=False,
    ),
    *(
        Act(
            "reprendre une feuille de résultats",
            where,
            _with_sheet,
            _keep_sheet,
            lambda root: _learnt(root, "attempt") == 1 and _learnt(root, "answer") > 1,
            unopened,
        )
        for where in (DATA, SOURCE)
    ),
    Act("inscrire un médiateur", DATA, with_register, _enrol, lambda root: count(root, "person") == 2, opened),
    *(Act("importer un registre", where, _with_list, _import, _is_imported, opened) for where in (DATA, SOURCE)),
    # What was brought forward lasts where it could not be opened then.
    Act("mettre à jour le registre v1", DATA, _older, _migrate, _is_of_today, unopened, keeps=False),
)
