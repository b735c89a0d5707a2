"""The frame of the window: the shell, the pages made when they are first needed, and what fails, told."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import month_name
from mediateur.errors import MediateurError
from mediateur.settings import SCALES
from mediateur.ui.artist import Artist
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.stack import Stack
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.home.page import HomePage
from mediateur.ui.pages.shell.shell import Shell

if TYPE_CHECKING:
    from mediateur.app import App
    from mediateur.ui.jobs import Outcome
    from mediateur.ui.pages.shell.practice_band import PracticeBand
    from mediateur.ui.pages.shell.tour_strip import TourStrip

# Pages that show what is the mediator's own.
OF_MEDIATOR = frozenset({"atelier", "formation"})
# Pages whose periods end today, and that hold nothing which a person may want back.
OF_DAY = frozenset({"tableau", "a-recopier"})
# Pages that say nothing of content, or hold what is being typed.
STAYING = frozenset({"accueil", "reglages", "aide", "atelier", "bienvenue", "panne"})
SIZE, LEAST = QSize(1366, 690), QSize(370, 480)
# What the tabs of a session take in width at 100 %, and as much more as the text is larger.
TABS = 336
LARGEST = SCALES[-1] / 100
ERROR_SECONDS = 20


class Frame(QWidget):
    """Accueil first; every other page when it is first needed. Who derives from it makes them, and leaves sessions."""

    store_ready = Signal()
    page_shown = Signal()
    accessible_role = "Window"

    def __init__(self, app: App, theme: Theme) -> None:
        super().__init__()
        self.app, self.theme = app, theme
        self.artist = Artist(theme, app.resources)
        self.setWindowTitle("Médiateur, entraînement" if app.practice else "Médiateur")
        self._hold_words()
        theme.changed.connect(self._hold_words)
        self.resize(SIZE)
        self.at_work = False
        self.shell = Shell()
        self.stack = Stack()
        self.stack.addWidget(self.shell)
        self.strip: TourStrip | None = None
        self._column = column = Column(0, parent=self)
        self.band = self._practice_band() if app.practice else None
        if self.band is not None:
            column.addWidget(self.band)
        column.addWidget(self.stack)
        self.home = HomePage(app.content.cards())
        self._pages: dict[str, QWidget] = {"accueil": self.home}
        self._outdated: set[str] = set()
        self._day = _today()
        self.shell.asked.connect(self.show_page)
        self.shell.mediator_chosen.connect(self._change_mediator)
        self.take_settings()
        self.shell.show_page("accueil", self.home)

    @Slot()
    def _hold_words(self) -> None:
        """Be no narrower than words can be at their size."""
        self.setMinimumSize(LEAST.expandedTo(QSize(self.theme.px(TABS), 0)))

    def add_strip(self, strip: TourStrip) -> None:
        """Have a strip at the foot of the page; in practice, at that of the window, since it stays in sessions."""
        self.strip = strip
        if self.app.practice:
            self._column.addWidget(strip)
        else:
            self.shell.add_foot(strip)

    def _practice_band(self) -> PracticeBand:
        from mediateur.ui.pages.shell.practice_band import PracticeBand

        band = PracticeBand()
        band.emptied.connect(self.begin_practice_anew)
        band.left.connect(self.close)
        return band

    @Slot()
    def begin_practice_anew(self) -> None:
        """Delete all that was done in practice, and show Accueil."""
        self.leave_session()
        self.attempt(self.app.empty_practice)
        self.go_home()

    @property
    def most_scale(self) -> float:
        """The largest text that fits in the window as it is."""
        return LARGEST

    def make_page(self, name: str) -> QWidget:
        """Return a new page of that name, tied to the window."""
        raise NotImplementedError

    def leave_session(self) -> None:
        """Set the session in view aside, if there is one."""
        raise NotImplementedError

    def page(self, name: str) -> QWidget:
        """Return a page, made if need be."""
        if name not in self._pages:
            self._pages[name] = self.make_page(name)
        return self._pages[name]

    @Slot()
    def take_content(self) -> None:
        """Use the content in force from now on: each page that says something of it is made again when it is shown.

        A session in view stays on its own.
        """
        self.app.take_content()
        self._outdated = self._pages.keys() - STAYING
        self.home.show_tasks(self.app.content.cards())
        if self.app.is_open:
            self.attempt(self._refresh_newest)

    def renew(self, name: str) -> None:
        """Have a page made again if the content or the day changed since; the old one is left to end what it began."""
        if self._day != (today := _today()):
            self._day = today
            self._outdated |= self._pages.keys() & OF_DAY
        if name in self._outdated:
            self._outdated.discard(name)
            self._pages.pop(name).hide()

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show a page of the navigation; a session in view waits on Accueil."""
        self.leave_session()
        self.renew(name)
        page: Any = self.page(name)
        self.stack.show_only(self.shell)
        self.shell.show_page(name, page)
        if name == "accueil":
            self.attempt(self._refresh_home)
        elif hasattr(page, "refresh"):
            self.attempt(page.refresh)
        page.setFocus()
        self.page_shown.emit()

    def show_welcome(self) -> None:
        """Show the first opening."""
        page = self.page("bienvenue")
        self.stack.show_only(page)
        page.setFocus()

    @Slot()
    def end_welcome(self) -> None:
        """Go from the first opening to Accueil."""
        self.take_settings()
        self.show_page("accueil")

    @Slot()
    def go_home(self) -> None:
        """Show Accueil."""
        self.show_page("accueil")

    @Slot()
    def open_store(self) -> None:
        """Open the store in a thread: Accueil answers meanwhile."""
        from mediateur.ui import jobs

        self.at_work = True
        jobs.run(self.app.warm, self._on_store, self)

    @Slot(object)
    def _on_store(self, outcome: Outcome) -> None:
        if outcome.succeeded(self._show_failure):
            self.attempt(self._refresh_home)
            if self.shell.current_name == "panne":
                self.show_page("accueil")
            self.store_ready.emit()

    def _show_failure(self, error: MediateurError) -> None:
        page: Any = self.page("panne")
        self.stack.show_only(self.shell)
        self.shell.show_page("panne", page)
        page.show_error(error, str(self.app.folder))

    @Slot()
    def renew_accueil(self) -> None:
        """Show what Accueil tells as it is now, where it is in view: the day may be another since."""
        if self.shell.current_name == "accueil":
            self.attempt(self._refresh_home)

    def _refresh_home(self) -> None:
        parked = self.app.sessions.parked()
        self.home.show_notice(self.app.notice)
        self.home.show_parked(parked)
        self.home.show_day(self.app.journal.today())
        self._refresh_newest()

    def _refresh_newest(self) -> None:
        when = self.app.reviewed()
        self.shell.status.show_newest(month_name(self.app.content.newest()), is_past=when.is_past)

    @Slot()
    def take_settings(self) -> None:
        """Take the settings where they show."""
        settings = self.app.preferences.current
        self.home.digits = settings.digits
        self.shell.show_mediators(settings.mediators, settings.mediator)

    @Slot(str)
    def _change_mediator(self, label: str) -> None:
        self.attempt(lambda: self.app.preferences.change(mediator=label))
        self.take_settings()
        if (name := self.shell.current_name) in OF_MEDIATOR:
            page: Any = self.page(name)
            page.refresh()

    @Slot()
    def open_folder(self) -> None:
        """Open the data folder in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.app.folder)))

    @Slot(str)
    def open_page(self, address: str) -> None:
        """Open an address in the system's browser."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl(address))

    @Slot(str)
    def tell_failure(self, _where: str) -> None:
        """Say that something unforeseen failed; what is recorded is safe."""
        from mediateur.ui.kit.toast import FAILED, toast

        text = (
            "Une action a échoué. Votre journal et vos séances sont intacts. "
            "Réessayez\N{NO-BREAK SPACE}; le détail est dans le journal technique."
        )
        toast(self, text, seconds=ERROR_SECONDS, mark=FAILED)

    def attempt(self, work: Callable[[], object]) -> None:
        """Do something that may fail, and say why when it does; nothing on screen is lost."""
        try:
            work()
        except MediateurError as error:
            self.tell_refusal(error)

    @Slot(object)
    def tell_refusal(self, error: MediateurError) -> None:
        """Say why something was not done."""
        from mediateur.ui.kit.toast import FAILED, toast

        toast(self, str(error), seconds=ERROR_SECONDS, mark=FAILED)


def _today() -> tuple[int, ...]:
    """Return the year, the month and the day, without datetime, for which no first frame waits."""
    return time.localtime()[:3]
