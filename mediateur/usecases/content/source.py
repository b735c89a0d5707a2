"""Content packs as a coordinator publishes them on the server of the department."""

from __future__ import annotations

from collections.abc import Callable

from mediateur.usecases.content import refusals
from mediateur.usecases.content.fetching import LIMITS, Limits, Newest
from mediateur.usecases.network.repositories import Server

COLLECTION = "contenu"


class ServerSource:
    """The packs of a server; `opened` opens it as the account of this machine. Both raise MediateurError.

    Time and size are bounded by the server's own channel; what is larger than a pack may be is refused besides.
    """

    def __init__(self, opened: Callable[[], Server]) -> None:
        self._opened = opened

    def newest(self, limits: Limits = LIMITS) -> Newest | None:
        """Return what was published last, by its name alone."""
        server = self._opened()
        try:
            name = server.latest_name(COLLECTION)
        finally:
            server.close()
        return Newest(name) if name else None

    def fetch(self, version: str, limits: Limits = LIMITS) -> bytes:
        """Return the pack that was published last, which must still be that version."""
        server = self._opened()
        try:
            published = server.latest(COLLECTION)
        finally:
            server.close()
        if published is None or published.name != version:
            raise refusals.replaced()
        if len(published.data) > limits.most:
            raise refusals.too_large()
        return published.data
