"""Who leads « Premiers pas »: the strip of each window, where « Y aller » goes, when the strip must not be there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Slot
from shiboken6 import isValid

from mediateur.ui.kit.toast import toast
from mediateur.ui.pages.shell.tour_strip import TourStrip
from mediateur.usecases.program.tour import DONE, IN_PRACTICE, Place, Tour

if TYPE_CHECKING:
    from mediateur.ui.errands import Errands

PUT_OFF = "Les premiers pas vous attendent dans Aide."
FINISHED = "Premiers pas terminés. Ils restent dans Aide."
LARGEST_SHARE = 0.3
PAGES = {
    Place.HOME: "accueil",
    Place.RIGHTS: "droits",
    Place.PAPER: "imprimer",
    Place.JOURNAL: "journal",
    Place.PLACE: "reglages",
}


class Touring(QObject):
    """Leads the tour in the real window and in that of practice. What is done in practice reaches no journal."""

    def __init__(self, window: Errands) -> None:
        super().__init__(window)
        self.tour = Tour(window.app.preferences)
        self._window = window
        self._led: list[Errands] = []
        self._wanted: Place | None = None
        self.join(window)

    def join(self, window: Errands) -> None:
        """Lead in a window too."""
        self._led = [*self._windows(), window]
        window.stack.currentChanged.connect(self.refresh)
        window.shell.pages.currentChanged.connect(self.refresh)
        window.installEventFilter(self)
        window.store_ready.connect(self._on_ready)
        self.refresh()

    @Slot()
    def offer(self) -> None:
        """Propose the tour at the end of the first opening, once."""
        if self._window.app.preferences.current.welcomed:
            self._change(self.tour.offer)

    @Slot()
    def begin(self) -> None:
        """Begin or go on, with the keyboard on the strip."""
        self._change(self.tour.begin)
        for window in self._windows():
            if window.isVisible() and window.strip is not None and window.strip.isVisible():
                window.strip.go.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Show the strip where it may be."""
        for window in self._windows():
            if _may_show(window, self.tour):
                strip = _strip_of(window, self)
                strip.show()
                strip.show_stop(self.tour)
            elif window.strip is not None:
                window.strip.hide()

    @Slot()
    def go(self) -> None:
        """Go where the stop is looked at."""
        stop = self.tour.stop
        if stop is None:
            return
        if stop.place in IN_PRACTICE:
            self._go_practising(stop.place)
            return
        self._window.attempt(self._leave_practice)
        self._window.show_page(PAGES[stop.place])
        if stop.place is Place.PLACE:
            page: Any = self._window.page("reglages")
            page.show_section("lieu")

    @Slot()
    def go_on(self) -> None:
        """Show the next stop, or the first."""
        self._change(self.tour.next)
        if self.tour.number == DONE:
            toast(self._front, FINISHED)

    @Slot()
    def put_off(self) -> None:
        """Hide the strip until it is asked for in Aide."""
        self._change(self.tour.put_off)
        toast(self._front, PUT_OFF)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the strip in a window that becomes too small for it, show it in one that becomes large enough."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.refresh()
        return super().eventFilter(watched, event)

    @property
    def _front(self) -> Errands:
        return next((window for window in reversed(self._windows()) if window.isVisible()), self._window)

    def _windows(self) -> list[Errands]:
        return [window for window in self._led if isValid(window)]

    def _practice(self) -> Errands | None:
        return next((window for window in self._windows() if window.app.practice and window.isVisible()), None)

    def _leave_practice(self) -> None:
        practice = self._practice()
        if practice is not None and practice is not self._window:
            practice.close()

    def _go_practising(self, place: Place) -> None:
        practice = self._practice()
        if practice is None:
            self._wanted = place
            self._window.practise()
        else:
            practice.attempt(lambda: _open_in(practice, place))

    @Slot()
    def _on_ready(self) -> None:
        practice, place = self._practice(), self._wanted
        if practice is not None and place is not None:
            self._wanted = None
            practice.attempt(lambda: _open_in(practice, place))

    def _change(self, act: Callable[[], None]) -> None:
        self._window.attempt(act)
        self.refresh()


def _open_in(practice: Errands, place: Place) -> None:
    """Open a session of practice, at its questions; for an obstacle, at a step with the keyboard on its obstacles."""
    desk = practice.desk
    pathway = next(card.pathway for card in practice.app.content.cards() if card.pathway)
    if place is Place.SESSION:
        desk.begin(pathway)
        return
    if not practice.in_session or desk.page.walk.step is None:
        desk.begin(pathway, practice.app.content.pathway(pathway).trunk[0].id)
    desk.page.open_obstacles()


def _may_show(window: Errands, tour: Tour) -> bool:
    """Return whether the strip may be in a window: never over real work, nor where it would take too much room."""
    if not tour.shown or (not window.app.practice and _works(window)):
        return False
    return window.strip is None or window.strip.fits(window.width(), round(LARGEST_SHARE * window.height()))


def _works(window: Errands) -> bool:
    """Return whether a real session, a workshop or the first opening is what the window is for now."""
    in_session = window.had_session and window.desk.session is not None
    return in_session or window.stack.currentWidget() is not window.shell or window.shell.current_name == "atelier"


def _strip_of(window: Errands, lead: Touring) -> TourStrip:
    strip = window.strip
    if strip is None:
        strip = TourStrip()
        strip.go_asked.connect(lead.go)
        strip.next_asked.connect(lead.go_on)
        strip.later_asked.connect(lead.put_off)
        window.add_strip(strip)
    return strip
