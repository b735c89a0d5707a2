"""The title of a workshop: the only text that is typed, watched by the privacy guard before it is kept."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal, Slot

from mediateur.content.text import french
from mediateur.journal.privacy import Verdict
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.usecases.recording.workshops import MOST_TITLE

DELAY_MS = 300
EXAMPLE = french("Exemple : Premiers pas, groupe du jeudi")
HINT = french("Ni nom, ni numéro. Il est montré dans le journal.")
TITLE = "Ce titre"
REMEDY = french("Le titre n'est pas gardé. Retirez ce passage.")


class TitleRow(FormRow):
    """A line of text. `kept` carries a title that may be kept, once the guard has let it through."""

    kept = Signal(str)

    def __init__(self, check: Callable[[str], Verdict]) -> None:
        self.edit = LineEdit(EXAMPLE)
        super().__init__("Titre", self.edit, HINT, optional=True)
        self._check = check
        self.edit.setMaxLength(MOST_TITLE)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.look)
        self.edit.textEdited.connect(self._timer.start)
        self.edit.editingFinished.connect(self.look)

    def show_title(self, title: str) -> None:
        """Show another title."""
        self._timer.stop()
        self.edit.setText(title)
        self.clear_error()
        self.show_hint(True)

    @Slot()
    def look(self) -> bool:
        """Say what the guard finds, or give the title to keep; return whether it may be kept."""
        self._timer.stop()
        title = self.edit.text().strip()
        verdict = self._check(title)
        if not verdict.blocking:
            self.clear_error()
            self.show_hint(True)
            self.kept.emit(title)
            return True
        told = f"{verdict.blocking[0].kind.said_of(TITLE)} {REMEDY}"
        if told != self.error:
            self.show_hint(False)
            self.set_error(told)
        return False
