"""Icons as pixmaps, drawn once per name, colour, size and pixel ratio."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from mediateur.errors import MediateurError
from mediateur.pictures.icons import Icons
from mediateur.ui.kit import masks

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

NOTHING = '<svg xmlns="http://www.w3.org/2000/svg"/>'


class IconPixmaps:
    """A cache of icons; names are those of the files or the French keys of the tokens."""

    def __init__(self, folder: Path, aliases: Mapping[str, str]) -> None:
        self._icons = Icons(folder)
        self._aliases = aliases
        self._cache: dict[tuple[str, str, int, float], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """Return an icon `size` px wide in `colour` (#RRGGBB).

        One whose file is missing is a gap, told to the log: what bears it has words too, and goes on working.
        """
        key = (name, colour, size, ratio)
        if key not in self._cache:
            self._cache[key] = self._draw(name, colour, size, ratio)
        return self._cache[key]

    def clear(self) -> None:
        """Forget all pixmaps, when the theme or the scale changes."""
        self._cache.clear()

    @cached_property
    def _masks(self) -> masks.Masks:
        return masks.read(self._icons.folder / masks.FILE)

    def _draw(self, name: str, colour: str, size: int, ratio: float) -> QPixmap:
        name = self._aliases.get(name, name)
        if ratio == 1 and (name, size) in self._masks:
            return masks.tinted(self._masks[name, size], colour)
        from PySide6.QtSvg import QSvgRenderer  # the first window does without

        try:
            svg = self._icons.svg(name, colour, size)
        except MediateurError as error:
            import logging

            logging.getLogger("mediateur").warning("%s", error.happened)
            svg = NOTHING
        return render(QSvgRenderer(svg.encode()), size, size, ratio)


def render(drawing: QSvgRenderer, width: float, height: float, ratio: float) -> QPixmap:
    """Return an SVG drawn on a transparent pixmap of width × height logical px."""
    pixmap = QPixmap(max(1, round(width * ratio)), max(1, round(height * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter, QRectF(0, 0, width, height))
    painter.end()
    return pixmap
