"""« Importer une liste de médiateurs »: its columns, a trial, who is who, then one move."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.spreadsheet_line import Wrong
from mediateur.ui.kit.layouts import Column, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.importing.columns import ColumnsStep
from mediateur.ui.pages.importing.frame import GoingOn, ImportFrame, Tried
from mediateur.ui.pages.importing.trial import TITLE as TRIAL_TITLE
from mediateur.ui.pages.importing.trial import WHERE
from mediateur.ui.pages.importing.words import MOST_WRONG, NOTHING_YET
from mediateur.ui.pages.importing.wrong import WrongTable
from mediateur.ui.pages.training.exchange.decisions import Decisions
from mediateur.ui.pages.training.exchange.import_words import (
    DOING,
    TITLE,
    figures,
    import_label,
    register_columns,
    remarks,
)
from mediateur.usecases.exchange.tables import Table
from mediateur.usecases.register.importing import Brought, RegisterImport, Trial

REFUSED = french("Lignes refusées")


class RegisterTrial(QWidget):
    """What a trial found, line by line where there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.decisions, self.table = Decisions(), WrongTable()
        self._figures, self._remarks = Columns(4, 250, (12, 8)), Column(4)
        self._refused, self._where = heading(REFUSED, 3), Text(WHERE, "note", "text_muted", max_chars=0)
        column = Column(10, parent=self)
        column.addWidget(heading(TRIAL_TITLE, 3))
        column.addWidget(Text(NOTHING_YET, "courant", "text_muted"))
        column.addLayout(self._figures)
        column.addLayout(self._remarks)
        for part in (self.decisions, self._refused, self._where, self.table):
            column.addWidget(part)

    def show_trial(self, trial: Trial, fields: frozenset[str]) -> str:
        """Show what a trial found and return it in one line."""
        empty(self._figures)
        empty(self._remarks)
        found = figures(trial)
        for kind, words in found:
            self._figures.addWidget(Message(kind, words))
        for sentence in remarks(trial, fields):
            self._remarks.addWidget(Text(sentence, "courant", "text_body", max_chars=0))
        self.decisions.show_asked(trial.asked)
        self.table.show_wrong(REFUSED, tuple(Wrong(*one) for one in trial.wrong[:MOST_WRONG]))
        for part in (self._refused, self._where, self.table):
            part.setVisible(bool(trial.wrong))
        return f"{', '.join(words for _, words in found)}."


class RegisterImportDialog(ImportFrame):
    """The import of one list into the register."""

    doing = DOING

    def __init__(self, window: QWidget, lists: RegisterImport, table: Table, name: str) -> None:
        self._lists, self._table, self.trial = lists, table, RegisterTrial()
        super().__init__(window, TITLE, name, ColumnsStep(lists, table, register_columns()), self.trial)
        self.trial.decisions.changed.connect(self._on_decided)

    @override
    def trial_of(self, going_on: GoingOn) -> Callable[[], Trial]:
        lists, table = self._lists, self._table
        mapped, meant = self.columns.mapped, self.columns.meanings.get("role", {})
        return lambda: lists.trial(lists.plan(table, mapped, meant, going_on), going_on)

    @override
    def show_trial(self, found: object) -> Tried:
        trial = _trial(found)
        told = self.trial.show_trial(trial, frozenset(self.columns.mapped.values()))
        return Tried(told, *self._offered(trial))

    @override
    def bringing_of(self, found: object, going_on: GoingOn) -> Callable[[], Brought]:
        lists, table, mapped = self._lists, self._table, self.columns.mapped
        trial, decisions = _trial(found), self.trial.decisions.decisions

        def work() -> Brought:
            brought = lists.bring(trial, decisions, going_on)
            with suppress(MediateurError):
                lists.remember(table, mapped)
            return brought

        return work

    @Slot()
    def _on_decided(self) -> None:
        if self._found is not None:
            self.offer(*self._offered(_trial(self._found)))

    def _offered(self, trial: Trial) -> tuple[int, str]:
        """Return how many lines would come in as they are decided, and what the button says."""
        count = self._lists.count(trial, self.trial.decisions.decisions)
        return count.added + count.same, import_label(count)


def _trial(found: object) -> Trial:
    if not isinstance(found, Trial):
        raise TypeError(type(found).__name__)
    return found
