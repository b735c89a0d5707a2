"""Whether a place or a shop stands before a name, and bears it: « école Jules Ferry », « café Chez Paulette »."""

from __future__ import annotations

import re

from mediateur.journal.privacy.lexicon import PLACES, either

_SHOPS = either(
    """
    bar cafe restaurant boulangerie patisserie pharmacie garage salon ferme domaine collectif atelier tempete cyclone
    operation boutique editions librairie cabinet office villa auberge hotel camping voeux programme radio lac mont ile
    baie cap fort port porte theme logiciel
    """
)
_SHORT = either(
    """
    bibli biblio mediath ludo cms cds cmp csc msp mfs fs esat cfa iut lp leg lep gs ste resto asso assoc fac amphi
    """
)
_NOT_BORNE = "(?! (?:pour|avec|par|chez|car|avant|apres) )"
_BEFORE = re.compile(
    rf"(?i:\b(?:{PLACES}|{_SHOPS}|{_SHORT})s?\b)(?:{_NOT_BORNE}[^.,;:\n]){{0,20}}(?<! -)(?<! - )\Z"
    r"|(?i:\b(?:saints?|saintes?|st|ste|fete)[\s-])\Z"
)
_REACH = 40


def is_borne(text: str, at: int) -> bool:
    """Say whether a place stands shortly before `at` in a folded text, without « pour » or « avec » between."""
    return bool(_BEFORE.search(text, max(0, at - _REACH), at))
