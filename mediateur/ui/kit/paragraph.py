"""A paragraph laid out with the line height of the design, which Qt's own labels do not know.

`**marks**` make bold runs; nothing else is read, so that no text needs escaping.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

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


class Size(NamedTuple):
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
        self._cut_at = -1.0
        self._sizes: dict[float, Size] = {}
        self._layout = QTextLayout(plain(text).replace("\n", _LINE_SEPARATOR), font)
        self._layout.setTextOption(_wrapping())
        if _BOLD in text:
            self._layout.setFormats(_formats(text, bold_weight))
        self._layout.setCacheEnabled(True)

    def natural_width(self) -> float:
        """Return the width on as few lines as possible, in px."""
        return self.lay(1_000_000).width

    def least_width(self) -> float:
        """Return the width of the longest word, in px."""
        return self.lay(1).width

    def lay(self, width: float) -> Size:
        """Return the size of the whole in lines of at most `width` px."""
        if width not in self._sizes:
            lines = self._cut(width)
            widest = max((line.naturalTextWidth() for line in lines), default=0.0)
            self._sizes[width] = Size(widest, len(lines) * self.line_height)
        return self._sizes[width]

    def paint(self, painter: QPainter, x: float, y: float, width: float, colour: QColor) -> None:
        """Draw the paragraph with its top left corner at (x, y)."""
        if width != self._cut_at:
            self._cut(width)
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))

    def _cut(self, width: float) -> list[QTextLine]:
        self._cut_at = width
        lines: list[QTextLine] = []
        above = (self.line_height - self.metrics.height()) / 2
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, len(lines) * self.line_height + above))
            lines.append(line)
        self._layout.endLayout()
        return lines


def _wrapping() -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option


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
