"""The version of a content: the year and the month in which it was made, and its rank in that month."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

_WRITTEN = re.compile(r"(20\d\d)\.(1[0-2]|[1-9])\.([1-9]\d{0,3})")


class Version(NamedTuple):
    """A version; a later one is greater."""

    year: int
    month: int
    rank: int

    def __str__(self) -> str:
        """Return the version as it is written: 2026.11.2."""
        return f"{self.year}.{self.month}.{self.rank}"

    @property
    def first_day(self) -> dt.date:
        """The first day on which it may have been made."""
        import datetime as dt

        return dt.date(self.year, self.month, 1)


# That of the content that comes with this program: moved forward with each release that changes it.
BUILT_IN = Version(2026, 11, 1)


def version_of(written: str) -> Version:
    """Return a version that was written. Raises ValueError for what is none."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(written)
    return Version(*map(int, found.groups()))
