"""First step of the import of a table: what each column becomes, and what its words mean."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.journal.spreadsheet_columns import Mapped
from mediateur.journal.spreadsheet_words import Word
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.importing.row import ChoiceRow
from mediateur.ui.pages.importing.words import Kind, examples, letter
from mediateur.ui.pages.importing.words_panel import WordsPanel
from mediateur.usecases.exchange.tables import Table

TITLE = french("1. Ce que devient chaque colonne")
GUESSED = french("Les colonnes reconnues à leur titre sont déjà choisies. Vérifiez-les.")
RECALLED = french("Vos choix de la dernière fois, pour un tableau de mêmes titres, sont repris. Vérifiez-les.")
NO_TITLE = "Sans titre"


class Source(Protocol):
    """What tells of the columns of a table."""

    def title(self, table: Table, column: int) -> str:
        """Return the header of a column, as it may be shown."""

    def samples(self, table: Table, column: int) -> tuple[str, ...]:
        """Return the first values of a column, as they may be shown."""

    def words(self, table: Table, column: int, field: str) -> tuple[Word, ...] | None:
        """Return the words of a column that becomes a field of words; None where they are too many."""

    def meanings(self, field: str) -> tuple[tuple[str, str], ...]:
        """Return what a word of a field may mean, as codes and French words."""


class ColumnsStep(QWidget):
    """The columns of a table, each with a list of what it may become."""

    def __init__(self, source: Source, table: Table, kind: Kind) -> None:
        super().__init__()
        self._source, self._table, self._kind = source, table, kind
        self.rows: list[ChoiceRow] = []
        self.panels: dict[int, WordsPanel] = {}
        self._titles = [source.title(table, column) or NO_TITLE for column in range(table.width)]
        self._column = Column(8, parent=self)
        self._column.addWidget(heading(TITLE, 3))
        self._column.addWidget(Text(RECALLED if table.recalled else GUESSED, "courant", "text_muted", max_chars=0))
        self._column.addWidget(Text(kind.kept, "courant", "text_muted", max_chars=0))
        self._places: list[Column] = []
        for number, title in enumerate(self._titles):
            self._add(number, title)

    @property
    def length(self) -> int:
        """How many lines the table has."""
        return self._table.length

    @property
    def mapped(self) -> Mapped:
        """The field of each column that is taken, by its position."""
        chosen = {number: str(row.choice.value()) for number, row in enumerate(self.rows)}
        return {number: field for number, field in chosen.items() if field}

    @property
    def meanings(self) -> dict[str, dict[str, str]]:
        """By field, what was said that words mean."""
        return {panel.field: panel.meant for panel in self.panels.values() if panel.meant}

    def check(self) -> ChoiceRow | None:
        """Tell what is wrong with the choices in their places; return the first place, None when all is well."""
        for row in self.rows:
            row.clear_error()
        found = self._kind.faults(self.mapped)
        for fault in reversed(found):
            self.rows[fault.column].set_error(fault.why)
        return self.rows[min(fault.column for fault in found)] if found else None

    def _add(self, number: int, title: str) -> None:
        under = examples(number, self._source.samples(self._table, number))
        name = f"La colonne {letter(number)}, «{NBSP}{title}{NBSP}», devient"
        row = ChoiceRow(f"**{title}**", self._kind.options, name, under)
        row.choice.set_value(self._table.mapped.get(number, ""))
        row.chosen.connect(self._on_chosen)
        self.rows.append(row)
        place = QWidget()
        self._places.append(Column(4, parent=place))
        self._places[number].addWidget(row)
        self._column.addWidget(place)
        self._column.addWidget(Separator())
        self._show_words(number)

    @Slot(object)
    def _on_chosen(self, chosen: ChoiceRow) -> None:
        for row in self.rows:
            row.clear_error()
        self._show_words(self.rows.index(chosen))

    def _show_words(self, number: int) -> None:
        """Show the words of a column that becomes one of lists, in place of those that were shown."""
        field = str(self.rows[number].choice.value())
        if (old := self.panels.pop(number, None)) is not None:
            self._places[number].removeWidget(old)
            old.hide()
            old.deleteLater()
        if field in self._kind.worded:
            words = self._source.words(self._table, number, field)
            panel = WordsPanel(self._titles[number], field, words, self._source.meanings(field))
            panel.setAccessibleDescription(self._kind.labels[field])
            self.panels[number] = panel
            self._places[number].addWidget(panel)
