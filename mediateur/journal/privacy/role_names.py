"""Names that a role, a family tie or an act announces: « la mère oubrazil », « fils Wazoulet », « dossier GLANDOUVIER ».

What follows is a name when it is an unknown word or a given name; « la mère revient » and « voir avec Emmaüs » pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.dictionary import is_given, is_only_given, is_unknown
from mediateur.journal.privacy.lexicon import PLACES, RELATIONS, either
from mediateur.journal.privacy.name_words import WORD, next_word, rest_of_name
from mediateur.journal.privacy.view import Span

_TIES = either(
    r"""
    grand-mere grand-pere meme pepe tata tonton gendre bru jumeaux jumelles gamine? collegues? fam\.? m?amies? bebe enfants epoux parents
    freres soeurs fils filles voisins cousins amis concubine? ex-mari ex-femme pere mere papy mamy marraine parrain
    """
)
_TRADES = either(
    r"""
    infirmiere? docteur medecin kine pharmacienne? notaire avocate? pediatre dentiste cardiologue psychologue ergo
    orthophoniste sage-femme auxiliaire_de_vie aide_a_domicile aide-soignante? assistante?_sociale?
    mandataire curateur curatrice tuteur tutrice aidante? ambulancier taxi proprietaire locataire
    adherente? allocataire participante? inscrite? eleve stagiaire
    """
)
_ROLE = rf"(?:{_TIES}|{RELATIONS}|{_TRADES})"
_AFTER = r"(?:\s{1,2}|\s?:\s{0,2}|\s\()\"?"
_BEHIND_ROLE = re.compile(rf"(?<![\w'-])(?i:{_ROLE})(?![\w'-]){_AFTER}(?=[A-Za-z])")
_CALL = either(r"m'?dames? m'?sieur mdme mdm mad mam mmme mms me\.? m\.?me mssrs? mrs? mlle messire cher chere")
_BEHIND_CALL = re.compile(
    rf"(?<![\w'-])(?i:{_CALL})[ ._:]{{1,3}}(?=[A-Za-z])"
    r"|(?<![\w'-])mm?\. (?=[A-Za-z])|(?:^|[.;:,] )m (?=[A-Za-z])"
    r"|(?<![\w'-])(?i:mmes?|mlles?|mr|dr|madame|monsieur|mademoiselle)(?:_|\s?\n\s?)(?=[A-Za-z])"
)
_FILE = re.compile(
    r"(?<![\w'-])(?i:(?:dossier|cas|fiche|suivi|nom|rdv|rendez-vous|usager|signe|signature)s?)(?![\w'-])(?: ?[:;|=]|, ?| de| pour| avec)?"
    r" {0,2}(?=[A-Za-z])"
)
_BELONGS = re.compile(
    r"(?<![\w'-])(?i:(?:comptes?|espace|profil|dossier|cartes?|mails?|mdp|codes?|demande|refus|opposition|courriers?|activation|suivi|rdv"
    r"|telephone|numero|procuration|mandat)"
    r" (?:(?:de|du couple|des epoux|pour|chez|a) |d'))(?=[A-Za-z])"
)
_ACT = re.compile(
    r"(?<![\w'-])(?i:r?appell?e[rz]?|prevenir|prevenue?s?|contacte[rz]?|relance[rz]?|joindre|rejoindre|voir avec|vue? avec"
    r"|de la part de|au nom de|chez|pour le compte de|transmis a|remis a|rendu a|demander a|attend|recue?|aidee?|inscrite?)"
    r" (?=[A-Z])"
)
_CLOSING = re.compile(
    r"(?<![\w'-])(?i:cordialement|bien a vous|bonne journee|merci d'avance|signe)\s?[,:.\n]\s{0,2}(?=[A-Za-z])"
)
_INITIALS = re.compile(
    r"(?<![\w'-])(?i:signee?|initiales?|usagere?|dossier|vue? avec|par|de la part de|paraphe)\s?:?\s"
    r"(?P<name>[A-Z]\.\s?[A-Z]\b\.?)"
)
_INITIAL_AND_NAME = re.compile(r"(?<![\w.'-])(?P<name>[A-Z](?:\.-?[A-Z])?\. ?(?P<word>[A-Z][A-Za-z'-]{2,}))")
_NAME_AND_INITIAL = re.compile(r"(?<![\w'-])(?P<word>[A-Z][A-Za-z'-]{2,}) [A-Z]\.(?![\w.])")
_TOLD_AGE = re.compile(r"(?<![\w'-])(?P<word>[A-Z][A-Za-z'-]{2,})(?:, | \()(?=\d{1,3} ans\b)")
_PLACE = re.compile(rf"(?i:\b(?:{PLACES})\b)[^.,;\n]{{0,20}}\Z")


def names_after_role(text: str) -> Iterator[Span]:
    """Yield the names of a folded text behind a role, a call (« M'dame »), a file, an act or a closing."""
    for pattern, typed in (
        (_BEHIND_ROLE, True),
        (_BELONGS, True),
        (_BEHIND_CALL, True),
        (_FILE, True),
        (_ACT, False),
        (_CLOSING, True),
    ):
        for label in pattern.finditer(text):
            word = WORD.match(text, label.end())
            if word and (typed or word[0][0].isupper()) and _is_name(text, word):
                yield word.start(), rest_of_name(text, word.end())
    yield from (match.span("name") for match in _INITIALS.finditer(text))
    for pattern in (_INITIAL_AND_NAME, _NAME_AND_INITIAL, _TOLD_AGE):
        for match in pattern.finditer(text):
            word = match["word"]
            if (is_unknown(word) or is_only_given(word.lower())) and not _PLACE.search(
                text, max(0, match.start() - 40), match.start()
            ):
                yield match.span()


def _is_name(text: str, word: re.Match[str]) -> bool:
    """Say whether a word is unknown, or a given name that stands alone or beside an unknown word."""
    if is_unknown(word[0]) or is_only_given(word[0].lower()):
        return True
    beside = next_word(text, word.end())
    return is_given(word[0].lower()) and bool(beside and is_unknown(beside[0]))
