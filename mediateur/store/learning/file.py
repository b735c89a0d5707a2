"""The file of the learners: made when it is first written, brought forward when a version of the program adds to it."""

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from mediateur.paths import private_folder
from mediateur.store import backups, creation, files
from mediateur.store.failures import DAMAGED, FOREIGN, NEWER, OF_A_COPY, Cause, Doing, failure, told, translate
from mediateur.store.learning.schema import MARK, VERSIONS

NAME, PRACTICE = "apprentissage.sqlite", "entrainement-apprentissage.sqlite"
READING = Doing("Impossible de lire le suivi de la formation", "Rien n'a été modifié.")
SAVING = Doing("Impossible d'enregistrer le suivi de la formation", "Ce qui était déjà enregistré est intact.")
COPYING = Doing("Impossible de copier le suivi de la formation", "Le suivi de la formation n'a pas changé.", OF_A_COPY)
BROKEN = Cause(
    "le fichier est illisible ou abîmé",
    "Renommez ce fichier, pour le garder : Médiateur en ouvrira un neuf.",
    "Le journal n'est pas touché. Médiateur n'a pas touché à ce fichier non plus : {path}",
)
STRANGER = Cause("ce fichier n'est pas le suivi de la formation", "Renommez ce fichier.", FOREIGN.safe)

# What a commit raises once the change is on the disk: only the lock on the file could not be lowered.
_LASTING = (sqlite3.SQLITE_IOERR_RDLOCK, sqlite3.SQLITE_IOERR_UNLOCK)


class LearningFile:
    """One file. Each use opens it, sees one state of it, and closes it: it may be moved at any other time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """Give a connection to read with, None where there is no file yet. Raises MediateurError."""
        with self._told(READING):
            if not self.path.exists():
                yield None
                return
            with self._opened() as connection:
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose changes last, all or none, once the block ends without error. MediateurError else."""
        with self._told(SAVING):
            if not self.path.exists():
                private_folder(self.path.parent)
                creation.make(self.path, self._fill)
            with self._opened() as connection, _whole(connection):
                yield connection

    def check(self) -> None:
        """Read the whole file; MediateurError when it is damaged."""
        with self.reading() as connection:
            if connection is not None:
                files.verify(connection, "integrity_check")

    def delete(self) -> None:
        """Delete the file, if there is one. Raises MediateurError."""
        with self._told(SAVING):
            for side in ("-journal", ""):
                self.path.with_name(f"{self.path.name}{side}").unlink(missing_ok=True)

    def _fill(self, fresh: Path) -> None:
        with closing(files.connect(fresh)) as connection:
            self._bring_forward(connection)

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(files.connect(self.path)) as connection:
            self._bring_forward(connection)
            yield connection

    def _bring_forward(self, connection: sqlite3.Connection) -> None:
        """Give the file the versions that it lacks; a newer file, or another program's, is refused as it is."""
        mark, version = _mark(connection)
        if mark == MARK and version == len(VERSIONS):
            return
        if version > len(VERSIONS) and mark == MARK:
            raise failure(READING, NEWER, self.path, f"version {version}, known up to {len(VERSIONS)}")
        if version and mark == MARK and self.path.name != PRACTICE:
            self._copy_aside(connection, version)
        with _whole(connection):
            mark, version = _mark(connection)  # another window may have done it meanwhile
            if mark != MARK and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise failure(READING, STRANGER, self.path)
            for script in VERSIONS[version:]:
                _run(connection, script)
            if version == 0:
                connection.execute("INSERT INTO machine VALUES ('origin', ?)", (secrets.token_hex(8),))
            connection.execute(f"PRAGMA application_id = {MARK}")
            connection.execute(f"PRAGMA user_version = {len(VERSIONS)}")

    def _copy_aside(self, connection: sqlite3.Connection, version: int) -> None:
        """Keep the file as it is before a newer version of the program changes it; one copy is kept, the last."""
        folder, stem = self.path.parent / files.BACKUPS, f"{self.path.stem}-avant-migration"
        copy = folder / f"{stem}-{version}-{dt.date.today().isoformat()}.sqlite"
        with told(COPYING, copy):
            backups.write(connection, copy)
            for former in folder.glob(f"{stem}-*.sqlite"):
                if former != copy:
                    former.unlink(missing_ok=True)

    @contextmanager
    def _told(self, doing: Doing) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            refused = translate(error, doing, self.path)
            if refused.cause is DAMAGED:
                raise failure(doing, BROKEN, self.path, type(error).__name__) from error
            raise refused from error


def _mark(connection: sqlite3.Connection) -> tuple[int, int]:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return mark, version


def _run(connection: sqlite3.Connection, script: str) -> None:
    """Execute the statements of a script inside the transaction under way, which `executescript` would end."""
    statement = ""
    for line in script.splitlines():
        statement = f"{statement}{line}\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


@contextmanager
def _whole(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit what the block does, or undo it all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    try:
        connection.commit()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _LASTING:
            raise
