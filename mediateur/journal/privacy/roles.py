"""What people are called by, and what is somebody’s: patterns of words that a name may follow."""

from __future__ import annotations

from mediateur.journal.privacy.lexicon import OFFICES, RELATIONS, either

TIES = either(
    r"""
    grand-mere grand-pere meme pepe tata tonton gendre bru jumeaux jumelles gamine? collegues? fam\.? bebe enfants epoux
    parents freres soeurs fils filles voisins voisines cousins amis concubine? ex-mari ex-femme pere mere papy mamy
    marraine parrain tantine tatie nourrice nounou filleule? petits-enfants
    """
)
TRADES = either(
    r"""
    pediatre ergo auxiliaire(?:_de_vie)? aide_a_domicile aide-soignante? assistante?_sociale? ambulancier taxi
    adherente? allocataire participante? inscrite? eleve
    """
)
_NO_ROLE = """
    accueil aide agent agente assistant assistante assure cadre charge chargee chef cheffe client correspondant cure
    employe general generale homme ministre premier premiere president principal principale professeur prof referent
    referente responsable senior specialiste titulaire traitant
"""
_TRADE_OFFICES = either(" ".join(sorted(OFFICES - frozenset(_NO_ROLE.split()))))
KIN = rf"(?:{TIES}|{RELATIONS})"
ROLE = rf"(?:{TIES}|{RELATIONS}|{TRADES}|{_TRADE_OFFICES})"
GROUP = either(
    """
    presents? presentes? participants participantes inscrits inscrites absents? absentes? usagers beneficiaires
    adherents noms personnes_vues vus vues venus venues liste a_rappeler a_revoir reste restent excuses? excusees?
    """
)
CALLED = either("tante oncle tata tatie tantine tonton papi papy pepe mamie mamy meme parrain marraine nounou")
DOES = either(
    r"""
    revient reviendra rappelle rappellera a_rappele m'a_rappele a_appele a_telephone a_oublie a_perdu a_refuse veut
    voudrait souhaite prefere hesite est_(?:venue?|passee?|repassee?|revenue?|repartie?|absente?) repasse repassera
    venue? pas_venue? absente? n'a_pas_(?:son|sa|de|ses) entend_mal voit_mal
    ne_(?:veut|sait|voit|vient|comprend|parle)_p(?:as|lus) activee? a_active a_ete_activee? a_revoir a_rappeler
    a_recontacter
    """
)
MET = either("rdv rv rendez-vous vue?s? recue?s?")
LABEL = either(
    """
    cliente? agente? contact benef demandeu(?:r|se) titulaire appelante? interlocut(?:eur|rice) referente? stagiaire
    correspondante? assistante?
    """
)
CALL = either(
    r"""
    mons monsr messire sieurs? srs? vve dlle m'?dames? m'?sieur mdme mdm mde mne mad mam mm mmme mms me\.? m\.?me
    mssrs? mrs? mlle messire cher chere nommee? alias certaine? denommee? appelle-la appelle-le
    """
)
FILE = (
    r"(?:dossiers?|activations?|oppositions?|inscriptions?|clotures?|cas|fiches?|suivi|noms?|rdv|rendez-vous"
    r"|rv|usagers?|usageres?|signee?|signature"
    r"|successions?|heritiers?|indivision|tutelle|curatelle|feue?|defunte?|obseques|deces|sign\.)"
)
NAME_QUALIFIER = r"(?: (?:marital|d'usage|d'epouse|d'epoux|de famille|de naissance|de jeune fille|complet))?"
BELONGING = either(
    """
    comptes? espaces? profils? dossiers? cartes?_vitales? cartes? mails? mdp codes? demandes? refus oppositions?
    courriers? activations? suivi rdv telephone portable numero procuration mandat adresse (?<!les_)rendez-vous
    papiers boite
    """
)
ACT = either(
    r"""
    r?appell?e[rz]? prevenir prevenue?s? contacte[rz]? relance[rz]? joindre rejoindre voir_avec vue?s?_avec chez_les
    j'ai_vue? on_a_vue? revue? de_la_part_de au_nom_de sous_le_nom_de chez pour_le_compte_de transmis_a remis_a
    rendu_a demander_a attend recue?s? aidee?s? inscrite?s? accompagnee?s?
    """
)
