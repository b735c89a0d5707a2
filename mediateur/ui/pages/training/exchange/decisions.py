"""Who the lines of a list are, when they may be somebody known: one answer each, or the same for all that are left."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.training.joining import ADD, LEAVE
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all, empty
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.importing.row import ChoiceRow
from mediateur.ui.pages.training.exchange.import_words import (
    ADD_REST,
    LEAVE_REST,
    MOST_ASKED,
    NOBODY_MERGED,
    WAITING,
    asked_title,
    row_hint,
    row_options,
    row_title,
)
from mediateur.usecases.register.importing import Asked


class Decisions(QWidget):
    """The lines to decide. `changed` tells that an answer was given."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, ChoiceRow] = {}
        self._title = heading("", 3)
        self.add_rest, self.leave_rest = SecondaryButton(ADD_REST), SecondaryButton(LEAVE_REST)
        self._list = Column(8)
        column = Column(8, parent=self)
        column.addWidget(self._title)
        for sentence in (NOBODY_MERGED, WAITING):
            column.addWidget(Text(sentence, "courant", "text_muted", max_chars=0))
        buttons = FlowLayout(12)
        add_all(buttons, (self.add_rest, self.leave_rest))
        column.addLayout(buttons)
        column.addLayout(self._list)
        self.add_rest.clicked.connect(self._add_rest)
        self.leave_rest.clicked.connect(self._leave_rest)

    @property
    def decisions(self) -> dict[str, str]:
        """By id of a line, what was decided."""
        chosen = {name: row.choice.value() for name, row in self.rows.items()}
        return {name: choice for name, choice in chosen.items() if isinstance(choice, str)}

    def show_asked(self, asked: tuple[Asked, ...]) -> None:
        """Show other lines, none of which is decided."""
        empty(self._list)
        self.rows = {}
        shown = asked[:MOST_ASKED]
        self._title.set_text(asked_title(len(shown), len(asked)))
        for one in shown:
            name = f"{one.line.person.name}, ligne {one.line.number}, est"
            row = ChoiceRow(row_title(one), row_options(one), name, row_hint(one))
            row.chosen.connect(self._on_chosen)
            self.rows[one.line.person.id] = row
            self._list.addWidget(row)
            self._list.addWidget(Separator())
        self.setVisible(bool(asked))

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()

    @Slot()
    def _add_rest(self) -> None:
        self._decide_rest(ADD)

    @Slot()
    def _leave_rest(self) -> None:
        self._decide_rest(LEAVE)

    def _decide_rest(self, choice: str) -> None:
        for row in self.rows.values():
            if row.choice.value() is None:
                row.choice.set_value(choice)
        self.changed.emit()
