"""The page of a data folder that cannot be used: what happened, what is safe, what to do."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediateur.errors import MediateurError
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.column_page import ColumnPage


class FailurePage(ColumnPage):
    """Says why sessions cannot be kept now, and offers to try again."""

    retry_asked = Signal()
    folder_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(heading("Le journal ne s’ouvre pas", 1))
        self._message = Message("danger", "")
        self.body.addWidget(self._message)
        self._folder = Text("", "courant", "text_muted")
        self.body.addWidget(self._folder)
        row = Row(12)
        self._retry = PrimaryButton("Réessayer", icon="rotate-ccw")
        self._retry.clicked.connect(self.retry_asked)
        folder = SecondaryButton("Ouvrir le dossier", icon="folder-open")
        folder.clicked.connect(self.folder_asked)
        row.addWidget(self._retry)
        row.addWidget(folder)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def show_error(self, error: MediateurError, folder: str) -> None:
        """Show an error and the folder that it is about."""
        self._message.set_content(error.happened, f"{error.safe} {error.remedy}".strip())
        self._folder.set_text(f"Dossier des données\N{NO-BREAK SPACE}: {folder}")
        announce(self, str(error), assertive=True)
        self._retry.setFocus()
