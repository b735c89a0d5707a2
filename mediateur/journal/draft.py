"""A session under way, kept so that a power cut loses nothing."""

from __future__ import annotations

from typing import TypedDict, Unpack

import msgspec

from mediateur.journal.encounter import HalfDay

DRAFT_DAYS = 30


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A session that can be resumed exactly where it was.

    `content` holds the resolved pathway that the session began with (canonical bytes, hash `content_hash`)
    and `events` what was done of it, so that an upgrade of the program changes neither. `code` is short and
    says nothing about anyone: it is printed on the recap. On screen a parked draft shows `title` and `when` only.
    `touched` is the half-day of the last answer; a draft expires DRAFT_DAYS days after it.
    """

    id: str
    code: str
    mediator: str
    when: HalfDay
    touched: HalfDay
    pathway: str
    title: str
    content_hash: str
    content: bytes
    events: bytes
    parked: bool = False
    guides_printed: int = 0


class Changes(TypedDict, total=False):
    """The fields of a draft that a session changes as it goes."""

    touched: HalfDay
    events: bytes
    parked: bool
    guides_printed: int


def changed(draft: Draft, **fields: Unpack[Changes]) -> Draft:
    """Return the draft with some fields replaced."""
    return msgspec.structs.replace(draft, **fields)
