"""The file of the register: made when it is first needed, opened with its password if it has one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from sqlalchemy import QueuePool, insert

from mediateur import paths
from mediateur.store import creation, damage, files, foreign_log
from mediateur.store.channel import Channel
from mediateur.store.failures import driver_error, told
from mediateur.store.lending import KeepingLender, Lender
from mediateur.store.line import Line
from mediateur.store.register import cipher, copies, migration, password
from mediateur.store.register.failures import OPENING, PROTECTING, READING, RUINED, SAVING, STRANGE_LOG
from mediateur.store.register.schema import VERSION, about, metadata
from mediateur.store.register.work import RegisterWork
from mediateur.training.locks import LockedError, WrongPasswordError
from mediateur.training.register import Rule

if TYPE_CHECKING:
    from mediateur.store.register.vault import RegisterVault

DATABASE = "registre.sqlite"
_NOT_A_DATABASE = 26


class Registry:
    """The register of a data folder. Every method raises MediateurError, in French, when the file or the disk refuses.

    Its key stays in memory while it is open; neither that nor the password is written anywhere.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / DATABASE
        self._key = ""
        self._former: tuple[str, ...] = ()
        self._lender: Lender | None = None
        self._opening = RLock()

    @property
    def exists(self) -> bool:
        """Whether there is a register: the first unit of work makes one."""
        return paths.is_file(self.path)

    @property
    def keys(self) -> tuple[str, ...]:
        """The key in force, then those that it replaced since the register was unlocked."""
        return (self._key, *self._former)

    @cached_property
    def vault(self) -> RegisterVault:
        """The copies of this register."""
        from mediateur.store.register.vault import RegisterVault

        return RegisterVault(self)

    def opened(self) -> str:
        """Open the register, and return its key. LockedError while the password was not given."""
        self._lender_in_use()
        return self._key

    @contextmanager
    def left(self, key: str) -> Iterator[None]:
        """Leave the file while another one takes its place, which `key` opens; no thread opens it before."""
        with self._opening:
            self._leave()
            yield
            self._key = key

    @property
    def is_protected(self) -> bool:
        """Whether a password protects the file."""
        with told(OPENING, self.path):
            return self.path.exists() and cipher.may_be_encrypted(self.path)

    @property
    def is_locked(self) -> bool:
        """Whether the password must be given before anything else."""
        return not self._key and self.is_protected

    def unlock(self, given: str) -> None:
        """Open the file with its password. WrongPasswordError, and nothing has changed, when it is not the one."""
        if not self.is_protected:
            return
        if not given:
            raise WrongPasswordError
        with told(OPENING, self.path):
            key = cipher.key_of(self.path, given)
            self._refuse_strange_log(key)
            try:
                cipher.try_key(self.path, key)
            except Exception as error:
                if getattr(error, "sqlite_errorcode", None) == _NOT_A_DATABASE:
                    raise WrongPasswordError from None
                if damage.is_damage(error):
                    raise damage.set_aside(self.path, OPENING, RUINED) from error
                raise
        with self._opening:
            self._leave()
            self._key = key

    def lock(self) -> None:
        """Leave the file, and forget the password."""
        with self._opening:
            self._leave()
            self._key, self._former = "", ()

    close = lock

    def protect(self, new: str) -> None:
        """Encrypt the file with a new password, in place of the former one; an empty one decrypts it."""
        with self._opening:
            self._lender_in_use()
            self._leave()
            with told(PROTECTING, self.path):
                key = cipher.new_key(new)
                password.convert(self.path, self._key, key)
            self._key, self._former = key, (self._key, *self._former)

    @contextmanager
    def begin(self, rule: Rule) -> Iterator[RegisterWork]:
        """Give a unit of work in which mediators stand as a rule says; what it has not committed is undone.

        Usable from any thread. LockedError while the password was not given.
        """
        with told(READING, self.path):
            line = Line(self._lender_in_use())
        with closing(line):
            yield RegisterWork(Channel(line, self.path, reading=READING, saving=SAVING), rule)

    @contextmanager
    def look(self, rule: Rule) -> Iterator[RegisterWork]:
        """Give a unit of work to read with: where there is no register, an empty one that is nowhere, so none is made.

        LockedError while the password was not given.
        """
        if self.exists:
            with self.begin(rule) as work:
                yield work
            return
        engine = cipher.make_empty()
        try:
            with engine.begin() as connection:
                metadata.create_all(connection)
            with closing(Line(Lender(engine))) as line:
                yield RegisterWork(Channel(line, self.path, reading=READING, saving=SAVING), rule)
        finally:
            engine.dispose()

    def _lender_in_use(self) -> Lender:
        with self._opening:
            if self.is_locked:
                raise LockedError
            if self._lender is None:
                with told(OPENING, self.path):
                    self._lender = self._opened()
            return self._lender

    def _opened(self) -> Lender:
        paths.private_folder(self.path.parent)
        password.sweep(self.path)
        if not self.path.exists():
            creation.make(self.path, _fill)
        self._refuse_strange_log(self._key)
        try:
            self._prepare()
        except Exception as error:
            cause = driver_error(error)
            if self._key and getattr(cause, "sqlite_errorcode", None) == _NOT_A_DATABASE:
                self._key = ""  # another window changed the password
                raise LockedError from None
            if damage.is_damage(cause):
                raise damage.set_aside(self.path, OPENING, RUINED) from error
            raise
        return KeepingLender(cipher.make_engine(self.path, self._key, QueuePool), self.path)

    def _refuse_strange_log(self, key: str) -> None:
        """Put aside a log that is not that of the register, and raise what to tell: nothing of it was played."""

        fitting = "" if cipher.is_plain(self.path) else key  # another window may have taken the password away
        opening = copies.opening(self.path, fitting)
        if strange := foreign_log.set_aside(self.path, opening, copies.identity, OPENING, STRANGE_LOG):
            raise strange

    def _prepare(self) -> None:
        """Give the register the tables of today; refuse one that is another program's, or of a newer version."""
        if not self.path.stat().st_size:
            raise files.Damaged("empty")
        if cipher.is_plain(self.path):
            self._key = ""
        found = migration.version(self.path, cipher.make_engine(self.path, self._key))
        if found != VERSION:
            migration.upgrade(self.path, self._key, found)
        with closing(cipher.connect(self.path, self._key)) as bare:
            bare.execute("PRAGMA journal_mode=WAL")

    def _leave(self) -> None:
        if self._lender is not None:
            self._lender.leave()
            self._lender = None


def _fill(fresh: Path) -> None:
    with cipher.make_engine(fresh).begin() as connection:
        metadata.create_all(connection)
        connection.execute(insert(about).values(key="version", value=VERSION))
    with closing(cipher.connect(fresh)) as bare:
        copies.origin(bare)
