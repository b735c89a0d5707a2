"""The content in force: pathways and cards of the content folder, with the data that this machine replaces."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mediateur.errors import MediateurError
from mediateur.pathways.cards import Card, load_cards
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    import datetime as dt

    from mediateur.content.facts import Fact
    from mediateur.pathways.library import Library
    from mediateur.pathways.model import Pathway


class Content:
    """Reads content when it is first needed, and again when a replaced datum changes.

    `own` is the content that comes with the program: it serves where an installed one can no longer be read.
    """

    def __init__(self, root: Path, preferences: Preferences, own: Path | None = None) -> None:
        self.root, self._own = root, own or root
        self._preferences = preferences
        self._kept: tuple[dict[str, str], Library] | None = None

    def use(self, root: Path) -> None:
        """Read another content from now on."""
        self.root, self._kept = root, None

    def cards(self) -> tuple[Card, ...]:
        """Return the cards of Accueil. Raises ContentError."""
        try:
            return load_cards(self.root)
        except MediateurError:
            if self.root == self._own:
                raise
        self.use(self._own)
        return load_cards(self.root)

    def library(self) -> Library:
        """Return all content. Raises ContentError when a file is damaged."""
        from mediateur.content.problems import ContentError
        from mediateur.pathways.library import load_library

        data = dict(self._preferences.current.data)
        if self._kept is None or self._kept[0] != data:
            self._kept = (data, load_library(self.root, data))
        library = self._kept[1]
        if self.root != self._own and (library.problems or not library.pathways):
            self.use(self._own)
            return self.library()
        if library.problems:
            self._kept = None
            raise ContentError(*library.problems)
        return library

    def warm(self) -> None:
        """Read everything ahead of need, in a job: damage is told when content is asked for."""
        from mediateur.content.problems import ContentError

        with suppress(ContentError):
            self.library()

    def pathway(self, pathway_id: str) -> Pathway:
        """Return a resolved pathway. Raises ContentError when its files are damaged."""
        from mediateur.content.problems import ContentError, Problem

        for pathway in self.pathways():
            if pathway.id == pathway_id:
                return pathway
        raise ContentError(Problem(f"pathways/{pathway_id}.yaml", "", "fichier-absent", "Ce parcours manque."))

    def pathways(self) -> tuple[Pathway, ...]:
        """Return every pathway. Raises ContentError when a file is damaged."""
        return self.library().pathways

    def titles(self) -> dict[str, str]:
        """Return the titles by pathway id: none where content is damaged, since the journal must still be read."""
        from mediateur.content.problems import ContentError

        try:
            return {pathway.id: pathway.title for pathway in self.pathways()}
        except ContentError:
            return {}

    def newest(self) -> str:
        """Return the month of the newest source (YYYY-MM), or an empty text."""
        return max((pathway.verified for pathway in self.pathways()), default="")

    def review(self) -> str:
        """Return the month before whose end the content is to be read again, if it says. Raises ContentError."""
        from mediateur.content.review import load_review

        return load_review(self.root)

    def past(self, verified: str, today: dt.date) -> str:
        """Return the month since whose end what has its newest source in `verified` is to be read again, or nothing.

        Raises ContentError.
        """
        from mediateur.content.review import past_month

        return past_month(verified, self.review(), today)

    def configurable(self) -> tuple[Fact, ...]:
        """Return the facts whose datum may be replaced on this machine, as the sources give them."""
        facts = {fact.id: fact for pathway in self.pathways() for fact in pathway.facts if fact.value}
        return tuple(facts.values())
