"""What the large screen is made of: the words, how far the session is, the keys at its foot."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.pathways.model import Show
from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.layouts import FlowLayout, Row
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px

TITLE, TITLE_LEAST, LINE, LINE_LEAST = 76, 56, 40, 32
TITLE_LEADING, LINE_LEADING = 85 / 76, 52 / 40
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


class Words(QWidget):
    """The title and its lines, as large as the design asks."""

    def __init__(self) -> None:
        super().__init__()
        self._shown, self._zoom = Show(title="", lines=()), 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_words(self, show: Show, zoom: float) -> None:
        """Show a page at a zoom."""
        self._shown, self._zoom = show, zoom
        self.setAccessibleName(" ".join((show.title, *show.lines)))
        self.update()

    def height_of(self, show: Show, zoom: float) -> float:
        """Return the height in px that a page takes."""
        title, lines = self._paragraphs(show, zoom)
        return title.lay(self.width()).height + px(36) + sum(line.lay(self.width()).height for line in lines)

    def least_width(self, show: Show, zoom: float) -> float:
        """Return the width in px of the longest word of a page."""
        title, lines = self._paragraphs(show, zoom)
        return max(paragraph.least_width() for paragraph in (title, *lines))

    def sizeHint(self) -> QSize:
        """Ask for a large half of the screen."""
        return QSize(px(640), px(420))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words, centred in height."""
        painter, theme = QPainter(self), current()
        title, lines = self._paragraphs(self._shown, self._zoom)
        y = max(0.0, (self.height() - self.height_of(self._shown, self._zoom)) / 2)
        title.paint(painter, 0, y, self.width(), theme.colour("text_strong"))
        y += title.lay(self.width()).height + px(36)
        for line in lines:
            line.paint(painter, 0, y, self.width(), theme.colour("text_body"))
            y += line.lay(self.width()).height

    def _paragraphs(self, show: Show, zoom: float) -> tuple[Paragraph, list[Paragraph]]:
        title = _large(TITLE, TITLE_LEAST, zoom, bold=True)
        line = _large(LINE, LINE_LEAST, zoom, bold=False)
        return (
            Paragraph(show.title, title, title.pixelSize() * TITLE_LEADING),
            [Paragraph(text, line, line.pixelSize() * LINE_LEADING) for text in show.lines],
        )


def _large(size: int, least: int, zoom: float, *, bold: bool) -> QFont:
    font = QFont(current().font("courant"))
    font.setPixelSize(max(least, round(size * zoom)))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def controls() -> FlowLayout:
    """Return the keys and what they do, for the foot of the screen, on as many lines as it takes."""
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
