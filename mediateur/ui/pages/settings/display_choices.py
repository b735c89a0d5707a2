"""The two choices of reading comfort: a text size that shows its true size, colours that show themselves."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.content.text import NBSP
from mediateur.ui.kit.choices import Choice
from mediateur.ui.kit.painting import icon, surface
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.pieces import DotPiece
from mediateur.ui.kit.theme import current

SAMPLE, HELLO = "Aa", "Bonjour"
SAMPLE_PX, SIZE_HEIGHT, SIZE_WIDTH, CHECK = 20, 96, 112, 22
THEME_HEIGHT, THEME_WIDTH, SWATCH_INSET, SWATCH_HEIGHT, BAR_WIDTH, BAR_HEIGHT = 142, 178, 11, 84, 88, 22


class _DisplayChoice(Choice):
    """A choice with a picture above its word."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(label, exclusive=True, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        """Return whether the height follows the width."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return self.sizeHint()


class SizeChoice(_DisplayChoice):
    """A text size in percent; « Aa » has the size that it names, whatever the size in use."""

    def __init__(self, percent: int, parent: QWidget | None = None) -> None:
        self.percent = percent
        super().__init__(f"{percent}{NBSP}%", parent)
        self.setAccessibleName(f"Texte à {percent}{NBSP}%")

    def sizeHint(self) -> QSize:
        """Return the natural size."""
        height = max(current().px(SIZE_HEIGHT), self._sample_height() + current().px(44))
        return QSize(current().px(SIZE_WIDTH), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter, theme, look = QPainter(self), current(), self.look()
        surface(painter, QRectF(self.rect()), look, theme.radius("carte"))
        painter.setPen(theme.colour(look.ink))
        top = (self.height() - self._sample_height() - theme.line_height("courant")) / 2
        painter.setFont(self._sample_font())
        painter.drawText(QRectF(0, top, self.width(), self._sample_height()), Qt.AlignmentFlag.AlignCenter, SAMPLE)
        painter.setFont(theme.font("courant", weight=600 if self.isChecked() else 400))
        words = QRectF(0, top + self._sample_height(), self.width(), theme.line_height("courant"))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.label)
        if self.isChecked():
            icon(painter, "circle-check", look.ink, self.width() - theme.px(CHECK + 12), theme.px(12), CHECK)

    def _sample_font(self) -> QFont:
        font = current().font("titre_3")
        font.setPixelSize(SAMPLE_PX * self.percent // 100)
        return font

    def _sample_height(self) -> int:
        return math.ceil(SAMPLE_PX * self.percent / 100 * 1.3)


class ThemeChoice(_DisplayChoice):
    """Colours, painted with themselves: ground, text and main button."""

    def __init__(self, theme_name: str, label: str, parent: QWidget | None = None) -> None:
        self.theme_name = theme_name
        super().__init__(label, parent)
        self.setAccessibleName(f"Couleurs{NBSP}: {label}")

    def sizeHint(self) -> QSize:
        """Return the natural size."""
        label = Paragraph(self.label, current().font("libelle")).natural_width()
        width = math.ceil(label) + current().px(2 * SWATCH_INSET + 40)
        return QSize(max(current().px(THEME_WIDTH), width), current().px(THEME_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter, theme, look = QPainter(self), current(), self.look()
        frame = type(look)("bg_surface", look.frame, "text_strong", look.stroke)
        surface(painter, QRectF(self.rect()), frame, theme.radius("carte"))
        self._paint_swatch(painter)
        dot, side = DotPiece(self.isChecked()), theme.px(SWATCH_INSET + 5)
        top = theme.px(SWATCH_INSET + SWATCH_HEIGHT)
        band = QRectF(side, top, self.width() - 2 * side, self.height() - top)
        size = dot.size()
        place = QRectF(side, band.center().y() - size.height() / 2, size.width(), size.height())
        dot.paint(painter, place, "text_strong")
        painter.setFont(theme.font("courant", weight=600 if self.isChecked() else 400))
        painter.setPen(theme.colour("text_strong"))
        words = band.adjusted(size.width() + theme.px(8), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.label)

    def _paint_swatch(self, painter: QPainter) -> None:
        theme = current()
        colours = {role: QColor(value) for role, value in theme.tokens.theme(self.theme_name).items()}
        inset, radius = theme.px(SWATCH_INSET), theme.radius("commande")
        ground = QRectF(inset, inset, self.width() - 2 * inset, theme.px(SWATCH_HEIGHT))
        painter.setPen(QPen(theme.colour("border_subtle"), 1))
        painter.setBrush(colours["bg_app"])
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        left = ground.x() + theme.px(19)
        painter.setFont(theme.font("titre_3"))
        painter.setPen(colours["text_strong"])
        line = QRectF(left, ground.y() + theme.px(12), ground.width() - theme.px(24), theme.line_height("titre_3"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, HELLO)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours["primary"])
        bar = QRectF(left, ground.y() + theme.px(45), theme.px(BAR_WIDTH), theme.px(BAR_HEIGHT))
        painter.drawRoundedRect(bar, theme.radius("touche"), theme.radius("touche"))
