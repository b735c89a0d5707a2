"""One go of sending: batch after batch, each kept as done before the next.

A record is written only over what is known of the server, so a repetition does nothing twice, whenever it arrives. One
that the server refuses waits alone: the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.leaving import Leaving, Machine, encode, fields, from_fields
from mediateur.journal.network import About, Arrived, Due, Joined, NetworkError, Result, Why, Write, Wrote
from mediateur.journal.troubles import failure
from mediateur.usecases.network import pauses
from mediateur.usecases.network.repositories import SendingStore, SendingWork, Server

Named: TypeAlias = tuple[str, str]
MOST, MOST_BYTES = 25, 256 * 1024
# How often one record is tried in one go against a server that always holds another one.
_TRIES = 3
_REFUSALS = {"403": Why.RIGHTS, "412": Why.WAIT}


class Going:
    """A go on a journal that is joined so. `kept` and `refused` say what it did, `failures` what it began or left with.

    It stops between two batches as soon as `more` says so. Each record that is given up waits behind the others; those
    of `aside` (which bear their digest) are left where they are.
    """

    def __init__(
        self,
        store: SendingStore,
        joined: Joined,
        about: Callable[[], About],
        more: Callable[[], bool],
        aside: Collection[Named] = (),
    ) -> None:
        self._store, self._joined, self._about, self._more = store, joined, about, more
        self.kept, self.failures = 0, joined.failures
        self._size, self._aside = pauses.size_of(MOST, joined.failures), frozenset(aside)
        self.refused: dict[Named, Why] = {}
        self._tries: dict[str, int] = {}

    def send(self, server: Server) -> None:
        """Send what waits, then tell of this machine. Raises MediateurError: what was kept stays kept.

        It is raised too where the account may write nothing any more, rather than each record be refused again.
        """
        self._all(server)
        if self._more() and self._finish(server):
            with self._store.begin() as work:
                work.outbox.doubt()
                work.commit()
            self._all(server)
            self._finish(server)
        if not self.kept and Why.RIGHTS in self.refused.values():
            raise failure(Why.RIGHTS, "refused")

    def _all(self, server: Server) -> None:
        while self._more() and (due := self._next()):
            self._batch(server, due)

    def _next(self) -> Sequence[Due]:
        """Return the next batch; empty when only what was refused waits."""
        with self._store.begin() as work:
            due = self._pending(work)
            work.commit()
        return batch_of(due)

    def _pending(self, work: SendingWork) -> list[Due]:
        """Return what is next, beyond what is refused or aside, however much that is."""
        passed = self._aside | self.refused.keys()
        due = work.outbox.pending(self._size + len(passed))
        return [one for one in due if (one.record, one.digest) not in passed][: self._size]

    def _batch(self, server: Server, due: Sequence[Due]) -> list[Leaving | None]:
        """Send one batch, keep what became of it, and return what the server held instead. Raises MediateurError."""
        try:
            results = server.put_many([Write(one.record, fields(one.leaving), one.etag) for one in due])
        except NetworkError as error:
            if len(due) == 1 and error.why in {Why.WAIT, Why.SCHEMA, Why.REFUSED}:
                self._behind(due[0])
            raise
        others = [one.record for one, result in zip(due, results, strict=True) if result.wrote is Wrote.OTHER]
        theirs = dict(zip(others, map(_read, server.get_many(others)), strict=True)) if others else {}
        with self._store.begin() as work:
            self._check_joined(work)
            for one, result in zip(due, results, strict=True):
                self._keep(work, one, result, theirs)
            if self.failures:
                work.link.pause(None)
            work.commit()
        if server.rest:
            raise failure(Why.WAIT, "rest", server.rest)
        self.failures, self._size = 0, min(MOST, self._size * 2)
        return [record for _, record in theirs.values()]

    def _keep(self, work: SendingWork, due: Due, result: Result, theirs: dict[str, tuple[str, Leaving | None]]) -> None:
        if result.wrote is Wrote.KEPT:
            work.outbox.sent(due, result.etag)
            self.kept += 1
            return
        if result.wrote is Wrote.OTHER:
            work.outbox.met(due, *theirs[due.record])
            self._tries[due.record] = self._tries.get(due.record, 0) + 1
            if self._tries[due.record] < _TRIES:
                return
        work.outbox.later(due)
        self.refused[due.record, due.digest] = _REFUSALS.get(result.detail, Why.SCHEMA)

    def _check_joined(self, work: SendingWork) -> None:
        """Raise MediateurError when the journal was joined to something else, or left, meanwhile."""
        now = work.link.state()
        if now is None or (now.server, now.bucket, now.account) != self._joined[:3]:
            raise MediateurError(
                french("Le partage a changé pendant un envoi."),
                french("Rien n'est perdu."),
                french("Médiateur réessaiera."),
            )

    def _behind(self, due: Due) -> None:
        with self._store.begin() as work:
            work.outbox.later(due)
            work.commit()

    def _finish(self, server: Server) -> bool:
        """Tell of this machine, and keep that nothing waits but what is refused; return whether the server went back.

        To an older state, that is: of what it holds from then on, nothing is known.
        """
        went_back = False
        for _ in range(_TRIES):
            with self._store.begin() as work:
                due = work.outbox.present(self._about())
                work.commit()
            if due is None or (due.record, due.digest) in self._aside | self.refused.keys():
                break
            met = self._batch(server, [due])
            went_back = went_back or (bool(met) and self._is_older(due, met[0]))
        with self._store.begin() as work:
            if not went_back and not self._pending(work):
                work.link.emptied(self._about().day)
            work.link.pause(None)
            work.commit()
        return went_back

    def _is_older(self, due: Due, theirs: Leaving | None) -> bool:
        """Whether what the server tells of this machine is older than what it kept: it was restored from a copy."""
        last = self._joined.sent
        return bool(due.etag) and last is not None and not (isinstance(theirs, Machine) and theirs.day >= last)


def _read(held: Arrived | None) -> tuple[str, Leaving | None]:
    """Return what the server holds instead of a record, after its etag."""
    if held is None:
        return "", None
    try:
        return held.etag, from_fields(held.fields)
    except ValueError:
        return held.etag, None


def batch_of(due: Sequence[Due]) -> Sequence[Due]:
    """Return the beginning of what waits that goes in one batch: at most MOST records and MOST_BYTES, at least one."""
    size = 0
    for count, one in enumerate(due):
        size += len(encode(one.leaving))
        if count == MOST or (count and size > MOST_BYTES):
            return due[:count]
    return due
