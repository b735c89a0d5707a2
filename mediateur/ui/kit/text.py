"""Words on the page: labels that wrap, keep the design's line height and are never cut."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.paragraph import Paragraph, plain
from mediateur.ui.kit.pieces import Piece
from mediateur.ui.kit.theme import current

MAX_CHARACTERS = 70
TYPICAL = "Une phrase française de longueur courante, pour la largeur moyenne des lettres."
HEADINGS = {1: "titre_1", 2: "titre_2", 3: "titre_3"}


class Text(QLabel):
    """A paragraph in a type style and a colour of the tokens; `**marks**` are bold.

    Lines hold at most `max_chars` characters on average (0: as wide as the widget). A `mark` stands in its margin, on
    the first line, and the words `indent` px (at 100 %) further. A screen reader gets the plain text.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "courant",
        colour: str = "text_body",
        max_chars: int = MAX_CHARACTERS,
        bold: int = 700,
        parent: QWidget | None = None,
        *,
        mark: Piece | None = None,
        indent: int = 0,
    ) -> None:
        super().__init__(parent)
        self._marked, self._style, self._colour = text, style, colour
        self._max_chars, self._bold = max_chars, bold
        self._mark, self._indent = mark, indent
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._paragraph = self._lay_out()
        current().changed.connect(self.restyle)
        self._say(text)

    def set_text(self, text: str) -> None:
        """Show another text, with its bold marks."""
        if text != self._marked:
            self._marked = text
            self._say(text)
            self.restyle()

    def set_style(self, style: str) -> None:
        """Use another type style of the tokens."""
        self._style = style
        self.restyle()

    def set_colour(self, colour: str) -> None:
        """Use another colour of the tokens."""
        self._colour = colour
        self.update()

    def _say(self, text: str) -> None:
        self.setText(plain(text))
        self.setAccessibleName(plain(text))

    def width_in_lines(self, count: int) -> int:
        """Return the least width (px) that holds the text in `count` lines."""
        return self._paragraph.width_in_lines(count) + self._margin()

    @Slot()
    def restyle(self) -> None:
        """Lay the text out again, after a change of text, style, theme or scale."""
        self._paragraph = self._lay_out()
        self.updateGeometry()
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return math.ceil(self._paragraph.lay(self._line_width(width)).height)

    @override
    def sizeHint(self) -> QSize:
        width = math.ceil(min(self._paragraph.natural_width(), self._longest_line())) + self._margin()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = math.ceil(self._paragraph.least_width()) + self._margin()
        return QSize(width, math.ceil(self._paragraph.line_height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, width, margin = QPainter(self), self._line_width(self.width()), self._margin()
        above = (self.height() - self._paragraph.lay(width).height) / 2
        if self._mark is not None:
            size = self._mark.size()
            middle = above + (self._paragraph.line_height - size.height()) / 2
            self._mark.paint(painter, QRectF(0, middle, size.width(), size.height()), self._colour)
        self._paragraph.paint(painter, margin, above, width, current().colour(self._colour))

    def _lay_out(self) -> Paragraph:
        return current().words(self._marked, self._style, self._bold)

    def _longest_line(self) -> float:
        if not self._max_chars:
            return math.inf
        return current().word_width(TYPICAL, self._style) / len(TYPICAL) * self._max_chars

    def _line_width(self, width: int) -> float:
        return min(width - self._margin(), self._longest_line())

    def _margin(self) -> int:
        return current().px(self._indent)


class Line(QLabel):
    """A word or a number that stays on one line, in a style and a colour of the tokens."""

    def __init__(
        self, text: str = "", style: str = "courant", colour: str = "text_body", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._style, self._colour = style, colour
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(current().font(style))
        current().changed.connect(self.restyle)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)

    def set_colour(self, colour: str) -> None:
        """Use another colour of the tokens."""
        self._colour = colour
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Take the font of the theme again."""
        self.setFont(current().font(self._style))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(current().font(self._style)).horizontalAdvance(self.text())
        return QSize(math.ceil(width), current().line_height(self._style))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(current().font(self._style))
        painter.setPen(current().colour(self._colour))
        painter.drawText(self.rect(), self.alignment(), self.text())


class Heading(Text):
    """A title; screen readers jump from one to the next."""

    accessible_role = "Heading"


def heading(
    text: str, level: int = 1, colour: str = "text_strong", *, mark: Piece | None = None, indent: int = 0
) -> Heading:
    """Return a title of level 1, 2 or 3; KeyError for any other level."""
    return Heading(text, HEADINGS[level], colour, mark=mark, indent=indent)
