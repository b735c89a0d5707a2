"""What SQLite and the system refuse, told in French: what happened, what is safe, what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import NamedTuple

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from mediateur import paths
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.store import disk_state


class Cause(NamedTuple):
    """Why it failed and what to do; `safe`, when given, is truer than that of what was being done.

    `{path}` and `{folder}` stand for the file and its folder.
    """

    why: str
    remedy: str
    safe: str = ""


class Doing(NamedTuple):
    """What was being done, and what is safe when it fails; `instead` says a cause in the words of another file."""

    what: str
    safe: str
    instead: Mapping[Cause, Cause] = MappingProxyType({})


VANISHED = Cause(
    "son fichier a disparu",
    "Remettez-le à sa place, ou la dernière copie du dossier « sauvegardes », s'il y en a une : {path}",
    "Médiateur n'a rien écrit à sa place.",
)
DISK = Cause("le disque ne répond pas comme il faut", "Vérifiez la place libre et le disque, puis réessayez : {folder}")
# The file of a copy is not there before it is made.
OF_A_COPY = MappingProxyType({VANISHED: DISK})
OPENING = Doing("Impossible d'ouvrir le journal", "Rien n'a été modifié.")
READING = Doing("Impossible de lire le journal", "Rien n'a été modifié.")
SAVING = Doing("Impossible d'enregistrer", "Ce qui était déjà enregistré est intact.")
ANSWERING = Doing("Impossible d'enregistrer", "Vos réponses sont encore à l'écran.")
COPYING = Doing("Impossible de copier le journal", "Le journal lui-même n'a pas changé.", OF_A_COPY)
SORTING = Doing("Impossible de trier les sauvegardes", "Le journal et les sauvegardes déjà faites sont intacts.")
RESTORING = Doing("Impossible de reprendre cette sauvegarde", "Le journal n'a pas changé.")
RUINED = Doing("Le journal était vide ou abîmé", "L'ancien fichier est gardé.")
ONLY_READING = Doing("Rien ne peut être enregistré pour l'instant", "Le journal se lit encore, et il est intact.")
STRANGE_LOG = Doing("Un fichier d'ailleurs était à côté du journal", "Le journal est intact.")
UPDATING = Doing(
    "Impossible de mettre le journal à jour",
    "L'étape qui a échoué n'a rien changé, et une copie d'avant la mise à jour est dans le dossier « sauvegardes ».",
)


class Sayings(NamedTuple):
    """What each failure of one file is called."""

    opening: Doing
    reading: Doing
    saving: Doing
    copying: Doing
    sorting: Doing
    ruined: Doing
    only_reading: Doing
    strange_log: Doing


OF_JOURNAL = Sayings(OPENING, READING, SAVING, COPYING, SORTING, RUINED, ONLY_READING, STRANGE_LOG)

FULL = Cause("le disque est plein", "Libérez de la place, puis réessayez.")
READ_ONLY = Cause(
    "le dossier est en lecture seule", "Rendez ce dossier modifiable ou choisissez-en un autre : {folder}"
)
DENIED = Cause("ce compte n'en a pas le droit", "Faites-vous donner le droit d'écrire dans ce dossier : {folder}")
BUSY = Cause(
    "un autre programme l'utilise",
    "Attendez la fin de la sauvegarde ou de la synchronisation en cours, puis réessayez.",
)
LOCKLESS = Cause(
    "ce dossier ne sait pas réserver un fichier à un seul programme",
    "Un dossier du réseau en est souvent la cause. Réessayez, puis mettez le dossier des données sur ce poste : "
    "{folder}",
)
DAMAGED = Cause(
    "le fichier est illisible ou abîmé",
    "Fermez Médiateur et renommez ce fichier, pour le garder : Médiateur en ouvrira un neuf. S'il y a un dossier "
    "« sauvegardes » à côté, mettez plutôt sa dernière copie à la place.",
    "Médiateur n'y a pas touché : {path}",
)
ASIDE = Cause(
    "Médiateur l'a mis de côté et en a ouvert un neuf",
    "Pour retrouver des séances, montrez-le à la personne qui a installé Médiateur. S'il y a un dossier "
    "« sauvegardes » à côté, sa dernière copie peut reprendre la place du journal.",
    "L'ancien fichier est gardé tel qu'il était : « {path} ».",
)
LOG_ASIDE = Cause(
    "Médiateur l'a mis de côté",
    "S'il manque des séances, reprenez la dernière sauvegarde, dans Réglages, ou remettez le bon fichier.",
    "Le journal est intact, et ce fichier est gardé : « {path} ».",
)
OTHER_LOG = Cause(
    "le fichier « -wal » qui est à côté n'est pas le sien",
    "Sortez ce fichier du dossier des données, puis réessayez : {path}-wal",
    "Médiateur n'a rien changé.",
)
NO_FOLDER = Cause("le dossier est introuvable", "Branchez le disque ou choisissez un autre dossier : {folder}")
NOT_A_FILE = Cause("un dossier porte le nom du fichier attendu", "Renommez ce dossier, puis réessayez : {path}")
NOT_A_FOLDER = Cause("un fichier porte le nom du dossier attendu", "Choisissez un autre dossier : {folder}")
NEWER = Cause(
    "il vient d'une version plus récente de Médiateur",
    "Installez la dernière version de Médiateur, puis rouvrez-le.",
    "Il n'a pas été modifié : {path}",
)
FOREIGN = Cause(
    "ce fichier n'est pas un journal de Médiateur",
    "Déplacez-le ou choisissez un autre dossier des données.",
    "Il n'a pas été modifié : {path}",
)
ONLY_PRACTICE = Cause(
    "ce fichier vient de l'entraînement",
    "Choisissez une sauvegarde du journal.",
)
ORDERS = Cause(
    "ce fichier contient des ordres que Médiateur n'y met pas",
    "Choisissez une autre sauvegarde, et demandez d'où vient celle-ci.",
)
OF_NETWORK = Cause(
    "ce fichier est celui de la page « Réseau »",
    "Choisissez une sauvegarde du journal.",
)
ALREADY = Cause("c'est déjà enregistré", "Vérifiez-le dans le journal.")
NO_PLACE = Cause("ce lieu n'est plus dans la liste", "Choisissez un autre lieu, puis réessayez.")
UNEXPECTED = Cause("une panne imprévue l'empêche", "Fermez Médiateur, rouvrez-le, puis réessayez.")

_BY_CODE = {
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_PERM: DENIED,
    sqlite3.SQLITE_AUTH: DENIED,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
    sqlite3.SQLITE_IOERR: DISK,
    sqlite3.SQLITE_READONLY_DBMOVED: VANISHED,
    sqlite3.SQLITE_CONSTRAINT_UNIQUE: ALREADY,
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: ALREADY,
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: NO_PLACE,
}
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: DENIED,
    errno.EPERM: DENIED,
    errno.EIO: DISK,
    errno.EEXIST: NOT_A_FOLDER,
    errno.ENOTDIR: NOT_A_FOLDER,
}
# What Windows tells apart and Python takes for a right that lacks, or for nothing known: a disk protected from
# writing, a file or a part of it that another program has, a disk that is full.
_BY_WINDOWS = {19: READ_ONLY, 32: BUSY, 33: BUSY, 39: FULL}

# What is told of a folder that is not seen any more, when it should be made again.
_UNMADE = (errno.EEXIST, errno.EACCES, errno.EPERM)

UNWRITABLE = (FULL, READ_ONLY, DENIED, DISK)


class RefusedError(MediateurError):
    """A failure of the store, with the `cause` and the file that it was told from."""

    def __init__(self, happened: str, safe: str, remedy: str, detail: str, cause: Cause, path: Path) -> None:
        super().__init__(happened, safe, remedy, detail)
        self.cause = cause
        self.path = path


class _Telling:
    """What `told` gives: as a generator, it would take three times as long, several times for each save."""

    __slots__ = ("_doing", "_path")

    def __init__(self, doing: Doing, path: Path) -> None:
        self._doing, self._path = doing, path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        if error is not None and _is_refusal(error):
            raise translate(error, self._doing, self._path) from error


def told(doing: Doing, path: Path) -> AbstractContextManager[None]:
    """Turn what SQLite, SQLAlchemy or the system raises while `doing` something to `path` into a MediateurError."""
    return _Telling(doing, path)


def _is_refusal(error: BaseException) -> bool:
    return isinstance(error, SQLAlchemyError | OSError) or _is_of_sqlite(error)


def _is_of_sqlite(error: BaseException) -> bool:
    """Return whether a driver of SQLite raised this: that of Python, or another one with the same codes."""
    return isinstance(error, sqlite3.Error) or hasattr(error, "sqlite_errorcode")


def driver_error(error: BaseException) -> BaseException:
    """Return what the driver or the system raised first, whoever told it since."""
    if isinstance(error, DBAPIError) and error.orig:
        return error.orig
    told_of = error.__cause__ if isinstance(error, MediateurError) else None
    return driver_error(told_of) if told_of else error


def translate(error: BaseException, doing: Doing, path: Path) -> RefusedError:
    """Return the French failure of any exception; its detail bears neither values nor paths."""
    origin = driver_error(error)
    return failure(doing, _cause(origin, path), path, _detail(origin))


def failure(doing: Doing, cause: Cause, path: Path, detail: str = "") -> RefusedError:
    """Return the failure of `doing` something to `path` because of `cause`."""
    said = doing.instead.get(cause, cause)

    def told_of(sentence: str) -> str:
        return french(sentence).format(path=path, folder=path.parent)

    happened = told_of(f"{doing.what} : {said.why}.")
    return RefusedError(happened, told_of(said.safe or doing.safe), told_of(said.remedy), detail, cause, path)


def _detail(error: BaseException) -> str:
    if _is_of_sqlite(error):
        return f"{type(error).__name__} {getattr(error, 'sqlite_errorname', '')} {error}"
    return f"{type(error).__name__} {getattr(error, 'errno', '')}".strip()


def _cause(error: BaseException, path: Path) -> Cause:
    if paths.is_folder(path):
        return NOT_A_FILE
    if _is_of_sqlite(error):
        return _sqlite_cause(error, path)
    return _system_cause(error, path) if isinstance(error, OSError) else UNEXPECTED


def _sqlite_cause(error: BaseException, path: Path) -> Cause:
    code = getattr(error, "sqlite_errorcode", -1)
    if code & 0xFF == sqlite3.SQLITE_CANTOPEN:
        return _why_closed(path)
    cause = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF, UNEXPECTED)
    if cause is DISK:
        return _why_disk(path)
    if cause is DAMAGED:
        return why_damaged(path)
    if cause is VANISHED and not disk_state.is_seen(path):
        return _why_closed(path)
    return _why_busy(path) if cause is BUSY else cause


def _system_cause(error: OSError, path: Path) -> Cause:
    if error.errno == errno.ENOENT or (error.errno in _UNMADE and not disk_state.is_seen(path.parent)):
        return _why_closed(path)
    return _BY_WINDOWS.get(getattr(error, "winerror", 0)) or _BY_ERRNO.get(error.errno or 0, UNEXPECTED)


def _why_disk(path: Path) -> Cause:
    """Return what a folder says of itself, where SQLite speaks of its disk and no more."""
    if disk_state.is_full(path.parent):
        return FULL
    return READ_ONLY if disk_state.is_read_only(path) else DISK


def _why_busy(path: Path) -> Cause:
    """Return whether another program has a file: SQLite says so too of a disk that grants no lock, or is not there."""
    if disk_state.has_no_locks(path.parent):
        return LOCKLESS
    return BUSY if disk_state.is_seen(path) else _why_closed(path)


def why_damaged(path: Path) -> Cause:
    """Return whether a file is damaged indeed: SQLite says so of one whose disk does not answer any more."""
    if not paths.is_folder(path.parent):
        return _why_closed(path)
    return DAMAGED if disk_state.can_be_read(path) else DISK


def _why_closed(path: Path) -> Cause:
    try:
        gone = None if path.exists() else VANISHED if path.parent.is_dir() else NO_FOLDER
    except PermissionError:
        return DENIED
    except OSError:
        return DISK
    if disk_state.is_read_only(path) or (gone and disk_state.is_of_read_only_disk(path.parent)):
        return READ_ONLY
    return FULL if disk_state.is_full(path.parent) else gone or DENIED
