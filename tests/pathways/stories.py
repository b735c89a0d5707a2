"""The situations that the adult's activation must cover, each told to its named end.

A row holds the situation, what was done (as `mediateur.pathways.story` reads it), the end, and the results.
ACTIVE stands for the way from « Saisir les trois éléments » to the end, without a hitch.
"""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """One row of the table."""

    situation: str
    acts: str
    end: str
    outcomes: str


_ACTIVE = "oui activer oui oui oui plus-tard premiere"
_ROWS = """
code en main | souhait=activer pret oui oui ACTIVE | activee | activee
code perdu | souhait=activer pret oui !code-perdu +redemander nouveau oui oui ACTIVE | activee | code-demande activee
code expiré | souhait=activer pret oui oui code-non-accepte oui oui ACTIVE | activee | code-demande activee
code jamais reçu | souhait=activer pret oui nouveau oui redemander oui redemander oui redemander * >attendre \
 | code-demande | code-demande a-reprendre
code jamais reçu | souhait=activer pret oui nouveau oui chez-elle | code-demande | code-demande a-reprendre
numéro de série illisible | carte=illisible souhait=activer !serie-illisible +appeler pret oui oui ACTIVE \
 | activee | activee
numéro de série illisible | souhait=activer !serie-illisible * >revenir | preparer | informee
carte perdue | carte=absente souhait=activer !carte-absente * >orienter | orientee | orientee
déjà activé, ses accès en main | souhait=utiliser oui elle-avec-acces oui plus-tard habituelle \
 | usage-appris | deja-active usage-appris
déjà activé, ses accès en main | souhait=activer pret oui deja-active arret | deja-active | deja-active
déjà activé, accès retrouvés | souhait=utiliser oui elle-sans-acces +lien elle-avec-acces oui plus-tard retrouvee \
 | acces-retrouve | deja-active acces-retrouve
activé par quelqu’un d’autre | souhait=regler oui autrui * >orienter | orientee | orientee
activé par quelqu’un d’autre | souhait=activer pret oui oui deja-active autrui >constat | deja-active | deja-active
pas d’e-mail | souhait=activer pret oui oui oui activer oui pas-d-email * >orienter | orientee | orientee
pas d’e-mail | souhait=activer pret oui nouveau !pas-d-email +sms oui oui ACTIVE | activee | code-demande activee
pas de mobile | souhait=activer pret oui nouveau !pas-de-mobile * >revenir | preparer | informee
e-mail ou numéro dépassé | souhait=activer pret oui nouveau coordonnees * >orienter | orientee | orientee
nom erroné | souhait=activer pret oui oui oui activer nom-errone * >arreter | impossible | impossible
confusion avec ameli | souhait=activer pret ameli * >arreter | orientee | orientee
confusion avec ameli | souhait=activer pret ameli +adresse oui oui ACTIVE | activee | activee
numéro qui commence par 7 ou 8 | souhait=activer pret oui oui !numero-provisoire * >arreter | impossible | impossible
refuser : fermer | souhait=refuser fermer oui oui | cloture | droit-explique cloture
refuser : fermer | souhait=activer pret oui oui oui dire-non fermer oui rappeler \
| non-a-demander | droit-explique orientee
refuser : s’opposer | souhait=refuser opposer oui oui | opposition | droit-explique opposition
refuser : délai passé | souhait=refuser opposer non plus-tard | droit-explique | droit-explique
refuser : délai passé | souhait=refuser opposer inconnue rappeler | non-a-demander | orientee
refuser : délai passé | souhait=refuser opposer inconnue ouvert plus-tard | droit-explique | droit-explique
refuser : seulement savoir | souhait=refuser compris | droit-explique | droit-explique
attendre | souhait=activer pret oui oui PAUSE | a-reprendre | a-reprendre
attendre | souhait=activer pret autre-jour | a-reprendre | a-reprendre
réfléchir | souhait=activer pret oui oui oui reflechir temps | preference-reflexion | preference-reflexion
réfléchir | souhait=refuser reflechir | preference-reflexion | droit-explique preference-reflexion
comprendre | souhait=comprendre compris | informee | informee
peur pour ses données | souhait=comprendre !crainte-donnees * >expliquer | droit-explique | droit-explique
sourde ou malentendante | souhait=activer pret !entendre-difficile * >orienter | orientee | orientee
sourde ou malentendante | souhait=comprendre !entendre-difficile +ecran activer PAUSE | a-reprendre | a-reprendre
lire ou voir est difficile | souhait=activer !lire-difficile +agrandir pret oui oui ACTIVE | activee | activee
pas d’internet | souhait=activer pret !pas-d-internet * >revenir | preparer | informee
on lui a demandé un code | souhait=activer pret !fraude * >orienter | orientee | orientee
le site ne répond pas | souhait=activer pret indisponible * >arreter | impossible | impossible
l’écran diffère | souhait=activer pret oui !page-differe * >arreter | impossible | impossible
le code de connexion manque | souhait=activer pret oui oui oui activer oui oui pas-de-code * >revenir \
 | preparer | informee
premiers réglages | souhait=activer pret oui oui oui activer oui oui oui profil fait fait fait fait premiere \
 | activee | usage-appris activee
premiers réglages | souhait=activer pret oui oui oui activer oui oui oui document plus-tard tout-plus-tard premiere \
 | activee | activee
premiers réglages | souhait=regler oui elle-avec-acces oui qui-voit-quoi fait fait habituelle \
 | usage-appris | deja-active usage-appris
changer d’avis | souhait=activer pret oui oui oui activer <choisir dire-non fermer oui avis \
 | preference-reflexion | droit-explique preference-reflexion
préparer et revenir | carte=absente reception=aucun souhait=activer PREPARER | preparer | informee
préparer et revenir | souhait=activer manque | preparer | informee
"""
STORIES = tuple(
    Story(*(cell.strip() for cell in row.replace("ACTIVE", _ACTIVE).split("|"))) for row in _ROWS.strip().splitlines()
)
SITUATIONS = (
    *("code en main", "code perdu", "code expiré", "code jamais reçu", "numéro de série illisible", "carte perdue"),
    *("déjà activé, ses accès en main", "déjà activé, accès retrouvés", "activé par quelqu’un d’autre"),
    *("pas d’e-mail", "pas de mobile", "e-mail ou numéro dépassé", "nom erroné", "confusion avec ameli"),
    *("numéro qui commence par 7 ou 8", "refuser : fermer", "refuser : s’opposer", "refuser : délai passé"),
    *("refuser : seulement savoir", "attendre", "réfléchir", "comprendre", "sourde ou malentendante", "pas d’internet"),
    *("premiers réglages", "préparer et revenir", "peur pour ses données", "lire ou voir est difficile"),
    *("on lui a demandé un code", "le site ne répond pas", "l’écran diffère", "le code de connexion manque"),
    "changer d’avis",
)
