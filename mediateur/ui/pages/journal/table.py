"""The table of the journal: which columns its model has, which one it is sorted by."""

from __future__ import annotations

from PySide6.QtCore import QObject

from mediateur.journal.query import PAGE
from mediateur.ui.kit.paged_table import PagedModel, PagedTable
from mediateur.ui.pages.journal.cells import COLUMNS, DATES
from mediateur.ui.pages.journal.rows import JournalRow


class JournalModel(PagedModel[JournalRow]):
    """The rows of the journal, some pages at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, PAGE, parent)


class JournalTable(PagedTable):
    """Entrée corrects, Suppr deletes, the title of the dates turns their order."""

    def __init__(self, model: JournalModel) -> None:
        super().__init__(model, "Journal des séances", sorted_by=DATES, descending=True)
