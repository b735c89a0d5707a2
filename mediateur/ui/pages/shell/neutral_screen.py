"""Écran neutre: a plain cover over the window, in one key, when someone comes in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.cover import Cover
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shell.brand_mark import ROLES, BrandMark


class NeutralScreen(Cover):
    """A cover that says nothing of what is under it, nor of what happens meanwhile."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName("Écran neutre. Échap ou F8 pour revenir.")
        self._mark = BrandMark(72, ROLES, self)

    @Slot()
    def toggle(self) -> None:
        """Cover the window, or uncover it."""
        if self.isVisible():
            self.uncover()
        else:
            self.cover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap, F8, Entrée or Espace come back; nothing else goes through."""
        keys = (Qt.Key.Key_Escape, Qt.Key.Key_F8, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys:
            self.uncover()

    def mousePressEvent(self, event: object) -> None:
        """Let no press through to what is covered."""
        _ = event

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the mark in the middle."""
        super().resizeEvent(event)
        side = self._mark.sizeHint().width()
        self._mark.setGeometry((self.width() - side) // 2, self.height() // 2 - px(90), side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a surface that says nothing of what is under it."""
        painter, theme = QPainter(self), current()
        painter.fillRect(self.rect(), theme.colour("bg_app"))
        top = self.height() / 2 - px(90)
        painter.setFont(theme.font("titre_1"))
        painter.setPen(theme.colour("text_strong"))
        painter.drawText(QRectF(0, top + px(90), self.width(), px(60)), Qt.AlignmentFlag.AlignHCenter, "Un instant.")
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("text_muted"))
        foot = QRectF(0, self.height() - px(48), self.width(), px(30))
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, "F8 ou Échap pour revenir")
