"""Names of persons: a civility with a name, « s'appelle … », « nom : … », « sa fille … ».

A civility is also how a person is spoken of without being named (« Mme la maire », « Monsieur revient
jeudi »): what follows is a name unless it is an office, a verb, an adjective or a word of grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import (
    CAPITALISED,
    GIVEN,
    GRAMMAR,
    NO_VALUE,
    OFFICES,
    PLACES,
    RELATIONS,
    STATES,
    SUBJECTS,
    VERBS,
)
from mediateur.journal.privacy.view import Span, View

_ENDS = r"(?![a-z0-9'-])(?![A-Z](?![a-z]))"
_CIVILITY = re.compile(
    r"(?<![A-Za-z0-9'.\-])(?:"
    rf"(?P<long>(?i:monsieur|madame|mademoiselle|messieurs|mesdames|docteure?)){_ENDS} {{0,3}}"
    rf"|(?P<short>(?i:mmes?|mlles?|melle|mr|dr)|M|m(?=\.\s)){_ENDS}\.?\s{{0,3}}"
    rf"|(?P<rare>MM|Me|Pr|Mgr|(?i:maitre|professeure?|prof)){_ENDS}\.?\s{{1,3}})"
)
_WORD = re.compile(r"[A-Za-z](?:[A-Za-z]|['-](?=[A-Za-z]))*")
_NEXT = re.compile(r"(?:\.? {1,2}|\.)(?=[A-Za-z])")
_FOLLOWING = re.compile(r"\s([A-Za-z]+)")
_COMMON = re.compile(r"\b(?i:une?|le|la|les|des|ce|cette|deux|autre|vieux|jeune)\s$")
_PARTICLES = frozenset("de du des van von el al ben bel ould ait dos da di del saint sainte st ste abd mac".split())
_LINKS = frozenset("de du des la le d van von".split())
_OFFICE_ENDING = (
    "eur",
    "eure",
    "trice",
    "teuse",
    "ier",
    "iere",
    "ien",
    "ienne",
    "iste",
    "logue",
    "aire",
    "ante",
    "ente",
)
_OTHER_ENDING = ("ait", "aient", "era", "ira", "dra", "vra", "rra", "ment", "tion")
_COMPLEMENT = frozenset("pas plus jamais rien que qu son sa ses un une des".split())
_NOT_LOWER = GRAMMAR | VERBS | STATES | SUBJECTS | OFFICES | CAPITALISED
_NOT_CAPITAL = GRAMMAR | CAPITALISED
_NO_OFFICE_NAME = OFFICES | GRAMMAR | CAPITALISED


def names(view: View, source: str) -> Iterator[Span]:
    """Yield the names of a folded view of `source` (read again for its accents)."""
    text = view.text
    for civility in _CIVILITY.finditer(text):
        if not _measured(text, civility) and (end := _name_end(view, source, civility)):
            yield civility.start(), end
    yield from _labelled(text)
    yield from _first_and_last(text)


def _measured(text: str, civility: re.Match[str]) -> bool:
    """« 12 m. »: a digit before the letter makes it a measure."""
    return (
        civility[0].strip(" .\n") == "m"
        and text[max(0, civility.start() - 2) : civility.start()].rstrip()[-1:].isdigit()
    )


def _name_end(view: View, source: str, civility: re.Match[str]) -> int:
    """Return where the name after a civility ends, or 0 when it is no name."""
    text = view.text
    first = _WORD.match(text, civility.end())
    if not first or ("\n" in civility[0] and not re.match(r"[A-Z][a-z]{2}", first[0])):
        return 0
    low = first[0].lower()
    if low in ("la", "le", "les") or low.startswith("l'"):
        return _after_article(text, first)
    if low in _PARTICLES:
        return (
            0 if _COMMON.search(text, max(0, civility.start() - 8), civility.start()) else _after_particle(text, first)
        )
    if low.endswith(("ent", "ont")) and text[: civility.start()].endswith(" et "):
        return 0
    if _shouted(text, first) or (first[0][0].islower() and not re.match(r"[do]'[A-Z]", first[0])):
        return 0 if civility["rare"] or not _lower_name(view, source, first) else first.end()
    return 0 if len(low) > 1 and low in _NOT_CAPITAL else _rest(text, first.end())


def _shouted(text: str, word: re.Match[str]) -> bool:
    """Say whether the words around are all in capitals, so that capitals tell nothing."""
    around = text[max(0, word.start() - 30) : word.start()] + text[word.end() : word.end() + 30]
    letters = [char for char in around if char.isalpha()]
    return word[0].isupper() and len(letters) > 8 and sum(char.isupper() for char in letters) > 0.8 * len(letters)


def _lower_name(view: View, source: str, word: re.Match[str]) -> bool:
    low, text = word[0].lower(), view.text
    head = re.split(r"['-]", low)[0]
    if len(low) == 1:
        return text[word.end() : word.end() + 1] == "." and low not in "ay"
    if low in _NOT_LOWER or head in VERBS or (head in GRAMMAR and head != low):
        return False
    if low.endswith(_OTHER_ENDING) or _accented(view, source, word).rstrip("s").endswith(("é", "ée")):
        return False
    following = _FOLLOWING.match(text, word.end())
    after = following[1].lower() if following else ""
    return not (low.endswith("e") and (after in _COMPLEMENT or after.endswith(("er", "ir", "oir"))))


def _accented(view: View, source: str, word: re.Match[str]) -> str:
    start, end = view.origin(word.span())
    return unicodedata.normalize("NFC", source[start:end]).lower()


def _after_article(text: str, article: re.Match[str]) -> int:
    """« Mme la maire » is no name; « Mme Le Goff » and « madame le goff » are."""
    word = article if "'" in article[0] else _next_word(text, article.end())
    if not word:
        return 0
    kept = word[0].split("'")[-1]
    low = kept.lower()
    if low in _NO_OFFICE_NAME or low.split("-")[0] in ("vice", "sous", "ex", "co"):
        return 0
    if kept[0].isupper() and article[0][0].isupper() and not _shouted(text, word):
        return _rest(text, word.end())
    if low.endswith(_OFFICE_ENDING):
        return 0
    if kept[0].isupper():
        return _rest(text, word.end())
    return word.end() if article[0].lower() == "le" else 0


def _after_particle(text: str, particle: re.Match[str]) -> int:
    """« Mme de Lorvain », « M. Ben Lorvain »; « Madame de la mairie » is no name."""
    word = _next_word(text, particle.end())
    if word and word[0].lower() in _LINKS:
        word = _next_word(text, word.end())
    if not word:
        return 0
    acronym = word[0].isupper() and not particle[0].isupper()
    if word[0][0].islower() or acronym or word[0].lower() in _NO_OFFICE_NAME:
        return 0
    return _rest(text, word.end())


def _next_word(text: str, at: int) -> re.Match[str] | None:
    gap = _NEXT.match(text, at)
    return _WORD.match(text, gap.end()) if gap else None


def _rest(text: str, end: int) -> int:
    """Take the capitalised words that go on with the name (at most four)."""
    for _ in range(4):
        word = _next_word(text, end) if text[end : end + 1] != "." or text[end - 2 : end - 1] in " ." else None
        if word and word[0].lower() in _LINKS:
            word = _next_word(text, word.end())
        if not word or word[0][0].islower() or word[0].lower() in _NOT_CAPITAL:
            return end
        end = word.end()
    return end


_MORE = r"(?: [A-Z][A-Za-z'-]+){0,3}"
_CAPITAL = rf"(?P<name>[A-Z][A-Za-z'-]+{_MORE})"
_ANY = rf"(?P<name>[A-Za-z][A-Za-z'-]+{_MORE})"
_IS = r"\s{0,2}[:=]\s{0,3}"
_OF_WHAT = (
    r"(?i:\s(?:de famille|de naissance|d'usage|de jeune fille|d'epouse|marital|complet|de la personne|de l'usagere?))?"
)
_CALLED = (
    re.compile(rf"\b(?i:(?:m'|s'|t')appel(?:le|ait|lent)|(?:se|me) (?:pre)?nomme)\s{{1,2}}{_ANY}"),
    re.compile(rf"\b(?i:(?:pre|de|sur)?nomm(?:ee?|ait))\s{{1,2}}{_CAPITAL}"),
)
_NAMED = (
    re.compile(rf"\b(?i:noms?|prenoms?|patronyme){_OF_WHAT}(?:{_IS}|(?i:\s(?:est|c'est)\s)|\s-\s){_ANY}"),
    re.compile(rf"\b(?i:noms?|prenoms?){_OF_WHAT} (?i:de )?{_CAPITAL}"),
    re.compile(rf"\b(?i:(?:(?:sa|son|ses|la|le|leur|ma|mon|une|un|les)\s|l')(?:{RELATIONS})) {{1,2}}{_CAPITAL}"),
    re.compile(
        rf"\b(?i:usagere?|personne|beneficiaire|patiente?|assuree?|contact|tutrice|tuteur|aidante?){_IS}"
        r"(?P<name>[A-Z][A-Za-z'-]+\s[A-Z][A-Za-z'-]+)"
    ),
)
_THING = re.compile(
    r"\b(?:bouton|site|appli|application|service|document|fichier|onglet|menu|rubrique|page|lien|dossier|association|salle"
    r"|logiciel|atelier|lieu|code|programme|dispositif|outil|carte|structure|maison|ecole|rue|place|commune|ville|village"
    r"|formulaire)s?\b[^.,;\n-]{0,25}\Z",
    re.IGNORECASE,
)
_NO_NAME = _NOT_LOWER | NO_VALUE


def _labelled(text: str) -> Iterator[Span]:
    for pattern in (*_CALLED, *_NAMED):
        for match in pattern.finditer(text):
            thing = pattern in _CALLED and _THING.search(text, max(0, match.start() - 40), match.start())
            if not thing and _is_value(text, match):
                yield match.span("name")


def _is_value(text: str, match: re.Match[str]) -> bool:
    """Say whether what follows a label is a name and not « non renseigné » or « le site refuse »."""
    first = match["name"].split()[0]
    low = first.lower()
    if low in _PARTICLES | _LINKS and " " in match["name"]:
        return True
    if low in _NO_NAME or low.split("'")[0] in GRAMMAR or (first.isupper() and len(first) <= 4):
        return False
    if first[0].isupper():
        return True
    ended = re.compile(r"\s{0,2}(?:$|[.,;)\n-]|(?:et|est|vient|a|mais|pour|prenom)\b)").match(text, match.end())
    return bool(ended) and not low.endswith(_OTHER_ENDING)


_TWO = re.compile(r"\b(?P<one>[A-Z][A-Za-z-]{2,}) {1,2}(?=(?P<two>[A-Z][A-Za-z'-]{2,}))")
_PLACE = re.compile(rf"(?i:\b(?:{PLACES})\b)[^.,;\n]{{0,20}}(?<! -)(?<! - )\Z|(?i:\b(?:saint|sainte|st|ste)[\s-])\Z")


def _first_and_last(text: str) -> Iterator[Span]:
    """« Aline Lorvain », « LORVAIN Aline »: a given name beside a capitalised word, unless it names a place."""
    for match in _TWO.finditer(text):
        one, two = match["one"].lower().split("-")[0], match["two"].lower().split("-")[0]
        beside = two if one in GIVEN else one if two in GIVEN and match["one"].isupper() else ""
        if beside and beside not in _NO_NAME and not _PLACE.search(text, max(0, match.start() - 40), match.start()):
            yield match.start(), match.end("two")
