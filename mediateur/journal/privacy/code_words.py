"""What a code is of, in the words that stand between « code » and it: patterns on a folded, lower-case text."""

from __future__ import annotations

import re

from mediateur.journal.privacy.lexicon import either

_LINKS = (
    "de d l du la le par a sur son sa ses leur au_dos en pour un mon ancien nouveau premier dernier deuxieme second"
)
_WAYS = "sms mail e-mail courriel courrier lettre enveloppe papier usage unique provisoires? temporaire confidentiel"
_STATES = "recue? recus donnee? notee? envoyee? affichee? dictee? tapee? personnel secret numerique"
_USES = """
    connexion verification confirmation securite activation acces deblocage deverrouillage verrouillage validation
    identite 2fa a2f entree parental secours recuperation
"""
_DEVICES = r"""
    tel tel\. telephone portable mobile gsm smartphone iphone tablette ipad ordi ordinateur pc poste ecran appareil
    session appli application compte box wifi sim pin puk
"""
_DOORS = """
    porte portail portillon immeuble batiment hall ascenseur garage barriere residence coffre coffre-fort valise alarme
    cadenas antivol velo boite_aux_lettres boite_a_cle maison chez_elle chez_lui
"""
_CARDS = "carte carte_bleue bleue bancaire banque cb visa mastercard vitale"
_SERVICES = r"""
    ameli espace sante gouv impots secu caf franceconnect franceconnect\+ google gmail apple orange sfr free netflix
    facebook whatsapp doctolib laposte
"""
_WHOSE = "monsieur madame mme mr dame personne"
_LENGTH = r"a_\d{1,2}_chiffres? \d{1,2}_chiffres? \d{1,2}_caracteres?"

OF_A_CODE = either(" ".join((_LINKS, _WAYS, _STATES, _USES, _DEVICES, _DOORS, _CARDS, _SERVICES, _WHOSE, _LENGTH)))
LOCKED = re.compile(rf"\b{either(' '.join((_DEVICES, _DOORS, _CARDS)))}\b")
OTHER_CODES = either(
    r"""
    postal postaux insee ape\b naf\b civil penal du_travail de_la_sante de_la_route de_la_secu de_la_consommation
    de_la_commune de_l'action d'?\s?erreur erreur barre source couleur promo qr\b [rl]\. commune rome de_deontologie
    """
)
