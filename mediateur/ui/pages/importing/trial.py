"""Second step of the import of a table: what it would bring, what is wrong line by line. Nothing is changed yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.spreadsheet import Plan
from mediateur.ui.kit.layouts import Column, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.importing.words import MOST_WRONG, NOTHING_YET, figures, remarks, wrong_title
from mediateur.ui.pages.importing.wrong import WrongTable
from mediateur.usecases.exchange.spreadsheets import Brought

TITLE = french("2. Essai à blanc")
WHERE = french("Revenez aux colonnes pour traduire un mot, ou corrigez dans le tableur. Les autres lignes s'importent.")


class TrialStep(QWidget):
    """What a trial found."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self._wrong_title = WrongTable(), heading("", 3)
        self._where = Text(WHERE, "note", "text_muted", max_chars=0)
        self._figures, self._remarks = Columns(3, 300, (12, 8)), Column(4)
        column = Column(10, parent=self)
        column.addWidget(heading(TITLE, 3))
        column.addWidget(Text(NOTHING_YET, "courant", "text_muted"))
        column.addLayout(self._figures)
        column.addLayout(self._remarks)
        for part in (self._wrong_title, self._where, self.table):
            column.addWidget(part)

    def show_trial(self, plan: Plan, brought: Brought, fields: frozenset[str], pathway: str) -> str:
        """Show what a trial found and return it in one line."""
        empty(self._figures)
        empty(self._remarks)
        found = figures(plan, brought)
        for kind, words in found:
            self._figures.addWidget(Message(kind, words))
        for sentence in remarks(plan, brought, fields, pathway):
            self._remarks.addWidget(Text(sentence, "courant", "text_body", max_chars=0))
        title = wrong_title(plan)
        self._wrong_title.set_text(title)
        self.table.show_wrong(title, plan.wrong[:MOST_WRONG])
        for part in (self._wrong_title, self._where, self.table):
            part.setVisible(bool(plan.wrong))
        return f"{', '.join(words for _, words in found)}."
