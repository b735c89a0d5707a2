"""The words of a column beside what they mean: those to translate are shown, those understood on demand."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot

from mediateur.content.text import NBSP
from mediateur.journal.spreadsheet_words import Word
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.importing.row import ChoiceRow
from mediateur.ui.pages.importing.words import known_label, times, word_choices, words_told


class WordsPanel(Panel):
    """The words of one column, None where they are too many to be those of a list."""

    def __init__(
        self, title: str, field: str, words: tuple[Word, ...] | None, meanings: tuple[tuple[str, str], ...]
    ) -> None:
        super().__init__("subtle", 10)
        self.field = field
        self._choices, self._words = word_choices(field, meanings), words or ()
        self._title = title
        self.rows: dict[str, ChoiceRow] = {}
        self.setAccessibleName(f"Mots de la colonne {title}")
        self._unknown, self._known = Column(2), Column(2)
        self.more = QuietButton("")
        self._say(shown=False)
        if all(word.code is None for word in self._words):
            self.more.hide()
        head = FoldingRow(12)
        head.row.hold(Text(words_told(words), "note", "text_body"), 1)
        head.row.hold(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(head)
        self.body.addLayout(self._unknown)
        self.body.addLayout(self._known)
        self._add(self._unknown, [word for word in self._words if word.code is None])
        self.more.clicked.connect(self._turn)

    @property
    def meant(self) -> dict[str, str]:
        """What was said that words mean, where it is not what they were taken for."""
        taken = {word.key: word.code for word in self._words}
        chosen = {key: row.choice.value() for key, row in self.rows.items()}
        return {key: code for key, code in chosen.items() if isinstance(code, str) and code != taken[key]}

    @Slot()
    def _turn(self) -> None:
        """Show the words that were understood, or hide them; what was chosen stays."""
        known = [word for word in self._words if word.code is not None]
        if known[0].key not in self.rows:
            self._add(self._known, known)
            shown = True
        else:
            shown = self.rows[known[0].key].isHidden()
        for word in known:
            self.rows[word.key].setVisible(shown)
        self._say(shown=shown)

    def _say(self, *, shown: bool) -> None:
        label = known_label(self._words, shown=shown)
        self.more.set_label(label)
        self.more.point(up=shown)
        self.more.setAccessibleName(f"{label} de la colonne {self._title}")

    def _add(self, column: Column, words: list[Word]) -> None:
        for word in words:
            quoted = f"«{NBSP}{word.shown}{NBSP}»"
            row = ChoiceRow(f"{quoted}, {times(word.times)}", self._choices, f"{quoted} veut dire")
            row.choice.set_value(word.code)
            self.rows[word.key] = row
            column.addWidget(row)
