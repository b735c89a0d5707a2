"""Names that a role, a family tie or an act announces: « la mère lorvain », « fils Lorvain », « dossier LORVAIN ».

What follows is a name when it is an unknown word or a given name: « la mère revient » and « voir avec Emmaüs » pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy import roles
from mediateur.journal.privacy.bearers import is_borne
from mediateur.journal.privacy.civilities import NOT_LOWER
from mediateur.journal.privacy.dictionary import (
    is_capital_given,
    is_given,
    is_only_given,
    is_surname_shaped,
    is_unknown,
    is_unlisted,
)
from mediateur.journal.privacy.lexicon import GIVEN
from mediateur.journal.privacy.name_words import LINKS, WORD, next_word, rest_of_name
from mediateur.journal.privacy.view import Span

_NO_WORD_BEFORE = r"(?<![\w-])"
_CALL = re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.CALL})[ ._:]{{1,3}}(?=[A-Za-z])")
_MISTYPED = re.compile(r"(?i:mdme|mdm|mde|mmme|mne|mssrs)\b")
_TYPED = (
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.ROLE})(?![\w'-])(?: (?:du nom )?de |\s|\s?:\s?|\s\()\"?(?=[A-Za-z])"),
    _CALL,
    re.compile(rf"{_NO_WORD_BEFORE}(?:mm?\. ?|pr\. )(?=[A-Za-z])|(?:^|[.;:,] )m (?=[A-Za-z])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:mme|mlle|mr)(?=[A-Za-z]{{4}})"),
    re.compile(r"(?<![\w'.-])(?<!\d )[Mm]\.? ?[,:;/] ?(?=[A-Za-z])"),
    re.compile(
        rf"{_NO_WORD_BEFORE}(?i:mmes?|mlles?|mr|dr|madame|monsieur|mademoiselle)(?:[_-]|\s?\n\s?|\s?[,:;/]\s?|\s-\s|\.{{2,4}}\s?)(?=[A-Za-z])"
    ),
    re.compile(
        rf"{_NO_WORD_BEFORE}(?i:{roles.FILE})(?![\w'-]){roles.NAME_QUALIFIER}"
        r"(?: ?[:;|=]|, ?| de| pour| avec)? ?(?=[A-Za-z])"
    ),
    re.compile(
        rf"{_NO_WORD_BEFORE}(?i:cordialement|bien a vous|bonne journee|merci d'avance|signe)\s?[,:.\n]\s?(?=[A-Za-z])"
    ),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:c/o|a/s|a l'att(?:ention|n)?\.?(?: de)?|attn)\s?:?\s(?=[A-Za-z])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.GROUP}) ?: ?(?:- )?(?=[A-Za-z])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.LABEL})(?: ?[:=] ?(?=[A-Za-z])| (?=[A-Z]))"),
)
_BELONGS = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:{roles.BELONGING} (?:(?:de|du couple|des epoux|pour|chez|a) |d'))(?=[A-Za-z])"
)
_CAPITAL = (
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.ACT}) (?=[A-Z])"),
    re.compile(
        rf"{_NO_WORD_BEFORE}(?i:{roles.MET})(?: [a-z]{{1,10}}){{0,3}} \d{{1,2}} ?[hH](?: ?[0-5]\d)? ?[:-]? ?(?=[A-Z])"
    ),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.KIN}) (?=[A-Z])"),
)


def names_after_role(text: str) -> Iterator[Span]:
    """Yield the names of a folded text behind a role, a call (« M'dame »), a file, an act or a closing."""
    for pattern in (*_TYPED, _BELONGS, *_CAPITAL):
        for label in pattern.finditer(text):
            word = _past_links(text, WORD.match(text, label.end()))
            if not word or (pattern in _CAPITAL and word[0][0].islower()):
                continue
            called = pattern is _CALL and _is_called(label[0], word[0].lower())
            capital = pattern not in _TYPED and is_capital_given(word[0]) and not is_borne(text, word.start())
            if called or capital or _is_name(text, word):
                yield word.start(), rest_of_name(text, word.end())


def _past_links(text: str, word: re.Match[str] | None) -> re.Match[str] | None:
    """« van der Lorvain »: the links of a name are passed, at most two."""
    for _ in range(2):
        if word and word[0].lower() in LINKS - {"le", "la", "des"}:
            word = next_word(text, word.end())
    return word


def _is_called(call: str, low: str) -> bool:
    """Say whether a call is enough before a word: any common given name; a surname behind a mistyped civility."""
    return low in GIVEN or (bool(_MISTYPED.match(call)) and low not in NOT_LOWER and is_surname_shaped(low))


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Say whether a word is unknown, or a given name that stands alone or beside an unknown word."""
    if is_unknown(word[0]) or is_only_given(word[0].lower()):
        return True
    beside = next_word(text, word.end())
    return (is_given(word[0].lower()) or is_unlisted(word[0])) and bool(beside and is_unknown(beside[0]))
