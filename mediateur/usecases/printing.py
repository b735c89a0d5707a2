"""Making the paper: the guide of a session, and the forms of the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from mediateur.forms.catalogue import FORMS, FormInfo
from mediateur.journal.encounter import Place
from mediateur.pathways.model import Pathway
from mediateur.usecases.sessions import Session


class Printing:
    """Turns sessions and forms into PDF bytes; nothing is kept. Slow enough (0.2 s) to be called from a job."""

    def __init__(
        self, root: Path, pathway: Callable[[str], Pathway], clock: Callable[[], dt.datetime] = dt.datetime.now
    ) -> None:
        self._root = root
        self._pathway = pathway
        self._clock = clock

    def forms(self) -> tuple[FormInfo, ...]:
        """Return the catalogue."""
        return FORMS

    def guide(self, session: Session, variant: str, contact: Place | None, *, colour: bool = False) -> bytes:
        """Return the guide of a session, with only what concerns this person.

        A person who prepares and comes back gets that sheet instead.
        """
        from mediateur.forms.guide import session_pdf

        return session_pdf(
            session.walk,
            variant,
            colour=colour,
            contact=contact,
            code=session.draft.code,
            printed=self._clock().date(),
            resources=self._root,
        )

    def form(self, form_id: str, variant: str, language: str, contact: Place | None, *, colour: bool = False) -> bytes:
        """Return a form of the catalogue. Raises MediateurError for one that does not exist."""
        from mediateur.forms.catalogue import make

        return make(
            form_id,
            variant,
            language,
            pathway=self._pathway,
            colour=colour,
            contact=contact,
            printed=self._clock().date(),
            resources=self._root,
        )
