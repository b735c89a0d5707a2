"""Names that a label announces: « s'appelle … », « nom : … », « sa fille … »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.capitals import is_acronym, is_capital_predicate
from mediateur.journal.privacy.civilities import NOT_LOWER, OTHER_ENDING, PARTICLES
from mediateur.journal.privacy.dictionary import is_unlisted
from mediateur.journal.privacy.lexicon import GRAMMAR, NO_VALUE, RELATIONS, either
from mediateur.journal.privacy.name_words import LINKS
from mediateur.journal.privacy.view import Span

_MORE = r"(?: [A-Z][A-Za-z'-]+){0,3}"
_CAPITAL = rf"(?P<name>[A-Z][A-Za-z'-]+{_MORE})"
_ANY = rf"(?P<name>[A-Za-z][A-Za-z'-]+{_MORE})"
_IS = r"\s{0,2}[:=]\s{0,3}"
_OF_WHAT = (
    r"(?i:\s(?:sur (?:la|sa) carte|de famille|de naissance|d'usage|de jeune fille|d'epouse|marital|complet"
    rf"|(?:du |de (?:la |l'|sa |son |leur )?)(?:personne|monsieur|{RELATIONS})))?"
)
_CALLED = (
    re.compile(rf"\b(?i:(?:m'|s'|t')appel(?:le|ait|lent)|(?:se|me) (?:pre)?nomme)\s{{1,2}}{_ANY}"),
    re.compile(rf"\b(?i:(?:pre|de|sur)?nomm(?:ee?|ait))\s{{1,2}}{_CAPITAL}"),
)
_NAMED = (
    re.compile(rf"\b(?i:noms?|prenoms?|patronyme){_OF_WHAT}(?:{_IS}|(?i:\s(?:est|c'est)\s)|\s-\s){_ANY}"),
    re.compile(rf"\b(?i:noms?|prenoms?){_OF_WHAT} (?i:de )?{_CAPITAL}"),
    re.compile(rf"\b(?i:(?:(?:sa|son|ses|la|le|leur|ma|mon|une|un|les)\s|l')(?:{RELATIONS})) {{1,2}}{_CAPITAL}"),
    re.compile(rf"\b(?i:veuves?|veuf|vve|nee|epouse|ep\.|epoux|famille|couple|consorts) {{1,2}}{_CAPITAL}"),
    re.compile(
        rf"\b(?i:usagere?|personne|beneficiaire|patiente?|assuree?|contact|tutrice|tuteur|aidante?){_IS}"
        r"(?P<name>[A-Z][A-Za-z'-]+\s[A-Z][A-Za-z'-]+)"
    ),
)
_THINGS = either(
    """
    bouton site appli application service document fichier onglet menu rubrique page lien dossier association salle
    logiciel atelier lieu code programme dispositif outil carte structure maison ecole rue place commune ville
    village formulaire
    """
)
_THING = re.compile(rf"\b{_THINGS}s?\b[^.,;\n-]{{0,25}}\Z", re.IGNORECASE)
NO_NAME = NOT_LOWER | NO_VALUE


def labelled_names(text: str) -> Iterator[Span]:
    """Yield the names of a folded text that a label announces."""
    for pattern in (*_CALLED, *_NAMED):
        for match in pattern.finditer(text):
            thing = pattern in _CALLED and _THING.search(text, max(0, match.start() - 40), match.start())
            if not thing and _is_value(text, match):
                yield match.span("name")


def _is_value(text: str, match: re.Match[str]) -> bool:
    """Say whether what follows a label is a name and not « non renseigné » or « le site refuse »."""
    first = match["name"].split()[0]
    low = first.lower()
    if low in PARTICLES | LINKS and " " in match["name"]:
        return True
    if low in NO_NAME or low.split("'")[0] in GRAMMAR or is_acronym(first) or is_capital_predicate(first):
        return False
    if first[0].isupper() or (match.re in _CALLED and is_unlisted(first)):
        return True
    ended = re.compile(r"\s{0,2}(?:$|[.,;)\n-]|(?:et|est|vient|a|mais|pour|prenom)\b)").match(text, match.end())
    return bool(ended) and not low.endswith(OTHER_ENDING)
