"""Réglages, « Partage »: joining by an invitation, reading what would leave, sharing, leaving."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.pages.network.choice_panel import ChoicePanel
from mediateur.ui.pages.network.coordination_panel import CoordinationPanel
from mediateur.ui.pages.network.invitation_panel import InvitationPanel
from mediateur.ui.pages.network.position_panel import PositionPanel
from mediateur.ui.pages.network.preview_table import Rows
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.network.standing import Choice, Invited, Standings
from mediateur.usecases.network.words import LEFT, REMAINED

if TYPE_CHECKING:
    from mediateur.trust.apart import Reading


class SharingUse(Protocol):
    """What is asked of the sharing of this machine. All may raise MediateurError; each is asked in a job."""

    def standings(self) -> Standings:
        """Return where sharing stands."""

    def read_text(self, text: str) -> Invited:
        """Read an invitation, and keep it until it is joined or forgotten."""

    def read_file(self, path: Path, reading: Reading | None = None) -> Invited:
        """Read an invitation from its file or from a picture of its code, and keep it as well; `reading` may stop."""

    def forget(self) -> None:
        """Forget the invitation that was read."""

    def preview(self, choice: Choice) -> Rows:
        """Return what would leave by a choice; nothing does."""

    def join(self, choice: Choice | None, *, trust: bool) -> Standings:
        """Open the account of the invitation that was read, and let that leave from then on; None to coordinate.

        `trust`: take the content that who invites signs.
        """

    def say_less(self, coarseness: str) -> Standings:
        """Say less of places from now on; what was sent is corrected when it is sent again."""

    def waiting(self) -> Rows:
        """Return what has not left yet."""

    def send(self) -> Standings:
        """Send what waits, now."""

    def leave(self) -> None:
        """Share the journal with nobody any more."""

    def leave_network(self) -> None:
        """Coordinate no more."""


class SharingSection(QWidget):
    """The section. `changed` carries where sharing stands when that changed, `left` tells that no invitation is taken.

    `ended` after each job, whether it succeeded or not.
    """

    changed = Signal(object)
    left = Signal()
    ended = Signal()

    def __init__(self, sharing: SharingUse, panels: tuple[InvitationPanel, ChoicePanel, PositionPanel]) -> None:
        super().__init__()
        self._sharing = sharing
        self.trouble, self.over = Trouble(), Message("success", LEFT, REMAINED)
        self.invitation, self.choice, self.position = panels
        self.coordination = CoordinationPanel()
        self._panels: tuple[QWidget, ...] = (*panels, self.coordination)
        self._joined: tuple[QWidget, ...] = ()
        self._reading: tuple[QWidget, ...] = ()
        column = Column(14, parent=self)
        for part in (self.trouble, self.over, *self._panels):
            column.addWidget(part)
        self.over.hide()
        self._connect()
        self._show(self.invitation)

    def refresh(self) -> None:
        """Ask where sharing stands, and show it."""
        jobs.run(self._sharing.standings, self._on_standings, self)

    def read_file(self, path: Path) -> None:
        """Read an invitation from its file."""
        self._read(partial(self._sharing.read_file, path))

    def show_standings(self, standings: Standings) -> None:
        """Show where sharing stands, or ask for an invitation; one that is being read stays."""
        if standings.journal is not None:
            self.position.show_standing(standings.journal)
        if standings.network is not None:
            self.coordination.show_standing(standings.network)
        panels = ((self.position, standings.journal), (self.coordination, standings.network))
        self._joined = tuple(panel for panel, standing in panels if standing is not None)
        self._show_all()

    @Slot()
    def take_invitation(self) -> None:
        """Ask for an invitation, beside what is shared already."""
        self.invitation.forget()
        self._reading = (self.invitation,)
        self._show_all()

    def _show_all(self) -> None:
        self._show(*(self._reading or (() if self._joined else (self.invitation,))), *self._joined)

    def _connect(self) -> None:
        self.invitation.text_given.connect(self._read_text)
        self.invitation.file_given.connect(self.read_file)
        self.invitation.reading.came.connect(self._on_read)
        self.invitation.join_asked.connect(self._coordinate)
        self.invitation.left.connect(self._forget)
        self.choice.changed.connect(self._preview)
        self.choice.shared.connect(self._join)
        self.position.send_asked.connect(self._send)
        self.position.rows_asked.connect(self._read_waiting)
        self.position.quit_asked.connect(self._leave)
        self.position.other_asked.connect(self.take_invitation)
        self.position.less_asked.connect(self._say_less)
        self.coordination.quit_asked.connect(self._leave_network)

    def _show(self, *shown: QWidget) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget())
        for panel in self._panels:
            panel.setVisible(panel in shown)
        self.setFocusProxy(shown[0])
        if had_focus:
            shown[0].setFocus()

    @Slot(str)
    def _read_text(self, text: str) -> None:
        sharing = self._sharing
        self._read(lambda _: sharing.read_text(text))

    def _read(self, work: Callable[[Reading], Invited]) -> None:
        self.over.hide()
        self.invitation.reading.begin(work)

    @Slot(object)
    def _on_read(self, outcome: jobs.Outcome) -> None:
        if self._succeeded(outcome) and isinstance(outcome.value, Invited):
            self.invitation.show_invitation(outcome.value)
            coordinates = outcome.value.coordinates
            self._reading = (self.invitation,) if coordinates else (self.invitation, self.choice)
            self._show_all()
            if not coordinates:
                self.choice.ask()
        self.ended.emit()

    @Slot()
    def _forget(self) -> None:
        self._sharing.forget()
        self.trouble.forget()
        self.invitation.forget()
        self._reading = ()
        self._show_all()
        self.left.emit()

    @Slot()
    def _coordinate(self) -> None:
        self._join(None)

    @Slot(object)
    def _join(self, choice: Choice | None) -> None:
        self.invitation.show_work(working=True)
        self.choice.show_work(working=True)
        trust = self.invitation.trust.isChecked()
        jobs.reach(partial(self._sharing.join, choice, trust=trust), self._on_joined, self)

    @Slot(object)
    def _on_joined(self, outcome: jobs.Outcome) -> None:
        self.invitation.show_work(working=False)
        self.choice.show_work(working=False)
        if outcome.error is None:
            self.invitation.forget()
            self._reading = ()
        if self._moved(outcome) and isinstance(outcome.value, Standings) and outcome.value.journal is not None:
            self._send()
        self.ended.emit()

    @Slot(str)
    def _say_less(self, coarseness: str) -> None:
        jobs.run(partial(self._sharing.say_less, coarseness), self._on_less, self)

    @Slot(object)
    def _on_less(self, outcome: jobs.Outcome) -> None:
        if self._moved(outcome):
            self._send()
        self.ended.emit()

    @Slot(object)
    def _preview(self, choice: Choice) -> None:
        sharing = self._sharing
        jobs.run(lambda: (choice, sharing.preview(choice)), self._on_preview, self)

    @Slot(object)
    def _on_preview(self, outcome: jobs.Outcome) -> None:
        if self._succeeded(outcome):
            found: Any = outcome.value
            self.choice.show_rows(*found)
        self.ended.emit()

    @Slot()
    def _read_waiting(self) -> None:
        jobs.run(self._sharing.waiting, self._on_waiting, self)

    @Slot(object)
    def _on_waiting(self, outcome: jobs.Outcome[Rows]) -> None:
        if self._succeeded(outcome):
            self.position.show_rows(outcome.value)
        self.ended.emit()

    @Slot()
    def _send(self) -> None:
        self.position.show_work(working=True)
        jobs.reach(self._sharing.send, self._on_sent, self)

    @Slot(object)
    def _on_sent(self, outcome: jobs.Outcome) -> None:
        self.position.show_work(working=False)
        self._moved(outcome)
        self.ended.emit()

    @Slot()
    def _leave(self) -> None:
        self._leaving(self._sharing.leave)

    @Slot()
    def _leave_network(self) -> None:
        self._leaving(self._sharing.leave_network)

    def _leaving(self, leave: Callable[[], None]) -> None:
        sharing = self._sharing

        def work() -> Standings:
            leave()
            return sharing.standings()

        jobs.run(work, self._on_left, self)

    @Slot(object)
    def _on_left(self, outcome: jobs.Outcome) -> None:
        if self._moved(outcome):
            self.over.show()
            announce(self, f"{LEFT} {REMAINED}")
        self.ended.emit()

    @Slot(object)
    def _on_standings(self, outcome: jobs.Outcome) -> None:
        if self._succeeded(outcome) and isinstance(outcome.value, Standings):
            self.show_standings(outcome.value)
        self.ended.emit()

    def _moved(self, outcome: jobs.Outcome) -> bool:
        """Show where sharing stands now, and tell it; return whether the job succeeded."""
        if not self._succeeded(outcome) or not isinstance(outcome.value, Standings):
            return False
        self.over.hide()
        self.show_standings(outcome.value)
        self.changed.emit(outcome.value)
        return True

    def _succeeded(self, outcome: jobs.Outcome) -> bool:
        """Return whether a job succeeded; say in place why not. Raises what nobody foresaw."""
        if outcome.succeeded(self.trouble.tell):
            self.trouble.forget()
        return outcome.error is None


def make_section(sharing: SharingUse, today: dt.date) -> SharingSection:
    """Return the section of a sharing, with its panels."""
    return SharingSection(sharing, (InvitationPanel(), ChoicePanel(today), PositionPanel()))
