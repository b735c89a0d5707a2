"""A given name beside a surname, whatever the capitals: « Aline Lorvain », « LORVAIN aline », « aline lorvain »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.bearers import is_borne
from mediateur.journal.privacy.capitals import is_plural_verb
from mediateur.journal.privacy.dictionary import (
    is_capital_given,
    is_given,
    is_known,
    is_only_given,
    is_unknown,
    is_unlisted,
)
from mediateur.journal.privacy.labelled_names import NO_NAME
from mediateur.journal.privacy.lexicon import GIVEN, NAMESAKES, VERBS, either
from mediateur.journal.privacy.name_words import next_word
from mediateur.journal.privacy.view import Span

_TWO = re.compile(
    r"(?<![\w'-])(?P<one>[A-Za-z][A-Za-z'-]+)(?P<gap> {1,2}|, "
    r"| ?[;|\t/] ?| - | \()(?=(?P<two>[A-Za-z][A-Za-z'-]*[A-Za-z])(?![\w'-]))"
)
_LINKED = re.compile(
    r"(?<![\w'-])(?P<one>[A-Za-z][A-Za-z'-]+) (?i:le|la|du|de|des|de la|van|von|ben|el|al|da|dos|di) "
    r"(?P<two>[A-Za-z][A-Za-z'-]*[A-Za-z])(?![\w'-])"
)
_LISTED = re.compile(r"[(;\n|\t]\s?\Z|\A\Z")
_STRANGERS = re.compile(
    r"(?<![\w'-])(?:avec|pour|chez|par|voir|de|ac|pr) "
    r"(?P<one>[A-Za-z][a-z-]{2,}) (?P<two>[A-Za-z][A-Za-z-]{2,})(?![\w'-])"
)
_BOTH = re.compile(r"(?<![\w'-])(?P<one>[A-Z][a-z-]{2,}) et (?P<two>[A-Z][a-z-]{2,})(?![\w'-])")
_MEANT = re.compile(
    r"(?<![\w'-])(?i:pour|avec|chez|voir|vue?|aide[er]?|inscri(?:re|te?)|attendre|sauf|dit a"
    r"|par) (?=(?P<two>[A-Z][A-Za-z-]+)(?![\w'-]))"
)
_ALONE = re.compile(r"(?<![\w'-])(?P<one>[A-Z][A-Za-z-]+) (?=(?P<two>[a-z']+))")
_DOES = either("a n'a m'a l'a lui ne s'est n'est est va veut peut vient doit sait dit fait")


def full_names(text: str) -> Iterator[Span]:
    """Yield the given names of a folded text with the surname beside them, unless a place bears them."""
    for match in _TWO.finditer(text):
        if _is_pair(text, match) and not _of_a_place(text, match):
            yield match.start(), match.end("two")
    for pattern in (_LINKED, _STRANGERS):
        for match in pattern.finditer(text):
            known_by = is_only_given(match["one"].lower()) if pattern is _LINKED else is_unknown(match["one"])
            if known_by and is_unknown(match["two"]) and not _of_a_place(text, match):
                yield match.start("one"), match.end("two")
    for match in _MEANT.finditer(text):
        if is_only_given(match["two"].lower()) and not _of_a_place(text, match):
            yield match.span("two")
    yield from (match.span() for match in _BOTH.finditer(text) if _are_both(match) and not _of_a_place(text, match))
    yield from _subjects(text)


def _are_both(match: re.Match[str]) -> bool:
    """« Aline et Marcel »: two given names, of which one is nothing else."""
    one, two = match["one"], match["two"]
    return is_capital_given(one) and is_capital_given(two) and any(map(is_only_given, (one.lower(), two.lower())))


def _subjects(text: str) -> Iterator[Span]:
    """Yield the given names before a verb: « Aline revient »."""
    for match in _ALONE.finditer(text):
        verb = match["two"] in VERBS or is_plural_verb(match["two"]) or re.fullmatch(_DOES, match["two"])
        if verb and is_only_given(match["one"].lower()) and not _of_a_place(text, match):
            yield match.span("one")


def _is_pair(text: str, match: re.Match[str]) -> bool:
    one, two = match["one"], match["two"]
    if one.isupper() and two[1:].islower() and two[0].isupper() and is_unlisted(one) and is_unlisted(two):
        return match["gap"].isspace()
    if not (is_given(one.lower()) or is_given(two.lower())):
        return False
    if match["gap"].strip():
        return _is_row(text, match)
    return _given_first(one, two) or _given_last(one, two)


def _is_row(text: str, match: re.Match[str]) -> bool:
    """« LORVAIN / Aline », « Aline - Lorvain »; « lorvain, aline » only where a list or a text begins."""
    one, two = match["one"], match["two"]
    if match["gap"].strip() in "/-(":
        sides = (one, two) if is_only_given(two.lower()) else (two, one)
        return is_unlisted(sides[0]) and is_only_given(sides[1].lower())
    listed = _LISTED.search(text, max(0, match.start() - 2), match.start())
    return bool(listed) and is_unlisted(one) and is_only_given(two.lower())


def _given_first(one: str, two: str) -> bool:
    """« Aline Lorvain », « aline lorvain », « Rose Lorvain » when Lorvain is unknown, « Aline Fontaine »."""
    low, other = one.lower(), two.lower()
    if not is_given(low):
        return False
    if is_unlisted(two) and (is_only_given(low) or (one[0].isupper() and two[0].isupper())):
        return True
    if low.split("-")[0] in GIVEN and (is_unknown(two) or other in GIVEN):
        return True
    return (
        one[0].isupper()
        and two[0].isupper()
        and low.split("-")[0] in GIVEN
        and other not in NO_NAME
        and (is_only_given(low) or not is_known(other))
    )


def _given_last(one: str, two: str) -> bool:
    """« LORVAIN aline », « Lorvain Aline », « FONTAINE Aline »."""
    if not is_given(two.lower()) or one.lower() in NO_NAME:
        return False
    if is_unlisted(one) and is_only_given(two.lower()):
        return True
    if one[0].isupper() and two[0].isupper() and is_only_given(two.lower()) and not one.isupper():
        return one.lower() not in VERBS
    return (
        two[0].isupper() and one.isupper() and len(one) > 2 and (is_unlisted(one) or two.lower().split("-")[0] in GIVEN)
    )


def _of_a_place(text: str, match: re.Match[str]) -> bool:
    surname = match["two"].lower().split("-")[-1]
    head = match.start("two") if match["two"][0].isupper() else match.start()
    return surname in NAMESAKES or is_borne(text, head) or _goes_on(text, match)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """« bibli Albert Camus »: the given name goes with somebody well known."""
    last = next_word(text, match.end("two"))
    return last is not None and is_given(match["two"].lower()) and last[0].lower() in NAMESAKES
