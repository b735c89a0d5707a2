"""Why a content pack is refused: one sentence each, and the content in use unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.content.problems import Problem
from mediateur.content.text import french
from mediateur.content.version import Version
from mediateur.errors import MediateurError
from mediateur.trust.keys import shown

SAFE = french("Le contenu en service n'a pas changé.")
AGAIN = french("Demandez-en une autre copie à qui vous l'a donné.")


class RefusedError(MediateurError):
    """A pack that is not taken."""

    def __init__(self, happened: str, remedy: str = "", detail: str = "") -> None:
        super().__init__(french(happened), SAFE, french(remedy), detail)


def too_large() -> RefusedError:
    """It is larger than a pack may be."""
    return RefusedError("Ce fichier est trop gros pour un contenu de Médiateur : il n'a pas été lu.", AGAIN)


def not_one(detail: str = "") -> RefusedError:
    """It is no pack, or one that is cut."""
    return RefusedError("Ce fichier n'est pas un contenu de Médiateur, ou il est incomplet.", AGAIN, detail)


def newer_form() -> RefusedError:
    """A later program made it."""
    return RefusedError(
        "Ce contenu est fait pour une version plus récente de Médiateur.",
        "Demandez la nouvelle version à la personne qui a installé Médiateur.",
    )


def unknown_key(name: bytes) -> RefusedError:
    """Nobody who is trusted here signed it."""
    return RefusedError(
        f"Ce contenu est signé par une clé que ce poste ne croit pas, ou ne croit plus (empreinte {shown(name)}).",
        "Demandez à votre coordination sa liste de confiance, et comparez l'empreinte de vive voix.",
    )


def changed(detail: str = "") -> RefusedError:
    """Its signature is not that of what it holds."""
    return RefusedError("Ce contenu a été changé après sa signature : il ne sert pas.", AGAIN, detail)


def to_come() -> RefusedError:
    """It was made on a day that has not come here."""
    return RefusedError(
        "Ce contenu porte une date à venir, ou la date de ce poste est fausse.", "Vérifiez la date de ce poste."
    )


def same(version: Version) -> RefusedError:
    """It is in use already."""
    return RefusedError(f"Ce contenu ({version}) est déjà celui en service.")


def older(version: Version, present: Version) -> RefusedError:
    """A later one is in use."""
    return RefusedError(
        f"Ce contenu ({version}) est plus ancien que celui en service ({present}).",
        "Pour reprendre celui d'avant, passez par « Revenir au contenu d'avant ».",
    )


def unproved(problems: Sequence[Problem]) -> RefusedError:
    """Its proofs found something."""
    count = len(problems)
    return RefusedError(
        f"Les preuves de ce contenu ont trouvé {count} erreur{'s' if count > 1 else ''} : il ne sert pas.",
        "Montrez ce fichier à qui l'a fait.",
        "\n".join(map(str, problems)),
    )


def no_room(detail: str) -> RefusedError:
    """There is nowhere to prove it."""
    return RefusedError(
        "Ce contenu ne peut pas être prouvé : la place manque sur le disque.", "Libérez de la place.", detail
    )


def replaced() -> RefusedError:
    """Another was published meanwhile."""
    return RefusedError("Un autre contenu vient d'être publié.", "Cherchez de nouveau.")
