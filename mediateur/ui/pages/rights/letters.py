"""Courriers: the letters and papers of rights, each with what it is for, to print blank or to fill on screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.forms.catalogue import FormInfo
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, empty
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading

NAME = "Courriers"
WHY = french(
    "Le site et le 34 22 d'abord : l'adresse postale n'est pas établie. Une lettre se remplit à la main. "
    "Pour une personne qui ne peut pas écrire, elle se remplit à l'écran, s'imprime, et rien n'en est gardé."
)
SEE, COLUMN = "Voir et imprimer", 400


class Letters(QWidget):
    """A card for each letter. `asked` carries the id of its form."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(NAME)
        self.buttons: dict[str, SecondaryButton] = {}
        self._cards = QWidget()
        self._columns = Columns(2, COLUMN, (16, 14), self._cards)
        column = Column(14, parent=self)
        column.addWidget(Text(WHY, "courant", "text_muted", max_chars=0))
        column.addWidget(self._cards)
        column.addStretch(1)

    def show_forms(self, forms: Iterable[FormInfo]) -> None:
        """Show these letters."""
        empty(self._columns)
        self.buttons = {}
        for form in forms:
            self._columns.addWidget(self._card(form))

    def _card(self, form: FormInfo) -> Panel:
        panel, foot = Panel("surface", 16), FlowLayout(10)
        panel.body.addWidget(heading(form.title, 3))
        panel.body.addWidget(Text(form.summary, "courant", "text_body"))
        panel.body.addStretch(1)
        button = self.buttons[form.id] = SecondaryButton(SEE, "printer")
        button.setObjectName(form.id)
        button.setAccessibleName(f"{SEE}, {form.title}")
        button.clicked.connect(self._ask)
        foot.addWidget(button)
        panel.body.addLayout(foot)
        return panel

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())
