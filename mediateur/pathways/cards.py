"""The cards of Accueil: an index small enough to be read before the first window is painted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from mediateur.content.problems import ContentError, Problem
from mediateur.pathways.library import Library

FILE = "cards.json"


class Card(NamedTuple):
    """A task of Accueil. `pathway` is empty when its pathway comes later; `ready` says what can be done already."""

    id: str
    title: str
    summary: str
    minutes: int
    icon: str
    pathway: str
    ready: str


def load_cards(root: Path) -> tuple[Card, ...]:
    """Read the cards of a content folder. Raises ContentError."""
    try:
        raw = json.loads((root / FILE).read_text(encoding="utf-8"))
        return tuple(Card(**entry) for entry in raw)
    except (OSError, ValueError, TypeError) as error:
        raise ContentError(Problem(FILE, "", "forme", f"La liste des cartes ne se lit pas : {error}.")) from error


def card_problems(root: Path, library: Library) -> tuple[Problem, ...]:
    """Return the cards that do not agree with the pathways."""
    try:
        cards = load_cards(root)
    except ContentError as error:
        return error.problems
    return tuple(problem for card in cards for problem in _disagreements(card, root, library))


def _disagreements(card: Card, root: Path, library: Library) -> list[Problem]:
    place = f"carte {card.id}"
    found = []
    if not (root / "icons" / f"{card.icon}.svg").is_file():
        found.append(Problem(FILE, place, "icone-absente", f"L’icône « {card.icon} » n’est pas dans icons/."))
    if not card.pathway:
        return found if card.ready else [*found, Problem(FILE, place, "texte-vide", "Dites ce qui est déjà possible.")]
    pathway = next((p for p in library.pathways if p.id == card.pathway), None)
    if pathway is None:
        found.append(Problem(FILE, place, "parcours-absent", f"Le parcours « {card.pathway} » n’existe pas."))
    elif pathway.minutes != card.minutes:
        message = f"Le parcours annonce {pathway.minutes} minutes, la carte {card.minutes}. Accordez-les."
        found.append(Problem(FILE, place, "minutes", message))
    return found
