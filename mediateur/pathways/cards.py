"""The cards of Accueil: an index small enough to be read before the first window is painted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

FILE = "cards.json"


class Card(NamedTuple):
    """A task of Accueil: it leads to a pathway, or to the pathways of a group (content.vocabulary.PATHWAY_GROUPS)."""

    id: str
    title: str
    summary: str
    minutes: int
    icon: str
    pathway: str = ""
    group: str = ""


def load_cards(root: Path) -> tuple[Card, ...]:
    """Read the cards of a content folder. Raises ContentError."""
    try:
        raw = json.loads((root / FILE).read_text(encoding="utf-8"))
        return tuple(Card(**entry) for entry in raw)
    except FileNotFoundError:
        raise _problem("fichier-absent", "La liste des cartes manque. Remettez-la.") from None
    except (OSError, ValueError, TypeError, RecursionError) as error:
        message = f"La liste des cartes ne se lit pas ({error}). Corrigez-la, ou remettez-en une copie."
        raise _problem("forme", message) from error


def _problem(rule: str, message: str) -> Exception:
    from mediateur.content.problems import ContentError, Problem

    return ContentError(Problem(FILE, "", rule, message))
