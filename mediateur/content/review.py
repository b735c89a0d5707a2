"""When content is to be read again, and whether that day is past.

Nobody says here that a procedure was checked: dates are those of the sources. What is read again is compared with them.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec

from mediateur.content.reader import read_values

FILE = "revue.yaml"
# How long sources are relied on where the makers of a content say nothing else.
MONTHS = 6


class Review(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The month (YYYY-MM) before whose end the makers of a content will have read it again."""

    date: str


@cache
def load_review(root: Path) -> str:
    """Return the month before whose end a content is to be read again, empty where it says none.

    Raises ContentError for what is no month.
    """
    path = root / FILE
    if not path.exists():
        return ""
    said = read_values(path, Review, root).date
    if not _is_month(said):
        from mediateur.content.problems import ContentError, Problem

        raise ContentError(Problem(FILE, "date", "date", "Donnez un mois, comme 2027-02."))
    return said


def due_month(verified: str, review: str) -> str:
    """Return the month before whose end something is to be read again, given that of its newest source.

    It is the later of what the makers of the content say, and of MONTHS after the source (January of one of which only
    the year is known); empty for no source.
    """
    if not verified:
        return ""
    month = verified if _is_month(verified) else f"{verified[:4]}-01"
    return max(_after(month, MONTHS), review) if _is_month(month) else review


def is_past(month: str, today: dt.date) -> bool:
    """Tell whether a month has ended; never for none."""
    return bool(month) and today.isoformat()[: len("2027-02")] > month


def past_month(verified: str, review: str, today: dt.date) -> str:
    """Return the month before whose end something was to be read again, once it has ended; else nothing."""
    due = due_month(verified, review)
    return due if is_past(due, today) else ""


def _after(month: str, months: int) -> str:
    year, number = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + months, 12)
    return f"{year:04}-{number + 1:02}"


def _is_month(written: str) -> bool:
    try:
        return dt.date.fromisoformat(f"{written}-01").isoformat() == f"{written}-01"
    except ValueError:
        return False
