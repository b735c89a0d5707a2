"""The note of a session, when notes are switched on: watched while it is typed, and again on saving."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.journal.privacy import Finding, Verdict
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.fields import PlainText
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.usecases.recording.closing import NoteRefusedError
from mediateur.usecases.recording.sessions import Sessions

NOTE_DELAY_MS = 300
EXAMPLE = "Exemple\N{NO-BREAK SPACE}: le SMS n’arrive pas, rappeler le 34\N{NO-BREAK SPACE}22."
BLOCKED = "Vos réponses sont gardées. Retirez ce passage pour enregistrer."


class ClosingNote(QWidget):
    """A field, and under it what the privacy guard says of it. `told` carries the message that has just come."""

    told = Signal(QWidget)

    def __init__(self, sessions: Sessions) -> None:
        super().__init__()
        self._sessions = sessions
        self._told = ""
        self.field = PlainText(EXAMPLE, lines=2)
        self._blocked = Message("danger", "", button="Retirer le passage")
        self._warned = Message("warning", "", button="Retirer le mot")
        column = Column(8, parent=self)
        self._row = FormRow("Note", self.field, "Jamais partagée. Ni nom, ni numéro, ni santé.", optional=True)
        column.addWidget(self._row)
        for message in (self._blocked, self._warned):
            message.hide()
            column.addWidget(message)
            if message.button is not None:
                message.button.clicked.connect(self._remove)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTE_DELAY_MS)
        self._timer.timeout.connect(self.check)
        self.field.textChanged.connect(self._timer.start)

    @Slot()
    def check(self) -> None:
        """Show what the privacy guard says, and say it when it is something else than before."""
        findings = self._show(self._sessions.check(self.field.text()))
        told = findings[0].kind.message if findings else ""
        if told and told != self._told:
            announce(self, told)
        self._told = told

    def refuse(self, error: NoteRefusedError) -> None:
        """Show why the note cannot be kept."""
        self._show(error.verdict)
        announce(self, str(error), assertive=True)
        self.field.setFocus()

    def _show(self, verdict: Verdict) -> tuple[Finding, ...]:
        findings = verdict.blocking or verdict.warnings
        self.field.mark([(found.start, found.end - found.start) for found in findings])
        self.field.set_wrong(bool(verdict.blocking))
        self._blocked.setVisible(bool(verdict.blocking))
        self._warned.setVisible(bool(verdict.warnings) and not verdict.blocking)
        self._row.show_hint(not findings)
        message, remedy = (self._blocked, BLOCKED) if verdict.blocking else (self._warned, "")
        if findings and message.button is not None:
            message.set_content(findings[0].kind.message, remedy)
            message.button.set_label(findings[0].kind.button)
            self.told.emit(message)
        return findings

    @Slot()
    def _remove(self) -> None:
        from mediateur.journal.privacy import redact

        verdict = self._sessions.check(self.field.text())
        findings = verdict.blocking or verdict.warnings
        if findings:
            self.field.set_text(redact(self.field.text(), findings[0]))
        self.check()
