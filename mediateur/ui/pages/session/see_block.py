"""« La personne voit »: the schematic of what is on the person's screen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.content.screens import Screen
from mediateur.pathways.model import Pathway, Step
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px

LEAST_DRAWING, LEAST_DRAWING_HEIGHT, DRAWN_TEXT = 300, 170, 14
SIMPLIFIED = "Schéma simplifié"
Drawer = Callable[[Screen, float, float], str]


class SeeBlock(QWidget):
    """The schematic, drawn in the theme's colours at the width that there is, its text never smaller than the design's.

    It takes the height that it needs: what holds it scrolls.
    """

    def __init__(self, draw: Drawer) -> None:
        super().__init__()
        self._draw = draw
        self._screen: Screen | None = None
        self._column = Column(8, parent=self)
        self.view = SvgView()
        self._build()
        current().changed.connect(self.redraw)

    def show_step(self, step: Step, pathway: Pathway) -> None:
        """Show the schematic of a step."""
        self.show_screen(pathway.screen(step.screen))

    def show_screen(self, screen: Screen) -> None:
        """Show a schematic."""
        self._screen = screen
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw again, after a change of step, theme, scale or width."""
        if self._screen is not None:
            width = max(self.least_width(), self.width())
            self.view.set_svg(self._draw(self._screen, width, px(DRAWN_TEXT)), self._screen.alt)

    def least_width(self) -> int:
        """Return the least width to draw at, in px: that of the block, since a wider drawing would be shrunk."""
        return 1

    def _build(self) -> None:
        self._column.addWidget(Line(SIMPLIFIED, "legende", "text_muted"), 0, Qt.AlignmentFlag.AlignRight)
        self._column.addWidget(self.view)


class FittedSeeBlock(SeeBlock):
    """The same on the grid of the full window: it shrinks rather than push the other blocks away."""

    def hasHeightForWidth(self) -> bool:
        """Take the height that is left."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for the least at which the drawing is still read."""
        return QSize(px(LEAST_DRAWING), px(LEAST_DRAWING_HEIGHT))

    def least_width(self) -> int:
        """Return the least width to draw at, in px: a narrower grid shrinks the drawing."""
        return px(LEAST_DRAWING)

    def _build(self) -> None:
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._column.addWidget(self.view, 1)
