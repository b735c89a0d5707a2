"""French number words as a person dictates them: « zéro six trente-neuf », « mille neuf cent cinquante et un »."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SMALL = "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
_UNITS: dict[str, int] = {word: value for value, word in enumerate(_SMALL)} | {"une": 1}
_TENS: dict[str, int] = {
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
}  # fmt: skip
_SCALES = ("cent", "cents", "mille")
_WORDS = "|".join(sorted((*_UNITS, *_TENS, *_SCALES), key=len, reverse=True))
_WORD = re.compile(rf"(?<![a-z0-9'])(?:zero(?=\d)|(?:{_WORDS})(?![a-z0-9]))|(?<=[\s-])et(?=[\s-](?:une?|onze)\b)")
_JOINT = re.compile(r"[ \n-]{1,2}")
_AMBIGUOUS = ("un", "une", "neuf")

_Token = tuple[str, int, int]
_Span = tuple[int, int]


def spelled_numbers(low: str) -> Iterator[tuple[_Span, str]]:
    """Yield where each number stands in an accent-free lower-case text, and its digits.

    « un », « une » and « neuf » alone are left: they are an article and an adjective.
    """
    for phrase in _phrases(low):
        words = [token[0] for token in phrase]
        if len(words) == 1 and words[0] in _AMBIGUOUS:
            continue
        at = 0
        while at < len(words):
            written, after = _written(words, at)
            if after > at:
                yield (phrase[at][1], phrase[after - 1][2]), written
            at = max(after, at + 1)


def _phrases(low: str) -> Iterator[list[_Token]]:
    phrase: list[_Token] = []
    for match in _WORD.finditer(low):
        if phrase and not _JOINT.fullmatch(low, phrase[-1][2], match.start()):
            yield phrase
            phrase = []
        phrase.append((match[0], match.start(), match.end()))
    if phrase:
        yield phrase


def _written(words: list[str], at: int) -> tuple[str, int]:
    """Read a number from the word `at`; « zéro six » and « zéro trente » are dictated as one: 06, 030."""
    following = _word(words, at + 1)
    if words[at] == "zero" and _UNITS.get(following, 10) < 10:
        return f"0{_UNITS[following]}", at + 2
    if words[at] == "zero" and (following in _UNITS or following in _TENS):
        value, after = _below_hundred(words, at + 1)
        return f"0{value}", after
    value, after = _number(words, at)
    return str(value), after


def _number(words: list[str], at: int) -> tuple[int, int]:
    if words[at] == "et":
        return 0, at
    value, after = _hundreds(words, at)
    if _word(words, after) != "mille" or value > 999:
        return value, after
    rest, end = _hundreds(words, after + 1)
    return max(value, 1) * 1000 + rest, end


def _hundreds(words: list[str], at: int) -> tuple[int, int]:
    value, after = _below_hundred(words, at)
    if _word(words, after) not in ("cent", "cents") or value > 9 or (after > at and value < 2):
        return value, after
    rest, end = _below_hundred(words, after + 1)
    return max(value, 1) * 100 + rest, end


def _below_hundred(words: list[str], at: int) -> tuple[int, int]:
    first = _word(words, at)
    if first == "quatre" and _word(words, at + 1) in ("vingt", "vingts"):
        return _with_unit(words, at + 2, 80)
    if first in _TENS:
        return _with_unit(words, at + 1, _TENS[first])
    if first == "dix" and _UNITS.get(_word(words, at + 1), 0) in (7, 8, 9):
        return 10 + _UNITS[words[at + 1]], at + 2
    return (_UNITS[first], at + 1) if first in _UNITS else (0, at)


def _with_unit(words: list[str], at: int, tens: int) -> tuple[int, int]:
    at += _word(words, at) == "et"
    unit = _UNITS.get(_word(words, at), 0)
    if not unit or (unit > 9 and tens not in (60, 80)):
        return tens, at
    value, after = _below_hundred([*words[at : at + 2], ""], 0) if unit == 10 else (unit, 1)
    return tens + value, at + after


def _word(words: list[str], at: int) -> str:
    return words[at] if at < len(words) else ""
