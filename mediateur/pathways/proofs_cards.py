"""Proofs of the cards of Accueil: they agree with the pathways that they lead to."""

from __future__ import annotations

from pathlib import Path

from mediateur.content.problems import ContentError, Problem
from mediateur.paths import has_icon
from mediateur.pathways.cards import FILE, Card, load_cards
from mediateur.pathways.library import Library


def card_problems(root: Path, library: Library) -> tuple[Problem, ...]:
    """Return the cards that do not agree with the pathways."""
    try:
        cards = load_cards(root)
    except ContentError as error:
        return error.problems
    if not cards:
        return (Problem(FILE, "", "texte-vide", "Accueil n’a aucune carte. Remettez cette liste."),)
    return tuple(problem for card in cards for problem in (*_misshapen(card), *_disagreements(card, root, library)))


def _misshapen(card: Card) -> list[Problem]:
    """Return the fields whose value is not of the kind that Accueil shows, and the texts that are empty."""
    wrong = [name for name, value in card._asdict().items() if isinstance(value, str) is (name == "minutes")]
    empty = [name for name in ("id", "title", "summary") if not getattr(card, name)]
    place = f"carte {card.id}"
    return [
        *(Problem(FILE, place, "forme", f"« {name} » n’a pas la forme attendue. Corrigez-le.") for name in wrong),
        *(Problem(FILE, place, "texte-vide", f"« {name} » manque.") for name in empty),
    ]


def _disagreements(card: Card, root: Path, library: Library) -> list[Problem]:
    place = f"carte {card.id}"
    found = []
    if not has_icon(root, card.icon):
        found.append(Problem(FILE, place, "icone-absente", f"L’icône « {card.icon} » n’est pas dans icons/."))
    if not card.pathway:
        grouped = card.group in {pathway.group for pathway in library.pathways}
        message = f"Aucun parcours n’est du groupe « {card.group} ». Corrigez « group », ou donnez « pathway »."
        return found if grouped else [*found, Problem(FILE, place, "groupe-inconnu", message)]
    pathway = next((p for p in library.pathways if p.id == card.pathway), None)
    if pathway is None:
        found.append(Problem(FILE, place, "parcours-absent", f"Le parcours « {card.pathway} » n’existe pas."))
    elif pathway.minutes != card.minutes:
        message = f"Le parcours annonce {pathway.minutes} minutes, la carte {card.minutes}. Accordez-les."
        found.append(Problem(FILE, place, "minutes", message))
    return found
