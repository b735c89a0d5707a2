"""The catalogue of rights: what each one is, what it changes and does not, where it is exercised, and on what it rests.

The values mirror the YAML files of resources/rights/droits, one per group.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

import msgspec

from mediateur.content.problems import ContentError, Problem
from mediateur.content.reader import read_values

FOLDER = "rights/droits"

GROUPS: dict[str, str] = {
    "opposer-fermer": "S’opposer, fermer",
    "qui-voit": "Qui voit quoi",
    "urgence": "Urgence",
    "prevention": "Informations et prévention",
    "donnees-recours": "Données et recours",
}

LETTERS: dict[str, str] = {
    "lettre-opposition": "Lettre d’opposition à l’ouverture",
    "lettre-cloture": "Lettre de fermeture, suppression au choix",
    "lettre-acces-rectification": "Lettre d’accès ou de rectification",
    "lettre-retrait-application": "Lettre de retrait d’accord à une application",
    "lettre-acces-illegitime": "Signalement d’un accès injustifié",
    "preparer-reclamation-cnil": "Préparer une réclamation à la CNIL",
    "memo-qui-voit-quoi": "Mémo « Qui peut voir quoi ? »",
}


class Where(StrEnum):
    """With whom, or where, a right is exercised."""

    SITE = "site"
    HELPLINE = "3422"
    FUND = "caisse"
    LETTER = "courrier"
    CARER = "soignant"
    APPLICATION = "application"
    ORDER = "ordre"
    COURT = "justice"
    CNIL = "cnil"
    NOTHING = "aucune"


WHERE_LABELS: dict[Where, str] = {
    Where.SITE: "Sur le site",
    Where.HELPLINE: "Au 34\N{NO-BREAK SPACE}22",
    Where.FUND: "À la caisse",
    Where.LETTER: "Par courrier",
    Where.CARER: "Auprès du soignant",
    Where.APPLICATION: "Dans l’application",
    Where.ORDER: "À l’ordre professionnel",
    Where.COURT: "À la justice",
    Where.CNIL: "À la CNIL",
    Where.NOTHING: "Sans démarche",
}


class _Value(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything that is read from the catalogue."""


class Way(_Value, frozen=True):
    """Where a right is exercised, and a short sentence that says how, or that this is not established."""

    where: Where
    text: str


class Law(_Value, frozen=True):
    """An article, and the fact that gives its confidence and its date."""

    article: str
    fact: str


class Poster(_Value, frozen=True):
    """What the large screen shows to the person: a title and at most two short lines."""

    title: str
    lines: tuple[str, ...]


class Right(_Value, frozen=True):
    """A right in plain words.

    `group` is a code of GROUPS. `note` is what must be said besides. `legal` is empty when no article was read.
    `letters` are codes of LETTERS; `choice` the choice of « Qui peut voir quoi ? » that it opens, or nothing;
    `pathway` the pathway that exercises it, opened at its `step` or `obstacle` if one is named; `words` how people
    ask for it, for the search.
    """

    id: str
    title: str
    icon: str
    group: str
    plain: str
    changes: tuple[str, ...]
    unchanged: tuple[str, ...]
    how: tuple[Way, ...]
    delay: str
    legal: tuple[Law, ...]
    facts: tuple[str, ...]
    pathway: str
    words: tuple[str, ...]
    show: Poster
    note: str = ""
    letters: tuple[str, ...] = ()
    choice: str = ""
    step: str = ""
    obstacle: str = ""


class FiledRight(NamedTuple):
    """A right and the file that it was read from (relative to the content folder)."""

    file: str
    right: Right


def load_catalogue(root: Path) -> tuple[Right, ...]:
    """Return every right of a content folder, in the order of GROUPS. Raises ContentError when a file is unreadable."""
    filed, problems = read_rights(root)
    if problems:
        raise ContentError(*problems)
    return tuple(right for _, right in filed)


def read_rights(root: Path) -> tuple[tuple[FiledRight, ...], tuple[Problem, ...]]:
    """Return the rights that can be read, each with its file, and the problems of the files that cannot."""
    filed: list[FiledRight] = []
    problems: list[Problem] = []
    for file in _files(root):
        try:
            filed += [FiledRight(file, right) for right in read_values(root / file, list[Right], root)]
        except ContentError as error:
            problems += error.problems
    return tuple(filed), tuple(problems)


def right_named(catalogue: Iterable[Right], right_id: str) -> Right:
    """Return the right of that id (KeyError when there is none)."""
    for right in catalogue:
        if right.id == right_id:
            return right
    raise KeyError(right_id)


def cited_facts(catalogue: Iterable[Right]) -> frozenset[str]:
    """Return the ids of the facts on which the rights rest."""
    return frozenset(fact for right in catalogue for fact in right.facts)


def _files(root: Path) -> tuple[str, ...]:
    order = {name: rank for rank, name in enumerate(GROUPS)}
    found = sorted((root / FOLDER).glob("*.yaml"), key=lambda path: (order.get(path.stem, len(order)), path.name))
    missing = [f"{FOLDER}/{name}.yaml" for name in GROUPS if not (root / FOLDER / f"{name}.yaml").exists()]
    return (*(f"{FOLDER}/{path.name}" for path in found), *missing)
