"""Why a choice that is made has no effect; pure, no widget."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mediateur.content.text import NBSP, french
from mediateur.rights.visibility import Choice, Rules, decisions

CLOSE = "fermer"
CLOSED = french("Sans effet : l'espace est fermé.")
SAME = french("Sans effet de plus.")


def notes(rules: Rules, made: Collection[str]) -> dict[str, str]:
    """Return, for each choice that is made and changes nothing, why."""
    present = decisions(rules, made)
    told = {}
    for choice in rules.choices:
        if choice.id not in made:
            continue
        if choice.needs and choice.needs not in made:
            told[choice.id] = _needs(rules, choice)
        elif len(made) > 1 and decisions(rules, frozenset(made) - {choice.id}) == present:
            told[choice.id] = CLOSED if _hidden_by_closing(rules, made, choice) else SAME
    return told


def _hidden_by_closing(rules: Rules, made: Collection[str], choice: Choice) -> bool:
    """Tell whether a choice that changes nothing would change something in a space that is open."""
    still = frozenset(made) - {CLOSE}
    return CLOSE in made and choice.id != CLOSE and decisions(rules, still - {choice.id}) != decisions(rules, still)


def told_once(rules: Rules, told: Mapping[str, str]) -> str:
    """Return the notes as they are heard: each reason once, with the choices that it is about."""
    titles = {choice.id: lowered(choice.title) for choice in rules.choices}
    about: dict[str, list[str]] = {}
    for name, note in told.items():
        about.setdefault(note, []).append(titles[name])
    return " ".join(f"{heard(note)}{NBSP}: {', '.join(names)}." for note, names in about.items())


def heard(note: str) -> str:
    """Return a note as it stands before what it is about: one colon a sentence."""
    return note.rstrip(".").replace(f"{NBSP}:", ",")


def lowered(sentence: str) -> str:
    """Return a sentence as it goes on after a colon."""
    return f"{sentence[:1].lower()}{sentence[1:]}"


def with_need(rules: Rules, choice_id: str) -> frozenset[str]:
    """Return a choice with the one that it needs to have an effect; nothing when there is no such choice."""
    found = next((choice for choice in rules.choices if choice.id == choice_id), None)
    return frozenset() if found is None else frozenset(name for name in (found.needs, found.id) if name)


def _needs(rules: Rules, choice: Choice) -> str:
    title = next(other.title for other in rules.choices if other.id == choice.needs)
    return french(f"Sans effet sans « {title} ».")
