"""The settings of this machine, as the pages read and change them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

from mediateur import settings
from mediateur.policy import FixedError, Policy
from mediateur.settings import Settings

NO_POLICY = Policy()


class Preferences:
    """The settings in force. A change is kept at once, or raises MediateurError and nothing has changed."""

    def __init__(self, folder: Path, policy: Policy = NO_POLICY) -> None:
        self.folder = folder
        self.policy = policy
        self._chosen = settings.load(folder, policy.first())
        self._current = policy.over(self._chosen)
        self._changing = Lock()

    @property
    def current(self) -> Settings:
        """The settings in force."""
        return self._current

    def change(self, **fields: Any) -> Settings:  # noqa: ANN401 - any field of Settings
        """Change some settings and keep them, from any thread; the others stay as another program left them.

        Raises FixedError for one that may not take its value, MediateurError for a new label of a mediator, or a new
        datum, that would identify somebody. What is kept is what was chosen: it is in force again when an administrator
        fixes it no more.
        """
        _refuse_identities(
            labels=[label for label in fields.get("mediators", ()) if label not in self._current.mediators],
            data=[text for name, text in fields.get("data", {}).items() if self._current.data.get(name) != text],
        )
        with self._changing:
            self._chosen = settings.kept(self.folder) or self._chosen
            changed = self._changed(fields)
            settings.save(self.folder, changed)
            self._take(changed)
        return self._current

    def _changed(self, fields: dict[str, Any]) -> Settings:
        if not all(self.policy.allows(name, value) for name, value in fields.items()):
            raise FixedError
        return self._chosen._replace(**fields)

    def _take(self, chosen: Settings) -> None:
        self._chosen, self._current = chosen, self.policy.over(chosen)


def _refuse_identities(labels: Iterable[str], data: Iterable[str]) -> None:
    from mediateur.journal.privacy import Field  # not loaded by the first frame
    from mediateur.usecases.free_text import refuse

    for label in labels:
        refuse(label, Field.NOTE, "Ce repère")
    for text in data:
        refuse(text, Field.CONTACT, "Ce texte")
