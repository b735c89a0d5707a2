"""A territory has an identifier, which never changes and which records bear, and a readable name, which people see."""

from __future__ import annotations

import re

from mediateur.journal.spreadsheet_columns import folded

MOST, MOST_LABEL = 60, 60
IDENTIFIER = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{MOST - 1}}}")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})


def identifier(words: str) -> str:
    """Return the identifier of a territory that somebody named, « Ardèche nord » or ardeche-nord; empty for none."""
    if IDENTIFIER.fullmatch(words):
        return words
    return folded(words.translate(_LIGATURES)).replace(" ", "-")[:MOST].strip("-")


def label(name: str, called: str) -> str:
    """Return what a territory is shown as: what it is `called`, else its identifier."""
    return called or name
