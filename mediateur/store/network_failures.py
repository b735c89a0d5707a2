"""What fails with the file of a coordinator, in its own words; the causes are those of any file."""

from __future__ import annotations

from mediateur.store.failures import ASIDE, DAMAGED, FOREIGN, LOG_ASIDE, OF_A_COPY, VANISHED, Cause, Doing, Sayings

_AGAIN = (
    "Recevez de nouveau, dans « Réseau » : le serveur redonne ce qu'il a. Relisez aussi les fichiers apportés sur une "
    "clé. Si « Réseau » n'est plus dans la navigation, demandez une invitation de coordinateur."
)
_INSTEAD = {
    DAMAGED: Cause(
        "le fichier est illisible ou abîmé",
        "Fermez Médiateur et renommez ce fichier, pour le garder : Médiateur en ouvrira un neuf, que le serveur "
        "remplira de nouveau.",
        "Médiateur n'y a pas touché : {path}",
    ),
    ASIDE: Cause(
        "Médiateur l'a mis de côté et en a ouvert un neuf",
        _AGAIN,
        "Le journal de ce poste n'a pas changé, et l'ancien fichier est gardé : « {path} ».",
    ),
    LOG_ASIDE: Cause(
        "Médiateur l'a mis de côté",
        _AGAIN,
        "Les chiffres du réseau sont intacts, et ce fichier est gardé : « {path} ».",
    ),
    VANISHED: Cause("son fichier a disparu", "Remettez-le à sa place : {path}", "Médiateur n'a rien écrit à sa place."),
    FOREIGN: Cause(
        "ce fichier n'est pas celui d'un réseau",
        "Déplacez-le, puis réessayez.",
        "Il n'a pas été modifié : {path}",
    ),
}
_INTACT = "Le journal de ce poste n'a pas changé."
OF_NETWORK = Sayings(
    opening=Doing("Impossible d'ouvrir les chiffres du réseau", "Rien n'a été modifié.", _INSTEAD),
    reading=Doing("Impossible de lire les chiffres du réseau", "Rien n'a été modifié.", _INSTEAD),
    saving=Doing("Impossible d'enregistrer les chiffres du réseau", "Ce qui était déjà reçu est intact.", _INSTEAD),
    copying=Doing("Impossible de copier les chiffres du réseau", "Ils n'ont pas changé.", _INSTEAD | OF_A_COPY),
    sorting=Doing("Impossible de trier les copies du réseau", "Les chiffres du réseau n'ont pas changé.", _INSTEAD),
    ruined=Doing("Le fichier du réseau était vide ou abîmé", _INTACT, _INSTEAD),
    only_reading=Doing(
        "Rien ne peut être reçu pour l'instant", "Les chiffres du réseau se lisent encore, et sont intacts.", _INSTEAD
    ),
    strange_log=Doing("Un fichier d'ailleurs était à côté des chiffres du réseau", _INTACT, _INSTEAD),
)
TAKEN_BACK = Cause(
    "Médiateur l'a mis de côté, et sa copie du {day} a pris sa place",
    "Recevez de nouveau, dans « Réseau » : le serveur redonne ce qui est venu depuis. Relisez aussi les fichiers "
    "apportés sur une clé depuis ce jour.",
    "Le journal de ce poste n'a pas changé, et l'ancien fichier est gardé.",
)
