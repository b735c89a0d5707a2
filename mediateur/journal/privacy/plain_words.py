"""Whether an ordinary word after « mot de passe » or « identifiant » is the secret, or says how it is.

« le mot de passe c'est soleil » tells it; « le mot de passe est périmé » does not.
"""

from __future__ import annotations

from mediateur.journal.privacy.capitals import ACRONYMS
from mediateur.journal.privacy.lexicon import CAPITALISED, GRAMMAR, NO_VALUE, STATES, VERBS

_SAID = frozenset(
    """
    actif adapte agacant ambigu ancien annuel autre bancaire bancal bon bonne brouillon cache casse-tete central chiffre
    clair client commun compliquee complexe conforme conseille correcte cryptique dangereux delicat deroutant distinct
    distincts dur dure elementaire embetant ennuyeux enregistree enquiquinant essentiel evident exact exige expliquee
    expres faible familial fastidieux fini fiscal flou fort fourni fragile galere generique habituel ideal identique
    identiques important impose indispensable indispensables insuffisant inquietant joint juste laborieux la-dessus
    lourd maitrise mauvaise meilleur mineur moche moyen mystere mystique national neant necessaire normal note notee
    nul officiel ordinaire pareil pareils partage penible perime perimes perso personnels precedent prets pret prive
    pro professionnel professionnels protege prudent public rate recent redondant repris requise reussi robuste ridicule
    sain secrets securise sensible serieux similaire simplifie solide special standard stressant suffisant suivant sur
    surs technique temporaire tordu travail unique universel urgent usuel utile valable variable vieux visible vital
    amazon impots leboncoin netflix pronote skype teams zoom
    """.split()
)
COMMON = NO_VALUE | GRAMMAR | CAPITALISED | VERBS | STATES | ACRONYMS | _SAID
_COMMON_ENDING = ("tion", "ment", "age", "er", "ee", "ees", "es")
_QUALITY_ENDING = ("é", "ée", "ible", "able", "eux", "euse", "ant", "ante")
_ONSETS = frozenset(
    """
    bl br ch cl cr dj dr fl fr gh gl gn gr kh kl kn kr mn ph pl pn pr ps pt rh sc sh sk sl sm sn sp sq st sv sw th tr
    ts tz vl vr wh wr
    """.split()
)
_VOWELS = frozenset("aeiouy")


def is_plain_secret(word: str) -> bool:
    """Say whether a word of letters is rare enough beside its label to be a secret."""
    low = word.lower()
    common = low in COMMON or low.removesuffix("s") in COMMON
    return len(word) >= 3 and word.isalpha() and not common and not low.endswith(_COMMON_ENDING)


def is_quality(accented: str) -> bool:
    """Say whether a lower-case word with its accents ends as qualities do: « périmé », « pénible »."""
    return accented.rstrip("s").endswith(_QUALITY_ENDING)


def is_glued_name(low: str) -> bool:
    """Say whether a word starts as no French word does: an initial stuck to a surname, « jlorvain »."""
    onset = low[:2]
    return len(low) >= 5 and low.isalpha() and not _VOWELS.intersection(onset) and onset not in _ONSETS
