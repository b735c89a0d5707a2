"""Verifying an attestation, offline: a text, a picture or a PDF in, one of three answers out. Nothing is kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mediateur.content.given import read_given
from mediateur.errors import MediateurError
from mediateur.trust import judging
from mediateur.trust.credential import PREFIX
from mediateur.trust.judging import Answer, Reason, Unverifiable
from mediateur.trust.trust_list import TrustList

if TYPE_CHECKING:
    from mediateur.trust.apart import Reading


class Lists(Protocol):
    """The lists that this machine trusts."""

    def lists(self) -> tuple[TrustList, ...]:
        """Return them. Raises MediateurError when one is damaged."""


class Verification:
    """Says whether attestations stand, from the lists of this machine."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists

    def text(self, text: str, today: dt.date) -> Answer:
        """Return what can be said of the text of a code."""
        lists = self._known()
        return Unverifiable(Reason.BROKEN_LIST, ()) if lists is None else judging.judge(text, lists, today)

    def file(self, path: Path, today: dt.date, reading: Reading | None = None) -> Answer:
        """Return what can be said of a picture or a PDF, which another process reads; `reading` may stop that.

        Two attestations in one file are not told apart: they cannot be verified. Raises StoppedError; MediateurError
        when the file is gone, or when no other process starts.
        """
        from mediateur.trust import apart, scanning

        data = read_given(path, scanning.MOST_BYTES, "Rien n'est gardé.")
        try:
            texts = (reading or apart.Reading()).read(data)
        except scanning.TooLargeError:
            return self._unread(Reason.TOO_LARGE)
        except scanning.NeitherError:
            return self._unread(Reason.NOT_A_PICTURE)
        except apart.CostlyError:
            return self._unread(Reason.COSTLY)
        ours = [text for text in texts if is_text(text)]
        return self._unread(Reason.SEVERAL) if len(ours) > 1 else self.text((ours or [""])[0], today)

    def _unread(self, reason: Reason) -> Answer:
        return Unverifiable(reason, judging.used(self._known() or ()))

    def _known(self) -> tuple[TrustList, ...] | None:
        """Return the lists; none at all when one is damaged, since it may be the one that says no."""
        try:
            return self._lists.lists()
        except MediateurError:
            return None


def is_text(words: str) -> bool:
    """Tell whether what was given is the text of a code rather than the name of a file."""
    return words.lstrip().startswith(PREFIX)
