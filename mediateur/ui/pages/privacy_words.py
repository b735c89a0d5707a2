"""What is kept and what is never kept, in the words that the first opening and Réglages share.

Source: the project's definitions, section 2.
"""

from __future__ import annotations

from mediateur.content.text import french

KEPT_TITLE = "Médiateur garde"
KEPT = tuple(
    french(line)
    for line in (
        "Le parcours suivi, le nombre de personnes, les résultats et les obstacles.",
        "La date, à la demi-journée. Jamais l'heure.",
        "Si vous le précisez : tranche d'âge, lieu, durée, autonomie.",
        "Le repère du médiateur, comme « Médiateur 1 ».",
        "Une séance en attente : son parcours et vos réponses, trente jours au plus.",
    )
)
NEVER_TITLE = "Médiateur ne demande et ne garde jamais"
NEVER = tuple(
    french(line)
    for line in (
        "Le nom, la date de naissance, l'adresse de la personne.",
        "Son numéro de sécurité sociale, son téléphone, son e-mail.",
        "Ses codes et ses mots de passe.",
        "Ses documents, sa santé, une copie de son écran.",
    )
)
HONEST = french(
    "Nous disons « sans nom ni numéro », pas « anonyme ». Dans un petit village, une demi-journée, un âge et un "
    "résultat peuvent désigner quelqu'un."
)
STAYS = french("Rien n'est envoyé : tout est écrit dans ce dossier, sur ce poste.")
NOTES_OFF = french(
    "Une note est un texte libre, en fin de séance. Les notes sont désactivées tant que vous ne les demandez pas."
)
NOTES_RULES = tuple(
    french(line)
    for line in (
        "La garde refuse un nom, un numéro, un e-mail, une date de naissance, un code ou un mot de passe.",
        "Elle prévient quand une note parle de santé.",
        "Une note n'est ni exportée ni partagée. Elle s'efface avec sa séance.",
    )
)
