"""Words that speak of somebody's health. They warn; they never block.

The product's own words pass: « Mon espace santé », « carte Vitale », « profil médical », « médecin traitant »,
« ordonnance ajoutée », « carnet de vaccination », « assurance maladie », « traitement de texte » and « fracture
numérique ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mediateur.journal.privacy.lexicon import CAPITALISED, GRAMMAR, either
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
    tumeur tumoral urolog varicel doliprane efferalgan dafalgan paracetamol ibuprofen advil nurofen aspirin aspegic
    kardegic spasfon levothyrox metformin glucophage xanax lexomil seresta stilnox imovane zolpidem zopiclon
    ventolin seretide symbicort tahor crestor plavix eliquis xarelto previscan coumadin lasilix bisoprolol amlodipin
    ramipril atorvastatin omeprazol inexium amoxicillin augmentin clamoxyl tramadol codein lamalin cortison
    prednisolon solupred deroxat prozac seroplex laroxyl tercian risperdal abilify lithium ritalin depakin
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
_TROUBLES = either(
    """
    cogniti psychi bipolaire de_memoire de_la_memoire alimentaire mentau neuro visuel auditif musculo dys
    du_comportement du_sommeil de_l'humeur
    """
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_MEDICINE_ENDING = (
    "azepam azolam statine sartan mycine cilline floxacine prazole oxetine gliptine gliflozine lukast triptan parine"
)
_TAKEN = re.compile(
    r"\b(?i:pren(?:d|ds|ait|dre)|avale) (?i:du |de la |de l')(?P<name>[A-Z][a-z]{3,})"
    rf"|\b(?P<generic>[a-z]{{0,20}}{either(_MEDICINE_ENDING)})s?\b"
)
_PHRASES = re.compile(
    r"\b(?:fausse couche|(?:prises?|analyses?|bilans?|tests?) de (?:sang|sanguine?s?)|(?:analyse|bilan)s? sanguine?s?"
    r"|analyses? d'urines?|resultats? d'analyses?|arret maladie"
    r"|insuffisan(?:ce|te?) (?:renale?|cardiaque|respiratoire|hepatique)|pertes? de (?:la )?memoire"
    rf"|troubles? {_TROUBLES}\w*|tension arterielle|fauteuil roulant|crise (?:d'angoisse|de panique)"
    r"|mal[ -](?:entend|voy)ante?s?|non[ -](?:entend|voy)ante?s?|ordonnances?|traitements?"
    r"|mal (?:au|a la|aux) (?:dos|tete|ventre|coeur|jambes?)|vaccinee? contre|sante mentale|maux de \w+)\b"
)
_OWN_WORDS = re.compile(
    r"\b(?:assurances?|caisses?(?: primaires?)?)[ -]maladies?\b|\bl'enceinte (?:du|de la|de l)\b"
    r"|\bordonnances? (?:\w+ )?(?:ajout|masqu|import|scann|depos|class|demasqu|telecharg|supprim|affich|partag)ee?s?\b"
    r"|\bordonnances? (?:du \d|n[°o]|de protection|sur l'espace|dans (?:l'espace|mon espace|ses documents))"
    r"|\b(?:ajout\w*|depo[st]\w*|import\w*|scann\w*|masqu\w*) (?:d')?(?:une |l'|des |les )ordonnances?\b"
    r"|\btraitements? (?:de texte|de (?:la|sa|leur|cette|ma) demande|des? (?:demandes?|dossiers?|donnees|courriers?)"
    r"|du (?:dossier|courrier|ticket)|automati\w+|informatique|de l'(?:image|information|opposition))"
    r"|\b(?:en cours de|delais? de|temps de|duree de|egalite de|charge du|responsable d[ue]) traitements?\b"
    r"|\bdialogue de sourds\b|\b(?:referente?|mission|pole|accueil|collectif) handicap\b"
)


def health_words(view: View) -> Iterator[Span]:
    """Yield the health words of a folded view."""
    low = view.blanked(match.span() for match in _OWN_WORDS.finditer(view.low)).low
    yield from (match.span() for match in _PHRASES.finditer(low))
    yield from _medicines(view)
    yield from (match.span() for match in _WORD.finditer(low) if _speaks_of_health(match[0]))


def _speaks_of_health(word: str) -> bool:
    return word in _WHOLE or word.startswith(_BEGINNINGS)


def _medicines(view: View) -> Iterator[Span]:
    """Yield what is taken and written as a brand (« prend du Doliprane »), or ends as medicines do (« -statine »)."""
    for match in _TAKEN.finditer(view.text):
        if (match["name"] or "").lower() not in CAPITALISED | GRAMMAR:
            yield match.span("name") if match["name"] else match.span("generic")
