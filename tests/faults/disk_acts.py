"""What is done while a disk fails: one act each, asked of the program that is open, and asked again once it is mended.

`where` names the folder that fails: that of the data, what is brought in, or where a file goes.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mediateur.app import App
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Count
from mediateur.journal.network import Joined
from mediateur.trust.account_secrets import AccountSecrets
from mediateur.ui import saving
from mediateur.usecases.network.joining import name_of
from mediateur.usecases.recording.closing import Closing
from mediateur.usecases.recording.corrections import Entry
from tests.faults.operations import DATA, OUT, SOURCE, app_of, fill, settled, with_journal
from tests.network.fates import Fates
from tests.network.simulated import BUCKET, SimulatedKinto, connect
from tests.network.stories import ADDRESS, SHARE

ACCOUNT, SECRET = "c-1", "secret"
TABLE = "Date;Personnes;Résultats\n" + "".join(f"{day:02}/02/2026;{day};Espace activé\n" for day in range(1, 25))


@contextmanager
def opened(root: Path) -> Iterator[App]:
    """Give the program on the data folder, with its journal open."""
    app = app_of(root)
    app.warm()
    try:
        yield app
    finally:
        app.close()


@dataclass(frozen=True)
class Act:
    """An act: what it is called, what it needs, which folder fails, how it is asked, how it is seen to be done.

    `ask` raises MediateurError when the program refuses. `is_done` looks at the folder from outside. `keeps` says
    whether what is kept must be the same after a refusal as before; what is done in several parts may keep some.
    """

    title: str
    where: str
    prepare: Callable[[Path], None]
    ask: Callable[[Any, Path], object]
    is_done: Callable[[Path], bool]
    opened: Callable[[Path], AbstractContextManager[Any]] = opened
    keeps: bool = True

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return f"{self.title} ({PLACES[self.where]})"


PLACES = {DATA: "disque des données", SOURCE: "disque de ce qui est lu", OUT: "disque où l’on écrit"}


def rows(file: Path, query: str) -> list[tuple[Any, ...]]:
    """Return what a statement reads in a file, which may be in use."""
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def journal(root: Path, query: str) -> Any:
    """Return the first value that a statement reads in the journal."""
    return rows(root / DATA / "mediateur.sqlite", query)[0][0]


def _correct(app: App, _root: Path) -> None:
    before = app.corrections.get("seance-3")
    closing_ = Closing(persons=7, outcomes=(Count(code="activee", n=7),), note="Autre mot.")
    app.corrections.correct(before, Entry(before.when, None, closing_), "saisie", notes=True)


def _remove(app: App, _root: Path) -> None:
    app.corrections.remove("seance-5")


def _with_files(root: Path) -> None:
    with_journal(root)
    (root / SOURCE / "carnet.csv").write_text(TABLE, encoding="utf-8")
    other = App(root / SOURCE / "autre")
    _bring(other, root)
    other.exchange.write(root / SOURCE / "autre.mediateur")
    other.close()


def _join(app: App, root: Path) -> None:
    app.exchange.read(root / SOURCE / "autre.mediateur")


def _bring(app: App, root: Path) -> None:
    read = app.spreadsheets.open(root / SOURCE / "carnet.csv")
    app.spreadsheets.bring(app.spreadsheets.plan(read, read.mapped))


def _not_copied(root: Path) -> None:
    """Have a journal of which no copy was made, and which knows its own name, as after any copy."""
    app = settled(root)
    fill(app, 1)
    with app.open_store().begin() as work:
        work.machine.origin()
        work.commit()
    app.close()


def _copy_there(app: App, root: Path) -> None:
    app.backups.make(root / OUT)


def _has_copy(folder: Path) -> bool:
    copies = [*folder.glob("mediateur-*.sqlite")]
    return len(copies) == 1 and rows(copies[0], "SELECT count(*) FROM encounter") == [(12,)]


def _with_copy(root: Path) -> None:
    """Have a copy of the journal elsewhere, and a journal that moved on since."""
    _not_copied(root)
    app = app_of(root)
    made = app.backups.make(root / SOURCE)
    made.rename(root / SOURCE / "copie.sqlite")
    fill(app, 201)
    app.close()


def _go_back(app: App, root: Path) -> None:
    app.backups.restore(root / SOURCE / "copie.sqlite")


def _joined(root: Path) -> None:
    _not_copied(root)
    app = app_of(root)
    link = Joined(ADDRESS, BUCKET, ACCOUNT, SHARE.since, share=SHARE)
    AccountSecrets(root / DATA).keep(name_of(link), SECRET)
    with app.open_store().begin() as work:
        work.link.join(link)
        work.commit()
    app.close()


@contextmanager
def _linked(root: Path) -> Iterator[App]:
    """Give the program beside a server in memory, which answers whatever the disk does."""
    fates = Fates(random.Random(8))
    fates.calm = True
    server = SimulatedKinto(lambda: 1_790_000_000_000)
    server.admit(ACCOUNT, SECRET)
    with opened(root) as app:
        app._connect = lambda *words: connect(server, fates)(*words[:4])  # type: ignore[method-assign]
        yield app


def _send(app: App, _root: Path) -> None:
    app.network.send()
    last = app.network._last
    assert last is not None
    if last.failure is not None:
        raise last.failure


def _export(app: App, root: Path) -> None:
    saving.write(root / OUT / "journal.csv", app.exports.make(app.content.titles()))


def _carry(app: App, root: Path) -> None:
    app.exchange.write(root / OUT / "journal.mediateur")


def _print_to_file(app: App, root: Path) -> None:
    from mediateur.ui.saving import write

    write(root / OUT / "guide.pdf", app.printing.form("guide-activer-adulte", "courant", "fr", None))


def _set(app: App, _root: Path) -> None:
    app.preferences.change(theme="sombre")


def _open_again(app: App, _root: Path) -> None:
    app.close()
    app.open_store()
    if app.notice is not None:
        raise app.notice


def is_plain(told: MediateurError) -> bool:
    """Tell whether a refusal says, in French, what happened, what is safe and what to do."""
    parts = (told.happened, told.safe, told.remedy)
    return all(part.strip() and part == french(part) for part in parts)


def _in_file(name: str, least: int) -> Callable[[Path], bool]:
    return lambda root: (root / OUT / name).is_file() and (root / OUT / name).stat().st_size > least


_ROWS = "SELECT count(*) FROM encounter"
JOURNAL = (
    Act("ouvrir", DATA, with_journal, _open_again, lambda root: journal(root, _ROWS) == 12),
    Act("corriger", DATA, with_journal, _correct, lambda root: journal(root, "SELECT count(*) FROM correction") == 1),
    Act(
        "supprimer",
        DATA,
        with_journal,
        _remove,
        lambda root: journal(root, f"{_ROWS} WHERE removed_day IS NOT NULL") == 1,
    ),
    *(
        Act("importer un journal", where, _with_files, _join, lambda root: journal(root, _ROWS) == 36)
        for where in (DATA, SOURCE)
    ),
    *(
        Act("importer un tableau", where, _with_files, _bring, lambda root: journal(root, _ROWS) == 36)
        for where in (DATA, SOURCE)
    ),
    Act(
        "sauvegarder",
        DATA,
        _not_copied,
        lambda app, _: app.backups.make(),
        lambda root: _has_copy(root / DATA / "sauvegardes"),
    ),
    *(
        # The folder of a copy is known before the copy is there, and stays so.
        Act("sauvegarder sur une clé", where, _not_copied, _copy_there, lambda root: _has_copy(root / OUT), keeps=False)
        for where in (DATA, OUT)
    ),
    *(
        Act("reprendre une sauvegarde", where, _with_copy, _go_back, lambda root: journal(root, _ROWS) == 12)
        for where in (DATA, SOURCE)
    ),
    Act(
        "envoyer",
        DATA,
        _joined,
        _send,
        lambda root: journal(root, "SELECT count(*) FROM outbox") == 0,
        _linked,
        keeps=False,
    ),
    Act("exporter", DATA, with_journal, _export, _in_file("journal.csv", 1000)),
    Act("exporter", OUT, with_journal, _export, _in_file("journal.csv", 1000)),
    Act("emporter le journal", OUT, with_journal, _carry, _in_file("journal.mediateur", 1000)),
    Act("imprimer dans un fichier", OUT, with_journal, _print_to_file, _in_file("guide.pdf", 10_000)),
    Act(
        "régler",
        DATA,
        with_journal,
        _set,
        lambda root: '"theme": "sombre"' in (root / DATA / "reglages.json").read_text(),
    ),
)
