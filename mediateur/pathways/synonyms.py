"""Everyday synonyms: what people say for what the content says otherwise.

`resources/synonyms.yaml` holds them. They only serve the search: nobody reads them. A folder without that file has
none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from mediateur.content.problems import Problem
from mediateur.content.reader import read_values
from mediateur.pathways.words import tokens

FILE = "synonyms.yaml"


class Synonym(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that people use (`says`), and the words of the content that they may stand for (`means`)."""

    says: tuple[str, ...]
    means: tuple[str, ...]


def load_synonyms(root: Path) -> tuple[Synonym, ...]:
    """Read the synonyms of a content folder. Raises ContentError when the file is unreadable."""
    path = root / FILE
    return tuple(read_values(path, list[Synonym], root)) if path.exists() else ()


def synonym_problems(synonyms: Collection[Synonym], known: Collection[str]) -> Iterator[Problem]:
    """Yield the entries that are dead: what leads nowhere, and what is said twice.

    `known` are the words that the content can be found by, as `tokens` returns them.
    """
    seen: dict[tuple[str, ...], str] = {}
    for synonym in synonyms:
        place = f"mot {', '.join(synonym.says) or '?'}"
        if not synonym.says or not synonym.means:
            yield Problem(FILE, place, "texte-vide", "Donnez des mots dans « says », et d’autres dans « means ».")
        for meaning in synonym.means:
            if not set(tokens(meaning)) <= set(known) or not tokens(meaning):
                message = f"« {meaning} » n’est dit nulle part dans le contenu. Corrigez « means »."
                yield Problem(FILE, place, "mot-sans-suite", message)
        for said in synonym.says:
            first = seen.setdefault(tokens(said), said)
            if first is not said or not tokens(said):
                message = f"« {said} » est déjà dit dans ce fichier (« {first} »). Gardez-le à un seul endroit."
                yield Problem(FILE, place, "mot-double", message)
