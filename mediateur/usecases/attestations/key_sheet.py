"""The recovery sheet of a key, typed back line by line."""

from __future__ import annotations

from collections.abc import Sequence

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust import recovery
from mediateur.trust.keys import SigningKey

LINES = recovery.LINES


def key_typed(lines: Sequence[str]) -> SigningKey:
    """Return the key of the lines of a sheet. Raises MediateurError, which names the line that is wrong."""
    try:
        return recovery.key_of(lines)
    except recovery.MistypedError as error:
        raise MediateurError(
            french(f"La ligne {error.line} n'est pas celle de la feuille de secours."),
            french("Rien n'est changé."),
            french("Relisez-la : il n'y a ni I, ni L, ni O, ni U."),
        ) from error


def may_be_line(rank: int, typed: str) -> bool:
    """Tell whether what was typed may be the line of that rank (from 0) of a sheet: it bears its own check."""
    try:
        recovery.part_of(rank, typed)
    except recovery.MistypedError:
        return False
    return True
