"""What is asked of the window about sessions: begin, resume, leave, print, show to the person, cover."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from mediateur.errors import MediateurError
from mediateur.ui.frame import Frame

if TYPE_CHECKING:
    from mediateur.app import App
    from mediateur.pathways.cards import Card
    from mediateur.rights.catalogue import Right
    from mediateur.ui.imagined_site import ImaginedSite
    from mediateur.ui.kit.theme import Theme
    from mediateur.ui.pages.shell.neutral_screen import NeutralScreen
    from mediateur.ui.pages.user_screen.screen import Placard
    from mediateur.ui.session_desk import SessionDesk


class SessionErrands(Frame):
    """A frame in which sessions are held."""

    def __init__(self, app: App, theme: Theme) -> None:
        super().__init__(app, theme)
        self.neutral: NeutralScreen | None = None
        self.home.chosen.connect(self.start_task)
        self.home.resumed.connect(self.resume)
        self.home.journal_asked.connect(self._show_journal)
        self.shell.returned.connect(self.come_back)
        if self.band is not None:
            self.band.site_asked.connect(self.show_imagined_site)

    @cached_property
    def desk(self) -> SessionDesk:
        """The session in view and what surrounds it, made with the first session."""
        from mediateur.ui.session_desk import SessionDesk

        desk = SessionDesk(self)
        desk.ended.connect(self.go_home)
        desk.paper_asked.connect(self.print_current)
        desk.help_asked.connect(self.show_help)
        desk.neutral_asked.connect(self.toggle_neutral)
        desk.imagined_asked.connect(self.show_imagined_site)
        return desk

    @cached_property
    def imagined(self) -> ImaginedSite:
        """The imagined site beside the session, in practice."""
        from mediateur.ui.imagined_site import ImaginedSite

        return ImaginedSite(self.desk)

    @Slot()
    def show_imagined_site(self) -> None:
        """Show the imagined site beside the session in view; say how to have one where there is none."""
        from mediateur.ui.imagined_site import NO_SESSION
        from mediateur.ui.kit.toast import toast

        if self.in_session:
            self.attempt(self.imagined.show)
        else:
            toast(self, NO_SESSION)

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
        return self.neutral is not None and self.neutral.isVisible()

    def leave_session(self) -> None:
        """Set the session in view aside, if there is one."""
        self.forget_help()
        if "imagined" in self.__dict__:
            self.imagined.close()
        if self.had_session:
            self.attempt(self.desk.leave)

    @property
    def most_scale(self) -> float:
        """The largest text that fits where the session is."""
        return self.desk.docking.most_scale if self.had_session else super().most_scale

    def show_over_session(self, name: str) -> None:
        """Show paper without leaving the session under it."""
        self.desk.make_room()
        self.renew(name)
        page = self.page(name)
        self.stack.show_only(self.shell)
        self.shell.show_page(name, page)
        page.setFocus()

    @Slot(object)
    def start_task(self, task: Card) -> None:
        """Begin the pathway of a card, or show those of its group."""
        if task.pathway:
            self.start_pathway(task.pathway)
            return
        self.show_page("parcours")
        page: Any = self.page("parcours")
        page.show_group(task.group)

    @Slot(str)
    def start_pathway(self, pathway_id: str) -> None:
        """Begin a session on a pathway."""
        self.attempt(lambda: self.desk.begin(pathway_id))

    @Slot(object)
    def start_right(self, right: Right) -> None:
        """Begin the pathway that exercises a right, where it speaks of it."""
        self.attempt(lambda: self.desk.begin(right.pathway, right.step, right.obstacle))

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
    def show_help(self) -> None:
        """Show help for what is in view."""
        raise NotImplementedError

    @Slot()
    def come_back(self) -> None:
        """Come back from help to what it was opened over, or from its paper to the session."""
        raise NotImplementedError

    def forget_help(self) -> None:
        """Leave for good what help was opened over."""
        raise NotImplementedError

    @Slot()
    def toggle_neutral(self) -> None:
        """Cover the window when someone comes in, or uncover it."""
        if self.neutral is None:
            from mediateur.ui.pages.shell.neutral_screen import NeutralScreen

            self.neutral = NeutralScreen(self)
            self.neutral.unfocused.connect(self._focus_page)
        if self.had_session:
            self.desk.large.close()
        self.neutral.toggle()

    @Slot()
    def _focus_page(self) -> None:
        (self.stack.currentWidget() or self).setFocus()

    @Slot()
    def print_current(self) -> None:
        """Show the paper of the session in view, or the catalogue; on a page that prints, do what it does."""
        if self.in_session:
            self.show_over_session("imprimer")
            page: Any = self.page("imprimer")  # the one in view: it may have been made again just now
            page.show_session(self.desk.session)
        elif self.shell.current_name in ("imprimer", "droits", "a-recopier", "tableau", "formation", "reseau"):
            page = self.page(self.shell.current_name)
            page.print_now()
        else:
            self.show_page("imprimer")

    @Slot(object)
    def show_placard(self, placard: Placard) -> None:
        """Show words of Droits to the person, on the large screen."""
        self.desk.large.show_placard(placard)

    def toggle_placard(self) -> None:
        """Show what is in view in Droits to the person, or close her screen."""
        if self.had_session and self.desk.large.is_shown:
            self.desk.large.close()
            return
        page: Any = self.page("droits")
        page.show_now()

    @Slot()
    def _show_journal(self) -> None:
        self.show_page("journal")
