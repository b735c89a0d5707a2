"""Which page of the manual tells about what is in view."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

NAMES = {"tableau": "tableau-de-bord", "bienvenue": "premiere-ouverture", "panne": "journal-ferme"}
TOPIC = "help_topic"


def topic_of(name: str) -> str:
    """Return the page of the manual for a page of the program, given its name."""
    return NAMES.get(name, name)


def topic_in(view: QWidget | None, name: str = "") -> str:
    """Return what a view says of itself (`help_topic`: a page, or page#heading), else the topic of its name."""
    return str(getattr(view, TOPIC, "")) or topic_of(name)
