"""Drawing schematics and large pictures in the theme's colours."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur.ui.kit.theme import Theme

if TYPE_CHECKING:
    from mediateur.content.screens import Screen
    from mediateur.pictures.icons import Icons
    from mediateur.pictures.shapes import Screen as Drawable


class Artist:
    """Turns screens into SVG; the drawing code comes with the first drawing."""

    def __init__(self, theme: Theme, resources: Path) -> None:
        self._theme, self._resources = theme, resources

    def schematic(self, screen: Drawable, width: float, text: float, air: float = 1) -> str:
        """Return the schematic of a screen, `width` and `text` in px, with more or less `air` between its lines."""
        from mediateur.pictures.schematic import draw

        return draw(screen, self._ink(), width=width, text=text, air=air, icons=self._icons).svg

    def symbol(self, screen: Screen) -> str:
        """Return the large picture of a screen."""
        from mediateur.pictures.symbol import draw

        return draw(screen, self._ink(), icons=self._icons).svg

    def emblem(self, icon: str) -> str:
        """Return the large picture of an icon alone."""
        from mediateur.pictures.symbol import emblem

        return emblem(icon, self._ink(), icons=self._icons).svg

    def _ink(self) -> dict[str, str]:
        return dict(self._theme.tokens.theme(self._theme.name))

    @cached_property
    def _icons(self) -> Icons:
        from mediateur.pictures.icons import Icons

        return Icons(self._resources / "icons")
