"""An invitation from whatever holds it: a text, its file, a picture or a PDF of its code."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.content.given import read_given
from mediateur.trust import invitation
from mediateur.trust.invitation import NOT_ONE, PREFIX, Invitation, InvitationError
from mediateur.trust.scanning import MOST_BYTES

SEVERAL = "Ce fichier contient plusieurs invitations : gardez-en une seule, celle de ce poste."


def from_text(text: str, today: dt.date) -> Invitation:
    """Return what a text says. Raises MediateurError."""
    return invitation.read(text, today)


def from_file(path: Path, today: dt.date) -> Invitation:
    """Return what a file says. Raises MediateurError, when it is gone too."""
    data = read_given(path, MOST_BYTES, "Rien n'est changé.")
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
