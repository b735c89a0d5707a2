"""Who lends the connections of a file to units of work: opened anew for each, or kept from one to the next."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, PoolProxiedConnection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

from mediateur.store import files


class Lender:
    """Lends what the pool of an engine gives, and gives it back. Usable from any thread."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def lend(self) -> PoolProxiedConnection:
        """Return a connection, to be given back. Raises what opening the file raises."""
        return self.engine.raw_connection()

    def take_back(self, lent: PoolProxiedConnection) -> None:
        """Take back a connection; what it has not committed is undone."""
        lent.close()

    def leave(self) -> None:
        """Leave the file, which can then be moved."""
        self.engine.pool.dispose()


class KeepingLender(Lender):
    """Lends what was opened of a file, as long as its name stands for the same one: another in its place is opened.

    One connection is kept out of the pool. To put it in and to take it out again for the next unit of work would take
    an eighth of the time in which a session is saved.
    """

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine)
        self._path = path
        self._spare: PoolProxiedConnection | None = None
        self._is_left = False
        self._taking = Lock()
        _recognise(engine, path)

    def lend(self) -> PoolProxiedConnection:
        """Return a connection, to be given back. Raises what opening the file raises."""
        with self._taking:
            spare, self._spare = self._spare, None
        if spare is None:
            return super().lend()
        if spare.info[_FILE] == files.identity(self._path):
            return spare
        spare.invalidate()
        return super().lend()

    def take_back(self, lent: PoolProxiedConnection) -> None:
        """Take back a connection; what it has not committed is undone. Once the file was left, it is closed."""
        if _is_undone(lent) and self._keep(lent):
            return
        lent.close()
        if self._is_left:
            super().leave()

    def leave(self) -> None:
        """Leave the file, which can then be moved once the units of work under way have ended."""
        with self._taking:
            spare, self._spare, self._is_left = self._spare, None, True
        if spare is not None:
            spare.close()
        super().leave()

    def _keep(self, lent: PoolProxiedConnection) -> bool:
        with self._taking:
            if self._is_left or self._spare is not None:
                return False
            self._spare = lent
        return True


_FILE = "file"


def _recognise(engine: Engine, path: Path) -> None:
    """Have the pool leave what it opened once the file is gone, or another one.

    It must not know the lender: SQLAlchemy would then keep both, and the file open, when nobody has them any more.
    """

    def remember(_connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info[_FILE] = files.identity(path)

    def compare(_connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info[_FILE] != files.identity(path):
            raise DisconnectionError

    event.listen(engine, "connect", remember)
    event.listen(engine, "checkout", compare)


def _is_undone(lent: PoolProxiedConnection) -> bool:
    """Undo what was not committed, and return whether it is; the pool knows what to do with one that refuses."""
    driver = lent.driver_connection
    try:
        if driver is not None:
            driver.rollback()
    except Exception:
        return False
    return driver is not None
