"""What fails with the register, in its own words; the causes are those of any file."""

from __future__ import annotations

from mediateur.store.failures import (
    ALREADY,
    ASIDE,
    DAMAGED,
    FOREIGN,
    LOG_ASIDE,
    NO_PLACE,
    OF_A_COPY,
    VANISHED,
    Cause,
    Doing,
)

_INSTEAD = {
    DAMAGED: Cause(
        "le fichier est illisible ou abîmé",
        "Remettez à sa place une copie de ce fichier, si vous en avez une : {path}",
        "Médiateur n’y a pas touché : {path}",
    ),
    VANISHED: Cause("son fichier a disparu", "Remettez-le à sa place : {path}", "Médiateur n’a rien écrit à sa place."),
    FOREIGN: Cause(
        "ce fichier n’est pas un registre de Médiateur",
        "Déplacez-le, puis réessayez.",
        "Il n’a pas été modifié : {path}",
    ),
    ASIDE: Cause(
        "Médiateur l’a mis de côté",
        "Si le dossier « sauvegardes » a une copie du registre, elle peut prendre sa place : dans « Suivre », "
        "« Registre », ou mediateur registre restaurer. Sinon, montrez le fichier à la personne qui a installé "
        "Médiateur.",
        "L’ancien fichier est gardé tel qu’il était : « {path} ».",
    ),
    LOG_ASIDE: Cause(
        "Médiateur l’a mis de côté",
        "Rouvrez le registre. S’il y manque quelque chose, une copie du dossier « sauvegardes » peut prendre sa "
        "place : dans « Suivre », « Registre », ou mediateur registre restaurer.",
        "Le registre est intact, et ce fichier est gardé : « {path} ».",
    ),
    ALREADY: Cause("c’est déjà enregistré", "Vérifiez-le dans le registre."),
    NO_PLACE: Cause("cette personne ou cette session n’est plus dans le registre", "Rouvrez la liste."),
}
OPENING = Doing("Impossible d’ouvrir le registre", "Rien n’a été modifié.", _INSTEAD)
READING = Doing("Impossible de lire le registre", "Rien n’a été modifié.", _INSTEAD)
SAVING = Doing("Impossible d’enregistrer dans le registre", "Ce qui était déjà enregistré est intact.", _INSTEAD)
PROTECTING = Doing(
    "Impossible de changer la protection du registre",
    "Le registre est resté tel qu’il était.",
    _INSTEAD
    | {DAMAGED: Cause("la copie ne se relit pas comme il faut", "Vérifiez le disque, puis réessayez : {folder}")},
)
COPYING = Doing("Impossible de copier le registre", "Le registre lui-même n’a pas changé.", _INSTEAD | OF_A_COPY)
UPDATING = Doing(
    "Impossible de mettre le registre à jour",
    "Rien n’y a changé, et une copie d’avant la mise à jour est dans le dossier « sauvegardes ».",
    _INSTEAD,
)
SORTING = Doing("Impossible de trier les copies du registre", "Le registre lui-même n’a pas changé.", _INSTEAD)
RESTORING = Doing("Impossible de reprendre cette copie du registre", "Le registre n’a pas changé.", _INSTEAD)
RUINED = Doing("Le registre était vide ou abîmé", "L’ancien fichier est gardé.", _INSTEAD)
STRANGE_LOG = Doing("Un fichier d’ailleurs était à côté du registre", "Le registre est intact.", _INSTEAD)
