"""The sheet of one right: what it is, what it changes and does not, where it is exercised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mediateur.content.dates import source_date
from mediateur.content.facts import CONFIDENCE_LABELS, Fact
from mediateur.forms.known import known
from mediateur.forms.sources import newest
from mediateur.pathways.library import Library
from mediateur.rights.catalogue import Law, Right, load_catalogue


@dataclass(frozen=True)
class RightSheet:
    """What the sheet of a right says. `articles` tell how sure and how old each is; `verified` is a month (YYYY-MM)."""

    right: Right
    articles: tuple[str, ...]
    verified: str


def sheet_of(right: Right, library: Library) -> RightSheet:
    """Return the sheet of a right. Raises ContentError when the library could not be read whole."""
    verified = newest(library, right.facts)
    facts = {fact.id: fact for fact in library.facts}
    return RightSheet(right, tuple(_article(law, facts[law.fact]) for law in right.legal), verified)


def load_sheet(library: Library, right_id: str) -> RightSheet:
    """Return the sheet of a right of a content folder.

    Raises MediateurError when there is no such right (it lists those that exist), or when content is damaged.
    """
    return sheet_of(known(right_id, _rights(library.root), "Ce droit n’existe pas", "Droits possibles"), library)


@cache
def _rights(root: Path) -> dict[str, Right]:
    """Return the rights by id, read once: reading them all takes as long as making the sheet of one."""
    return {right.id: right for right in load_catalogue(root)}


def _article(law: Law, fact: Fact) -> str:
    """Return an article with what it is worth: « texte officiel, 2022 »."""
    worth = CONFIDENCE_LABELS[fact.confidence]
    return f"{law.article} ({worth[0].lower()}{worth[1:]}, {source_date(fact.date)})"
