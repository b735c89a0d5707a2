"""The register as a table shows it: a page of lines, found by a query."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from mediateur.training.register import Role, Status, TrainingSession
from mediateur.training.rules import Position

PAGE = 200


class Sort(StrEnum):
    """What the lines are sorted by; equal ones stand in the order of their numbers."""

    NUMBER = "numero"
    NAME = "nom"
    ROLE = "role"
    TERRITORY = "territoire"
    TRAINED = "forme"
    EXPIRES = "expire"
    STATUS = "situation"


class Query(NamedTuple):
    """Which lines, and in which order: those that hold every word of `text`, without accents nor case.

    A territory of "" is that of the mediators of whom none is said; None asks for all.
    """

    text: str = ""
    territory: str | None = None
    role: Role | None = None
    statuses: Sequence[Status] = ()
    is_active: bool | None = None
    session: str = ""
    sort: Sort = Sort.NUMBER
    is_descending: bool = False


class PersonRow(NamedTuple):
    """A line: a mediator, when she was trained, until when her attestation is valid, and where she stands."""

    id: str
    number: int
    name: str
    role: Role
    structure: str
    territory: str
    trained: dt.date | None
    certificate: str
    expires: dt.date | None
    is_active: bool
    position: Position


class Page(NamedTuple):
    """Some lines from `start` on, and how many there are in all."""

    rows: tuple[PersonRow, ...]
    total: int
    start: int = 0


class Enrolled(NamedTuple):
    """A mediator at a session, as an attendance sheet names her."""

    person: str
    number: int
    name: str
    structure: str
    whole: bool


class Filled(NamedTuple):
    """A session, how many are enrolled, and how many were there from beginning to end."""

    session: TrainingSession
    enrolled: int
    whole: int


def folded(text: str) -> str:
    """Return a text as it is searched and sorted: small letters, no accents, single spaces between words."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    kept = "".join(each if each.isalnum() else " " for each in letters if not unicodedata.combining(each))
    return " ".join(kept.split())


def searched(*texts: str) -> str:
    """Return what is searched of a line."""
    return " ".join(filter(None, map(folded, texts)))
