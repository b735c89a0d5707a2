"""What a use case changed, so that pages reload what concerns them and nothing else."""

from __future__ import annotations

from enum import StrEnum


class Changed(StrEnum):
    """A kind of thing that changed."""

    DRAFTS = "brouillons"
    JOURNAL = "journal"
    PLACES = "lieux"
    SETTINGS = "réglages"
