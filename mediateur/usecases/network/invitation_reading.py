"""An invitation from whatever holds it: a text, its file, a picture or a PDF of its code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur.content.given import read_given
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust import invitation
from mediateur.trust.invitation import NOT_ONE, PREFIX, Invitation, InvitationError
from mediateur.trust.scanning import MOST_BYTES

if TYPE_CHECKING:
    from mediateur.trust.apart import Reading

COSTLY = (
    french("La lecture de ce fichier a été arrêtée : il demande trop de temps ou de mémoire, peut-être exprès."),
    french("Rien n'est changé."),
    french("Photographiez le carré de l'invitation, puis ouvrez la photo. Ou collez son texte."),
)
SEVERAL = "Ce fichier contient plusieurs invitations : gardez-en une seule, celle de ce poste."


def from_text(text: str, today: dt.date) -> Invitation:
    """Return what a text says. Raises MediateurError."""
    return invitation.read(text, today)


def from_file(path: Path, today: dt.date, reading: Reading | None = None) -> Invitation:
    """Return what a file says; a picture is read by another process, which `reading` may stop.

    Raises MediateurError, when it is gone too.
    """
    data = read_given(path, MOST_BYTES, "Rien n'est changé.")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[: len(PREFIX)].upper() == PREFIX.encode():
        return invitation.read_file(data, today)
    return _from_picture(data, today, reading)


def _from_picture(data: bytes, today: dt.date, reading: Reading | None) -> Invitation:
    from mediateur.trust import apart, scanning

    try:
        texts = (reading or apart.Reading()).read(data)
    except apart.CostlyError as error:
        raise MediateurError(*COSTLY, detail=str(error)) from error
    except (scanning.TooLargeError, scanning.NeitherError) as error:
        raise InvitationError(NOT_ONE, type(error).__name__) from error
    ours = [text for text in texts if text.lstrip().upper().startswith(PREFIX)]
    if len(ours) > 1:
        raise InvitationError(SEVERAL)
    if not ours:
        raise InvitationError(NOT_ONE, "no code")
    return invitation.read(ours[0], today)
