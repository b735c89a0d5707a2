"""Names that a role, a family tie or an act announces: « la mère lorvain », « fils Lorvain », « dossier LORVAIN ».

What follows is a name when it is an unknown word or a given name: « la mère revient » and « voir avec Emmaüs » pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy import roles
from mediateur.journal.privacy.dictionary import is_given, is_known, is_only_given, is_unknown, is_unlisted
from mediateur.journal.privacy.lexicon import CAPITALISED, PLACES
from mediateur.journal.privacy.name_words import LINKS, WORD, next_word, rest_of_name
from mediateur.journal.privacy.view import Span

_NO_WORD_BEFORE = r"(?<![\w-])"
_BELONGS = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:{roles.BELONGING} (?:(?:de|du couple|des epoux|pour|chez|a) |d'))(?=[A-Za-z])"
)
_TYPED = (
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.ROLE})(?![\w'-])(?: (?:du nom )?de |\s|\s?:\s?|\s\()\"?(?=[A-Za-z])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.CALL})[ ._:]{{1,3}}(?=[A-Za-z])"),
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
    _BELONGS,
    re.compile(
        rf"{_NO_WORD_BEFORE}(?i:cordialement|bien a vous|bonne journee|merci d'avance|signe)\s?[,:.\n]\s?(?=[A-Za-z])"
    ),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:c/o|a/s|a l'att(?:ention|n)?\.?(?: de)?|attn)\s?:?\s(?=[A-Za-z])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.GROUP}) ?: ?(?:- )?(?=[A-Za-z])"),
)
_LABELS = re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.LABEL})(?: ?[:=] ?(?=[A-Za-z])| (?=[A-Z]))")
_KIN = re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.KIN}) (?=[A-Z])")
_CAPITAL = (
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.ACT}) (?=[A-Z])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.MET})(?: [a-z]{{1,10}}){{0,3}} \d{{1,2}} ?[hH](?: ?[0-5]\d)? ?[:-]? ?(?=[A-Z])"),
)
_NICKNAME = re.compile(rf"{_NO_WORD_BEFORE}(?i:{roles.CALLED}) (?P<name>[A-Z][a-z]+)(?![\w'-])")
_SPELLED = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:mmes?|mlle|mr|m\.|madame|monsieur|(?:pre)?nom)\.?\s?:?\s"
    r"(?P<name>[A-Za-z](?:[ .-][A-Za-z]){3,})(?![\w'])"
)
_SET_APART = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:{roles.ROLE}), (?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}))(?=[,)]|$)", re.MULTILINE
)
_INITIALS = re.compile(
    rf"{_NO_WORD_BEFORE}(?i:signee?|initiales?|usagere?|dossier|vue? avec|par|de la part de|paraphe)\s?:?\s"
    r"(?P<name>[A-Z]\.\s?[A-Z]\b\.?)"
    rf"|{_NO_WORD_BEFORE}(?i:signee?|signature|paraphe|cordialement)\s?[:,]?\s(?P<signed>(?:[A-Za-z]\.\s?|[B-Z]\s)[A-Za-z][A-Za-z'-]+)"
)
_BESIDE = (
    re.compile(r"(?<![\w.'-])(?P<name>[A-Z](?:\.-?[A-Z])?\. ?(?P<word>[A-Z][A-Za-z'-]{2,}))"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>[a-z]\. (?P<word>[a-z]{{5,}}))(?! ?\.)"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}) [A-Z]\.)(?![\w.])"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}))(?:, | \()(?=\d{{1,3}} ans\b)"),
    re.compile(
        rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}})) (?=\((?:la |le |son "
        rf"|sa )?(?i:{roles.TIES}|mme|mr|dame)\)"
        rf"|et (?:sa|son|ses) (?i:{roles.TIES}|mari|femme|fille|conjointe?)\b)"
    ),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}))(?=, (?:la|le|sa|son|une?) (?i:{roles.KIN})\b)"),
    re.compile(rf"{_NO_WORD_BEFORE}(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}}))(?= (?i:mme|mr|mlle|m\.)\s?(?:$|[,;)]))"),
    re.compile(rf"\b[Cc]'est (?P<name>(?P<word>[A-Z][a-z'-]{{2,}}))(?= qui\b)"),
    re.compile(
        rf"(?:\A|(?<=[\n\"]) ?|(?<=[.,;!?] ))(?P<name>(?P<word>[A-Z][A-Za-z'-]{{2,}})(?: [A-Z][A-Za-z'-]+)?) ?(?={roles.DOES}(?![\w']))"
    ),
)
_PLACE = re.compile(rf"(?i:\b(?:{PLACES})\b)[^.,;\n]{{0,20}}\Z")


def names_after_role(text: str) -> Iterator[Span]:
    """Yield the names of a folded text behind a role, a call (« M'dame »), a file, an act or a closing."""
    for pattern in (*_TYPED, _LABELS, *_CAPITAL):
        for label in pattern.finditer(text):
            word = _past_links(text, WORD.match(text, label.end()))
            if not word or (pattern in _CAPITAL and word[0][0].islower()):
                continue
            if _is_name(text, word) or (pattern in (_BELONGS, *_CAPITAL) and _is_capital_given(word[0])):
                yield word.start(), rest_of_name(text, word.end())
    for tie in _KIN.finditer(text):
        word = WORD.match(text, tie.end())
        if word and _is_capital_given(word[0]):
            yield word.start(), rest_of_name(text, word.end())
    for called in _NICKNAME.finditer(text):
        if not is_known(called["name"].lower()):
            yield called.span("name")
    yield from (match.span(match.lastgroup or 0) for match in _INITIALS.finditer(text))
    yield from (match.span("name") for match in _SPELLED.finditer(text))
    for pattern in (_SET_APART, *_BESIDE):
        for match in pattern.finditer(text):
            if (_alone(match["word"]) or _is_capital_given(match["word"])) and not _PLACE.search(text, max(0, match.start() - 40), match.start()):
                yield match.span("name")


def _past_links(text: str, word: re.Match[str] | None) -> re.Match[str] | None:
    """« van der Lorvain »: the links of a name are passed, at most two."""
    for _ in range(2):
        if word and word[0].lower() in LINKS - {"le", "la", "des"}:
            word = next_word(text, word.end())
    return word


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Say whether a word is unknown, or a given name that stands alone or beside an unknown word."""
    if _alone(word[0]):
        return True
    beside = next_word(text, word.end())
    return (is_given(word[0].lower()) or is_unlisted(word[0])) and bool(beside and is_unknown(beside[0]))


def _is_capital_given(word: str) -> bool:
    """Say whether a word with a capital is a given name, were it a word of French too: « Marcel », « Rose »."""
    return word[0].isupper() and is_given(word.lower()) and word.lower() not in CAPITALISED


def _alone(word: str) -> bool:
    return is_unknown(word) or is_only_given(word.lower())
