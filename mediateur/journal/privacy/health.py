"""Words that speak of somebody's health. They warn; they never block.

The product's own words pass: « Mon espace santé », « carte Vitale », « profil médical », « médecin traitant »,
« ordonnance », « carnet de vaccination », « assurance maladie », and « fracture numérique ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import either
from mediateur.journal.privacy.view import Span, View

_BEGINNINGS = tuple(
    """
    addictolog alcooli allergi alzheimer amput anemi anorexi antibioti anticoagul antidepress anxiolyti apnee
    arthrit arthros asthm autis avortement biopsi bipolair boulimi bronchit cancer cardiaque cardiolog
    cardiopath cataract cecite chimio chirurgi cholesterol cirrhos coloscop contracepti convalescen covid crohn
    demence dement depressi diabet dialys douleur drepanocyt dyslexi dysphasi dyspraxi echographi eczema embolie
    endometrios epilep fibrom gastro glaucom gynecolog handicap hemipleg hemophil hepatit hospitalis hypertens
    hyperthyroid hypothyroid incontinen infarctus infirmite insomni insulin invalidit leucem lymphom malentend
    malvoy mammographi medicament melanom meningit menopaus metasta methadon migrain morphin mucoviscid mutil
    myopath neuroleptiq neurolog neuropath nevros obesite oncolog osteopor pacemaker palliatif paludism paralysi
    paraple parkinson patholog perfusion phlebit pneumo polyarthr prothes psoriasis psychiatr psychos
    psychotherap psychoti psychotrop radiothera reeducation rhumat schizophr sciatiqu scleros scolios septicem
    seroposit sevrage suicid surdite symptom tetraple thrombos thyroid toxicoman transplant trisom tubercul
    tumeur tumoral urolog varicel
    """.split()
)
_WHOLE = frozenset(
    """
    ald angine avc aveugle aveugles bpco burn-out burnout dmla enceinte enceintes fausse-couche fievre greffe
    greffee greffes grippe grossesse grossesses hemorragie hernie hiv irm ist ivg kyste kystes leucemie malade
    malades maladie maladies malaise mst nodule nodules non-voyant non-voyante opere operee operees operes otite
    overdose phobie phobies sida sourd sourd-muet sourde sourde-muette sourdes sourds stent stents sterilet tdah
    toc ulcere ulceres vertige vertiges vih zona
    """.split()
)
_TREATMENTS = either("medical lourd contre medicamenteux hormonal")
_TROUBLES = either(
    """
    cogniti psychi bipolaire de_memoire de_la_memoire alimentaire mentau neuro visuel auditif musculo dys
    du_comportement du_sommeil de_l'humeur
    """
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_PHRASES = re.compile(
    rf"\b(?:fausse couche|prises? de sang|traitement {_TREATMENTS}|(?:sous|son) traitement|arret maladie"
    r"|insuffisan(?:ce|te?) (?:renale?|cardiaque|respiratoire|hepatique)|pertes? de (?:la )?memoire"
    rf"|troubles? {_TROUBLES}\w*|tension arterielle|fauteuil roulant|crise (?:d'angoisse|de panique)"
    r"|mal (?:au|a la|aux) (?:dos|tete|ventre|coeur|jambes?)|vaccinee? contre|sante mentale|maux de \w+)\b"
)
_OWN_WORDS = re.compile(
    r"\b(?:assurances?|caisses?(?: primaires?)?)[ -]maladies?\b|\bl'enceinte (?:du|de la|de l)\b"
    r"|\bdialogue de sourds\b|\b(?:referente?|mission|pole|accueil|collectif) handicap\b"
)


def health_words(view: View) -> Iterator[Span]:
    """Yield the health words of a folded view."""
    low = view.blanked(match.span() for match in _OWN_WORDS.finditer(view.low)).low
    yield from (match.span() for match in _PHRASES.finditer(low))
    yield from (match.span() for match in _WORD.finditer(low) if _speaks_of_health(match[0]))


def _speaks_of_health(word: str) -> bool:
    return word in _WHOLE or word.startswith(_BEGINNINGS)
