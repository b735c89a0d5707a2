"""Which dates tell when a person was born.

Words say so (« née en mars 51 », « DDN »), or it is a full date of more than YEARS_APART years ago
that no word ties to something else (« arrêté du », « depuis le », « courrier du »).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.view import Span
from mediateur.journal.privacy.written_dates import Style, Written, written_dates

YEARS_APART = 2
ADULT = 18
OLDEST = 120

_COMMEMORATED = {(11, 11, 1918), (18, 6, 1940), (6, 6, 1944), (25, 8, 1944), (8, 5, 1945), (19, 3, 1962)}

_DAY = either("lundi mardi mercredi jeudi vendredi samedi dimanche")
_LINK_WORDS = either(
    """
    le la en du de au un est etait c'est date soit vers jour annee debut fin courant mois an aujourd'hui demain hier ce
    """
)
_LINKS = rf"(?:(?:{_LINK_WORDS}|{_DAY}|[:=>(\"'*_/,.-])[ :]{{0,3}}){{0,6}}$"
_BORN = r"\bn(?:e\(e\)|e\.e|e-e|e/ee|ees?|es?)(?![a-z])"
_BIRTH = (
    r"(?<!nom de )(?<!lieu de )(?<!acte de )\bnaissances?\b|\bnait\b|\bd?\.?\s?naiss\b\.?"
    r"|\bd\.?\s?d\.?\s?n\b\.?|\bd[/.]?\s?n\b\.?|\bau monde\b|\bvue? le jour\b|\bnatifs?\b|\bnatives?\b"
    r"|\banniv(?:ersaire)?\b|\b(?:ses|eu|aura|fete|fera|vient d'avoir) \d{2,3} ans\b|\bans depuis\b|\bcentenaire\b"
)
_AT_BIRTH = re.compile(rf"(?:{_BORN}|{_BIRTH})[ :=(\",-]{{0,4}}{_LINKS}")
_CHILD = either("bebe enfant fille fils garcon jumelles jumeaux")
_BORN_SOMEWHERE = re.compile(
    r"\b(?:nee?s?|ne\(e\)|naissance)\s(?:a|au|aux|en|dans|chez|hors)\b(?:(?! - )[^,;!?\d\n\0]){1,40}"
    rf"(?:\(\d{{1,5}}\)|\b\d{{5}}\b)?[\s,(-]{{0,3}}\b(?:le|en|du|un)\s(?:{_DAY}\s)?$"
    rf"|\b{_CHILD}\b[^.;\d\0]{{0,12}}\bnee?s?\b[^.;\d\0]{{0,30}}$"
)
_BIRTH_NEAR = re.compile(r"\b(?:nees?|date de naissance|ddn)\b[^.,;!?\n\0]{0,45}$")
_BORN_IN = re.compile(
    r"\b(?:nee?|ne\(e\))\s(?:en\s|vers\s)?(?:l'annee\s)?$|\bannee de naissance[\s:=]{0,3}(?:est\s)?$"
    r"|\b(?:elle|il|monsieur|madame|mme|mr|dame) est de\s(?:l'annee\s)?$"
)
_GENERATION = re.compile(r"\b(?:classe|cuvee|millesime)\s(?:de\s)?$")
_COMES_OF_AGE = re.compile(
    rf"(?:(?:^|[.,;:(\n\"])\s?|\b(?:est|sont|devien\w*|devenue?s?|sera|seront|etait|fille|fils|dame|il|elle|jeune)\s)"
    rf"(?:tout juste |bientot )?majeure?s?(?:\sdepuis)?[ :=(\",-]{{0,4}}{_LINKS}"
)
_THING = either("espace_sante service dispositif programme association projet site reseau")
_BORN_THING = re.compile(rf"\b{_THING}\b[^.,;\n]{{0,15}}$")
_SOMEBODY = either(
    """
    dame homme femme monsieur madame mme mr usagere? personne enfant fils fille garcon bebe petite? ado
    adolescente? il_est elle_est assuree? patiente? mari conjointe? mere pere frere soeur jumeaux jumelles
    """
)
_OF_SOMEBODY = re.compile(rf"\b{_SOMEBODY}[\s,(]{{1,3}}(?:de|du)?\s?$")
_RULE = either(
    """
    arretes? decrets? lois? circulaires? conventions? constitution directive reglement ordonnance_n\\S*
    journal_officiel jo code_civil code_penal code_de code_du depuis fondee? fonde creee? cree construite?
    association version instruction passe mdp annexe deliberation ouverte? retraitee? retraite
    """
)
_EVENT = either(
    """
    du au entre avant apres jusqu'au rdv rendez-vous recue?s? envoyee?s? activee?s? ouvert[es]* creee?s?
    fermee?s? delivree?s? editee?s? signee?s? datee?s? vue?s? venue?s? passee?s? demandee?s? postee?s? publiee?s?
    jour vigueur expiree?s? expire valable valide connexion connectee? seance atelier formation reunion changee?s?
    modifiee?s? demenagee?s? demenagement mariee?s? decedee?s? inscrite?s? inscription courrier lettre facture carte
    document compte depot deposee?s? session permanence visite appel appelee?s? rappel mise opposition cloturee?
    livree? installee? imprimee?s? perdue?s? volee?s? bloquee?s? achetee?s? mail message sms notification debut fin
    lance[es]* faite?s? date etablie?s? transmise?s? arrivee?s? attestation remboursement
    examen bilan analyse resultats?
    """
)
_TIED_BY_RULE = re.compile(rf"\b{_RULE}\b[^.;\n\0]{{0,30}}$|\b(?:v|android|windows|ios|articles?|page|lot|ip)\b\.?\s?$")
_TIED_BY_EVENT = re.compile(rf"\b{_EVENT}\b[^.;\n\0]{{0,25}}$")
_CLAUSE_END = re.compile(r"[.,;]\s|\n|\s-\s")


def birth_dates(low: str, today: dt.date) -> Iterator[Span]:
    """Yield the dates of a digital, lower-case text that tell when a person was born."""
    for written in written_dates(low, today):
        if _is_birth(written, low[max(0, written.span[0] - 70) : written.span[0]], today):
            yield written.span


def _is_birth(written: Written, before: str, today: dt.date) -> bool:
    date = written.date()
    if _COMES_OF_AGE.search(before) and written.style is not Style.YEAR:
        return True
    if date and date > today:
        return False
    if written.style is Style.YEAR:
        if _GENERATION.search(before):
            return written.year <= today.year - ADULT
        return bool(_BORN_IN.search(before)) and not _BORN_THING.search(before)
    if _AT_BIRTH.search(before) or _BORN_SOMEWHERE.search(before):
        return True
    if _OF_SOMEBODY.search(before):
        return 0 < written.year <= today.year - YEARS_APART
    return bool(
        date and written.style is not Style.SHORT and _plausible(date, today) and not _tied(date, before, today)
    )


def _plausible(date: dt.date, today: dt.date) -> bool:
    if (date.day, date.month, date.year) in _COMMEMORATED:
        return False
    return today.year - OLDEST <= date.year and (today - date).days > YEARS_APART * 365


def _tied(date: dt.date, before: str, today: dt.date) -> bool:
    """Say whether words before tie the date to something other than a birth."""
    if _BIRTH_NEAR.search(before):
        return False
    clause = _CLAUSE_END.split(before)[-1]
    if _TIED_BY_RULE.search(clause):
        return True
    return date.year > today.year - ADULT and bool(_TIED_BY_EVENT.search(clause))
