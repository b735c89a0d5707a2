"""Looking for newer content when nobody is there, once somebody agreed; what is found is told on Accueil."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.ui import jobs
from mediateur.ui.idle import Idle

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands


class ContentWatch(QObject):
    """Looks in an idle minute, when it is due. `ended` after each look; a failure is not told: its turn comes again."""

    ended = Signal()

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._app, self._tell, self._busy = window.app, window.look_after, False
        self.idle = Idle(window)
        self.idle.idle.connect(self.look)

    def begin(self) -> None:
        """Look from the next idle minute on."""
        self.idle.begin()

    def end(self) -> None:
        """Look no more: the window closes."""
        self.idle.end()

    @Slot()
    def look(self) -> None:
        """Look, unless it is not due or is being done."""
        if not self._busy and self._app.fetching.due():
            self._busy = True
            jobs.reach(partial(self._app.fetching.look, by_hand=False), self._on_looked, self)

    @Slot(object)
    def _on_looked(self, outcome: jobs.Outcome) -> None:
        self._busy = False
        if outcome.value is not None:
            self._tell()
        self.ended.emit()
