"""What shows that a setting cannot be changed here: what it is, and who fixed it."""

from __future__ import annotations

from mediateur.content.text import french
from mediateur.policy import BY_ADMINISTRATOR
from mediateur.ui.pages.shared.icon_lines import IconLines


class FixedNote(IconLines):
    """A lock and a line: « Dossier : fixé par votre administrateur. »"""

    def __init__(self, what: str) -> None:
        super().__init__((french(f"{what} : {BY_ADMINISTRATOR}."),), "lock", "text_muted")
