"""A paragraph laid out with the line height of the design, which Qt's own labels do not know.

`**marks**` make bold runs; nothing else is read, so that no text needs escaping.
"""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine

ENDLESS = 1_000_000.0
_BOLD = "**"
_MARK = r"(?s)\*\*(.+?)\*\*"
_LINE_SEPARATOR = "\N{LINE SEPARATOR}"


def plain(text: str) -> str:
    """Return a text without its bold marks."""
    return re.sub(_MARK, r"\1", text) if _BOLD in text else text


def bold_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, length) of each bold run, counted in the plain text in UTF-16 units, as Qt counts."""
    ranges: list[tuple[int, int]] = []
    for rank, mark in enumerate(re.finditer(_MARK, text)):
        start = _units(text[: mark.start()]) - 2 * len(_BOLD) * rank
        ranges.append((start, _units(mark[1])))
    return tuple(ranges)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class Size:
    """The size of a laid-out paragraph, in px."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height


class Paragraph:
    """A text in one font, cut into lines of a given height, centred on each line's middle."""

    def __init__(self, text: str, font: QFont, line_height: float = 0, bold_weight: int = 700) -> None:
        """Take a marked text; without `line_height` (px), the font's own is used."""
        self.font = font
        self.metrics = QFontMetricsF(font)
        height = self.metrics.height()
        self.line_height = line_height or height
        self._above = (self.line_height - height) / 2
        self._cut_at = -1.0
        self._sizes: dict[float, Size] = {}
        self._least = -1.0
        self._in_lines: dict[int, int] = {}
        self._layout = QTextLayout(plain(text).replace("\n", _LINE_SEPARATOR), font)
        if _BOLD in text:
            self._layout.setFormats(_formats(text, bold_weight))
        self._layout.setCacheEnabled(True)

    def natural_width(self) -> float:
        """Return the width on as few lines as possible, in px."""
        return self._measure(ENDLESS).width

    def least_width(self) -> float:
        """Return the width of the longest word, in px."""
        if self._least < 0:
            if self._cut_at != ENDLESS:
                self._cut(ENDLESS)
            self._least = self._layout.minimumWidth()
        return self._least

    def width_in_lines(self, count: int) -> int:
        """Return the least whole width that holds the text in at most `count` lines, the longest word at the least."""
        if count not in self._in_lines:
            self._in_lines[count] = self._search(count * self.line_height)
        return self._in_lines[count]

    def _search(self, height: float) -> int:
        least, most = math.ceil(self.least_width()), math.ceil(self.natural_width())
        while least < most:
            middle = (least + most) // 2
            if self._measure(middle).height <= height:
                most = middle
            else:
                least = middle + 1
        return least

    def lay(self, width: float) -> Size:
        """Return the size of the whole in lines of at most `width` px."""
        return self._measure(self._needed(width))

    def paint(self, painter: QPainter, x: float, y: float, width: float, colour: QColor) -> None:
        """Draw the paragraph with its top left corner at (x, y)."""
        width = self._needed(width)
        if width != self._cut_at:
            self._cut(width)
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))

    def _needed(self, width: float) -> float:
        """Return one and the same width for all those that leave the lines whole."""
        return ENDLESS if width >= self.natural_width() else width

    def _measure(self, width: float) -> Size:
        if width not in self._sizes:
            lines = self._cut(width)
            widest = max((line.naturalTextWidth() for line in lines), default=0.0)
            self._sizes[width] = Size(widest, len(lines) * self.line_height)
        return self._sizes[width]

    def _cut(self, width: float) -> list[QTextLine]:
        self._cut_at = width
        lines: list[QTextLine] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(lines) * self.line_height + self._above))
            lines.append(line)
        self._layout.endLayout()
        return lines


def _formats(text: str, weight: int) -> list[QTextLayout.FormatRange]:
    from PySide6.QtGui import QTextCharFormat

    formats = []
    for start, length in bold_ranges(text):
        run = QTextLayout.FormatRange()
        run.start, run.length = start, length
        run.format = QTextCharFormat()
        run.format.setFontWeight(weight)
        formats.append(run)
    return formats
