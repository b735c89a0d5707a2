"""Secrets that are told in a sentence, as ordinary words: what somebody chose, what she answers, the key of a network.

« elle met soleil comme mdp », « question secrète : nom du chien, réponse Médor », « clé du wifi 8D7F6E5C ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.dictionary import is_proper
from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.name_words import all_shouted
from mediateur.journal.privacy.passwords import ITS_LABEL
from mediateur.journal.privacy.plain_words import COMMON, is_plain_secret
from mediateur.journal.privacy.view import Span, View

_CHOSE = either(
    """
    met mets mis mise mettre mettait utilise utiliser utilisait choisi choisit choisir pris prend prendre garde garder
    tape taper tapait note noter donne donner voulait veut reprend rentre rentrer ecrit propose inscrit trouve avait
    """
)
_OFTEN = either("toujours partout juste encore aussi simplement seulement donc ensemble tjrs souvent")
_CHOSEN = re.compile(
    rf"\b{_CHOSE} (?:{_OFTEN} )?\"?(?P<value>[a-z][\w'-]{{3,30}})\"? (?:{_OFTEN} )?(?:comme|en|pour|dans) "
    rf"(?:(?:son|le|mon|un|nouveau|les|ses) ){{0,2}}{ITS_LABEL}"
)
_ASKED = re.compile(
    r"\b(?:questions?|reponses?|rep\.?) (?:secr(?:etes?|\.)?|de (?:securite|secours|recuperation)|perso\w*)"
    r"(?![a-z])|\bquestion\)|\breponse (?:a|de) (?:la |sa |cette )?question\b"
    r"|\b(?:nom|prenom|surnom|race) d[eu] (?:(?:l'|son |sa |mon |ma |votre |la )?(?:premiere? |meilleure? )?)"
    r"(?:chien|chat|animal|poisson|lapin|maitresse|instituteur|institutrice|amie?|ecole|rue|(?:mere|pere)(?=,))\b"
    r"|\bville de naissance d(?:u|e)\b"
)
_ANSWER = re.compile(
    r"(?:\b(?:reponse|rep)\b\.?(?: (?:est|c'est|etait))?\s?[:=]?|->|=>|[=>]|:(?=\s)|\?|\b(?:c'est|est|etait)\b"
    r"|(?P<apart>\A,)|\A)"
    r"\s{0,2}\"?(?P<value>[a-z][\w'-]{2,30})(?=\s?(?:$|[.,;)\"\n])|\s(?:et|mais|a)\b|(?P<more>\s))"
)
_SECRET = re.compile(r"\b(?:questions?|reponses?) (?:secr|de secu|de secours|a la question)")
_OF_THE_QUESTION = frozenset(
    """
    reponse reponses question questions premier premiere ville lieu chien chat animal ecole film livre plat couleur
    voiture secrete securite prenom surnom grand-mere grand-pere meilleur meilleure fausse marque equipe chanteur
    """.split()
)
_REACH = 90
_NETWORK = re.compile(r"\b(?:wi-?fi|(?:live|free|b)?box|wpa\d?|wep|ssid|reseau|routeur|modem)\b")
_NETWORK_KEY = re.compile(
    r"\bcle(?:f|s)?\b(?: [a-z']{1,10}){0,3}?\s?[:=]?\s?"
    r"(?P<value>(?=[a-f\d :-]{0,40}[a-f])(?=[a-f\d :-]{0,40}\d)(?:[a-f\d]{2}[ :-]){3,15}[a-f\d]{2}"
    r"|(?=[a-z]{0,20}\d[a-z]{0,20}\d)(?=\d{0,20}[a-z])[a-z\d]{6,40})(?!\w)"
)
_NEAR = 60
_PHRASE = re.compile(
    r"\bphrases? (?:de passe|secrete|de recuperation)\b(?: [a-z]{1,10}){0,2}?(?P<sign>\s?[:=])?\s"
    r"(?P<value>[\w'-]{1,20}(?: [\w'-]{1,20}){2,11})"
)
_ABOUT_PHRASES = frozenset("mot mots lettres caracteres phrase signes longueur choisir".split())


def told_secrets(view: View) -> Iterator[Span]:
    """Yield the ordinary words of a digital view that somebody chose or answers, and the keys of networks."""
    low = view.low
    for match in _CHOSEN.finditer(low):
        if is_plain_secret(match["value"]):
            yield match.span("value")
    for match in _PHRASE.finditer(low):
        words = match["value"].split()
        rare = words[0] not in COMMON if match["sign"] else words[0].isdigit() or is_plain_secret(words[0])
        if rare and not _ABOUT_PHRASES.intersection(words):
            yield match.span("value")
    typed = not all_shouted(view.text)
    for asked in _ASKED.finditer(low):
        yield from _answers(view, asked, typed=typed)
    for key in _NETWORK_KEY.finditer(low):
        if _NETWORK.search(low, max(0, key.start() - _NEAR), key.end()):
            yield key.span("value")


def _answers(view: View, asked: re.Match[str], *, typed: bool) -> Iterator[Span]:
    """Yield what is answered behind a question: a rare word that ends a clause, or one whose capital was `typed`.

    Behind a comma (« nom du chien, Médor »), a secret question must have been spoken of before.
    """
    line = view.low[asked.end() : asked.end() + _REACH].split("\n")[0]
    for answer in _ANSWER.finditer(line):
        start, end = (asked.end() + at for at in answer.span("value"))
        word = view.text[start:end]
        told = not answer["more"] or (typed and word[0].isupper())
        if answer["apart"]:
            told = not answer["more"] and bool(_SECRET.search(view.low, max(0, asked.start() - _NEAR), asked.start()))
        elif not answer.start() and not line.startswith((":", "=", "-", ">", "?")) and not asked[0].startswith("rep"):
            continue
        if told and _is_answer(word.strip("'-")) and word.lower() not in _OF_THE_QUESTION:
            yield start, end


def _is_answer(word: str) -> bool:
    """Say whether a word tells an answer: a rare one, or a town whatever its ending (« Limoges »)."""
    low = word.lower()
    return is_plain_secret(word) or (len(low) > 2 and low not in COMMON and is_proper(low))
