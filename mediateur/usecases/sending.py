"""Sending what is shared: by batches, each kept as done before the next; what fails is sent again, later.

A record is written only over what is known of the server, so a repetition does nothing twice, whenever it arrives. The
program may be ended anywhere: what is not kept as sent is sent again, and the server answers that it holds it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal.leaving import Leaving, encode, fields, from_fields
from mediateur.journal.network import About, Arrived, Due, Joined, NetworkError, Why, Write, Wrote
from mediateur.journal.troubles import failure
from mediateur.usecases import pauses
from mediateur.usecases.network_repositories import SendingStore, SendingWork, Server

MOST, MOST_BYTES = 25, 256 * 1024
# How often one record is tried in one go against a server that always holds another one.
_TRIES = 3


class Sent(NamedTuple):
    """What one go did: records kept by the server, refused by it; what still waits; what stopped it, until when (UTC).

    `until` may be set without `failure`: a pause was on.
    """

    kept: int = 0
    refused: int = 0
    waiting: int = 0
    failure: MediateurError | None = None
    until: dt.datetime | None = None


@dataclass
class _Go:
    """What happened so far in one go."""

    joined: Joined
    failures: int
    kept: int = 0
    size: int = MOST
    refused: set[tuple[str, int]] = field(default_factory=set)
    tries: dict[str, int] = field(default_factory=dict)

    def again(self, due: Due) -> int:
        """Count that something else was held instead of a record, and return how often it was."""
        self.tries[due.record] = self.tries.get(due.record, 0) + 1
        return self.tries[due.record]


class Sending:
    """The sending of one journal; one go at a time. `connect` opens the server that it is joined to, as its account.

    `now` is the moment in UTC, `ticks` seconds that no clock setting changes.
    """

    def __init__(
        self,
        store: SendingStore,
        connect: Callable[[Joined], Server],
        about: Callable[[], About],
        now: Callable[[], dt.datetime],
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._connect, self._about = store, connect, about
        self._now, self._ticks = now, ticks
        self._resting = float("-inf")

    def go(self, more: Callable[[], bool] = lambda: True, *, asked: bool = False) -> Sent:
        """Send what waits, while `more`; nothing during a pause, unless a person `asked`. To be called in a job.

        Never raises MediateurError: it is in what is returned, and nothing is lost.
        """
        try:
            joined, pause = self._begin()
        except MediateurError as error:
            return Sent(failure=error)
        if joined is None or joined.share is None:
            return Sent()
        if not asked and (pause is not None or self._ticks() < self._resting):
            return Sent(waiting=self._waiting(), until=pause)
        going = _Go(joined, joined.failures, size=pauses.size_of(MOST, joined.failures))
        stopped = self._attempt(going, more)
        ends = self._rest(going, stopped) if stopped else None
        return Sent(going.kept, len(going.refused), self._waiting(), stopped, ends)

    def _begin(self) -> tuple[Joined | None, dt.datetime | None]:
        """Return how the machine is joined, and when its pause ends; one begun by a wrong clock is put right."""
        with self._store.begin() as work:
            joined = work.link.state()
            if joined is None:
                return None, None
            ends = pauses.until(joined.paused, joined.failures, self._now(), joined.account)
            if ends is not None and ends != joined.paused:
                work.link.pause(ends, joined.failures)
                work.commit()
            return joined, ends

    def _attempt(self, going: _Go, more: Callable[[], bool]) -> MediateurError | None:
        try:
            server = self._connect(going.joined)
            while more() and (due := self._next(going)):
                self._batch(going, server, due)
            if more():
                self._finish(going, server)
        except MediateurError as error:
            return error
        return None

    def _next(self, going: _Go) -> Sequence[Due]:
        """Return the next batch; empty when only what was refused waits."""
        with self._store.begin() as work:
            due = work.outbox.pending(going.size)
            work.commit()
        return batch_of([one for one in due if (one.record, one.turn) not in going.refused])

    def _batch(self, going: _Go, server: Server, due: Sequence[Due]) -> None:
        """Send one batch, and keep what became of it. Raises MediateurError."""
        try:
            results = server.put_many([Write(one.record, fields(one.leaving), one.etag) for one in due])
        except NetworkError as error:
            if len(due) == 1 and error.why in {Why.WAIT, Why.SCHEMA, Why.REFUSED}:
                self._behind(due[0])
            raise
        others = [one for one, result in zip(due, results, strict=True) if result.wrote is Wrote.OTHER]
        held = iter(server.get_many([one.record for one in others]) if others else ())
        with self._store.begin() as work:
            for one, result in zip(due, results, strict=True):
                match result.wrote:
                    case Wrote.KEPT:
                        work.outbox.sent(one, result.etag)
                        going.kept += 1
                    case Wrote.OTHER:
                        work.outbox.met(one, *_read(next(held)))
                        if going.again(one) == _TRIES:
                            self._give_up(going, work, one)
                    case Wrote.REFUSED:
                        self._give_up(going, work, one)
            if going.failures:
                work.link.pause(None)
            work.commit()
        if server.rest:
            raise failure(Why.WAIT, "rest", server.rest)
        going.failures, going.size = 0, min(MOST, going.size * 2)

    def _give_up(self, going: _Go, work: SendingWork, due: Due) -> None:
        work.outbox.later(due)
        going.refused.add((due.record, due.turn))

    def _behind(self, due: Due) -> None:
        with self._store.begin() as work:
            work.outbox.later(due)
            work.commit()

    def _finish(self, going: _Go, server: Server) -> None:
        """Tell of this machine, and keep that nothing waits any more."""
        for _ in range(_TRIES):
            with self._store.begin() as work:
                due = work.outbox.present(self._about())
                work.commit()
            if due is None:
                break
            self._batch(going, server, [due])
        with self._store.begin() as work:
            if not work.outbox.waiting():
                work.link.emptied(self._now().date())
            work.link.pause(None)
            work.commit()

    def _rest(self, going: _Go, stopped: MediateurError) -> dt.datetime:
        """Keep a pause after a failure, and return its end; where the store refuses, this object remembers it."""
        why, asked = (stopped.why, stopped.wait) if isinstance(stopped, NetworkError) else (Why.WAIT, 0.0)
        seconds = pauses.pause_after(why, going.failures + 1, asked, going.joined.account)
        self._resting = self._ticks() + seconds
        ends = self._now() + dt.timedelta(seconds=seconds)
        try:
            with self._store.begin() as work:
                work.link.pause(ends, going.failures + 1)
                work.commit()
        except MediateurError:
            return ends
        return ends

    def _waiting(self) -> int:
        try:
            with self._store.begin() as work:
                return work.outbox.waiting()
        except MediateurError:
            return 0


def _read(held: Arrived | None) -> tuple[str, Leaving | None]:
    """Return what the server holds instead of a record, and its etag."""
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
