"""A word among those that are known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from mediateur.errors import UsageError

K = TypeVar("K")


def known(what: str, word: str, choices: Mapping[str, K]) -> K:
    """Return what a word names, said of `what` (« feuille »). Raises UsageError, which names the others."""
    if word not in choices:
        raise UsageError(f"« {word} » n’est pas une {what} connue : choisissez {' ou '.join(choices)}.")
    return choices[word]
