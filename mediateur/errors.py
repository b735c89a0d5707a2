"""The one exception that reaches a person, in words that she can use."""

from __future__ import annotations


class MediateurError(Exception):
    """A failure told in French: what happened, what is safe, what to do.

    `detail` is for the person who mends the program (never shown first, never
    personal data). `str(error)` joins the three sentences.
    """

    def __init__(self, happened: str, safe: str = "", remedy: str = "", detail: str = "") -> None:
        self.happened = happened
        self.safe = safe
        self.remedy = remedy
        self.detail = detail
        super().__init__(" ".join(part for part in (happened, safe, remedy) if part))


class UsageError(MediateurError):
    """The command line was used wrongly (exit status 2)."""
