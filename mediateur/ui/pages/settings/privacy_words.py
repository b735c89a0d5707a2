"""What is kept and what is never kept, in the words that the first opening and Réglages share.

Source: the project's definitions, section 2.
"""

from __future__ import annotations

from mediateur.content.text import french

KEPT_TITLE = "Médiateur garde"
KEPT = tuple(
    french(line)
    for line in (
        "Parcours, personnes, résultats, obstacles.",
        "La date, à la demi-journée.",
        "Si vous le dites : âge, lieu, durée, autonomie.",
        "Un repère comme « Médiateur 1 ».",
        "Une séance en attente, trente jours au plus.",
    )
)
NEVER_TITLE = "Médiateur ne garde jamais"
NEVER = tuple(
    french(line)
    for line in (
        "Nom, date de naissance, adresse.",
        "Numéro de sécurité sociale.",
        "Téléphone, e-mail.",
        "Codes et mots de passe.",
        "Documents, santé, copie d'écran.",
    )
)
HONEST = french(
    "Nous disons « sans nom ni numéro », pas « anonyme ». Dans un petit village, une demi-journée, un âge et un "
    "résultat peuvent désigner quelqu'un."
)
STAYS = french("Rien n'est envoyé sans que vous le demandiez. Tout est écrit sur ce poste.")
STAYS_ON_STICK = french(
    "Rien n'est envoyé sans que vous le demandiez. Tout est écrit à côté du programme, avec lequel vos données "
    "voyagent."
)
NOTES_OFF = french(
    "Une note est un texte libre, en fin de séance. Les notes sont désactivées tant que vous ne les demandez pas."
)
NOTES_RULES = tuple(
    french(line)
    for line in (
        "La garde refuse un nom, une adresse, un numéro, un e-mail, une date de naissance, un code, un mot de passe.",
        "Elle prévient quand une note parle de santé.",
        "Une note n'est ni exportée, ni partagée, ni sauvegardée. Elle s'efface au bout de la durée choisie.",
    )
)
