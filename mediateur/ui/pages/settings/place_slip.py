"""The contact block of a guide as paper bears it: black on white in every theme."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediateur.content.text import french
from mediateur.ui.kit.paragraph import Paragraph, plain
from mediateur.ui.kit.theme import current

TITLE = french("**Besoin d'aide ?**")
PADDING, WIDTH = 24, 300


class Slip(QLabel):
    """« Besoin d'aide ? », then the lines of the place that are filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription("Bloc imprimé au bas des guides")
        self._marked = TITLE
        self.show_lines(())
        current().changed.connect(self.restyle)

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show a name, an address, hours, a phone; what is empty takes no line."""
        filled = (french(line.replace("*", "")) for line in lines if line.strip())
        self._marked = "\n".join((TITLE, *filled))
        self.setText(plain(self._marked))
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Return whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width, in px."""
        edges = 2 * current().px(PADDING)
        return math.ceil(self._paragraph().lay(width - edges).height) + edges

    def sizeHint(self) -> QSize:
        """Return the natural size."""
        width = current().px(WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(current().px(WIDTH * 2 // 3), self.heightForWidth(current().px(WIDTH)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        inks, edge = current().tokens.inks, current().px(PADDING)
        painter = QPainter(self)
        painter.setBrush(QColor(inks["papier"]))
        painter.setPen(QPen(QColor(inks["filet"]), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        self._paragraph().paint(painter, edge, edge, self.width() - 2 * edge, QColor(inks["encre"]))

    def _paragraph(self) -> Paragraph:
        theme = current()
        return Paragraph(self._marked, theme.font("consigne"), theme.line_height("consigne"))
