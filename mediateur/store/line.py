"""One connection to a database for one unit of work: straight through the driver, or by SQLAlchemy's statements."""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlalchemy import Connection, Engine, PoolProxiedConnection, event
from sqlalchemy.exc import ResourceClosedError

from mediateur.store.lending import Lender

_GIVEN_BACK = "this connection was given back"


class Line:
    """A connection that was lent; what it has not committed when it is left is undone.

    SQLAlchemy's own is made when a first statement asks for it: to keep an answer asks for none.
    Raises what SQLAlchemy and the driver raise: ResourceClosedError once it was left.
    """

    def __init__(self, lender: Lender) -> None:
        self._lender = lender
        self._lent: PoolProxiedConnection | None = lender.lend()
        self._connection: Connection | None = None

    @property
    def driver(self) -> sqlite3.Connection:
        """The connection of the driver, in whatever transaction is under way."""
        return _driver(self._held())

    @property
    def connection(self) -> Connection:
        """The connection that executes statements, in the transaction that is under way."""
        if self._connection is None:
            self._connection = Connection(self._lender.engine, self._held())
        return self._connection

    def begin(self) -> sqlite3.Connection:
        """Return the connection of the driver, in a transaction."""
        driver = self.driver
        _begin(driver)
        return driver

    def commit(self) -> None:
        """Make last what was changed in either way; where that fails, the line is left."""
        driver = self.driver
        try:
            if self._connection is not None:
                self._connection.commit()
            driver.commit()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Give the connection back, which may serve others from then on."""
        lent, self._lent, self._connection = self._lent, None, None
        if lent is not None:
            self._lender.take_back(lent)

    def _held(self) -> PoolProxiedConnection:
        if self._lent is None:
            raise ResourceClosedError(_GIVEN_BACK)
        return self._lent


def begin_transactions(engine: Engine) -> None:
    """Have an engine begin transactions, which the driver is told not to; it joins one that a `Line` began."""
    event.listen(engine, "begin", _of_engine)


def _of_engine(connection: Connection) -> None:
    _begin(_driver(connection.connection))


def _driver(lent: PoolProxiedConnection) -> sqlite3.Connection:
    driver = lent.driver_connection
    if driver is None:
        raise ResourceClosedError(_GIVEN_BACK)
    return cast("sqlite3.Connection", driver)


def _begin(driver: sqlite3.Connection) -> None:
    if not driver.in_transaction:
        driver.execute("BEGIN")
