"""The keys, region by region, as Aide shows them. Words stand for arrows, which the font does not draw."""

from __future__ import annotations

from typing import NamedTuple

from mediateur.content.text import french


class KeyLine(NamedTuple):
    """Keys that do the same thing, and what they do."""

    keys: tuple[str, ...]
    what: str


class Region(NamedTuple):
    """Where keys are heard."""

    id: str
    title: str
    lines: tuple[KeyLine, ...]


def _region(region_id: str, title: str, *lines: tuple[str, str]) -> Region:
    return Region(region_id, title, tuple(KeyLine(tuple(keys.split(" | ")), french(what)) for keys, what in lines))


KEYBOARD: tuple[Region, ...] = (
    _region(
        "partout",
        "Partout",
        ("F1", "Aide de cet écran, avec ses touches."),
        ("Tab | Maj + Tab", "Élément suivant, élément précédent."),
        ("F6 | Maj + F6", "Région suivante, région précédente."),
        ("Entrée", "Faire ce que dit le bouton choisi."),
        ("Espace", "Cocher, décocher ou appuyer."),
        ("Ctrl + 1 à Ctrl + 8", "Pages de la navigation, dans l'ordre."),
        ("Ctrl + 9", "Réseau, sur le poste d'un coordinateur."),
        ("Ctrl + K", "Aller aux parcours."),
        ("Ctrl + plus | Ctrl + moins", "Texte plus grand, texte plus petit."),
        ("Ctrl + 0", "Texte à 100 %."),
        ("Ctrl + Maj + T", "Couleurs suivantes : clair, sombre, contraste élevé."),
        ("Ctrl + Z", "Annuler le dernier enregistrement ou la dernière réponse."),
        ("Page haut | Page bas", "Faire défiler la page."),
        ("Échap", "Fermer une boîte ou une branche. Rien n'est perdu."),
    ),
    _region(
        "accueil",
        "Accueil",
        ("1 à 6", "Choisir une carte. Le clavier AZERTY convient sans la touche Maj."),
        ("R", "Reprendre la séance en attente la plus récente."),
    ),
    _region(
        "seance",
        "Séance",
        ("1 à 9", "Choisir une réponse ou un obstacle."),
        ("Entrée | Alt + flèche droite", "Étape suivante."),
        ("Alt + flèche gauche", "Étape précédente."),
        ("B", "Ouvrir « Ça bloque ? ». Échap revient à l'étape."),
        ("F8", "Écran neutre, quand quelqu'un entre."),
        ("F9", "Panneau au bord de l'écran, ou fenêtre entière."),
        ("F11", "Écran usager. Échap le quitte."),
        ("Ctrl + P", "Imprimer le guide de cette personne."),
        ("Ctrl + Entrée", "Finir la séance."),
    ),
    _region(
        "droits",
        "Droits",
        ("flèche haut | flèche bas", "Droit suivant, droit précédent. Dans le tableau, case voisine."),
        ("flèche gauche | flèche droite", "Changer d'onglet. Dans le tableau, case voisine."),
        ("F11", "Montrer à la personne, ou revenir."),
        ("Ctrl + P", "Imprimer la fiche ou les choix."),
    ),
    _region(
        "atelier",
        "Atelier collectif",
        ("1 à 6", "Ajouter 1 à un compteur."),
        ("plus | moins", "Changer de 1 le compteur choisi. Entrée pour taper un nombre."),
        ("Ctrl + Z", "Annuler le dernier ajout, ou l'enregistrement."),
        ("Ctrl + Entrée", "Enregistrer l'atelier."),
    ),
    _region(
        "formation",
        "Formation",
        ("1 à 9", "Ouvrir un module là où il a été laissé, les cas ou les quiz."),
        ("Entrée | Alt + flèche droite", "Section suivante ; après la dernière, le module est terminé."),
        ("Alt + flèche gauche", "Section précédente."),
        ("Ctrl + P", "Imprimer le module."),
        ("1 à 6", "Dans un quiz, choisir une réponse ou une ligne. Entrée répond, puis passe à la suite."),
        ("flèche haut | flèche bas", "Dans un quiz, déplacer la ligne choisie."),
        ("Échap", "Revenir à la liste. La section reste marquée."),
    ),
    _region(
        "suivre",
        "Formation, Suivre",
        ("Ctrl + N", "Inscrire un médiateur."),
        ("Ctrl + F", "Chercher un médiateur par son nom."),
        ("Ctrl + T", "Trier autrement."),
        ("Entrée", "Ouvrir le médiateur ou la session choisis."),
        ("Échap", "Revenir au tableau."),
    ),
    _region(
        "a_recopier",
        "À recopier",
        ("C", "Copier la ligne, et passer à la suivante."),
        ("Ctrl + P", "Imprimer ces lignes."),
    ),
    _region(
        "ecran_usager",
        "Écran usager",
        ("Espace | flèche droite", "Écran suivant."),
        ("flèche gauche", "Écran précédent."),
        ("Échap | F11", "Revenir au guide."),
    ),
    _region(
        "fin",
        "Fin de séance",
        ("flèches", "Changer de choix dans un groupe."),
        ("plus | moins", "Augmenter ou diminuer un compte."),
        ("Ctrl + Entrée", "Enregistrer et clore."),
        ("Échap", "Revenir à la séance. Rien n'est perdu."),
    ),
    _region(
        "journal",
        "Journal",
        ("flèche haut | flèche bas", "Aller d'une ligne à l'autre."),
        ("Ctrl + Début | Ctrl + Fin", "Première ligne, dernière ligne."),
        ("Ctrl + N", "Ajouter une séance."),
        ("Ctrl + F", "Chercher dans le journal."),
        ("Ctrl + T", "Changer l'ordre des dates."),
        ("Entrée", "Corriger la ligne choisie."),
        ("Suppr", "Supprimer la ligne choisie, après une question."),
        ("Ctrl + Z", "Annuler l'ajout, la correction ou la suppression."),
    ),
)
