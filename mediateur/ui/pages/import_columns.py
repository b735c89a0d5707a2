"""First step of the import of a table: what each column becomes, and what its words mean."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.journal.spreadsheet_columns import BY_CODE, faults
from mediateur.journal.spreadsheet_words import WORDED
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.import_row import ChoiceRow
from mediateur.ui.pages.import_wording import column_choices, examples, letter
from mediateur.ui.pages.import_words import WordsPanel
from mediateur.usecases.spreadsheets import Spreadsheets
from mediateur.usecases.tables import Table

TITLE = french("1. Ce que devient chaque colonne")
GUESSED = french("Les colonnes reconnues à leur titre sont déjà choisies. Vérifiez-les.")
RECALLED = french("Vos choix de la dernière fois, pour un tableau de mêmes titres, sont repris. Vérifiez-les.")
KEPT = french("Les dates sont gardées à la demi-journée, jamais à l'heure. Aucun nom ni numéro n'est repris.")
NO_TITLE = "Sans titre"


class ColumnsStep(QWidget):
    """The columns of a table, each with a list of what it may become."""

    def __init__(self, spreadsheets: Spreadsheets, table: Table) -> None:
        super().__init__()
        self._spreadsheets, self._table = spreadsheets, table
        self.rows: list[ChoiceRow] = []
        self.panels: dict[int, WordsPanel] = {}
        self._titles = [spreadsheets.title(table, column) or NO_TITLE for column in range(table.width)]
        self._column = Column(8, parent=self)
        self._column.addWidget(heading(TITLE, 3))
        self._column.addWidget(Text(RECALLED if table.recalled else GUESSED, "courant", "text_muted", max_chars=0))
        self._column.addWidget(Text(KEPT, "courant", "text_muted", max_chars=0))
        self._places: list[Column] = []
        options = column_choices()
        for number, title in enumerate(self._titles):
            self._add(number, title, options)

    @property
    def mapped(self) -> dict[int, str]:
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
        found = faults(self.mapped)
        for fault in reversed(found):
            self.rows[fault.column].set_error(fault.why)
        return self.rows[min(fault.column for fault in found)] if found else None

    def _add(self, number: int, title: str, options: list[tuple[object, str]]) -> None:
        under = examples(number, self._spreadsheets.samples(self._table, number))
        name = f"La colonne {letter(number)}, «{NBSP}{title}{NBSP}», devient"
        row = ChoiceRow(f"**{title}**", options, name, under)
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
        if field in WORDED:
            words = self._spreadsheets.words(self._table, number, field)
            panel = WordsPanel(self._titles[number], field, words, self._spreadsheets.meanings(field))
            panel.setAccessibleDescription(BY_CODE[field].label)
            self.panels[number] = panel
            self._places[number].addWidget(panel)
