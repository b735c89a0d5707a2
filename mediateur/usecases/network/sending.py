"""Sending what is shared: when to, and how long not to after a failure. What fails is sent again, later.

The program may be ended anywhere: what is not kept as sent is sent again, and the server answers that it holds it.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from threading import Lock
from typing import NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal.network import About, Joined, NetworkError, Why
from mediateur.usecases.network import pauses
from mediateur.usecases.network.repositories import SendingStore, Server
from mediateur.usecases.network.sending_go import Going, Named


class Sent(NamedTuple):
    """What one go did: records kept by the server; refused by it, then or not long before; what still waits; what
    stopped it, until when (UTC).

    `until` may be set without `failure`: a pause was on.
    """

    kept: int = 0
    refused: int = 0
    waiting: int = 0
    failure: MediateurError | None = None
    until: dt.datetime | None = None


class _Rest(NamedTuple):
    """A pause by a clock that nobody sets, as long as the pause that the store keeps is `kept` (None: whichever)."""

    until: float
    kept: dt.datetime | None


class Sending:
    """The sending of one journal. `connect` opens the server that it is joined to, as its account.

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
        self._resting: _Rest | None = None
        self._refused: dict[Named, float] = {}
        self._busy = Lock()

    def go(self, more: Callable[[], bool] = lambda: True, *, asked: bool = False) -> Sent:
        """Send what waits, while `more`; nothing during a pause, unless a person `asked`. To be called in a job.

        Never raises MediateurError: it is in what is returned, and nothing is lost. None begins while one is under way.
        """
        if not self._busy.acquire(blocking=False):
            return Sent(waiting=self._waiting())
        try:
            return self._go(more, asked=asked)
        except MediateurError as error:
            return Sent(failure=error)
        finally:
            self._busy.release()

    def _go(self, more: Callable[[], bool], *, asked: bool) -> Sent:
        joined, pause = self._begin()
        if joined is None or joined.share is None:
            return Sent()
        if not asked and (pause is not None or self._is_resting(joined)):
            return Sent(waiting=self._waiting(), until=pause)
        if asked:
            self._refused = {}
        going = Going(self._store, joined, self._about, more, self._aside())
        stopped = self._attempt(going, joined)
        self._resting = None
        ends = self._rest(going.failures + 1, joined, stopped) if stopped else None
        waiting = self._waiting()
        return Sent(going.kept, min(self._keep_refused(going, joined), waiting), waiting, stopped, ends)

    def _aside(self) -> frozenset[Named]:
        """Return the records that the server refused not long ago: they alone wait, as long as a pause would last."""
        now = self._ticks()
        self._refused = {name: until for name, until in self._refused.items() if now < until}
        return frozenset(self._refused)

    def _keep_refused(self, going: Going, joined: Joined) -> int:
        """Keep what was refused, and until when it is not sent again; return how many records that is."""
        now = self._ticks()
        self._refused |= {
            name: now + pauses.pause_after(why, 1, 0.0, joined.account) for name, why in going.refused.items()
        }
        return len(self._refused)

    def _begin(self) -> tuple[Joined | None, dt.datetime | None]:
        """Return how the machine is joined, and when its pause ends; one begun by a wrong clock is put right."""
        with self._store.begin() as work:
            joined = work.link.state()
            if joined is None:
                return None, None
            ends = pauses.until(joined.paused, joined.failures, self._now(), joined.account)
            if ends is None or ends == joined.paused:
                return joined, ends
            work.link.pause(ends, joined.failures)
            work.commit()
        if self._resting is not None and self._resting.kept == joined.paused:
            self._resting = self._resting._replace(kept=ends)
        return joined._replace(paused=ends), ends

    def _attempt(self, going: Going, joined: Joined) -> MediateurError | None:
        try:
            server = self._connect(joined)
            try:
                going.send(server)
            finally:
                server.close()
        except MediateurError as error:
            return error
        return None

    def _is_resting(self, joined: Joined) -> bool:
        resting = self._resting
        return resting is not None and resting.kept in {None, joined.paused} and self._ticks() < resting.until

    def _rest(self, failures: int, joined: Joined, stopped: MediateurError) -> dt.datetime:
        """Keep a pause after a failure, and return its end; where the store refuses, this object remembers it."""
        why, asked = (stopped.why, stopped.wait) if isinstance(stopped, NetworkError) else (Why.WAIT, 0.0)
        seconds = pauses.pause_after(why, failures, asked, joined.account)
        ends = self._now() + dt.timedelta(seconds=seconds)
        try:
            with self._store.begin() as work:
                work.link.pause(ends, failures)
                work.commit()
        except MediateurError:
            self._resting = _Rest(self._ticks() + seconds, None)
        else:
            self._resting = _Rest(self._ticks() + seconds, ends)
        return ends

    def _waiting(self) -> int:
        try:
            with self._store.begin() as work:
                return work.outbox.waiting()
        except MediateurError:
            return 0
