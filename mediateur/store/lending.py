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
        self.engine.dispose()


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
        event.listen(engine, "connect", self._remember)
        event.listen(engine, "checkout", self._compare)

    def lend(self) -> PoolProxiedConnection:
        """Return a connection, to be given back. Raises what opening the file raises."""
        with self._taking:
            spare, self._spare = self._spare, None
        if spare is None:
            return super().lend()
        if spare.info["file"] == files.identity(self._path):
            return spare
        spare.close()
        return super().lend()

    def take_back(self, lent: PoolProxiedConnection) -> None:
        """Take back a connection; what it has not committed is undone, by the pool."""
        if not self._keep(lent):
            lent.close()

    def leave(self) -> None:
        """Leave the file, which can then be moved; nothing is kept from then on."""
        with self._taking:
            spare, self._spare, self._is_left = self._spare, None, True
        if spare is not None:
            spare.close()
        super().leave()

    def _keep(self, lent: PoolProxiedConnection) -> bool:
        driver = lent.driver_connection
        if driver is None or driver.in_transaction:
            return False
        with self._taking:
            if self._is_left or self._spare is not None:
                return False
            self._spare = lent
        return True

    def _remember(self, _connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
        record.info["file"] = files.identity(self._path)

    def _compare(self, _connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        if record.info["file"] != files.identity(self._path):
            raise DisconnectionError
