"""The imagined site beside a session of practice: it follows the guide from step to step, as a browser would."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Slot

from mediateur.content.text import french
from mediateur.ui.kit.overriding import override
from mediateur.ui.pages.training.practice.site_window import SiteWindow
from mediateur.ui.session_desk import SessionDesk

NO_SESSION = french("Commencez un parcours : le site imaginé suivra ses étapes.")
OFFSET = 24


class ImaginedSite(QObject):
    """Opens the window of the site, and leads it where the session is; it goes with the session."""

    def __init__(self, desk: SessionDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.window: SiteWindow | None = None
        desk.page.moved.connect(self._follow)
        desk.ended.connect(self.close)
        desk.window.installEventFilter(self)

    def show(self) -> None:
        """Show the site where the session is. Raises MediateurError."""
        if self.window is None:
            window = self._desk.window
            self.window = SiteWindow(window.artist.schematic)
            self.window.move(window.pos() + QPoint(OFFSET, OFFSET))
        self._follow()
        self.window.show()
        self.window.activateWindow()

    @Slot()
    def _follow(self) -> None:
        if self.window is not None and self._desk.session is not None:
            self._desk.window.attempt(self._lead)

    def _lead(self) -> None:
        walk = self._desk.page.walk
        if self.window is None or walk.step is None:
            return
        if self.window.pathway is not walk.pathway:
            self.window.begin(walk.pathway, self._desk.app.cases.beside(walk.pathway))
        self.window.arrive(walk.step.id)

    @Slot()
    def close(self) -> None:
        """Close the site, when the session leaves or its window closes."""
        if self.window is not None:
            self.window.close()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)
