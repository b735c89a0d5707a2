"""The privacy guard: one component for every free text that a mediator may type.

It stops identities, passwords and codes, and warns about health words. Nothing that it
returns holds the text it read: a finding is a kind and two positions.
"""

from __future__ import annotations

import datetime as dt

from mediateur.journal.privacy.verdict import Finding, Kind, Verdict, redact

__all__ = ["Finding", "Kind", "Verdict", "inspect", "redact"]


def inspect(text: str, *, today: dt.date | None = None) -> Verdict:
    """Return what `text` must not keep (blocking) and what deserves a second look (warnings).

    `today` (the current day by default) tells a birth date from an appointment. The detectors
    and their libraries are imported at the first call.
    """
    from mediateur.journal.privacy.detectors import blocking, warnings

    return Verdict(blocking(text, today or dt.date.today()), warnings(text))
