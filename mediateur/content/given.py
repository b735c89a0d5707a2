"""A file that somebody gives: read within a bound, and told in French where it does not open."""

from __future__ import annotations

from pathlib import Path

from mediateur.content.text import french
from mediateur.errors import MediateurError


def read_given(path: Path, most: int, safe: str) -> bytes:
    """Return the bytes of a file, cut one beyond `most`: whoever reads them sees then that it is too large.

    `safe` says what has not changed. Raises MediateurError when the file is gone or does not open.
    """
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise MediateurError(
            french(f"Le fichier {path.name} ne s'ouvre pas."),
            french(safe),
            french("Vérifiez qu'il est encore là et qu'il peut être lu, puis réessayez."),
            detail=type(error).__name__,
        ) from error
