"""The connection under a channel, which can be cut from another thread: after too long, or when the program ends.

The library bounds each silence, not the whole: a server that gives a byte now and then, in its headers too, could hold
a request for ever. Shutting the socket down wakes whoever waits on it, whatever it waits for.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any
from weakref import finalize

if TYPE_CHECKING:
    from requests.adapters import HTTPAdapter
    from urllib3 import ProxyManager


class Wire:
    """The last connection that was opened. `is_cut`: none will be any more; `is_late`: the request took too long."""

    def __init__(self) -> None:
        self._lock, self._held = Lock(), list[socket.socket]()
        finalize(self, _leave, self._held)
        self.is_cut = self.is_late = False

    def hold(self, opened: socket.socket) -> socket.socket:
        """Return a connection that was just opened, once it can be cut. Raises OSError where all are cut already."""
        with self._lock:
            _leave(self._held)
            if self.is_cut:
                opened.close()
                raise ConnectionAbortedError("cut")
            self._held.append(opened.dup())  # the library gives its own to TLS, which takes it over
        return opened

    def cut(self) -> None:
        """End what is being asked, and anything that would be. To be called from any thread."""
        with self._lock:
            self.is_cut = True
            self._shut()

    def close(self) -> None:
        """Leave the connection."""
        with self._lock:
            _leave(self._held)

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut the connection, and be late, where the block takes longer."""
        self.is_late = False
        clock = Timer(seconds, self._be_late)
        clock.daemon = True
        clock.start()
        try:
            yield
        finally:
            clock.cancel()

    def _be_late(self) -> None:
        with self._lock:
            self.is_late = True
            self._shut()

    def _shut(self) -> None:
        for held in self._held:
            with suppress(OSError):  # the other end may have left already
                held.shutdown(socket.SHUT_RDWR)


def _leave(held: list[socket.socket]) -> None:
    while held:
        held.pop().close()


def adapter(wire: Wire) -> HTTPAdapter:
    """Return what makes a session of requests open its connections on a wire, through a proxy too."""
    from requests.adapters import HTTPAdapter

    pools = _pools(wire.hold)

    class OnWire(HTTPAdapter):
        """Opens connections that can be cut."""

        def proxy_manager_for(self, proxy: str, **named: object) -> ProxyManager:
            """Return the pools of a proxy."""
            manager: ProxyManager = super().proxy_manager_for(proxy, **named)
            manager.pool_classes_by_scheme = pools
            return manager

    made = OnWire()
    made.poolmanager.pool_classes_by_scheme = pools
    return made


def _pools(hold: Callable[[socket.socket], socket.socket]) -> dict[str, Any]:
    from urllib3.connection import HTTPConnection, HTTPSConnection
    from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return hold(super()._new_conn())

    class Safe(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return hold(super()._new_conn())

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SafePool(HTTPSConnectionPool):
        ConnectionCls = Safe

    return {"http": PlainPool, "https": SafePool}
