"""Names typed without capitals, all of whose words are French: « robert fournier 2e passage », « nicole a rappelé ».

A given name that is nothing else is enough before a verb, or before a word that no grammar explains; one that is a
word too (« rose », « olivier ») must open a clause, and be followed by what only persons do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.bearers import is_borne
from mediateur.journal.privacy.capitals import is_plural_verb
from mediateur.journal.privacy.dictionary import is_given, is_only_given, is_proper, is_surname_shaped
from mediateur.journal.privacy.lexicon import (
    CAPITALISED,
    GIVEN,
    GRAMMAR,
    NAMESAKES,
    NO_VALUE,
    STATES,
    SUBJECTS,
    VERBS,
    either,
)
from mediateur.journal.privacy.roles import DOES
from mediateur.journal.privacy.view import Span

_PAIR = re.compile(r"(?<![\w'.-])(?P<one>[A-Za-z][a-z-]{2,30}) (?=(?P<two>[a-z][a-z'-]{0,30})(?![\w'-]))")
_ACTS = either("vu avec aide suite suivi relancer rappeler pour voir")
_OPENS = re.compile(rf"(?:\A|[\n\"] ?|[.,;:!?>-] |\b(?i:{_ACTS}) )\Z")
_PERSONS_DO = re.compile(
    r" (?:revient(?! a )|reviendra|rappelle|rappellera|(?:m')?a (?:r?appele|telephone|oublie|refuse)|veut(?! dire)"
    r"|voudrait|souhaite|prefere|hesite|est (?:venue?|passee?|revenue?|repartie?)"
    r"|n'a pas (?:son|sa|ses)|ne (?:veut|vient|comprend|parle) p(?:as|lus))(?![\w'])"
)
_COMES = re.compile(
    rf" (?:{DOES}|ok|tjr?s|toujours|rdv|rv"
    r"|\d{1,2}(?:e|er|ere|re|eme|nde?) (?:passage|visite|fois|rdv|connexion|venue))(?![\w'])"
)
_HAS = re.compile(r" (?:(?:n'a|m'a|l'a|n'est|s'est|a|est) |(?:va|veut|peut|vient|doit|sait|dit|fait) )")
_REACH = 20
_NO_SURNAME = GRAMMAR | VERBS | STATES | SUBJECTS | NO_VALUE | CAPITALISED | NAMESAKES


def typed_names(text: str) -> Iterator[Span]:
    """Yield the given names of a folded text that are typed without a capital, with the surname beside them."""
    for match in _PAIR.finditer(text):
        low = match["one"].lower()
        if low.split("-")[0] not in GIVEN or is_borne(text, match.start()):
            continue
        only = is_only_given(low)
        opens = bool(_OPENS.search(text, max(0, match.start() - 12), match.start()))
        if _does(text, match) if only else opens and _PERSONS_DO.match(text, match.end("one")):
            yield match.span("one")
        elif _is_surname(text, match, only=only, opens=opens):
            yield match.start(), match.end("two")


def _does(text: str, match: re.Match[str]) -> bool:
    """« nicole a rappelé », « nicole revient »: a verb follows, and no noun."""
    before = text[max(0, match.start() - _REACH) : match.start()].split()[-1:]
    if before == ["chez"] or (match["one"].lower() in NAMESAKES and any(is_given(word.lower()) for word in before)):
        return False
    verb = match["two"]
    return verb in VERBS or is_plural_verb(verb) or bool(_HAS.match(text, match.end("one")))


def _is_surname(text: str, match: re.Match[str], *, only: bool, opens: bool) -> bool:
    """« gérard pons », « suite robert fournier tjs bloqué »; « rose bonbon », « pierre taillée » are things."""
    two = match["two"]
    if len(two) < 3 or "'" in two or two in _NO_SURNAME or is_given(two) or is_plural_verb(two):
        return False
    if only:
        return True
    shaped = is_surname_shaped(two) or is_proper(two)
    return opens and shaped and bool(_COMES.match(text, match.end("two")))
