"""The settings of this machine, as the pages read and change them."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from mediateur import settings
from mediateur.journal.privacy import Field
from mediateur.settings import Settings
from mediateur.usecases.free_text import refuse


class Preferences:
    """The settings in force. A change is kept at once, or raises MediateurError and nothing has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._current = settings.load(folder)
        self._changing = Lock()

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def change(self, **fields: Any) -> Settings:  # noqa: ANN401 - any field of Settings
        """Change some settings and keep them, from any thread.

        Raises MediateurError for a new label of a mediator, or a new datum, that would identify somebody.
        """
        for label in fields.get("mediators", ()):
            if label not in self._current.mediators:
                refuse(label, Field.NOTE, "Ce repère")
        for name, text in fields.get("data", {}).items():
            if self._current.data.get(name) != text:
                refuse(text, Field.CONTACT, "Ce texte")
        with self._changing:
            changed = self._current._replace(**fields)
            settings.save(self.folder, changed)
            self._current = changed
        return changed
