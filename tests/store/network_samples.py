"""A server that keeps records as Kinto does, and ways to send to it."""

from __future__ import annotations

import datetime as dt

from mediateur.journal.leaving import Coarseness, Leaving, Share
from mediateur.journal.network import About, Due, Joined
from mediateur.store.work import Work

SINCE = dt.date(2026, 9, 1)
ABOUT = About("1.0", "2026.11", dt.date(2026, 11, 23))


def share(coarseness: Coarseness = Coarseness.PLACE, territory: str = "Vallée", since: dt.date = SINCE) -> Share:
    """Return what is shared."""
    return Share(territory=territory, coarseness=coarseness, since=since)


def joined(shared: Share | None = None, server: str = "https://serveur.example") -> Joined:
    """Return how a machine is joined."""
    return Joined(server, "mediateur-00", "m1", dt.date(2026, 11, 1), shared or share())


class Shelf:
    """Records by id, each with its etag; `ever` are all that were ever kept, in their order."""

    def __init__(self) -> None:
        self.held: dict[str, tuple[str, Leaving]] = {}
        self.ever: list[Leaving] = []

    def put(self, due: Due) -> str | None:
        """Keep a record and return its etag; None, and nothing changes, when another stands there."""
        if self.held.get(due.record, ("",))[0] != due.etag:
            return None
        etag = str(len(self.ever) + 1)
        self.held[due.record] = (etag, due.leaving)
        self.ever.append(due.leaving)
        return etag


def send(work: Work, shelf: Shelf, limit: int = 25, *, lost: bool = False) -> int:
    """Send a batch, committing as a sender must; `lost`: no answer comes back. Return how many records were sent."""
    due = work.outbox.pending(limit)
    work.commit()
    for one in due:
        etag = shelf.put(one)
        if lost:
            continue
        if etag is None:
            held = shelf.held.get(one.record)
            work.outbox.met(one, held[0] if held else "", held[1] if held else None)
        else:
            work.outbox.sent(one, etag)
    work.commit()
    return len(due)


def send_all(work: Work, shelf: Shelf) -> int:
    """Send until nothing waits; return how many records that took."""
    many = 0
    while sent := send(work, shelf):
        many += sent
        assert many < 10_000, "it never ends"
    assert work.outbox.waiting() == 0
    return many
