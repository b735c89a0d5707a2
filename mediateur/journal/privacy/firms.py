"""Shops that bear somebody's name: « chez Mr Bricolage », « acheté chez Boulanger »; nobody is named by them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.dictionary import is_unlisted
from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.view import Span

_FIRMS = either(
    """
    leroy_merlin (?:mr|m\\.?|monsieur)_(?:bricolage|meuble|propre|minute|store|cuisine) madame_figaro yves_rocher
    marie_blachere alain_afflelou jean_louis_david franck_provost camille_albane yves_saint_laurent daniel_hechter
    christine_laure armand_thiery louis_vuitton jacques_vabre julien_d'orcel
    """
)
_FIRM = re.compile(rf"(?<![\w'-]){_FIRMS}(?![\w'-])")
_CIVILITIES = frozenset("m mr mme mmes mlle dr monsieur madame mademoiselle docteur maitre".split())
_BOUGHT = re.compile(
    r"(?:\b(?:r?achet\w*|achats?|devis|tickets?|euros?|ttc|(?P<ordered>commande\w*)|tarifs?|prix|promo\w*|soldes?|rayon|magasin)\b|€)"
    r"[^.,;\n\0]{0,30}?\bchez (?P<shop>[a-z][a-z'-]+(?: [a-z][a-z'-]+)?)(?![\w'-])"
)


def firms(low: str) -> Iterator[Span]:
    """Yield the shops of a folded, lower-case text: known ones, and those where something was bought.

    Behind « acheté chez », two words are a shop, behind « commandé chez » where they are known; a civility is none.
    """
    yield from (match.span() for match in _FIRM.finditer(low))
    for match in _BOUGHT.finditer(low):
        words = match["shop"].split()
        if words[0] not in _CIVILITIES and not (match["ordered"] and any(map(is_unlisted, words))):
            yield match.span("shop")
