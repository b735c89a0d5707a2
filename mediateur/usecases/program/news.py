"""What changed in the program: shown when it is asked for, told of once after an update."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from mediateur.content import changelog
from mediateur.content.changelog import Release
from mediateur.errors import MediateurError
from mediateur.usecases.preferences import Preferences


class News:
    """The news of a version of the program, told in a file."""

    def __init__(self, preferences: Preferences, version: str, file: Path) -> None:
        self._preferences, self.version, self._file = preferences, version, file

    def due(self) -> bool:
        """Return whether this version was installed over another one and nobody was told; from now on, she was.

        A first installation has nothing to tell.
        """
        settings = self._preferences.current
        if settings.seen_version == self.version:
            return False
        with suppress(MediateurError):
            self._preferences.change(seen_version=self.version)
        return settings.welcomed

    def releases(self) -> tuple[Release, ...]:
        """Return what changed, version by version; nothing where the file cannot be read."""
        try:
            return changelog.read(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
