"""The words of a text as they are compared: without accents, capitals, doubled letters and endings.

« J’ai cliqué », « jai clike » and « elle a cliquée » must meet. What bears no sense is left out; what bears little
(« veux », « pas », « comment ») counts for a fraction.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

LIGHT = 0.25
_WORD = re.compile(r"[a-z]+|[0-9]+")
_DIGITS = re.compile(r"(?<=\d)[\s.]+(?=\d)")
_APART = re.compile(r"\b(?:e[- ]mail|rendez[- ]vous)")
_DOUBLED = re.compile(r"([a-z])\1+")
_STEM = re.compile(
    r"(.{4,}?)"
    r"(?:itions?|ations?|ements?|aient|ions?|eus|euses?|eurs?|trices?|antes?|ants?|eants?|iques?|ait|ais|er|ez|ent|(?<=d)re|ues?|u|ee?|ies?|i|it)?"
)
_SIGNS = str.maketrans({"œ": "oe", "’": "'", "\N{NON-BREAKING HYPHEN}": "-"})
_IDLE = frozenset(
    "a ah ai as au aux avec c ca car ce cela ces cet cette chez d dans de des du elle elles en es est et etait etais ete "
    "etes etre eu euh eux faites il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre nous "
    "on ont or ou par pour qu que quel quelle quels qui s sa se ses si sont son suis sur t ta te tes toi ton tu "
    "un une vos votre vous y ya".split()
)
_LIGHT = frozenset(
    "alors apres aussi avant bien comme comment dedans dessus dire dit donc encore faire fais fait faut juste la machin mets "
    "met mettre pas peut peux plus pourquoi quand quoi rien sais sans tout toute toujours tres truc trucs va vais veulent vois vient viens mois ans "
    "veut veux voudrais vraiment".split()
)
_ELIDED = re.compile(r"^(?:qu|[cdjlmnst])")
_GLUED = re.compile(
    rf"(?:(?:qu|[cj])(?:{'|'.join(sorted(word for word in _IDLE | _LIGHT if len(word) > 1))})"
    r"|[dlmns](?:ai|as|avai[st]|avez|elles?|est|etai[st]|ils?|une?))"
)


class Word(NamedTuple):
    """A word as it is compared, and how much of the sense of its text it bears, from 0 to 1.

    `apart` is what it would be if its first letters were an article without its apostrophe (« lordonnance »).
    """

    stem: str
    sense: float
    apart: str = ""


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text that bear sense, in their order, each as it is compared."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_SIGNS)).encode("ascii", "ignore").decode()
    joined = _APART.sub(lambda match: re.sub("[- ]", "", match[0]), _DIGITS.sub("", plain))
    found = [_read(word) for word in _WORD.findall(joined)]
    return tuple(word for word in found if word.sense) or tuple(Word(word.stem, 1.0) for word in found)


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text that bear sense, as they are compared, in their order."""
    return tuple(word.stem for word in words(text))


def stem(word: str) -> str:
    """Return what stays of a word (small letters, no accents) through plurals, genders and most verb forms."""
    folded = _DOUBLED.sub(r"\1", word).replace("ph", "f").replace("th", "t")
    singular = folded.rstrip("sx") or folded
    found = _STEM.fullmatch(singular)
    return found[1] if found else singular


@cache
def _read(typed: str) -> Word:
    rest = _ELIDED.sub("", typed)
    word = rest if typed not in _IDLE and _GLUED.fullmatch(typed) else typed  # « jai », « cest », « quil »
    return Word(stem(word), 0.0 if word in _IDLE else LIGHT if word in _LIGHT else 1.0, stem(rest))
