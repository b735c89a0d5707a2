"""Over the page « Réseau »: what came in last, how far a reception is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french, grouped
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.text import Text

RECEIVE, STICK, STOP = "Recevoir", french("Lire un fichier d'échange"), "Arrêter"
DOING, STOPPING = french("Réception… {number} lignes lues."), french("Arrêt…")
STOPPED = french("Arrêté. Ce qui était reçu est gardé ; la suite viendra la prochaine fois.")
LOWER = 10  # so that the words stand level with the buttons before them
FIRST = french("« Recevoir » demande au serveur ce qui est nouveau. Rien ne se fait tout seul.")


class ReceivingStrip(QWidget):
    """`receive_asked`, `stick_asked` and `stop_asked` tell what is pressed."""

    receive_asked = Signal()
    stick_asked = Signal()
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told = Text(FIRST, "courant", "text_muted", max_chars=0)
        self.receive, self.stick = SecondaryButton(RECEIVE, icon="download"), SecondaryButton(STICK, icon="folder-open")
        self.stop = SecondaryButton(STOP, icon="x")
        self._stopped = False
        flow, told = FlowLayout(12, self), QWidget()
        Column(0, (0, LOWER, 0, 0), told).addWidget(self.told)
        add_all(flow, (self.receive, self.stick, self.stop, told))
        self.stop.hide()
        self.receive.clicked.connect(self.receive_asked)
        self.stick.clicked.connect(self.stick_asked)
        self.stop.clicked.connect(self._stop)
        self.setFocusProxy(self.receive)

    def begin(self) -> None:
        """Show that something comes in."""
        self._stopped = False
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self._show_work(working=True)
        self.show_progress(0)
        if had_focus:
            self.stop.setFocus()

    def show_progress(self, number: int) -> None:
        """Show how many records came."""
        if not self._stopped:
            self.told.set_text(DOING.format(number=grouped(number)))

    def end(self, words: str) -> None:
        """Show what came in."""
        had_focus = self.isAncestorOf(self.window().focusWidget())
        self._show_work(working=False)
        self.told.set_text(f"{words} {STOPPED}" if self._stopped and words else words)
        if had_focus:
            self.receive.setFocus()
        announce(self, self.told.text())

    @Slot()
    def _stop(self) -> None:
        self._stopped = True
        self.told.set_text(STOPPING)
        self.stop_asked.emit()

    def _show_work(self, *, working: bool) -> None:
        for button in (self.receive, self.stick):
            button.setVisible(not working)
        self.stop.setVisible(working)
