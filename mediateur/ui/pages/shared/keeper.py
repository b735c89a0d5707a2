"""One way to change a setting from a page: kept at once, told quietly, or refused in words."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from mediateur.errors import MediateurError
from mediateur.policy import Policy
from mediateur.settings import Settings
from mediateur.usecases.preferences import Preferences


class Keeper(QObject):
    """Changes preferences for forms. `kept` carries what was kept, in French; `failed` a MediateurError."""

    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._preferences.current

    @property
    def policy(self) -> Policy:
        """What an administrator fixed."""
        return self._preferences.policy

    def change(self, told: str, **fields: object) -> bool:
        """Change settings; False when nothing could be kept, so that the form shows what is still in force."""
        try:
            self._preferences.change(**fields)
        except MediateurError as error:
            self.failed.emit(error)
            return False
        self.kept.emit(told)
        return True
