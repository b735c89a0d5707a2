"""Words of streets, of homes and of places where the public comes, as patterns on a folded, lower-case text."""

from __future__ import annotations

from mediateur.journal.privacy.lexicon import either

STREET = either(
    r"""
    rue ruelle r\. avenue ave?\.? boulevard boul\.? bl?v?d\.? impasse imp\.? chemin chem?\.? allees? all\.? square
    sq\.? venelle sentier sente faubourg fbg?\.? rte\.? chaussee traverse
    """
)
LOOSE_STREET = either(
    r"""
    place pl\.? cours crs\.? passage pass?\.? quai route cite residence resid\.? res\.? villa hameau ham\.?
    lotissement lot\.? lieu[ -]?dit montee cote clos domaine esplanade promenade rond-point voie mail parvis cour pont
    ferme tour quartier r
    """
)
HOUSING = either(
    r"""
    residence resid\.? res\.? cite quartier lotissement lot\.? hameau ham\.? villa domaine clos camping ferme foyer hlm
    """
)
APPOSED = rf"{HOUSING}(?![a-z])\s(?:les?\s|la\s|l')(?!(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|matin|soir|\d))"
ABBREVIATIONS = tuple(
    "res resid av ave bd bld apt appt app bat imp pl ch chb chbr all sq esc lot rte dom adr st ste et".split()
)
LIVES_AT = (
    r"(?:habit(?:e|ait|ent|ant)|loge|vit|vivent|reside|demeure|demeurant|domicilie(?:e|s|es)?|hebergee?|domicile)"
)
OF = r"(?:du|des?|de la|de l'|d'|la|le|les|l')"
_OWN_ADDRESS = r"adr(?:esse)?\b(?!\s(?:de|du|des|d')(?!\s(?:la dame|la personne|monsieur|madame|mme|sa|son)\b))"
LIVES = (
    r"\b(?:habit(?:e|ait|ent|ant|es)|log(?:e|eait|ent|ee)|resid(?:e|ent|ant|ait)|demeur(?:e|ant|ait)|vit|viv(?:ait|ent)"
    rf"|domicil\w*|dom\.|{_OWN_ADDRESS}|chez (?:elle|lui|eux|sa|son|ses)|hebergee?s?|vient (?:de la|du|de)"
    r"|(?:elle|il|dame|monsieur|couple) reste (?=\d|au\b|a\b|chez|dans)"
    r"|demenag\w*|emmenag\w*|visite a domicile|locataire|proprietaire|maison (?:au|verte|bleue|blanche)|sa maison)\b"
)
HOME_SIGNS = (
    r"\b(?:etage|appt?|apt|appartement|interphone|portail|sonner|sonnette|boite aux lettres|courriers?|colis|postee?"
    r"|passer (?:la|le) (?:voir|prendre)|ne (?:se deplace|sort) (?:plus|pas)|alitee?)\b"
)
PUBLIC = (
    r"\b(?:ateliers?|permanences?|mairie|mediatheque|bibliotheque|france services|ccas|cpam|caf|msa|salles?|bureaux?"
    r"|centre|maison (?:france|des? (?!retraite|repos)|du)|espace|stands?|marche|forum|local|locaux|accueil|ecole"
    r"|college|lycee|foyer rural|gymnase|halle?|lieu|point|antenne|agence|gare|parking|tiers-lieu|association|annexe"
    r"|pole|mission locale|hotel de ville|prefecture|hopital|clinique|pharmacie|cabinet|cyber-?base|mjc|pimms|epn"
    r"|fablab|reunion|formation|evenement|inauguration|festival|kermesse|seance|depliants|affiches?|siege|chapelle"
    r"|eglise|paroissiale|camping-car|itinerante?|galerie|boutique|restaurant|boulangerie|imprimeur|fournisseur"
    r"|municipale?s?|communale?s?|livraison|presse|theatre|cinema|musee|stade|piscine|creche|residence autonomie)\b"
)
PUBLIC_SIGNS = (
    r"\b(?:(?:rdv|rendez-vous) (?:au|a)|bus|arret|horaires|ouvert|ouverture"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi)\b"
)
COUNTED = (
    r"(?:barree?|fermee?|coupee?|central|libre|restante|dispo|prise|occupee|assise|gratuite|par |pour |sur |en "
    r"|a |d'info"
    r"|de parking)"
)
