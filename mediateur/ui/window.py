"""The window: it shows pages and owns the keys that belong to every page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.settings import SCALES, THEMES
from mediateur.ui.artist import Artist
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.stack import Stack
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.dates import month_name
from mediateur.ui.pages.home import HomePage
from mediateur.ui.pages.shell import Shell

if TYPE_CHECKING:
    from mediateur.app import App
    from mediateur.pathways.cards import Card
    from mediateur.pathways.search import Entry
    from mediateur.ui.jobs import Outcome
    from mediateur.ui.pages.neutral_screen import NeutralScreen
    from mediateur.ui.pages.user_screen import Placard
    from mediateur.ui.session_desk import SessionDesk

SIZE, LEAST = QSize(1366, 690), QSize(360, 480)
ERROR_SECONDS = 20


class MainWindow(QWidget):
    """Accueil first; every other page when it is first needed. `ready` once Accueil is painted: open the store then."""

    ready = Signal()
    store_ready = Signal()

    def __init__(self, app: App, theme: Theme) -> None:
        super().__init__()
        self.app, self.theme = app, theme
        self.artist = Artist(theme, app.resources)
        self.setWindowTitle("Médiateur")
        self.setMinimumSize(LEAST)
        self.resize(SIZE)
        self._pages: dict[str, QWidget] = {}
        self._neutral: NeutralScreen | None = None
        self._painted = self._at_work = False
        self.shell = Shell()
        self.stack = Stack()
        self.stack.addWidget(self.shell)
        Column(0, parent=self).addWidget(self.stack)
        self.home = self._make_home()
        self.shell.asked.connect(self.show_page)
        self.shell.mediator_chosen.connect(self._change_mediator)
        self.shell.scale_asked.connect(self.step_scale)
        self.take_settings()
        self.shell.show_page("accueil", self.home)
        self.home.setFocus()

    @cached_property
    def desk(self) -> SessionDesk:
        """The session in view and what surrounds it, made with the first session."""
        from mediateur.ui.session_desk import SessionDesk

        desk = SessionDesk(self)
        desk.ended.connect(self.go_home)
        self.shell.returned.connect(desk.come_back)
        return desk

    @property
    def in_session(self) -> bool:
        """Whether a session is what the window shows."""
        return self.had_session and self.desk.in_view

    @property
    def had_session(self) -> bool:
        """Whether a session was begun or resumed since the window opened."""
        return "desk" in self.__dict__

    @property
    def is_covered(self) -> bool:
        """Whether the neutral screen hides everything."""
        return self._neutral is not None and self._neutral.isVisible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell once that the first frame is there: the timer fires when the children are painted too."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._tell_ready)

    @Slot()
    def _tell_ready(self) -> None:
        self.ready.emit()
        QTimer.singleShot(0, self._bind_keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cover over everything."""
        super().resizeEvent(event)
        if self._neutral is not None:
            self._neutral.setGeometry(self.rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap comes back to the session that is under its paper or under help."""
        if event.key() == Qt.Key.Key_Escape and self.had_session:
            self.desk.come_back()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Park the session, finish what is under way, close the store."""
        if self._at_work or self.app.is_open:
            from mediateur.ui import jobs

            jobs.wait()
        self._leave_session()
        self.app.close()
        super().closeEvent(event)

    @Slot()
    def open_store(self) -> None:
        """Open the store in a thread: Accueil answers meanwhile."""
        from mediateur.ui import jobs

        self._at_work = True
        jobs.run(self.app.warm, self._on_store, self)

    @Slot(object)
    def _on_store(self, outcome: Outcome) -> None:
        if isinstance(outcome.error, MediateurError):
            self._show_failure(outcome.error)
        elif outcome.error is not None:
            raise outcome.error
        else:
            self.attempt(self._refresh_home)
            if self.shell.current_name == "panne":
                self.show_page("accueil")
            self.store_ready.emit()

    def _show_failure(self, error: MediateurError) -> None:
        page: Any = self.page("panne")
        self.stack.show_only(self.shell)
        self.shell.show_page("panne", page)
        page.show_error(error, str(self.app.folder))

    def _refresh_home(self) -> None:
        parked = self.app.sessions.parked()
        self.home.show_notice(self.app.notice)
        self.home.show_parked(parked)
        self.home.show_totals(self.app.journal.today())
        self.shell.status.show_newest(month_name(self.app.content.newest()))

    @Slot(str)
    def tell_failure(self, _where: str) -> None:
        """Say that something unforeseen failed; what is recorded is safe."""
        from mediateur.ui.kit.toast import toast

        text = (
            "Une action a échoué. Votre journal et vos séances sont intacts. "
            "Réessayez\N{NO-BREAK SPACE}; le détail est dans le journal technique."
        )
        toast(self, text, seconds=ERROR_SECONDS)

    def page(self, name: str) -> QWidget:
        """Return a page, made if need be."""
        from mediateur.ui.rooms import make_page

        if name not in self._pages:
            self._pages[name] = make_page(name, self)
        return self._pages[name]

    @Slot(str)
    def show_page(self, name: str) -> None:
        """Show a page of the navigation; a session in view waits on Accueil."""
        self._leave_session()
        page: Any = self.page(name)
        self.stack.show_only(self.shell)
        self.shell.show_page(name, page)
        if name == "accueil":
            self.attempt(self._refresh_home)
        elif hasattr(page, "refresh"):
            self.attempt(page.refresh)
        page.setFocus()

    def show_over_session(self, name: str) -> None:
        """Show help or paper without leaving the session under it."""
        self.desk.make_room()
        page = self.page(name)
        self.stack.show_only(self.shell)
        self.shell.show_page(name, page)
        self.shell.back.setVisible(name == "aide")
        page.setFocus()

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
    def _show_journal(self) -> None:
        self.show_page("journal")

    @Slot(object)
    def start_task(self, task: Card) -> None:
        """Begin the pathway of a card, or show those of its group."""
        if task.pathway:
            self.start_pathway(task.pathway)
            return
        self.show_page("parcours")
        page: Any = self.page("parcours")
        page.show_group(task.group)

    @Slot()
    def search(self) -> None:
        """Search everything."""
        self.show_page("parcours")
        page: Any = self.page("parcours")
        page.focus_search()

    @Slot(object)
    def open_found(self, entry: Entry) -> None:
        """Open what the search found: a right, a sheet, or a pathway where it answers."""
        name = {"droit": "droits", "feuille": "imprimer"}.get(entry.kind, "")
        if name:
            self.show_page(name)
            page: Any = self.page(name)
            page.show_entry(entry.target)
            return
        self.attempt(lambda: self.desk.begin(entry.target, entry.step, entry.obstacle))

    @Slot(str)
    def start_pathway(self, pathway_id: str) -> None:
        """Begin a session on a pathway."""
        self.attempt(lambda: self.desk.begin(pathway_id))

    @Slot(str)
    def resume(self, draft_id: str) -> None:
        """Resume a session that waits."""
        self.attempt(lambda: self.desk.resume(draft_id))

    @Slot(str)
    def resume_by_code(self, code: str) -> None:
        """Resume the session whose recap bears a code; an unknown one is said under its field."""
        page: Any = self.page("parcours")
        try:
            self.desk.resume_by_code(code)
        except MediateurError as error:
            page.code.refuse(error)

    @Slot()
    def take_back(self) -> None:
        """Undo the last record."""
        self.attempt(lambda: self.desk.take_back())

    def _leave_session(self) -> None:
        if self.had_session:
            self.attempt(self.desk.leave)

    def _make_home(self) -> HomePage:
        home = HomePage(self.app.content.cards())
        home.chosen.connect(self.start_task)
        home.resumed.connect(self.resume)
        home.journal_asked.connect(self._show_journal)
        self._pages["accueil"] = home
        return home

    @Slot()
    def _bind_keys(self) -> None:
        from mediateur.ui.shortcuts import Shortcuts

        Shortcuts(self)

    @Slot()
    def show_help(self) -> None:
        """Help for the screen in view."""
        page: Any = self.page("aide")
        if self.in_session:
            page.show_for("séance")
            self.show_over_session("aide")
        else:
            page.show_for(self.shell.current_name)
            self.show_page("aide")

    @Slot()
    def toggle_neutral(self) -> None:
        """Cover the window when someone comes in, or uncover it."""
        if self._neutral is None:
            from mediateur.ui.pages.neutral_screen import NeutralScreen

            self._neutral = NeutralScreen(self)
            self._neutral.uncovered.connect(self._focus_page)
        if self.had_session:
            self.desk.close_screens()
        self._neutral.toggle()

    @Slot()
    def _focus_page(self) -> None:
        (self.stack.currentWidget() or self).setFocus()

    @Slot()
    def print_current(self) -> None:
        """Show the paper of the session in view, or the catalogue; on that page, print."""
        if self.in_session:
            page: Any = self.page("imprimer")
            self.show_over_session("imprimer")
            page.show_session(self.desk.session)
        elif self.shell.current_name in ("imprimer", "droits"):
            page = self.page(self.shell.current_name)
            page.print_now()
        else:
            self.show_page("imprimer")

    @Slot(str)
    def print_right(self, right_id: str) -> None:
        """Show the sheet of a right, to print or to save."""
        self.show_page("imprimer")
        page: Any = self.page("imprimer")
        page.show_right(right_id, self.app.rights.title_of(right_id))

    @Slot(object)
    def print_memo(self, choices: frozenset[str]) -> None:
        """Show the memo of the choices made in « Qui peut voir quoi ? », to print or to save."""
        self.show_page("imprimer")
        page: Any = self.page("imprimer")
        page.show_memo(choices)

    @Slot(object)
    def show_placard(self, placard: Placard) -> None:
        """Show words of Droits to the person, on the large screen."""
        self.desk.show_placard(placard)

    def toggle_placard(self) -> None:
        """Show what is in view in Droits to the person, or close her screen."""
        if self.had_session and self.desk.is_showing:
            self.desk.close_screens()
            return
        page: Any = self.page("droits")
        page.show_now()

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

    @Slot()
    def normal_scale(self) -> None:
        """Show text at 100 %."""
        self._set_scale(SCALES[0])

    @Slot(int)
    def step_scale(self, step: int) -> None:
        """Show text one step larger or smaller."""
        index = SCALES.index(self.app.preferences.current.scale) + step
        self._set_scale(SCALES[min(max(index, 0), len(SCALES) - 1)])

    def _set_scale(self, percent: int) -> None:
        most = self.desk.most_scale if self.had_session else percent / 100
        self.theme.set(scale=min(percent / 100, most))
        self.attempt(lambda: self.app.preferences.change(scale=percent))
        self._announce(f"Taille du texte\N{NO-BREAK SPACE}: {self.theme.scale * 100:.0f}\N{NO-BREAK SPACE}%")

    @Slot()
    def next_theme(self) -> None:
        """Take the next colours."""
        name = THEMES[(THEMES.index(self.theme.name) + 1) % len(THEMES)]
        self.theme.set(name=name)
        self.attempt(lambda: self.app.preferences.change(theme=name))
        self._announce(f"Couleurs\N{NO-BREAK SPACE}: {name}")

    def _announce(self, text: str) -> None:
        from mediateur.ui.kit.announce import announce

        announce(self, text)

    @Slot()
    def open_folder(self) -> None:
        """Open the data folder in the system's file manager."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.app.folder)))

    @Slot()
    def export_journal(self) -> None:
        """Ask where, and write the journal as CSV."""
        from mediateur.ui.saving import ask_and_write

        self.attempt(lambda: ask_and_write(self, "journal.csv", self.app.journal.export(self.app.content.titles())))

    def attempt(self, work: Callable[[], object]) -> None:
        """Do something that may fail, and say why when it does; nothing on screen is lost."""
        try:
            work()
        except MediateurError as error:
            from mediateur.ui.kit.toast import toast

            toast(self, str(error), seconds=ERROR_SECONDS)
