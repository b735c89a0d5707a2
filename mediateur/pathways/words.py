"""The words of a text as they are compared: without accents, capitals, doubled letters and endings.

« J’ai cliqué », « jai clike » and « elle a cliquée » must meet. What bears no sense is left out; what bears little
(« veux », « pas », « comment ») counts for a fraction.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

LIGHT = 0.25
_WORD = re.compile(r"[a-z]+|[0-9]+")
_DIGITS = re.compile(r"([0-9])[ .]+(?=[0-9])")
_SAME = (
    *(("œ", "oe"), ("’", "'"), ("\N{NON-BREAKING HYPHEN}", "-")),
    *(("e-mail", "email"), ("e mail", "email"), ("rendez-vous", "rendezvous"), ("rendez vous", "rendezvous")),
)
_DOUBLED = re.compile(r"([a-z])\1+")
_ENDINGS = (
    "itions? ations? ements? ions? eurs? euses? eus trices? iques? antes? ants? eants? aient ait ais ent "
    "er ez (?<=d)re ee? ies? it i (?<![gq])ues? (?<![gq])u"
)
_STEM = re.compile(rf"(.{{4,}}?)(?:{_ENDINGS.replace(' ', '|')})?")
_IDLE = frozenset(
    "a ah ai as au aux avec c ca car ce cela ces cet cette chez d dans de des du elle elles en es est et etait etais "
    "ete etes etre eu euh eux faites il ils j je l la le les leur leurs lui m ma mais me mes moi mon n ne nos notre "
    "nous on ont or ou par pour qu que quel quelle quels qui s sa se ses si son sont suis sur t ta te tes toi ton tu "
    "un une vos votre vous y ya".split()
)
_LIGHT = frozenset(
    "alors ans apres aujourd aussi avant bien comme comment dedans deja demain dernier derniere dessus dire dit donc "
    "encore faire fais fait faut fois hier jour jours juste machin met mets mettre mois pas peut peux plus pourquoi "
    "prochain quand quoi rien sais sans semaine semaines tard toujours tout toute tres truc trucs va vais veulent "
    "veut veux viens vient vois voudrais vraiment".split()
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
    return tuple(_cut(_plain(text)))


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text that bear sense, as they are compared, in their order."""
    return tuple([word.stem for word in _cut(_plain(text))])


def tokens_of_lines(lines: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return the `tokens` of many texts of one line each, several times faster than one by one."""
    plain = _plain("\n".join(lines)).split("\n")
    return tuple(tuple([word.stem for word in _cut(line)]) for line in plain)


def stem(word: str) -> str:
    """Return what stays of a word (small letters, no accents) through plurals, genders and most verb forms."""
    folded = _DOUBLED.sub(r"\1", word).replace("ph", "f").replace("th", "t")
    singular = folded.rstrip("sx") or folded
    found = _STEM.fullmatch(singular)
    return found[1] if found else singular


def _plain(text: str) -> str:
    """Return a text without accents or capitals, with what is one word joined (« 34 22 », « e-mail »)."""
    same = text.casefold()
    for sign, other in _SAME:
        same = same.replace(sign, other)
    plain = unicodedata.normalize("NFKD", same).encode("ascii", "ignore").decode()
    return _DIGITS.sub(r"\1", plain)


def _cut(plain: str) -> list[Word]:
    found = [_read(word) for word in _WORD.findall(plain)]
    return [word for word in found if word.sense] or [Word(word.stem, 1.0) for word in found]


@cache
def _read(typed: str) -> Word:
    rest = _ELIDED.sub("", typed)
    word = rest if typed not in _IDLE and _GLUED.fullmatch(typed) else typed  # « jai », « cest », « quil »
    return Word(stem(word), 0.0 if word in _IDLE else LIGHT if word in _LIGHT else 1.0, stem(rest))
