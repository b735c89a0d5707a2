"""What shows that a setting cannot be changed here, or not beyond a bound: what it is, and who fixed it."""

from __future__ import annotations

from collections.abc import Iterable

from mediateur.content.text import NBSP, french
from mediateur.policy import BY_ADMINISTRATOR
from mediateur.ui.pages.shared.icon_lines import IconLines


class FixedNote(IconLines):
    """A lock and a line: « Dossier : fixé par votre administrateur. »"""

    def __init__(self, what: str) -> None:
        super().__init__((french(f"{what} : {BY_ADMINISTRATOR}."),), "lock", "text_muted")


def periods(usual: Iterable[int], unit: str, most: int) -> list[tuple[object, str]]:
    """Return the periods that may be chosen, with their words: none beyond `most` (0: any)."""
    return [(period, f"{period}{NBSP}{unit}") for period in usual if period <= (most or period)]
