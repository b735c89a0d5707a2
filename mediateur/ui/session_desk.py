"""The session in view: begun, shown beside the browser or on the large screen, parked, closed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mediateur.errors import MediateurError
from mediateur.pathways.events import opening
from mediateur.ui.docking import Docking
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.toast import dismiss_done, toast
from mediateur.ui.large_screen import LargeScreen
from mediateur.ui.pages.session import top_bar as actions
from mediateur.ui.pages.session.page import SessionPage

if TYPE_CHECKING:
    from mediateur.pathways.model import Pathway
    from mediateur.ui.frame import Frame
    from mediateur.usecases.recording.closing import Filled
    from mediateur.usecases.recording.sessions import Saved, Session

TAKEN_BACK = "Enregistrement annulé. La séance est de nouveau ouverte."


class SessionDesk(QObject):
    """Begins, shows, parks, finishes.

    `ended` once a session is recorded or effaced; `paper_asked`, `help_asked`, `neutral_asked` are for the window, and
    so is `imagined_asked`: in practice, the official site is not opened but imagined.
    """

    ended = Signal()
    paper_asked = Signal()
    help_asked = Signal()
    neutral_asked = Signal()
    imagined_asked = Signal()

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self.window = window
        self.app = window.app
        self.page = SessionPage(self.app.sessions, window.artist.schematic, self.app.printing.address_qr)
        self.page.titles, self.page.past = self.app.content.titles, self._past
        self.page.followed.connect(self.follow)
        self.page.asked.connect(self._on_action)
        self.page.moved.connect(self._follow)
        self.page.site_asked.connect(self._open_site)
        self.docking, self.large = Docking(window), LargeScreen(window)
        self.large.neutral_asked.connect(self.neutral_asked)
        self.large.help_asked.connect(self.help_asked)
        self._last: Saved | None = None
        self._filled: Filled | None = None
        self._comes_back_docked = False
        self._became: dict[str, str] = {}

    def _past(self, pathway: Pathway) -> str:
        """Return the month since whose end a pathway is to be read again, if it is and if that can be known."""
        try:
            return self.app.content.past(pathway.verified, dt.date.today())
        except MediateurError:
            return ""

    @property
    def session(self) -> Session | None:
        """The session in view or under its paper, if any."""
        return self.page.session

    @property
    def in_view(self) -> bool:
        """Whether the session page is what the window shows."""
        return self.session is not None and self.window.stack.currentWidget() is self.page

    def begin(self, pathway_id: str, step: str = "", obstacle: str = "") -> None:
        """Begin a session on a pathway, at its questions, or at a step or an obstacle. Raises MediateurError."""
        mediator = self.app.preferences.current.mediator
        session = self.app.sessions.begin(self.app.content.pathway(pathway_id), mediator)
        for event in opening(step, obstacle):
            session = self.app.sessions.act(session, event)
        self.show(session)

    @Slot(str)
    def follow(self, pathway_id: str) -> None:
        """Go on with the same person on another pathway."""
        self.window.attempt(lambda: self._go_on_with(pathway_id))

    def _go_on_with(self, pathway_id: str) -> None:
        if self.session is not None:
            before = self.session.draft.id
            following = self.app.sessions.follow(self.session, self.app.content.pathway(pathway_id))
            self._became[before] = following.draft.id
            self.show(following)

    def resume(self, draft_id: str) -> None:
        """Resume a session that waits. Raises MediateurError."""
        self.show(self.app.sessions.resume(draft_id))

    def resume_by_code(self, code: str) -> None:
        """Resume the session whose recap bears a code. Raises MediateurError."""
        self.show(self.app.sessions.resume_by_code(code))

    def show(self, session: Session) -> None:
        """Show a session exactly where it is; what was filled in of the end of another one is forgotten."""
        if self._filled is not None and self._filled.draft != session.draft.id:
            self._filled = None
        dismiss_done(self.window)
        self.page.digits = self.app.preferences.current.digits
        self.window.stack.show_only(self.page)
        self.page.show_session(session)
        self._follow()

    @Slot()
    def come_back(self) -> None:
        """Come back to the session from its paper or from help."""
        if self.session is not None and not self.in_view:
            self.window.stack.show_only(self.page)
            self.page.setFocus()
            if self._comes_back_docked:
                self.docking.set_on(True)

    def make_room(self) -> None:
        """Leave the side panel for the full window, which paper and help need; coming back docks again."""
        self._comes_back_docked = self.docking.is_on
        self.docking.set_on(False)

    def leave(self) -> None:
        """Close the large screen and set the session in view aside. Raises MediateurError."""
        self.large.close()
        if self.session is not None:
            session, self.page.session = self.session, None
            self.docking.set_on(False)
            self.app.sessions.park(session)

    @Slot(str, int)
    def count_guides(self, draft_id: str, copies: int) -> None:
        """Count the guides printed for a person: her session may wait by the time that they are, or be over."""
        self.window.attempt(lambda: self._count(draft_id, copies))

    def _count(self, draft_id: str, copies: int) -> None:
        sessions = self.app.sessions
        while draft_id in self._became:  # she went on with another pathway since
            draft_id = self._became[draft_id]
        if self.session is not None and self.session.draft.id == draft_id:
            self.page.session = sessions.printed(self.session, copies)
        elif any(waiting.id == draft_id for waiting in sessions.parked()):
            sessions.printed(sessions.resume(draft_id), copies)

    @Slot()
    def finish(self) -> None:
        """Open the closing of the session."""
        if self.session is None or not self.in_view or open_dialog_of(self.window):
            return
        from mediateur.ui.pages.closing.page import ClosingDialog

        settings = self.app.preferences.current
        dialog = ClosingDialog(
            self.window, self.session, self.app.sessions, settings.place, self._filled, notes=settings.notes
        )
        dialog.left.connect(self._on_left)
        dialog.saved.connect(self._on_saved)
        dialog.discarded.connect(self._on_discarded)
        dialog.open_dialog(dialog.persons)

    def take_back(self) -> None:
        """Undo the last record of the mediator: the session comes back as it was, its end too.

        Raises MediateurError when it cannot be, or was corrected or deleted since.
        """
        last = self._last
        if last is None or last.session.draft.mediator != self.app.preferences.current.mediator:
            return
        session = self.app.sessions.take_back(last)
        self._last = None
        self.leave()
        self.show(session)
        toast(self.window, TAKEN_BACK)

    @Slot()
    def _take_back(self) -> None:
        self.window.attempt(self.take_back)

    @Slot()
    def toggle_user_screen(self) -> None:
        """Show the large screen to the person, on the second screen when there is one; or close it."""
        if self.large.is_shown:
            self.large.close()
        elif self.in_view:
            self.large.show_walk(self.page.walk)

    @Slot()
    def toggle_panel(self) -> None:
        """Dock the session beside the browser, or bring it back to the full window."""
        if self.in_view:
            self.docking.set_on(not self.docking.is_on)

    @Slot(object)
    def _on_left(self, filled: Filled) -> None:
        self._filled = filled

    @Slot(object)
    def _on_saved(self, saved: Saved) -> None:
        from mediateur.ui.pages.closing.words import kept_words

        self._last = saved
        self._forget()
        noted = self._filled is not None and bool(self._filled.closing.note.strip())
        notice = toast(self.window, kept_words("Séance enregistrée.", noted=noted), undo="Annuler")
        notice.undone.connect(self._take_back)

    @Slot()
    def _on_discarded(self) -> None:
        self._filled = None
        self._forget()
        announce(self.window, "Séance effacée. Rien n’est compté.")

    def _forget(self) -> None:
        self.docking.set_on(False)
        self.page.session = None
        self.large.close()
        self.ended.emit()

    @Slot()
    def _follow(self) -> None:
        self.large.follow(self.page.walk)

    @Slot(str)
    def _on_action(self, name: str) -> None:
        act = {
            actions.QUIT: self.window.go_home,
            actions.PANEL: self.toggle_panel,
            actions.SCREEN: self.toggle_user_screen,
            actions.PRINT: self.paper_asked.emit,
            actions.FINISH: self.finish,
            actions.NEUTRAL: self.neutral_asked.emit,
            actions.HELP: self.help_asked.emit,
        }
        act[name]()

    @Slot()
    def _open_site(self) -> None:
        if self.app.practice:
            self.imagined_asked.emit()
            return
        from mediateur.content.official import OFFICIAL_URL
        from mediateur.ui.browser import open_private

        if not open_private(OFFICIAL_URL):
            announce(self.window, "Le site s’ouvre. Choisissez une fenêtre privée si le navigateur le permet.")
