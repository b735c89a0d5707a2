"""A paragraph laid out with the line height of the design, which Qt's own labels do not know.

`**marks**` make bold runs; nothing else is read, so that no text needs escaping.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine, QTextOption

_MARK = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_LINE_SEPARATOR = "\N{LINE SEPARATOR}"


def plain(text: str) -> str:
    """Return a text without its bold marks."""
    return _MARK.sub(r"\1", text)


def bold_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, length) of each bold run, counted in the plain text in UTF-16 units, as Qt counts."""
    ranges: list[tuple[int, int]] = []
    for rank, mark in enumerate(_MARK.finditer(text)):
        start = _units(text[: mark.start()]) - 4 * rank
        ranges.append((start, _units(mark[1])))
    return tuple(ranges)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True)
class Size:
    """The size of a laid-out paragraph, in px."""

    width: float
    height: float


class Paragraph:
    """A text in one font, cut into lines of a given height, centred on each line's middle."""

    def __init__(self, text: str, font: QFont, line_height: float = 0, bold_weight: int = 700) -> None:
        """Take a marked text; without `line_height` (px), the font's own is used."""
        self.font = font
        self.metrics = QFontMetricsF(font)
        self.line_height = line_height or self.metrics.height()
        self._width = -1.0
        self._layout = QTextLayout(plain(text).replace("\n", _LINE_SEPARATOR), font)
        self._layout.setTextOption(_wrapping())
        self._layout.setFormats(_formats(text, bold_weight))
        self._layout.setCacheEnabled(True)

    def natural_width(self) -> float:
        """Return the width on as few lines as possible, in px."""
        return self.lay(1_000_000).width

    def least_width(self) -> float:
        """Return the width of the longest word, in px."""
        self.lay(1)
        return max((line.naturalTextWidth() for line in self._lines()), default=0.0)

    def lay(self, width: float) -> Size:
        """Cut into lines of at most `width` px; return the size of the whole."""
        if width != self._width:
            self._width = width
            self._cut(width)
        lines = self._lines()
        return Size(max((line.naturalTextWidth() for line in lines), default=0.0), len(lines) * self.line_height)

    def paint(self, painter: QPainter, x: float, y: float, width: float, colour: QColor) -> None:
        """Draw the paragraph with its top left corner at (x, y)."""
        self.lay(width)
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))

    def _cut(self, width: float) -> None:
        self._layout.beginLayout()
        above, rank = (self.line_height - self.metrics.height()) / 2, 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, rank * self.line_height + above))
            rank += 1
        self._layout.endLayout()

    def _lines(self) -> list[QTextLine]:
        return [self._layout.lineAt(rank) for rank in range(self._layout.lineCount())]


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option


def _formats(text: str, weight: int) -> list[QTextLayout.FormatRange]:
    formats = []
    for start, length in bold_ranges(text):
        run = QTextLayout.FormatRange()
        run.start, run.length = start, length
        run.format = QTextCharFormat()
        run.format.setFontWeight(weight)
        formats.append(run)
    return formats
