"""A line above a session whose content is past its review: since when, and what that means."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from mediateur.content.dates import source_date
from mediateur.content.text import french
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.text import Text

PAST = french("Contenu à relire depuis fin {month} : le site peut avoir changé.")


class PastNote(QFrame):
    """Hidden unless there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        row = Row(8, (20, 3, 20, 3), self)
        self.words = Text("", "note", "text_body", max_chars=0)
        row.addWidget(Icon("hourglass", "text_muted", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def show_month(self, month: str) -> None:
        """Say since the end of which month (YYYY-MM); nothing for none."""
        self.words.set_text(PAST.format(month=source_date(month)) if month else "")
        self.setVisible(bool(month))
