"""A dialog of which the work takes long: how far it is, what stops it, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french, grouped
from mediateur.errors import MediateurError
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PushButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.surfaces import ProgressBar
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.trouble import Trouble

CLOSE, STOP, STOPPING = "Fermer", "Arrêter", "Arrêt…"

GoingOn = Callable[[int, int], bool]
"""Told how much is done, and of how much (0: not known yet); it answers whether to go on. Any thread may ask it."""


class WorkDialog(Dialog):
    """`go` is what begins, `stop` what closes, or stops the work first. `title` names the bar that shows how far it is.

    A dialog of this kind calls `begin`, and says in `show_came` what came of it. `parts` answer nothing meanwhile.
    Work that may not be left half done cannot be stopped (`can_stop`): the dialog stays until it is over.
    """

    can_stop = True
    _told = Signal(int, int)

    def __init__(self, window: QWidget, title: str, go: PushButton, subtitle: str = "", width: int = 620) -> None:
        super().__init__(window, title, subtitle, width)
        self.go, self.stop = go, SecondaryButton(CLOSE)
        self.parts: tuple[QWidget, ...] = ()
        self.trouble, self.words, self.progress = Trouble(), Text("", max_chars=0), ProgressBar(title)
        self._doing, self._stopped = "", Event()
        for part in (self.trouble, self.words, self.progress):
            self.notice.addWidget(part)
        self.words.hide()
        self.progress.hide()
        self.footer_left.hold(self.stop)
        self.footer_right.hold(go)
        self.set_action(go)
        self.stop.clicked.connect(self.close_dialog)
        self._told.connect(self._tell_progress)

    @property
    def is_working(self) -> bool:
        """Whether the work is under way."""
        return bool(self._doing)

    @property
    def was_stopped(self) -> bool:
        """Whether the last work was stopped on its way."""
        return self._stopped.is_set()

    def begin(self, work: Callable[[GoingOn], object], doing: str) -> None:
        """Do in a thread what takes long, and show how far it is in such words."""
        self._stopped.clear()
        self.trouble.forget()
        self._show_work(doing)
        self._tell_progress(0, 0)
        going_on = _going_on(self._told.emit, self._stopped)
        jobs.run(lambda: work(going_on), self._on_ended, self)

    def show_came(self, value: object) -> None:
        """Say what came of the work."""
        raise NotImplementedError

    def show_failed(self, error: MediateurError) -> None:
        """Say why nothing came of it."""
        self.trouble.tell(error)

    def tell(self, words: str) -> None:
        """Say something above the buttons."""
        self.words.set_text(words)
        self.words.show()
        announce(self, words)

    @Slot()
    @override
    def close_dialog(self) -> None:
        """Close; while the work is under way, stop it first."""
        if not self.is_working:
            super().close_dialog()
        elif self.can_stop:
            self._stopped.set()
            self.words.set_text(STOPPING)

    @Slot(object)
    def _on_ended(self, outcome: jobs.Outcome) -> None:
        self._show_work("")
        if outcome.succeeded(self.show_failed):
            self.show_came(outcome.value)

    @Slot(int, int)
    def _tell_progress(self, done: int, wanted: int) -> None:
        self.progress.set_progress(done, wanted or 1)
        if not self._stopped.is_set():
            far = f" : {grouped(done)} sur {grouped(wanted)}" if wanted else ""
            self.words.set_text(french(f"{self._doing}{far}"))

    def _show_work(self, doing: str) -> None:
        """Show how far the work is, and leave nothing else to be done meanwhile; empty: nothing is under way."""
        self._doing = doing
        self.words.setVisible(bool(doing))
        self.progress.setVisible(bool(doing))
        self.stop.set_label(STOP if doing and self.can_stop else CLOSE)
        self.stop.setEnabled(self.can_stop or not doing)
        for part in (*self.parts, self.go):
            part.setEnabled(not doing)
        if doing:
            announce(self, doing)
        self.stop.setFocus()


def _going_on(tell: Callable[[int, int], None], stopped: Event) -> GoingOn:
    """Return what work asks on its way: it tells how much is done, and answers whether to go on."""

    def answer(done: int, wanted: int) -> bool:
        tell(done, wanted)
        return not stopped.is_set()

    return answer
