"""Names behind an office: « M. le maire Lorvain », « la directrice adjointe Lorvain », but not « Mme la maire »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.bearers import is_borne
from mediateur.journal.privacy.capitals import is_acronym, is_capital_predicate
from mediateur.journal.privacy.lexicon import CAPITALISED, GRAMMAR, OFFICES, STATES, SUBJECTS, VERBS, either
from mediateur.journal.privacy.name_words import WORD, rest_of_name, shouted
from mediateur.journal.privacy.view import Span

_QUALIFIER = either(
    r"""
    adjointe? departementale? municipale? regionale? communautaire numerique sociale? generale? deleguee? honoraire
    principale? technique scolaire sportive? sportif medicale? generaliste traitante? suppleante? titulaire
    stagiaire remplacante? referente? communale? paroissiale? de_mairie de_mission de_projet de_service
    d'accueil de_police d'agence de_secteur
    """
)
_QUALIFIERS = re.compile(rf"(?: {{1,2}}{_QUALIFIER}(?![a-z'-])){{0,3}}", re.IGNORECASE)
_SPACES = re.compile(r" {1,2}")
_NAMED_OFFICES = either(
    r"""
    maire mairesse directeur directrice presidente? vice-presidente? cure pasteur imam abbe pretre prefete?
    sous-prefete? conseillere? secretaire adjointe? medecin pharmacienne? infirmiere? kine avocate? notaire deputee?
    senateur senatrice institut(?:eur|rice) professeure? facteur factrice mediateur mediatrice animateur animatrice
    bibliothecaire gendarme brigadier capitaine commandant adjudant lieutenant colonel voisine? gardienne?
    """
)
_BARE = re.compile(rf"(?<![\w'-])(?i:(?:le|la|du|au|notre|ancien|ancienne) |l'){{1,2}}(?i:{_NAMED_OFFICES})(?![\w'-])")
_NO_NAME = OFFICES | GRAMMAR | CAPITALISED
_NO_SHOUTED_NAME = VERBS | STATES | SUBJECTS
_SHOUTED_ENDING = ("ait", "aient", "era", "ira", "dra", "vra", "rra", "tion", "ee", "ees", "ale", "aux", "aire", "ique")


def name_after_office(text: str, at: int) -> int:
    """Return where the name behind an office that ends at `at` ends, or 0: a capital, and no word of another kind."""
    qualifiers = _QUALIFIERS.match(text, at)
    gap = _SPACES.match(text, qualifiers.end() if qualifiers else at)
    word = WORD.match(text, gap.end()) if gap else None
    return rest_of_name(text, word.end()) if word and _is_name(text, word) else 0


def names_after_bare_office(text: str) -> Iterator[Span]:
    """Yield the names behind an office without a civility, unless a place bears them (« rue du maire Lorvain »)."""
    for office in _BARE.finditer(text):
        end = name_after_office(text, office.end())
        if end and not is_borne(text, office.start()):
            yield office.start(), end


def _is_name(text: str, word: re.Match[str]) -> bool:
    low = word[0].lower()
    if word[0][0].islower() or len(low) < 2 or low in _NO_NAME or low.split("'")[0] in GRAMMAR:
        return False
    if is_acronym(word[0]) or is_capital_predicate(word[0]):
        return False
    return not shouted(text, word) or not (low in _NO_SHOUTED_NAME or low.endswith(_SHOUTED_ENDING))
