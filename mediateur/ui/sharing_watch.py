"""The sharing of the journal, seen from the window: what it says of it, and the sending when nobody is there."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.idle import Idle
from mediateur.usecases.network.standing import Standings
from mediateur.usecases.network.words import status_line

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands


class SharingWatch(QObject):
    """Looks once the journal is open, then after each page; sends in the first idle minute, never in the thread of
    the window. `looked` after each look, `sent` after each sending.
    """

    looked = Signal()
    sent = Signal()

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window, self._network = window, window.app.network
        self._renew = window.app.trust_renewal.renew
        self.standings = Standings()
        self.idle = Idle(window)
        self._ended, self._busy = Event(), False
        self.idle.idle.connect(self.send)
        window.page_shown.connect(self._look_again)

    @Slot()
    def look(self) -> None:
        """Ask where sharing stands."""
        jobs.run(self._network.standings, self._on_looked, self)

    @Slot(object)
    def take(self, standings: Standings) -> None:
        """Say where sharing stands, and have the page of the network or not."""
        self.standings = standings
        self._window.shell.status.show_sharing(status_line(standings.journal))
        self._window.shell.offer_network(offered=standings.network is not None)
        if standings.journal is None:
            self.idle.end()
        else:
            self.idle.begin()

    @Slot()
    def send(self) -> None:
        """Send what waits, unless a sending is under way, or a pause was asked for."""
        if not self._busy and not self._ended.is_set():
            self._busy = True
            jobs.reach(self._work, self._on_sent, self)

    def _work(self) -> Standings:
        """Send what waits; where that worked, renew the trust lists that a coordinator publishes."""
        standings = self._network.send(self._goes_on, asked=False)
        if self._goes_on() and standings.journal is not None and not standings.journal.trouble:
            self._renew()
        return standings

    def end(self) -> None:
        """Have the sending under way stop after its batch, and send no more: the window closes."""
        self._ended.set()
        self.idle.end()

    def _goes_on(self) -> bool:
        return not self._ended.is_set()

    @Slot()
    def _look_again(self) -> None:
        if self.standings.journal is not None:
            self.look()

    @Slot(object)
    def _on_looked(self, outcome: jobs.Outcome) -> None:
        self._take_from(outcome)
        self.looked.emit()

    @Slot(object)
    def _on_sent(self, outcome: jobs.Outcome) -> None:
        self._busy = False
        self._take_from(outcome)
        self.sent.emit()

    def _take_from(self, outcome: jobs.Outcome) -> None:
        """Keep what was known where the journal does not tell: the page that needs it says why. Raises the unforeseen.

        Nothing is shown in a window that closes.
        """
        if isinstance(outcome.value, Standings) and not self._ended.is_set():
            self.take(outcome.value)
        elif outcome.error is not None and not isinstance(outcome.error, MediateurError):
            raise outcome.error
