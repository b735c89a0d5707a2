"""Beside the lines: which report, how far the copying is, and what these figures are for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.recopy import Sheet
from mediateur.ui.kit.choices import Choice
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row, empty
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Text, heading

HOW = french("Copiez, collez, passez à la suivante. Cette page n'envoie rien.")
EXACT = french("Chiffres exacts, pour vos propres comptes rendus. Pour un partenaire : « Partageable ».")


class SheetChoice(Choice):
    """One report among those of the period."""

    def __init__(self, number: int, sheet: Sheet) -> None:
        self.number = number
        super().__init__(f"{sheet.title}\n{sheet.hint}", exclusive=True)
        self.setAccessibleName(f"{sheet.title}, {sheet.hint}")


class RecopySide(QWidget):
    """The reports of the period, and progress. `chosen` carries the number of a report."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.choices: list[SheetChoice] = []
        self.done = heading("", 3)
        self.bar = ProgressBar("Lignes copiées")
        self._sheets, self._progress = Panel("surface", 8), Panel("surface")
        self._progress.body.addWidget(self.done)
        self._progress.body.addWidget(self.bar)
        self._progress.body.addWidget(Text(HOW, "courant", "text_muted"))
        note = QWidget()
        row = Row(10, parent=note)
        row.addWidget(Icon("info", "text_muted", 20, "courant"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(EXACT, "courant", "text_muted"), 1)
        column = Column(16, parent=self)
        for part in (self._sheets, self._progress):
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(note)

    def show_sheets(self, sheets: Sequence[Sheet], chosen: int) -> None:
        """Offer other reports."""
        empty(self._sheets.body)
        self.choices = [SheetChoice(number, sheet) for number, sheet in enumerate(sheets)]
        for choice in self.choices:
            choice.setChecked(choice.number == chosen)
            choice.clicked.connect(self._choose)
            self._sheets.body.addWidget(choice)

    def show_progress(self, copied: int, all_of_them: int) -> None:
        """Say how many lines were copied."""
        several = "s" if copied > 1 else ""
        self.done.set_text(f"{copied} ligne{several} sur {all_of_them}")
        self.bar.set_progress(copied, max(1, all_of_them))

    @Slot()
    def _choose(self) -> None:
        choice = self.sender()
        if isinstance(choice, SheetChoice):
            self.chosen.emit(choice.number)
