"""The window: its first frame, its keys, its size, its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import Timer
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.appearance import Appearance
from mediateur.ui.errands import Errands

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.app import App
    from mediateur.ui.content_watch import ContentWatch
    from mediateur.ui.helping import Helping
    from mediateur.ui.importing import Importing
    from mediateur.ui.jobs import Outcome
    from mediateur.ui.kit.theme import Theme
    from mediateur.ui.practising import Practising
    from mediateur.ui.sharing_watch import SharingWatch
    from mediateur.ui.touring import Touring
    from mediateur.ui.upkeep import Upkeep
    from mediateur.usecases.network.standing import Standings

INVITATION = ".mediateur-invitation"
# How many seconds what a server was asked may take to end by itself, once the window closes.
GRACE = 2.0
# How long (ms) the window that closes waits, still, for files that are being written.
LAST_MS = 2000
STILL_SAVING = "Enregistrement en cours. Médiateur se ferme dès que c’est fait."


class MainWindow(Errands):
    """The whole program in a window. `ready` once Accueil is painted: open the store then."""

    ready = Signal()

    def __init__(self, app: App, theme: Theme) -> None:
        super().__init__(app, theme)
        self._painted = False
        self._touring: Touring | None = None
        self.appearance = Appearance(self)
        self.shell.scale_asked.connect(self.appearance.step_scale)
        self.home.setFocus()

    def make_page(self, name: str) -> QWidget:
        """Return a new page of that name, tied to the window."""
        from mediateur.ui.rooms import make_page

        return make_page(name, self)

    @cached_property
    def practising(self) -> Practising:
        """The window of practice, which takes the place of this one."""
        from mediateur.ui.practising import Practising

        return Practising(self, MainWindow)

    @Slot()
    def practise(self) -> None:
        """Open the window of practice; the tour goes on there."""
        self.practising.begin()
        practice = self.practising.practice
        if isinstance(practice, MainWindow):
            practice.follow(self.touring)

    @property
    def touring(self) -> Touring:
        """Who leads « Premiers pas »: the same in the window of practice."""
        if self._touring is None:
            from mediateur.ui.touring import Touring

            self._touring = Touring(self)
        return self._touring

    def follow(self, lead: Touring) -> None:
        """Be led through « Premiers pas » by who leads the real window."""
        self._touring = lead
        lead.join(self)

    @Slot()
    def offer_tour(self) -> None:
        """Propose « Premiers pas », once."""
        self.touring.offer()

    @Slot()
    def begin_tour(self) -> None:
        """Begin « Premiers pas », or go on with them."""
        self.touring.begin()

    def resume_tour(self) -> None:
        """Show « Premiers pas » again if they were in view when the program was closed."""
        if self.app.preferences.current.tour_shown:
            self.touring.refresh()

    @cached_property
    def helping(self) -> Helping:
        """Help, and the way back from it."""
        from mediateur.ui.helping import Helping

        return Helping(self)

    @Slot()
    def show_help(self) -> None:
        """Show help for what is in view."""
        self.helping.open()

    @Slot()
    def come_back(self) -> None:
        """Come back from help to what it was opened over, or from its paper to the session."""
        if not (self._was_helped and self.helping.come_back()) and self.had_session:
            self.desk.come_back()

    def forget_help(self) -> None:
        """Leave for good what help was opened over."""
        if self._was_helped:
            self.helping.forget()

    @property
    def _was_helped(self) -> bool:
        return "helping" in self.__dict__

    @cached_property
    def upkeep(self) -> Upkeep:
        """What sees to copies and periods. Not in practice."""
        from mediateur.ui.upkeep import Upkeep

        return Upkeep(self)

    def begin_upkeep(self) -> None:
        """Have it work from when the journal opens, and every hour; look then where sharing stands.

        Accueil, left in view overnight, then tells the day that it is.
        """
        self.store_ready.connect(self.upkeep.work)
        self.upkeep.ended.connect(self.renew_accueil)
        self.store_ready.connect(self._watch_sharing)

    @cached_property
    def sharing_watch(self) -> SharingWatch:
        """What sees to the sharing of the journal. Not in practice."""
        from mediateur.ui.sharing_watch import SharingWatch

        return SharingWatch(self)

    @cached_property
    def content_watch(self) -> ContentWatch:
        """What looks for newer content when nobody is there. Not in practice."""
        from mediateur.ui.content_watch import ContentWatch

        return ContentWatch(self)

    @Slot()
    def _watch_sharing(self) -> None:
        self.sharing_watch.look()
        if self.app.preferences.current.content_fetch:
            self.watch_content()

    @Slot()
    def watch_content(self) -> None:
        """Look for newer content from the next idle minute on."""
        self.content_watch.begin()

    @property
    def standings(self) -> Standings:
        """Where the sharing of the journal stands, as it was last seen; nowhere in practice."""
        from mediateur.usecases.network.standing import Standings

        return Standings() if self.app.practice else self.sharing_watch.standings

    @Slot(object)
    def take_standings(self, standings: Standings) -> None:
        """Say that sharing began, moved or ended."""
        self.sharing_watch.take(standings)

    @cached_property
    def importing(self) -> Importing:
        """What brings tables and journals in."""
        from mediateur.ui.importing import Importing

        return Importing(self)

    @Slot()
    def import_journal(self) -> None:
        """Ask for a table or for the journal of another machine, and bring it in."""
        self.attempt(self._import_journal)

    def bring_in(self, file: Path) -> None:
        """Bring a file into the journal, as if it had been chosen there; read an invitation where it is joined."""
        if file.suffix == INVITATION and not self.app.practice:
            self.show_page("reglages")
            page: Any = self.page("reglages")
            page.read_invitation(file)
            return
        self.show_page("journal")
        self.importing.open(file)

    def _import_journal(self) -> None:
        self.app.refuse_in_practice()
        self.importing.ask()

    @Slot()
    def withdraw_import(self) -> None:
        """Take the last import of a table back."""
        self.importing.take_back()

    @Slot()
    def save_journal(self) -> None:
        """Make the copy of the day now."""
        self.upkeep.save()

    @Slot()
    def look_after(self) -> None:
        """Do what is due for what is kept, and say it on Accueil again."""
        self.upkeep.work()

    @Slot(object)
    def restore_journal(self, copy: Path) -> None:
        """Say what a copy lacks, and go back to it if the person agrees."""
        self.upkeep.ask_restore(copy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first frame is there: the timer fires when the children are painted too."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._tell_ready)

    @Slot()
    def _tell_ready(self) -> None:
        self.ready.emit()
        QTimer.singleShot(0, self._complete)

    @Slot()
    def _complete(self) -> None:
        from mediateur.ui.shortcuts import Shortcuts

        Shortcuts(self, self.appearance)
        self.shell.keep_notices_off()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cover over everything."""
        super().resizeEvent(event)
        if self.neutral is not None:
            self.neutral.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap comes back from help, or from its paper to the session."""
        if event.key() == Qt.Key.Key_Escape:
            self.come_back()

    @contextmanager
    def _giving_up_servers(self) -> Iterator[None]:
        """Have no server keep the program for long: what it was asked is given up after GRACE, for another time."""
        given_up = Timer(GRACE, self.app.cut_network)
        given_up.start()
        try:
            yield
        finally:
            given_up.cancel()

    def _all_saved(self) -> bool:
        """Wait a little for the files that a person named; the window closes by itself after what takes longer.

        What could not be written is told, and she may name another place.
        """
        from mediateur.ui import jobs

        saved = jobs.finish_saving(LAST_MS)
        if saved is jobs.Saved.UNDER_WAY:
            QTimer.singleShot(1, self, self._say_why_it_stays)  # after what the saving itself says of lasting
            jobs.after_saving(self._close_once_saved, self)
        return saved is jobs.Saved.ALL

    @Slot()
    def _say_why_it_stays(self) -> None:
        from mediateur.ui.kit.toast import UNDER_WAY, UNTIL_ENDED, toast

        toast(self, STILL_SAVING, seconds=UNTIL_ENDED, mark=UNDER_WAY)

    @Slot(object)
    def _close_once_saved(self, outcome: Outcome[bool]) -> None:
        if outcome.value:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Park the session, finish what is under way, make deletions final, close the store."""
        begun = self.at_work or self.app.is_open
        if begun and not self._all_saved():
            event.ignore()
            return
        if "content_watch" in self.__dict__:
            self.content_watch.end()
        if "sharing_watch" in self.__dict__:
            self.sharing_watch.end()
            self.hide()  # a server that answers slowly would hold up a window that is seen to close
        if begun:
            from mediateur.ui import jobs

            with self._giving_up_servers():
                jobs.end(self)
        self.leave_session()
        self.app.settle()
        self.app.close()
        super().closeEvent(event)
