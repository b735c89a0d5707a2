"""What a painted picture is for a screen reader."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel


class Graphic(QLabel):
    """A widget that paints a picture of its own: of Qt's, a label that holds a pixmap has the role Graphic.

    It holds an empty one, the same for all: Qt keeps a copy of what a label shows, also once it is gone.
    """

    def show_as_graphic(self, shown: bool) -> None:
        """Be a graphic, or a label without words."""
        self.setPixmap(_empty() if shown else QPixmap())


@cache
def _empty() -> QPixmap:
    return QPixmap(1, 1)
