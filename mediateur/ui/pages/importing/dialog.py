"""« Importer un tableau » into the journal: what its columns become, what it would bring, and its sessions."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.journal.spreadsheet import Plan
from mediateur.ui.kit.overriding import override
from mediateur.ui.pages.importing.columns import ColumnsStep
from mediateur.ui.pages.importing.frame import GoingOn, ImportFrame, Tried
from mediateur.ui.pages.importing.trial import TrialStep
from mediateur.ui.pages.importing.words import import_label, journal_columns
from mediateur.usecases.exchange.spreadsheets import Brought, Spreadsheets
from mediateur.usecases.exchange.tables import Table

TITLE = "Importer un tableau"


class ImportDialog(ImportFrame):
    """The import of one table into the journal."""

    doing = "Import, séances ajoutées"

    def __init__(self, window: QWidget, spreadsheets: Spreadsheets, table: Table, name: str) -> None:
        self._spreadsheets, self._table, self.trial = spreadsheets, table, TrialStep()
        super().__init__(window, TITLE, name, ColumnsStep(spreadsheets, table, journal_columns()), self.trial)

    @override
    def trial_of(self, going_on: GoingOn) -> Callable[[], tuple[Plan, Brought]]:
        spreadsheets, table = self._spreadsheets, self._table
        mapped, meanings = self.columns.mapped, self.columns.meanings

        def work() -> tuple[Plan, Brought]:
            plan = spreadsheets.plan(table, mapped, meanings, going_on)
            return plan, spreadsheets.bring(plan, trial=True)

        return work

    @override
    def show_trial(self, found: object) -> Tried:
        plan, tried = _pair(found)
        fields = frozenset(self.columns.mapped.values())
        told = self.trial.show_trial(plan, tried, fields, self._spreadsheets.default_pathway)
        return Tried(told, tried.outcome.new, import_label(tried.outcome.new))

    @override
    def bringing_of(self, found: object, going_on: GoingOn) -> Callable[[], Brought]:
        spreadsheets, table, mapped = self._spreadsheets, self._table, self.columns.mapped
        plan, _ = _pair(found)

        def work() -> Brought:
            brought = spreadsheets.bring(plan, going_on=going_on)
            with suppress(MediateurError):
                spreadsheets.remember(table, mapped)
            return brought

        return work


def _pair(found: object) -> tuple[Plan, Brought]:
    match found:
        case (Plan() as plan, Brought() as tried):
            return plan, tried
    raise TypeError(type(found).__name__)
