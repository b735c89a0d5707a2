"""How the window looks: the size of its text and its colours, changed by keys, kept for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mediateur.settings import SCALES, THEMES

if TYPE_CHECKING:
    from mediateur.ui.frame import Frame


class Appearance(QObject):
    """The text size and the colours of a window."""

    def __init__(self, window: Frame) -> None:
        super().__init__(window)
        self._window = window

    @Slot()
    def normal_scale(self) -> None:
        """Show text at 100 %."""
        self._set_scale(SCALES[0])

    @Slot(int)
    def step_scale(self, step: int) -> None:
        """Show text one step larger or smaller."""
        index = SCALES.index(self._window.app.preferences.current.scale) + step
        self._set_scale(SCALES[min(max(index, 0), len(SCALES) - 1)])

    def _set_scale(self, percent: int) -> None:
        self._window.theme.set(scale=min(percent / 100, self._window.most_scale))
        self._window.attempt(lambda: self._window.app.preferences.change(scale=percent))
        self._announce(f"Taille du texte\N{NO-BREAK SPACE}: {self._window.theme.scale * 100:.0f}\N{NO-BREAK SPACE}%")

    @Slot()
    def next_theme(self) -> None:
        """Take the next colours."""
        name = THEMES[(THEMES.index(self._window.theme.name) + 1) % len(THEMES)]
        self._window.theme.set(name=name)
        self._window.attempt(lambda: self._window.app.preferences.change(theme=name))
        self._announce(f"Couleurs\N{NO-BREAK SPACE}: {name}")

    def _announce(self, text: str) -> None:
        from mediateur.ui.kit.announce import announce

        announce(self._window, text)
