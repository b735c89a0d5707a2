"""Writing a file that a command was asked for."""

from __future__ import annotations

from pathlib import Path

from mediateur import paths
from mediateur.content.text import french
from mediateur.errors import MediateurError

UNCHANGED = "S'il existait déjà, il n'a pas changé."


def write(target: Path, data: bytes, safe: str = UNCHANGED) -> None:
    """Write a file, whole or not at all. Raises MediateurError, which says what is `safe`."""
    try:
        paths.write_whole(target, data)
    except OSError as error:
        raise unwritten("fichier", target, error, safe) from error


def unwritten(what: str, target: Path, error: OSError, safe: str = UNCHANGED) -> MediateurError:
    """Return what is told when something (« fichier », « dossier ») could not be written."""
    return MediateurError(
        french(f"Le {what} {target.name} ne s'écrit pas."),
        french(safe),
        french("Choisissez un dossier où vous pouvez écrire, avec assez de place."),
        detail=str(error),
    )
