"""« Fin de la séance »: counts and a checklist, done in under fifteen seconds; nothing names anyone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.ui.kit.buttons import QuietDangerButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.confirm import ConfirmDialog, confirm
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.pages.closing.form import RecordDialog
from mediateur.ui.pages.closing.parts import beside, columns_of, numbered
from mediateur.ui.pages.shared.dates import short_half_day
from mediateur.usecases.recording.closing import Filled, refilled
from mediateur.usecases.recording.sessions import Saved, Session, Sessions, prefilled


class ClosingDialog(RecordDialog):
    """The closing of a session. `left` carries what it was filled in with, as it closes in whatever way.

    `saved` carries what was recorded; `discarded` says that nothing is kept.
    """

    left = Signal(object)
    saved = Signal(object)
    discarded = Signal()
    help_topic = "fin-de-seance"

    def __init__(
        self,
        window: QWidget,
        session: Session,
        sessions: Sessions,
        place: str,
        before: Filled | None = None,
        *,
        notes: bool,
    ) -> None:
        self._session, self._sessions = session, sessions
        self._fresh = replace(prefilled(session.walk), place=place)
        self.checks = tuple(CheckRow(check.label) for check in session.walk.pathway.checklist)
        kept = f"{short_half_day(session.draft.touched)}, {session.draft.mediator}"
        when = f"Sans nom ni numéro. Gardé\N{NO-BREAK SPACE}: {kept}."
        proposed = refilled(session.draft.id, self._fresh, before)
        super().__init__(window, "Fin de la séance", when, proposed, sessions if notes else None)
        if before is not None and before.draft == session.draft.id:
            for check, ticked in zip(self.checks, before.ticked, strict=True):
                check.setChecked(ticked)
        self._fill_foot()
        self.closed.connect(self._tell_left)

    def filled(self) -> Filled:
        """Return what it was filled in with."""
        ticked = tuple(check.isChecked() for check in self.checks)
        return Filled(self._session.draft.id, self._fresh, self.closing(), ticked)

    def record(self) -> None:
        """Record the session, and tell. Raises MediateurError."""
        done: Saved = self._sessions.finish(self._session, self.closing())
        self.close_dialog()
        self.saved.emit(done)

    def questions_after(self) -> tuple[QWidget, ...]:
        """Return the checklist of the end."""
        return (Separator(), beside(numbered(4, "Avant de se quitter"), columns_of(self.checks, 2, 300)))

    def _fill_foot(self) -> None:
        drop = QuietDangerButton("Ne rien garder", "trash-2")
        drop.clicked.connect(self._ask_to_drop)
        self.footer_left.hold(drop)
        back = SecondaryButton("Revenir" if self.small else "Continuer la séance")
        back.setAccessibleName("Continuer la séance")
        back.clicked.connect(self.close_dialog)
        (self.footer_left if self.small else self.footer_right).hold(back)
        self.add_save("Enregistrer")

    @Slot()
    def _tell_left(self) -> None:
        self.left.emit(self.filled())

    @Slot()
    def _ask_to_drop(self) -> None:
        question = "Effacer cette séance\N{NO-BREAK SPACE}?"
        asked: ConfirmDialog = confirm(self._window, question, "Rien ne sera compté.", "Effacer", "Garder", danger=True)
        asked.accepted.connect(self._drop)

    @Slot()
    def _drop(self) -> None:
        try:
            self._sessions.discard(self._session)
        except MediateurError as error:
            self.tell(error)
            return
        self.close_dialog()
        self.discarded.emit()
