"""The content in force: pathways and cards of the content folder, with the data that this machine replaces."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mediateur.pathways.cards import Card, load_cards
from mediateur.usecases.preferences import Preferences

if TYPE_CHECKING:
    from mediateur.content.facts import Fact
    from mediateur.pathways.model import Pathway


class Content:
    """Reads content when it is first needed, and again when a replaced datum changes."""

    def __init__(self, root: Path, preferences: Preferences) -> None:
        self.root = root
        self._preferences = preferences
        self._kept: dict[tuple[str, tuple[tuple[str, str], ...]], Pathway] = {}

    def cards(self) -> tuple[Card, ...]:
        """Return the cards of Accueil."""
        return load_cards(self.root)

    def pathway(self, pathway_id: str) -> Pathway:
        """Return a resolved pathway. Raises ContentError when its files are damaged."""
        from mediateur.pathways.library import load_pathway

        data = self._preferences.current.data
        key = (pathway_id, tuple(sorted(data.items())))
        if key not in self._kept:
            self._kept[key] = load_pathway(self.root, pathway_id, data)
        return self._kept[key]

    def pathways(self) -> tuple[Pathway, ...]:
        """Return the pathways that the cards lead to."""
        return tuple(self.pathway(card.pathway) for card in self.cards() if card.pathway)

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

    def configurable(self) -> tuple[Fact, ...]:
        """Return the facts whose datum may be replaced on this machine, as the sources give them."""
        facts = {fact.id: fact for pathway in self.pathways() for fact in pathway.facts if fact.value}
        return tuple(facts.values())
