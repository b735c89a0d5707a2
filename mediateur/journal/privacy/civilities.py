"""Names of persons after a civility: « Mme Lorvain », « madame le goff », « M. K. ».

A civility is also how a person is spoken of without being named (« Mme la maire », « Monsieur revient
jeudi »): what follows is a name unless it is an office, a verb, an adjective or a word of grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mediateur.journal.privacy.capitals import is_acronym, is_capital_predicate, is_elided, is_plural_verb
from mediateur.journal.privacy.dictionary import is_only_given, is_surname_shaped, is_unknown
from mediateur.journal.privacy.lexicon import CAPITALISED, GIVEN, GRAMMAR, OFFICES, STATES, SUBJECTS, VERBS
from mediateur.journal.privacy.name_words import LINKS, WORD, next_word, rest_of_name, shouted
from mediateur.journal.privacy.offices import name_after_office
from mediateur.journal.privacy.view import Span, View

_ENDS = r"(?![a-z0-9'-])(?![A-Z](?![a-z]))"
_CIVILITY = re.compile(
    r"(?:(?<![A-Za-z0-9'.\-])|(?<=\b[Ee][Xx]-))(?:"
    rf"(?P<long>(?i:monsieur|madame|mademoiselle|messieurs|mesdames|docteure?)){_ENDS}[ \"(]{{0,3}}"
    rf"|(?P<short>(?i:mmes?|mlles?|melle|mr|dr)|M|m(?=\.\s)){_ENDS}\.?[\s\"(]{{0,3}}"
    rf"|(?P<rare>MM|Me|Pr|Mgr|(?i:maitre|professeure?|prof)){_ENDS}\.?\s{{1,3}})"
)
_FOLLOWING = re.compile(r"\s([A-Za-z]+)")
_COMMON = re.compile(r"\b(?i:une?|le|la|les|des|ce|cette|deux|autre|vieux|jeune)\s$")
PARTICLES = frozenset("de du des van von el al ben bel ould ait dos da di del saint sainte st ste abd mac".split())
_OFFICE_ENDING = tuple("eur eure trice teuse ier iere ien ienne iste logue aire ante ente".split())
OTHER_ENDING = ("ait", "aient", "era", "ira", "dra", "vra", "rra", "ment", "tion")
_COMPLEMENT = frozenset("pas plus jamais rien que qu son sa ses un une des".split())
_AFTER_NAME = frozenset(
    """
    a ai est et ou ne n avait etait aura sera peut qui y s se me etc aujourd aujourd'hui demain hier pour avec sans
    mais puis car
    """.split()
)
_AFTER_VERB = GRAMMAR - _AFTER_NAME
_VERB_ENDING = ("ise", "ifie", "oie", "uie")
_CLAUSE_START = re.compile(r"(?:^|[.,;:!?\n-])[ \"]*\Z")
NOT_LOWER = GRAMMAR | VERBS | STATES | SUBJECTS | OFFICES | CAPITALISED
_NOT_CAPITAL = GRAMMAR | CAPITALISED
_NO_OFFICE_NAME = OFFICES | GRAMMAR | CAPITALISED
_WIDOWED = frozenset({"veuve", "veuf"})
_TITLES = OFFICES | _WIDOWED
_HAD = frozenset(
    """
    pas deja un une le la les des du son sa ses besoin envie peur bien mal tout toujours trop plus encore fait dit
    ecrit mis pris compris appris promis permis remis lu vu su pu voulu rempli choisi fini reussi confiance
    """.split()
)
_PARTICIPLE = ("u", "us", "ue", "ert", "int")


def names_after_civility(view: View, source: str) -> Iterator[Span]:
    """Yield the civilities with a name of a folded view of `source` (read again for its accents)."""
    text = view.text
    for civility in _CIVILITY.finditer(text):
        if not _measured(text, civility) and (end := _name_end(view, source, civility)):
            yield civility.start(), end


def _measured(text: str, civility: re.Match[str]) -> bool:
    """« 12 m. »: a digit before the letter makes it a measure."""
    before = text[max(0, civility.start() - 2) : civility.start()]
    return civility[0].strip(" .\n").lower() == "m" and before.rstrip()[-1:].isdigit()


def _name_end(view: View, source: str, civility: re.Match[str]) -> int:
    """Return where the name after a civility ends, or 0 when it is no name."""
    text = view.text
    first = WORD.match(text, civility.end())
    if not first or ("\n" in civility[0] and not re.match(r"[A-Z][a-z]{2}", first[0])):
        return 0
    low = first[0].lower()
    if low in ("la", "le", "les") or low.startswith("l'"):
        return _after_article(text, first)
    if low in PARTICLES:
        common = _COMMON.search(text, max(0, civility.start() - 8), civility.start())
        return 0 if common else _after_particle(text, first)
    if low in _WIDOWED and (widow_of := _after_widow(view, source, first)) is not None:
        return widow_of
    if is_acronym(first[0]) or (low in _TITLES and low not in VERBS):
        behind = name_after_office(text, first.end())
        if behind or is_acronym(first[0]):
            return behind
    if shouted(text, first) or (first[0][0].islower() and not re.match(r"[do]'[A-Z]", first[0])):
        if text[max(0, civility.start() - 4) : civility.start()].lower() == " et " and _plural(low, text, first):
            return 0
        opens = bool(_CLAUSE_START.search(text, max(0, civility.start() - 4), civility.start()))
        return 0 if civility["rare"] or not _lower_name(view, source, first, opens=opens) else first.end()
    return 0 if _no_name(view, source, first) else rest_of_name(text, first.end())


def _after_widow(view: View, source: str, widow: re.Match[str]) -> int | None:
    """« mme veuve lorvain »; « madame veuve depuis deux ans », « madame veuve sans enfants » tell how she is."""
    word = next_word(view.text, widow.end())
    if not word or (word[0][0].isupper() and not shouted(view.text, word)):
        return None
    low = word[0].lower()
    somebody = low in GIVEN or is_unknown(low) or is_surname_shaped(low)
    return word.end() if somebody and _lower_name(view, source, word, opens=False) else 0


def _no_name(view: View, source: str, word: re.Match[str]) -> bool:
    """Say whether a word with a capital is no name: grammar, a common verb, « A » before what somebody has."""
    if len(word[0]) > 1:
        return word[0].lower() in _NOT_CAPITAL or is_capital_predicate(word[0])
    following = _FOLLOWING.match(view.text, word.end()) if word[0] == "A" else None
    if not following:
        return False
    low, accented = following[1], _accented(view, source, following, 1)
    return low in _HAD or accented.endswith("é") or (low.endswith(_PARTICIPLE) and low not in VERBS)


def _plural(low: str, text: str, word: re.Match[str]) -> bool:
    """« Monsieur et Madame reviennent »: a verb is in lower case, and « -ont » ends few names that are not verbs."""
    if is_plural_verb(low):
        return True
    return low.endswith("ent") and low not in GIVEN and not shouted(text, word)


def _lower_name(view: View, source: str, word: re.Match[str], *, opens: bool) -> bool:
    """Say whether a word without a capital is a name; where the civility `opens` a clause, it may be a verb."""
    low, text = word[0].lower(), view.text
    head = re.split(r"['-]", low)[0]
    if len(low) == 1:
        return text[word.end() : word.end() + 1] == "." and low not in "ay"
    if (
        low in NOT_LOWER
        or low.removesuffix("s") in STATES
        or head in VERBS
        or (head in GRAMMAR and head != low and is_elided(low))
    ):
        return False
    if low in GIVEN or is_unknown(low):
        return True
    if low.endswith(OTHER_ENDING) or _accented(view, source, word).rstrip("s").endswith(("é", "ée")):
        return False
    following = _FOLLOWING.match(text, word.end())
    after = following[1].lower() if following else ""
    if opens and (low.endswith(_VERB_ENDING) or (low.endswith("e") and after in _AFTER_VERB)):
        return False
    return not (low.endswith("e") and (after in _COMPLEMENT or after.endswith(("er", "ir", "oir"))))


def _accented(view: View, source: str, word: re.Match[str], group: int = 0) -> str:
    start, end = view.origin(word.span(group))
    return unicodedata.normalize("NFC", source[start:end]).lower()


def _after_article(text: str, article: re.Match[str]) -> int:
    """« Mme la maire » is no name; « Mme Le Goff » and « madame le goff » are."""
    word = article if "'" in article[0] else next_word(text, article.end())
    if not word:
        return 0
    kept = word[0].split("'")[-1]
    low = kept.lower()
    if low in OFFICES or low.split("-")[0] in ("vice", "sous", "ex", "co"):
        return name_after_office(text, word.end())
    if low in _NO_OFFICE_NAME:
        return 0
    if kept[0].isupper() and article[0][0].isupper() and not shouted(text, word):
        return rest_of_name(text, word.end())
    if low.endswith(_OFFICE_ENDING):
        return name_after_office(text, word.end())
    if kept[0].isupper():
        return rest_of_name(text, word.end())
    return word.end() if article[0].lower() == "le" else 0


def _after_particle(text: str, particle: re.Match[str]) -> int:
    """« Mme de Lorvain », « M. Ben Lorvain »; « Madame de la mairie » is no name."""
    word = next_word(text, particle.end())
    if word and word[0].lower() in LINKS:
        word = next_word(text, word.end())
    if not word:
        return 0
    acronym = word[0].isupper() and not particle[0].isupper()
    typed = word[0][0].islower() and not (is_unknown(word[0]) or is_only_given(word[0]))
    if typed or acronym or word[0].lower() in _NO_OFFICE_NAME:
        return 0
    return rest_of_name(text, word.end())
