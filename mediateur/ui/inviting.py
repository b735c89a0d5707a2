"""An invitation of a coordinator, out of the window: printed, kept as a PDF, or as the file that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.trust.invitation import SUFFIX
from mediateur.ui import jobs
from mediateur.ui.saving import ask_and_save
from mediateur.usecases.coordination.standing import Issued

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands

TITLE, NAME = "Invitation", "invitation-{account}"


class InvitationPaper(QObject):
    """Makes the paper in a thread. `failed` carries a MediateurError, `ended` tells that an act is over."""

    failed = Signal(object)
    ended = Signal()

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self._window, self._network = window, window.app.coordination
        self._name, self._prints = "", False

    @Slot(object)
    def print(self, issued: Issued) -> None:
        """Print an invitation."""
        self._make(issued, prints=True)

    @Slot(object)
    def keep(self, issued: Issued) -> None:
        """Keep an invitation as a PDF."""
        self._make(issued, prints=False)

    @Slot(object)
    def keep_file(self, issued: Issued) -> None:
        """Keep an invitation as the file that opens it."""
        self._write(f"{NAME.format(account=issued.account)}{SUFFIX}", issued.text.encode())

    def _make(self, issued: Issued, *, prints: bool) -> None:
        self._name, self._prints = f"{NAME.format(account=issued.account)}.pdf", prints
        network = self._network
        jobs.run(lambda: network.sheet(issued), self._on_made, self)

    @Slot(object)
    def _on_made(self, outcome: jobs.Outcome) -> None:
        if outcome.succeeded(self.failed.emit) and isinstance(outcome.value, bytes):
            self._send(outcome.value) if self._prints else self._write(self._name, outcome.value)
        self.ended.emit()

    def _send(self, data: bytes) -> None:
        from mediateur.ui.printing import print_pdf

        print_pdf(data, TITLE, 1, self._window).failed.connect(self.failed)

    def _write(self, name: str, data: bytes) -> None:
        if saving := ask_and_save(self._window, name, lambda: data):
            saving.failed.connect(self.failed)
