"""A text made easy to search, with a map back to the positions of the original.

Two views: `fold` strips accents, invisible marks and exotic digits or spaces; `digital` also
writes number words and look-alike letters (O for zero, l for one) as digits, and a number cut by a line end as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from mediateur.journal.privacy.spelling import spelled_numbers

Span = tuple[int, int]
BLANK = "\0"

_TYPOGRAPHY = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "´": "'",
    "`": "'",
    "′": "'",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "Ø": "O",
    "ø": "o",
}
_TYPOGRAPHY |= {"−": "-", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "→": ">"}
_LINE_ENDS = "\n\r\v\f\x85\u2028\u2029"
_RUN = re.compile(r"[0-9A-Za-z]+")
_LOOK_ALIKE = str.maketrans("OoQlIi", "000111")
_AMID = re.compile(r"(?<=\d)[OoQ]{1,4}(?=\d)")
_FEWEST_GLUED = 9
_ELIDED = re.compile(
    r"(?<![\w'.-])(?:(?:[cdjlnst]|qu) (?=[aeiouyh][a-z])|(?:[CDJLNST]|QU) (?=[AEIOUYH][A-Z]))"
    r"|(?:\A|(?<=\n)|(?<=[.!?] ))[CDJLNST] (?=[aeiouyh][a-z])"
)
_BROKEN = re.compile(r"(?<=\d)\n(?=\d)")
_LONE = re.compile(r"(?<![\w'])[OoQlIi](?=[ .\-]{1,2}[0-9OolIi]{1,2}[ .\-]{1,2}[0-9OolIi]{2})")


@dataclass(frozen=True)
class View:
    """A searchable text; character i comes from the original's `starts[i]` to before `ends[i]`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @cached_property
    def low(self) -> str:
        """The text in lower case, character for character."""
        return "".join(lower if len(lower := char.lower()) == 1 else char for char in self.text)

    def origin(self, span: Span) -> Span:
        """Return where a span of this view stands in the original."""
        return self.starts[span[0]], self.ends[span[1] - 1]

    def blanked(self, spans: Iterable[Span]) -> View:
        """Return the same view with each span made of BLANK, which no search crosses."""
        pieces, at = [], 0
        for start, end in sorted(spans):
            if end > at:
                pieces += [self.text[at : max(at, start)], BLANK * (end - max(at, start))]
                at = end
        return replace(self, text="".join([*pieces, self.text[at:]]))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    if char in _TYPOGRAPHY:
        return _TYPOGRAPHY[char]
    if char.isspace() or unicodedata.category(char) == "Cc":
        return "\n" if char in _LINE_ENDS else " "
    if unicodedata.category(char) == "Pd":
        return "-"
    return "".join(_ascii_digit(part) for part in unicodedata.normalize("NFKD", char) if _visible(part))


def _visible(char: str) -> bool:
    return unicodedata.category(char) not in ("Mn", "Me", "Cf")


def _ascii_digit(char: str) -> str:
    return str(unicodedata.decimal(char, char))


def fold(text: str) -> View:
    """Return `text` without accents and invisible marks, with single plain spaces, plain dashes, quotes and digits.

    The apostrophe that a hurried hand leaves out is there: « l appareil », « c est ».
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, char in enumerate(text):
        piece = _folded(char)
        if ends and (not piece or piece == chars[-1] == " "):
            ends[-1] = index + 1
            continue
        chars.extend(piece)
        starts.extend([index] * len(piece))
        ends.extend([index + 1] * len(piece))
    return View(_ELIDED.sub(lambda elided: f"{elided[0][:-1]}'", "".join(chars)), tuple(starts), tuple(ends))


def digital(view: View) -> View:
    """Return the view with number words and look-alike letters written as digits, and no line end between digits."""
    counted = _rewritten(view, spelled_numbers(view.low))
    written = _rewritten(counted, _look_alikes(counted.text))
    return replace(written, text=_BROKEN.sub(" ", written.text))


def _look_alikes(text: str) -> Iterator[tuple[Span, str]]:
    for lone in _LONE.finditer(text):
        yield lone.span(), lone[0].translate(_LOOK_ALIKE)
    for run in _RUN.finditer(text):
        written = run[0].translate(_LOOK_ALIKE)
        digits = sum(char.isdigit() for char in run[0])
        if written != run[0] and written.isdigit() and digits:
            yield run.span(), written
        elif digits >= _FEWEST_GLUED and not written.isdigit():
            for zero in _AMID.finditer(text, *run.span()):
                yield zero.span(), "0" * len(zero[0])


def _rewritten(view: View, changes: Iterable[tuple[Span, str]]) -> View:
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for (start, end), written in sorted(changes):
        chars += [view.text[at:start], written]
        starts += [*view.starts[at:start], *([view.starts[start]] * len(written))]
        ends += [*view.ends[at:start], *([view.ends[end - 1]] * len(written))]
        at = end
    return View("".join([*chars, view.text[at:]]), (*starts, *view.starts[at:]), (*ends, *view.ends[at:]))
