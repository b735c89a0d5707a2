"""Words that look like passwords without a label beside them: « Bleu.vert3 », « Bleu#64 »."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from mediateur.journal.privacy.view import Span, View

_STRONG = re.compile(
    r"(?<![\w@/.#&=?-])(?![A-Za-z_-]+=)(?P<value>(?=[^\s\0]{0,30}\d)[A-Za-z][A-Za-z]{2,20}(?:[-._]?[A-Za-z0-9]{1,12})?[!#$%&*+=?@][A-Za-z0-9!#$*]{1,12}"
    r"|[A-Za-z]{3,20}\d{1,6}[!#$*@]{1,3})(?![\w@/.%€])"
)
_WEAK = re.compile(
    r"(?<![\w@/.#-])(?P<value>[A-Z][a-z]{2,20}(?:[-._/+][A-Za-z]{2,20}){0,2}[-._/+]?\d{1,6}[!?*#$]{0,2})(?![\w@/%€]|[.:,]\d)"
)
_TYPED = re.compile(
    r"(?<![\w@/.#-])(?P<value>[a-z]{3,20}(?:[-._/+][a-z]{2,20}){0,2}[-._/+]?\d{1,6}[!?*#$]{0,2})(?![\w@/%€])(?![.:,]\d)"
)
_ITS_LABEL = re.compile(r"\b(?:mots? de passe?|mdp|m2p|password|pwd|identifiants?)\b")
_ABOUT = re.compile(
    r"\b(?:mots? de passe?|mdp|m2p|mp|pass(?:word|e)?|pwd|psw|passwd|mot passe|identifiants?|codes? secrets?"
    r"|mots secrets?|sesame"
    r"|connexion|connecte\w*|se connect\w*|login|deverrouill\w*|compte|session|boite mail|messagerie|wifi"
    r"|carnet|post-it)\b"
)
_THING = re.compile(
    r"(?:salle|poste|page|etape|module|atelier|seance|fiche|table|stand|bureau|niveau|version|windows|android"
    r"|iphone|galaxy"
    r"|covid|tablette|ecran|classe|groupe|session|article|lot|box|hall|bus|ligne|mars|mai|juin|avril|janv\w*"
    r"|fevr\w*|juil\w*"
    r"|aout|sept\w*|oct\w*|nov\w*|dec\w*|cerfa|word|excel|office|livebox|freebox|wifi|usb|hdmi|avant|apres|vers"
    r"|depuis|point"
    r"|code|compte|mail|sms|appli|photo|document|image|img|scan|fichier|annexe|tome|vol|num|numero|hiver|ete|automne"
    r"|printemps|promo|saison|lieu|batiment|porte|quai|voie|porte|place)(?:[-._/+]|s?\d)",
    re.IGNORECASE,
)
_REACH = 80
_REACH_BEHIND = 40
_HINT = re.compile(
    r"\b(?:mots? de passe?|mdp|m2p|code|pin)\b(?: [a-z']{1,14}){0,2}? ?(?:est|c'est|=|:)"
    r"(?P<value> (?:le |la |l'|son |sa |ses )?(?:prenom|surnom|nom|date|annee|jour|mois|departement|numero)"
    r" (?:de |d'|du |des )[a-z' ]{3,30}"
    r"| (?:son|sa|ses|leur) (?:date|annee|jour|mois|departement|numero)(?: [a-z']{1,14}){0,2} \d{2,8}\b)"
)
_DRAWN = re.compile(
    r"\b(?:schema|deverrouill\w*|motif) (?:en (?:forme de )?|: ?)?(?P<letter>[lznsumco])\b(?!')"
    r"|\bschema\b(?: de (?:dev|dever"
    r"|ver)\w*)?\s?[:=]\s?(?P<value>[^\n,.;]{1,30})"
)


def shaped_secrets(view: View) -> Iterator[Span]:
    """Yield the words of a digital view that look like passwords, and what says how one is made."""
    yield from (match.span("value") for match in _STRONG.finditer(view.text) if not _THING.match(match["value"]))
    about = [match.start() for match in _ABOUT.finditer(view.low)]
    for match in _WEAK.finditer(view.text) if about else ():
        behind = bisect_left(about, match.start() - _REACH)
        if behind < len(about) and about[behind] < match.end() + _REACH and not _THING.match(match["value"]):
            yield match.span("value")
    labels = [match.end() for match in _ITS_LABEL.finditer(view.low)]
    for match in _TYPED.finditer(view.low) if labels else ():
        behind = bisect_right(labels, match.start())
        if behind and match.start() - labels[behind - 1] <= _REACH_BEHIND and not _THING.match(match["value"]):
            yield match.span("value")
    for pattern in (_HINT, _DRAWN):
        yield from (match.span() for match in pattern.finditer(view.low))
