"""Text cut into lines and written with all its spaces, those at the ends of lines too.

Reading aids need them to tell words apart (ISO 32000-1, 14.8.2.5); ReportLab's own paragraphs leave them out.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from mediateur.content.text import Run
from mediateur.forms import fonts

CAP_HEIGHT = 0.668
SLACK = 0.01
Word = tuple[Run, ...]


@dataclass(eq=False)
class Text:
    """A left-aligned text of one size and colour, cut at its plain spaces only. Lengths are points."""

    runs: tuple[Run, ...]
    size: float
    leading: float
    colour: str
    _cut: dict[float, tuple[tuple[Word, ...], ...]] = field(default_factory=dict)

    @property
    def middle(self) -> float:
        """How far under the top the middle of the first line's capitals is."""
        return self.size * (1 - CAP_HEIGHT / 2)

    @property
    def natural_width(self) -> float:
        """The width in one line."""
        return self._width(self.runs)

    def height(self, width: float) -> float:
        """Return the height of the text at that width."""
        return len(self._lines(width)) * self.leading

    def split(self, width: float) -> tuple[Text, Text]:
        """Return the text of the first line at that width, and the rest (which may be empty)."""
        first, *others = self._lines(width) or ((),)
        rest = [_spaced(line, last=index == len(others) - 1) for index, line in enumerate(others)]
        parts = (_spaced(first, last=not others), [run for line in rest for run in line])
        one, two = (Text(tuple(part), self.size, self.leading, self.colour) for part in parts)
        return one, two

    def draw(self, canvas: Canvas, left: float, top: float, width: float) -> None:
        """Write the text under `top`."""
        lines = self._lines(width)
        writer = canvas.beginText()
        writer.setFillColor(HexColor(self.colour))
        for index, line in enumerate(lines):
            writer.setTextOrigin(left, top - self.size - index * self.leading)
            for run in _spaced(line, last=index == len(lines) - 1):
                writer.setFont(_font(run), self.size)
                writer.textOut(run.text)
        canvas.drawText(writer)

    def _lines(self, width: float) -> tuple[tuple[Word, ...], ...]:
        if width not in self._cut:
            self._cut[width] = self._cut_at(width)
        return self._cut[width]

    def _cut_at(self, width: float) -> tuple[tuple[Word, ...], ...]:
        lines: list[list[Word]] = [[]]
        used = 0.0
        for word in _words(self.runs):
            for part in self._broken(word, width):
                wide = self._width(part)
                gap = self._width((Run(" ", part[0].bold),)) if lines[-1] else 0.0
                if lines[-1] and used + gap + wide > width + SLACK:
                    lines.append([])
                    used = gap = 0.0
                lines[-1].append(part)
                used += gap + wide
        return tuple(tuple(line) for line in lines)

    def _broken(self, word: Word, width: float) -> list[Word]:
        """Return the word, in pieces when it is wider than a line: an empty run ends those that go on."""
        if self._width(word) <= width + SLACK:
            return [word]
        pieces: list[Word] = [()]
        for character in (Run(letter, run.bold) for run in word for letter in run.text):
            if pieces[-1] and self._width((*pieces[-1], character)) > width:
                pieces.append(())
            pieces[-1] = (*pieces[-1], character)
        return [*((*piece, Run("", piece[-1].bold)) for piece in pieces[:-1]), pieces[-1]]

    def _width(self, runs: tuple[Run, ...]) -> float:
        return float(sum(stringWidth(run.text, _font(run), self.size) for run in runs))


def _font(run: Run) -> str:
    return fonts.BOLD if run.bold else fonts.REGULAR


def _words(runs: tuple[Run, ...]) -> list[Word]:
    """Cut runs at plain spaces; a word may be of two weights."""
    words: list[Word] = [()]
    for run in runs:
        first, *others = run.text.split(" ")
        words[-1] = (*words[-1], Run(first, run.bold)) if first else words[-1]
        words.extend((Run(part, run.bold),) if part else () for part in others)
    return [word for word in words if word]


def _spaced(line: tuple[Word, ...], *, last: bool) -> list[Run]:
    """Return the runs of a line with the spaces between its words, and after it unless it is the last.

    A word that goes on after the line has no space after it.
    """
    runs: list[Run] = []
    for index, word in enumerate(line):
        space = "" if (last and index == len(line) - 1) or not word[-1].text else " "
        for run in (*word[:-1], word[-1]._replace(text=word[-1].text + space)):
            if runs and runs[-1].bold == run.bold:
                runs[-1] = runs[-1]._replace(text=runs[-1].text + run.text)
            else:
                runs.append(run)
    return runs
