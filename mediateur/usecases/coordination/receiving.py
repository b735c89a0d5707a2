"""Receiving what machines shared: what changed on the server since the last time, page by page.

Each page is kept with the cursor after it, or not at all. A server with several writers may show a change after a later
one (PostgreSQL shows a change when its transaction ends, Kinto dates it before): the cursor does not go beyond what is
old enough to be whole. What is read twice is counted once, for the consolidation joins what it is told.
"""

from __future__ import annotations

from collections.abc import Callable

from mediateur.journal.network import Joined, Page, Taken, Why
from mediateur.journal.troubles import failure
from mediateur.usecases.network.repositories import ReceivingStore, Server

PAGE = 500
# In the milliseconds of the server: longer than any transaction may last there.
SETTLING = 10 * 60 * 1000


class Receiving:
    """The receiving of one consolidation; `connect` opens the server as the coordinator."""

    def __init__(self, store: ReceivingStore, connect: Callable[[Joined], Server]) -> None:
        self._store, self._connect = store, connect

    def pull(self, more: Callable[[], bool] = lambda: True, *, afresh: bool = False) -> Taken:
        """Take what changed, while `more`, and return what came; `afresh`: all that there is. To be called in a job.

        Raises MediateurError: what was taken before stays, and the next time goes on from there.
        """
        with self._store.begin() as work:
            joined, reached = work.link.state(), work.consolidation.cursor()
        if joined is None:
            return Taken()
        server = self._connect(joined)
        try:
            return self._pages(server, "" if afresh else reached, reached, more)
        finally:
            server.close()

    def _pages(self, server: Server, since: str, reached: str, more: Callable[[], bool]) -> Taken:
        taken, others = Taken(), True
        while others and more():
            page = server.changes(since, PAGE)
            if page.more and later(since, page.cursor) == since:
                raise failure(Why.REFUSED, "cursor")
            since, others = page.cursor, page.more
            reached = later(reached, settled(page))
            with self._store.begin() as work:
                taken = taken.plus(work.consolidation.take(page.records, reached))
                work.commit()
        return taken


def settled(page: Page) -> str:
    """Return up to where all is known that a page and those before it can say: nothing older can show any more."""
    if not page.cursor:
        return ""
    now = int(page.now or page.cursor)
    return str(max(0, min(int(page.cursor), now - SETTLING)))


def later(one: str, other: str) -> str:
    """Return the later of two cursors; an empty one is before all."""
    return max(one, other, key=lambda cursor: int(cursor or -1))
