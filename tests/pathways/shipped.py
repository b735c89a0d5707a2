"""The content that ships, read once."""

from __future__ import annotations

from functools import cache

from mediateur.paths import resources
from mediateur.pathways.library import Library, load_library
from mediateur.pathways.model import Pathway


@cache
def library() -> Library:
    """Return everything that the program's content folder holds."""
    return load_library(resources())


def names() -> list[str]:
    """Return the ids of the pathways that ship."""
    return [pathway.id for pathway in library().pathways]


@cache
def shipped(name: str) -> Pathway:
    """Return a pathway that ships."""
    return next(pathway for pathway in library().pathways if pathway.id == name)
