"""A list of mediators as entries of the register: for each line a person, or what is wrong with it.

The id of a line is drawn from its own cells and from its rank among lines that say the same: a file that comes again,
or longer by a few lines, brings only what is new. Days of training or of attestation that a list tells are kept as
declared: nothing of ours attests them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mediateur.training.import_columns import (
    BY_CODE,
    CERTIFIED,
    CONTACT,
    FIRST,
    LAST,
    NAME,
    OWN_ID,
    ROLE,
    ROLE_NAMES,
    STRUCTURE,
    TERRITORY,
    TRAINED,
    Mapped,
)
from mediateur.training.names import plain
from mediateur.training.register import ROLES, Person, Role

FIRST_DAY = dt.date(2020, 1, 1)
MOST_NAME, MOST_TEXT = 120, 160
_OWN_ID = re.compile("[0-9a-f]{32}")
_BLANKS = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BY_WORD = {plain(word): role for role, words in ROLE_NAMES.items() for word in words}
Meant = Mapping[str, str]
"""What a person said that words of the column of roles mean: plain words → code of a role."""
NOTHING: Meant = MappingProxyType({})
ReadDay = Callable[[str], dt.date]
IsRefused = Callable[[str], bool]


class Reading(NamedTuple):
    """How lines are read: columns, today, what the words of roles mean.

    `read_day` reads a day or raises ValueError; `is_refused` tells a text that may stand nowhere, such as a social
    security number.
    """

    mapped: Mapped
    today: dt.date
    read_day: ReadDay
    is_refused: IsRefused
    meant: Meant = NOTHING


class Line(NamedTuple):
    """A line (1 for the first of the file) that can be kept."""

    number: int
    person: Person


class Wrong(NamedTuple):
    """What is wrong with a line, and in which column if it is in one."""

    line: int
    column: str
    why: str


class Plan(NamedTuple):
    """What a list would bring."""

    lines: tuple[Line, ...]
    wrong: tuple[Wrong, ...]


class _CellError(ValueError):
    """What is wrong in the cell of a field."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def plan(
    lines: Iterable[tuple[int, Sequence[str]]],
    how: Reading,
    told: Callable[[int], object] = bool,
) -> Plan:
    """Return what numbered lines would bring. Nothing is changed.

    `told` is called before each line with how many are done; what it raises ends the reading.
    """
    kept, wrong, seen = list[Line](), list[Wrong](), Counter[tuple[str, ...]]()
    for done, (number, row) in enumerate(lines):
        told(done)
        seen[tuple(row)] += 1
        try:
            kept.append(_line(number, row, seen[tuple(row)], how))
        except _CellError as error:
            wrong.append(Wrong(number, BY_CODE[error.field].label, str(error)))
    return Plan(tuple(kept), tuple(wrong))


def taken_for(word: str) -> Role | None:
    """Return the role that a word names, but for case, accents and signs; None where it names none."""
    return _BY_WORD.get(plain(word))


def _line(number: int, row: Sequence[str], rank: int, how: Reading) -> Line:
    """Return a line. Raises _CellError where it cannot be kept."""
    cells = {field: _clean(row[column]) for column, field in how.mapped.items() if column < len(row)}
    own = cells.get(OWN_ID, "")
    person = Person(
        id=own if _OWN_ID.fullmatch(own) else _id(row, rank),
        number=0,
        name=_name(cells),
        contact=_short(cells, CONTACT, how),
        structure=_short(cells, STRUCTURE, how),
        territory=_short(cells, TERRITORY, how),
        role=_role(cells.get(ROLE, ""), how.meant),
        entered=how.today,
        declared_trained=_day(cells, TRAINED, how),
        declared_certified=_day(cells, CERTIFIED, how),
    )
    return Line(number, person)


def _id(row: Sequence[str], rank: int) -> str:
    return hashlib.sha256("\x1f".join(("registre", *row, str(rank))).encode()).hexdigest()[:32]


def _clean(text: str) -> str:
    return _BLANKS.sub(" ", _CONTROL.sub(" ", text)).strip()


def _name(cells: Mapping[str, str]) -> str:
    """Return the name as it is said, first names first."""
    field = NAME if NAME in cells else LAST
    name = cells.get(NAME) or " ".join(filter(None, (cells.get(FIRST, ""), cells.get(LAST, ""))))
    if not name:
        raise _CellError(field, "le nom manque")
    if len(name) > MOST_NAME:
        raise _CellError(field, f"ce nom dépasse {MOST_NAME} caractères")
    if sum(ch.isalpha() for ch in name) < 2 or "@" in name:
        raise _CellError(field, "un nom est attendu")
    return name


def _short(cells: Mapping[str, str], field: str, how: Reading) -> str:
    if len(text := cells.get(field, "")) > MOST_TEXT:
        raise _CellError(field, f"ce texte dépasse {MOST_TEXT} caractères")
    if text and how.is_refused(text):
        raise _CellError(field, "ce texte ne se garde pas (numéro de sécurité sociale, de compte, mot de passe…)")
    return text


def _role(text: str, meant: Meant) -> Role:
    """Return the role that a cell names; the first of the list where it says nothing."""
    if not text:
        return Role.AMBASSADOR
    found = meant.get(plain(text)) or taken_for(text)
    if found is None:
        raise _CellError(ROLE, f"un mot de la liste est attendu ({', '.join(ROLES.values())})")
    return Role(found)


def _day(cells: Mapping[str, str], field: str, how: Reading) -> dt.date | None:
    if not (text := cells.get(field, "")):
        return None
    try:
        found = how.read_day(text)
    except ValueError as error:
        raise _CellError(field, str(error)) from error
    if not FIRST_DAY <= found <= how.today:
        raise _CellError(field, f"une date de {FIRST_DAY.year} à aujourd’hui est attendue")
    return found
