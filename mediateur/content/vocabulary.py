"""The closed lists in which a session is described.

Ages, place types, durations, equipment, autonomy and redirection are those of La Coop
de la médiation numérique (codes and labels are facts), always with « non communiqué ».
Of the redirections one is ours, because La Coop names no health professional: `soignant`.
"""

from __future__ import annotations

UNKNOWN = "non_communique"

AGES: dict[str, str] = {
    "moins_de_douze": "Moins de 12 ans",
    "douze_dix_huit": "12 à 17 ans",
    "dix_huit_vingt_quatre": "18 à 24 ans",
    "vingt_cinq_trente_neuf": "25 à 39 ans",
    "quarante_cinquante_neuf": "40 à 59 ans",
    "soixante_soixante_neuf": "60 à 69 ans",
    "soixante_dix_plus": "70 ans et plus",
    UNKNOWN: "Ne pas préciser",
}

PLACE_TYPES: dict[str, str] = {
    "lieu_activite": "Lieu d’activité",
    "domicile": "À domicile",
    "a_distance": "À distance",
    "autre": "Autre lieu",
    UNKNOWN: "Ne pas préciser",
}

DURATIONS: dict[str, str] = {
    "moins_30": "Moins de 30 minutes",
    "30_60": "De 30 minutes à 1 heure",
    "60_120": "De 1 à 2 heures",
    "120_plus": "2 heures et plus",
    UNKNOWN: "Ne pas préciser",
}

AUTONOMY: dict[str, str] = {
    "entierement_accompagne": "Avec guidage",
    "partiellement_autonome": "Autonome, avec guidage si besoin",
    "autonome": "Autonome",
    UNKNOWN: "Ne pas préciser",
}

EQUIPMENT: dict[str, str] = {
    "ordinateur": "Ordinateur",
    "telephone": "Téléphone",
    "tablette": "Tablette",
    "autre": "Autre",
    "aucun": "Pas de matériel",
}

# Ours: why a record was changed.
CORRECTION_REASONS: dict[str, str] = {
    "saisie": "Erreur de saisie",
    "oubli": "Oubli complété",
    "doublon": "Séance comptée deux fois",
    "constat": "Résultat constaté ensuite",
    "autre": "Autre raison",
}

REDIRECTIONS: dict[str, str] = {
    "operateur_ou_organisme_en_charge": "Caisse ou 34\N{NO-BREAK SPACE}22",
    "soignant": "Un soignant",
    "administration": "Administration",
    "mediation_numerique": "Médiation numérique",
    "aide_sociale": "Aide sociale",
    "insertion_professionnelle": "Insertion professionnelle",
    "aide_aux_demarches_administratives": "Aide aux démarches",
    "autre": "Autre",
    UNKNOWN: "Ne pas préciser",
}

IMPOSSIBLE_REASONS: dict[str, str] = {
    "site_indisponible": "Site indisponible ou différent",
    "identite": "Identité à corriger",
    "numero_provisoire": "Numéro provisoire",
    "carte": "Carte ou numéro de série",
    "coordonnees": "Téléphone ou e-mail",
    "autre": "Autre",
    UNKNOWN: "Ne pas préciser",
}

OBSTACLES: dict[str, str] = {
    "code_provisoire": "Pas de code provisoire",
    "carte": "Carte ou numéro de série",
    "coordonnees": "E-mail ou numéro dépassé",
    "email": "Pas d’e-mail",
    "telephone": "Pas de téléphone mobile",
    "acces": "Accès perdus",
    "identite": "Nom ou identité",
    "numero_provisoire": "Numéro provisoire",
    "confusion_ameli": "Confusion avec ameli",
    "site": "Site ou message d’erreur",
    "lecture": "Lire ou entendre",
    "equipement": "Pas d’internet",
    "confiance": "Confiance",
    "autre": "Autre",
}

PATHWAY_GROUPS: dict[str, str] = {
    "activer": "Activer un espace",
    "retrouver": "Retrouver ses accès",
    "utiliser": "Utiliser son espace",
    "qui-voit-quoi": "Choisir qui voit quoi",
    "dire-non": "Dire non",
    "comprendre": "Comprendre",
    "alerter": "Se protéger",
}

REFUSAL = "dire-non"

SCREEN_DIFFERENCES: dict[str, str] = {
    "bouton": "Le bouton n’a pas le même nom",
    "champ": "Un champ en plus ou en moins",
    "ordre": "L’ordre des écrans a changé",
    "adresse": "L’adresse a changé",
    "autre": "Autre différence",
}
