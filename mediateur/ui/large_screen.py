"""The large screen that the person reads: opened on the second screen where there is one, closed with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from mediateur.pathways.walk import Walk
    from mediateur.ui.frame import Frame
    from mediateur.ui.pages.user_screen.screen import Placard, UserScreen

UNPLUGGED = (
    "L’écran de la personne n’est plus branché. Votre séance continue ici. Rebranchez-le, puis F11 pour le lui montrer."
)
SECONDS = 20


class LargeScreen(QObject):
    """Made when it is first shown. `neutral_asked` and `help_asked` are asked from its keyboard, and for the window."""

    neutral_asked = Signal()
    help_asked = Signal()

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window
        self.screen: UserScreen | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it is shown to the person."""
        return self.screen is not None and self.screen.isVisible()

    @property
    def with_keyboard(self) -> UserScreen | None:
        """What is shown, while the keyboard is on it."""
        return self.screen if self.is_shown and self.screen and self.screen.isActiveWindow() else None

    def show_walk(self, walk: Walk) -> None:
        """Show where a session is."""
        self._opened().show_walk(walk)

    def show_placard(self, placard: Placard) -> None:
        """Show words without a session."""
        self._opened().show_placard(placard)

    def follow(self, walk: Walk) -> None:
        """Show where a session now is, if it is shown at all."""
        if self.screen is not None and self.is_shown:
            self.screen.show_walk(walk)

    def close(self) -> None:
        """Close it, if it is open."""
        if self.screen is not None:
            self.screen.close()

    def _opened(self) -> UserScreen:
        from mediateur.ui.pages.user_screen.screen import screen_for

        screen = self.screen = self.screen or self._made()
        mine = self._window.screen()
        hers = screen_for(mine, QGuiApplication.screens())
        screen.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, hers is not mine)
        screen.setGeometry(hers.geometry())
        screen.showFullScreen()
        return screen

    def _made(self) -> UserScreen:
        from mediateur.ui.pages.user_screen.screen import UserScreen

        screen = UserScreen(self._window.artist.symbol, self._window.artist.emblem)
        screen.neutral_asked.connect(self.neutral_asked)
        screen.help_asked.connect(self._ask_help_beside)
        screen.closed.connect(self._window.activateWindow)
        self._window.theme.changed.connect(screen.redraw)
        program = QGuiApplication.instance()
        if isinstance(program, QGuiApplication):
            program.screenRemoved.connect(self._on_screen_removed)
        return screen

    @Slot(QScreen)
    def _on_screen_removed(self, lost: QScreen) -> None:
        """Close it with the screen that showed it: Qt would bring it over the guide of the mediator."""
        shown = self.screen
        if shown is not None and shown.isVisible() and shown.screen() == lost and self._window.screen() != lost:
            from mediateur.ui.kit.toast import FAILED, toast

            self.close()
            toast(self._window, UNPLUGGED, seconds=SECONDS, mark=FAILED)

    @Slot()
    def _ask_help_beside(self) -> None:
        """Open help in the window of the mediator, if another screen shows it: the person reads this one."""
        if self.screen is not None and self.screen.screen() is not self._window.screen():
            self.help_asked.emit()
            self._window.activateWindow()
