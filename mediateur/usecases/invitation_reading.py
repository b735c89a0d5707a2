"""An invitation from whatever holds it: a text, its file, a picture or a PDF of its code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust import invitation
from mediateur.trust.invitation import NOT_ONE, PREFIX, Invitation, InvitationError
from mediateur.trust.scanning import MOST_BYTES

SEVERAL = "Ce fichier contient plusieurs invitations : gardez-en une seule, celle de ce poste."


def from_text(text: str, today: dt.date) -> Invitation:
    """Return what a text says. Raises MediateurError."""
    return invitation.read(text, today)


def from_file(path: Path, today: dt.date) -> Invitation:
    """Return what a file says. Raises MediateurError, when it is gone too."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise MediateurError(
            french("Ce fichier ne se lit pas."),
            french("Rien n'est changé."),
            french("Vérifiez qu'il existe encore, puis recommencez."),
            detail=str(error),
        ) from error
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[: len(PREFIX)].upper() == PREFIX.encode():
        return invitation.read_file(data, today)
    return _from_picture(data, today)


def _from_picture(data: bytes, today: dt.date) -> Invitation:
    from mediateur.trust import scanning

    try:
        texts = scanning.read_bytes(data)
    except (scanning.TooLargeError, scanning.NeitherError) as error:
        raise InvitationError(NOT_ONE, type(error).__name__) from error
    ours = [text for text in texts if text.lstrip().upper().startswith(PREFIX)]
    if len(ours) > 1:
        raise InvitationError(SEVERAL)
    if not ours:
        raise InvitationError(NOT_ONE, "no code")
    return invitation.read(ours[0], today)
