"""Where a text is typed, and what may rightly stand there.

A place bears people’s names (« Centre Simone-Veil »), dates (« place du 8 Mai 1945 ») and its street; a workshop may
say where it takes place; how to reach a place of help is public. A note may hold none of these.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from mediateur.journal.privacy.verdict import Kind


class Field(StrEnum):
    """A kind of free text."""

    NOTE = "note"
    TITLE = "titre"
    PLACE = "lieu"
    CONTACT = "coordonnees"


_OF_A_PLACE = frozenset({Kind.NAME, Kind.BIRTH_DATE, Kind.CODE, Kind.ADDRESS})

LET_THROUGH: Mapping[Field, frozenset[Kind]] = MappingProxyType(
    {
        Field.NOTE: frozenset(),
        Field.TITLE: frozenset({Kind.ADDRESS}),
        Field.PLACE: _OF_A_PLACE,
        Field.CONTACT: _OF_A_PLACE | {Kind.PHONE, Kind.EMAIL},
    }
)
