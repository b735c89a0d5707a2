"""The window of practice: the same program on another journal, in place of the real window until it is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Slot

from mediateur.app import App

if TYPE_CHECKING:
    from collections.abc import Callable

    from mediateur.ui.errands import Errands
    from mediateur.ui.kit.theme import Theme


class Practising(QObject):
    """Opens the window of practice, hides the real one meanwhile, and gives it back."""

    def __init__(self, window: Errands, make: Callable[[App, Theme], Errands]) -> None:
        super().__init__(window)
        self._window, self._make = window, make
        self.practice: Errands | None = None

    @Slot()
    def begin(self) -> None:
        """Set the session in view aside, and practise."""
        real = self._window
        real.show_page("accueil")
        self.practice = self._make(App(real.app.folder, real.app.resources, practice=True), real.theme)
        self.practice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.practice.installEventFilter(self)
        self.practice.setGeometry(real.geometry())
        self.practice.show()
        self.practice.open_store()
        real.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the real window when that of practice is closed."""
        if event.type() == QEvent.Type.Close and watched is self.practice:
            self.practice = None
            self._window.show()
            self._window.activateWindow()
        return super().eventFilter(watched, event)
