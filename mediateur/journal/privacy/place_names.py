"""Names that a place or a workshop bears: « rue du Docteur Roux », « lycée M. Curie », « atelier Madame Bricole ».

What stands before decides. A street bears a title whoever had it; a place bears a title with a given name or behind
« du », and a civility before a famous surname that ends a clause; a workshop bears a civility in full before ordinary
words, a film anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mediateur.journal.privacy.dictionary import is_famous, is_given, is_known
from mediateur.journal.privacy.lexicon import NAMESAKES, either
from mediateur.journal.privacy.name_words import LINKS, WORD, next_word
from mediateur.journal.privacy.view import Span

_STREET = either(
    r"""
    rue avenue av\.? boulevard bd\.? place pl\.? allees? chemin impasse square quai pont rond-point esplanade
    route ruelle faubourg promenade parvis
    """
)
_BEARER = either(
    """
    ecole college lycee groupe_scolaire universite fac faculte campus hopital clinique maison_de_sante msp
    centre_hospitalier centre_de_sante centre_medical centre_social centre_culturel centre ch chu ehpad residence foyer
    mediatheque bibliotheque gymnase stade salle espace theatre cinema musee creche parc amphi amphitheatre pavillon
    fondation institut prix
    """
)
_TITLE = either(
    r"""
    docteur dr\.? professeur pr\.? general marechal colonel commandant capitaine abbe mgr monseigneur president
    chanoine amiral lieutenant
    """
)
_CIVILITY = either(r"m\. mr\.? mme mlle madame monsieur mademoiselle")
_WORKSHOP = either(
    """
    ateliers? spectacles? cafes? clubs? association asso stands? conferences? modules? jeux? projets? operation
    compagnie boutique salons? seances? quiz theatre
    """
)
_WORK = either("projection films? piece lecture livre roman dessin_anime serie bd conte concert spectacle")
_OF = r"(?:(?:du|de la|de|des) |de l'|-)?"
_BORNE = re.compile(
    rf"(?<![\w'-])(?i:(?:(?P<street>{_STREET})|{_BEARER}) (?P<of>{_OF})"
    rf"(?P<call>(?P<title>{_TITLE})|{_CIVILITY})[ -])(?=[A-Za-z])"
)
_TAUGHT = re.compile(
    rf"(?<![\w'-])(?i:{_WORKSHOP}) \"?(?P<call>(?i:madame|monsieur|mademoiselle|docteur)) (?P<words>[A-Za-z][A-Za-z-]+)"
)
_ENDS = re.compile(r"\s?(?:$|[.,;:)(\"\n-])")
_TOLD = re.compile(
    rf"(?<![\w'-])(?i:{_WORK}) \"?(?P<call>(?i:m\.|mr\.?|mme|dr\.?|madame|monsieur|mademoiselle|docteur)) (?=[A-Za-z])"
)
_SHORT = ("dr", "pr")


class _Name(NamedTuple):
    """Where a name ends, its last word in lower case, and whether a given name comes first."""

    end: int
    last: str
    given: bool


def place_names(text: str) -> Iterator[Span]:
    """Yield the names of a folded text that belong to a street, a place or a workshop, with their title or civility."""
    for match in _BORNE.finditer(text):
        name = _name(text, match.end())
        if name and _is_borne(text, match, name):
            yield match.start("call"), name.end
    for match in _TOLD.finditer(text):
        if name := _name(text, match.end()):
            yield match.start("call"), name.end
    for match in _TAUGHT.finditer(text):
        word = match["words"].lower()
        if is_known(word) and not is_given(word):
            yield match.start("call"), match.end()


def _is_borne(text: str, match: re.Match[str], name: _Name) -> bool:
    famous = any(part in NAMESAKES or is_famous(part) for part in (name.last, name.last.split("-")[-1]))
    if not match["title"]:
        return bool(match["street"] and match["of"]) or (famous and bool(_ENDS.match(text, name.end)))
    if famous:
        return True
    return bool(match["street"] or match["of"] or name.given) or not match["title"].lower().startswith(_SHORT)


def _name(text: str, at: int) -> _Name | None:
    """Read « Roux », « de Sévigné », « Albert Schweitzer »."""
    word = WORD.match(text, at)
    for _ in range(2):
        if word and word[0].lower() in LINKS:
            word = next_word(text, word.end())
    if not word:
        return None
    given = is_given(word[0].lower())
    following = next_word(text, word.end()) if given else None
    last = following or word
    return _Name(last.end(), last[0].lower(), given)
