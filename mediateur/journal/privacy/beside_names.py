"""Names known by what is written around them: initials, an age, a tie behind, a verb of persons, letters apart.

« A. Lorvain », « Th. Lorvain », « Lorvain, 82 ans », « Lorvain (mme) », « Lorvain a oublié ses lunettes ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy import roles
from mediateur.journal.privacy.bearers import is_borne
from mediateur.journal.privacy.capitals import ACRONYMS
from mediateur.journal.privacy.dictionary import is_capital_given, is_known, is_only_given, is_unknown
from mediateur.journal.privacy.lexicon import GRAMMAR, NO_VALUE, either
from mediateur.journal.privacy.view import Span

_NO_WORD_BEFORE = r"(?<![\w-])"
_WORD = rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}))"
_CUT_GIVEN = either("Th Ch Ph Fr Cl Gl Chr Br Gh Gr Jq Jn Mx Cyr Fl Bl")
_BESIDE = (
    re.compile(rf"(?<![\w.'-])(?P<name>(?:[A-Z](?:\.-?[A-Z])?|{_CUT_GIVEN})\. ?(?P<word>[A-Z][A-Za-z'-]{{2,}}))"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?:[a-z]|{_CUT_GIVEN.lower()})\. (?P<word>[a-z]{{5,}}))(?! ?\.)"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[a-z]{{5,30}}))(?=, (?:la|le) {roles.KIN} (?:de |d'))"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}) [A-Z]\.)(?![\w.])"),
    re.compile(rf"{_WORD}(?:, | \()(?=\d{{1,3}} ans\b)"),
    re.compile(rf"{_WORD} (?=\((?:la |le |son |sa )?(?i:{roles.KIN}|mme|mr|dame)\))"),
    re.compile(rf"{_WORD} (?=et (?:sa|son|ses) (?i:{roles.TIES}|mari|femme|fille|conjointe?)\b)"),
    re.compile(rf"{_WORD}(?=, (?:la|le|sa|son|une?) (?i:{roles.KIN})\b)"),
    re.compile(rf"{_WORD}(?= (?i:mme|mr|mlle|m\.)\s?(?:$|[,;)]))"),
    re.compile(r"(?:\A|(?<=[\n\"])|(?<=[.,;:] ))(?P<name>[B-Z] (?P<word>[A-Z][a-z'-]{3,}))"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][a-z'-]{{3,}})\.[A-Z])(?![\w.])"),
    re.compile(r"\b[Cc]'est (?P<name>(?P<word>[A-Z][a-z'-]{2,}))(?= qui\b)"),
    re.compile(
        rf"(?:\A|(?<=[\n\"]) ?|(?<=[.,;!?] ))(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}})(?: [A-Z][A-Za-z'-]+)?)"
        rf" (?={roles.DOES}(?![\w']))"
    ),
    re.compile(
        rf"{_NO_WORD_BEFORE}(?i:{roles.ROLE}), (?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}))(?=[,)]|$)", re.MULTILINE
    ),
)
_SPELLED = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:mmes?|mlle|mr|m\.|madame|monsieur|(?:pre)?nom)\.?\s?:?\s"
    r"(?P<name>[A-Za-z](?:[ .-][A-Za-z]){3,})(?![\w'])"
)
_INITIALS = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:signee?|initiales?|usagere?|dossier|vue? avec|par|de la part de|paraphe)\s?:?\s"
    r"(?P<name>[A-Z]\.\s?[A-Z]\b\.?)"
    rf"|{_NO_WORD_BEFORE}(?i:signee?|signature|paraphe|cordialement)\s?[:,]?\s(?P<signed>(?:[A-Za-z]\.\s?|[B-Z]\s)[A-Za-z][A-Za-z'-]+)"
)
_NICKNAME = re.compile(
    rf"{_NO_WORD_BEFORE}(?:(?i:{roles.CALLED})|(?i:la|le|les|l'|une?) petite?s?) (?P<name>[A-Z][A-Za-z]+)(?![\w'-])"
)
_NO_NICKNAME = GRAMMAR | NO_VALUE | ACRONYMS


def names_beside(text: str) -> Iterator[Span]:
    """Yield the names of a folded text that initials, an age, a tie, a verb of persons or a nickname tell."""
    for pattern in (_INITIALS, _SPELLED):
        yield from (match.span(match.lastgroup or 0) for match in pattern.finditer(text))
    for match in _NICKNAME.finditer(text):
        if _is_nickname(match["name"].lower()):
            yield match.span("name")
    for pattern in _BESIDE:
        for match in pattern.finditer(text):
            if _is_somebody(match["word"]) and not is_borne(text, match.start()):
                yield match.span("name")


def _is_nickname(low: str) -> bool:
    """« tata Zé », « papi Marcel »; « mamie Surf » is a title."""
    return low not in _NO_NICKNAME and (len(low) < 3 or not is_known(low) or is_only_given(low))


def _is_somebody(word: str) -> bool:
    return is_unknown(word) or is_only_given(word.lower()) or is_capital_given(word)
