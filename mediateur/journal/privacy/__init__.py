"""The privacy guard: one component for every free text that a mediator may type.

It stops identities, passwords and codes, and warns about health words. Nothing that it
returns holds the text it read: a finding is a kind and two positions.
"""

from __future__ import annotations

import datetime as dt

from mediateur.journal.privacy.fields import LET_THROUGH, Field
from mediateur.journal.privacy.verdict import Finding, Kind, Verdict, redact

__all__ = ["Field", "Finding", "Kind", "Verdict", "inspect", "redact"]


def inspect(text: str, *, today: dt.date | None = None, field: Field = Field.NOTE) -> Verdict:
    """Return what `text` must not keep (blocking) and what deserves a second look (warnings).

    `field` says where it is typed: a place has an address and may bear a name, a note may hold neither.
    `today` (the current day by default) tells a birth date from an appointment. The detectors
    and their libraries are imported at the first call.
    """
    from mediateur.journal.privacy.detectors import blocking, warnings

    found = blocking(text, today or dt.date.today())
    stopped = tuple(finding for finding in found if finding.kind not in LET_THROUGH[field])
    return Verdict(stopped, warnings(text))
