"""What stands around the words of the Écran usager: how far the session is, and the keys of the mediator."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.layouts import FlowLayout, Row
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px

PILL_WIDTH, PILL_HEIGHT, PILL_STEP = 40, 10, 50


class Pills(QWidget):
    """How far the session is: a pill a step, filled up to the present one; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_progress(self, number: int, total: int) -> None:
        """Show another place."""
        self._number, self._total = number, total
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the pills take."""
        return QSize(px(PILL_STEP) * self._total, px(PILL_HEIGHT) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pills."""
        painter, theme = QPainter(self), current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("border_control"))
        for index in range(self._total):
            painter.setBrush(theme.colour("primary" if index < self._number else "bg_subtle"))
            pill = QRectF(px(PILL_STEP) * index + 1, 1, px(PILL_WIDTH), px(PILL_HEIGHT))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)


def controls() -> FlowLayout:
    """Return the keys and what they do, on as many lines as it takes."""
    keys = (("Échap", "Revenir au guide"), ("Espace", "Écran suivant"), ("F8", "Écran neutre"))
    flow = FlowLayout(36, left=len(keys), down=8)
    for key, words in keys:
        flow.addWidget(_control((key,), words))
    flow.addWidget(_control(("+", "−"), "Taille du texte"))
    return flow


def _control(keys: tuple[str, ...], words: str) -> QWidget:
    box = QWidget()
    row = Row(12, parent=box)
    for key in keys:
        row.addWidget(KeyCap(key))
    row.addWidget(Line(words, "courant", "text_muted"))
    return box
