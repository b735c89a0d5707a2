"""What is said to a person when a server could not be used."""

from __future__ import annotations

from mediateur.content.text import french
from mediateur.journal.network import NetworkError, Why

_HAPPENED = {
    Why.OFFLINE: "Le serveur du partage ne répond pas.",
    Why.SLOW: "Le serveur du partage n'a pas répondu à temps.",
    Why.REFUSED: "Ce qui répond à cette adresse ne se comporte pas comme un serveur de partage.",
    Why.WAIT: "Le serveur du partage est occupé ou en panne.",
    Why.ACCOUNT: "Le serveur du partage ne reconnaît pas ce poste.",
    Why.RIGHTS: "Le serveur du partage ne permet pas cela à ce poste.",
    Why.SCHEMA: "Le serveur du partage n'accepte pas ces chiffres tels qu'ils sont écrits.",
    Why.UNSAFE: "La connexion au serveur du partage n'est pas sûre.",
}
_REMEDY = {
    Why.OFFLINE: "Vérifiez que ce poste a internet. Médiateur réessaiera.",
    Why.SLOW: "Médiateur réessaiera.",
    Why.REFUSED: "Prévenez votre coordinateur.",
    Why.WAIT: "Médiateur réessaiera.",
    Why.ACCOUNT: "Demandez à votre coordinateur si votre compte est ouvert : il peut vous inviter de nouveau.",
    Why.RIGHTS: "Demandez à votre coordinateur.",
    Why.SCHEMA: "Médiateur est peut-être à mettre à jour : demandez à votre coordinateur.",
    Why.UNSAFE: "Vérifiez la date et l'heure de ce poste. Si elles sont justes, prévenez votre coordinateur.",
}
SAFE = "Votre journal est intact sur ce poste."


def failure(why: Why, detail: str = "", wait: float = 0.0) -> NetworkError:
    """Return what happened, in words. `detail` is for who mends the program: no secret, nothing that was sent."""
    happened, remedy = french(_HAPPENED[why]), french(_REMEDY[why])
    return NetworkError(why, happened, french(SAFE), remedy, wait=wait, detail=detail)
