"""The table of mediators: its columns, and what its titles sort by."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QResizeEvent

from mediateur.content.dates import short_date
from mediateur.training.listing import PAGE, PersonRow, Sort
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.paged_table import PagedModel, PagedTable
from mediateur.ui.kit.table_cells import Mark, TableColumn
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.training.following.words import MARKS, NO, NOT_YET, SHORT_ROLES, YES, badge

NAME = "Registre des médiateurs"


def _name(row: PersonRow) -> str:
    return row.name


def _role(row: PersonRow) -> str:
    return SHORT_ROLES[row.role]


def _trained(row: PersonRow) -> str:
    return short_date(row.trained) if row.trained else NOT_YET


def _expires(row: PersonRow) -> str:
    return short_date(row.expires) if row.expires else NOT_YET


def _active(row: PersonRow) -> str:
    return YES if row.is_active else NO


def _badge(row: PersonRow) -> str:
    return badge(row.position)


def _mark(row: PersonRow) -> Mark:
    return MARKS[row.position.status]


_NOTHING = frozenset({NOT_YET, NO})
COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("Médiateur", _name, bold=True, grows=2, least=120),
    TableColumn("Rôle", _role, grows=1, least=90),
    TableColumn("Formé le", _trained, grows=1, muted=_NOTHING),
    TableColumn("Attesté jusqu’au", _expires, grows=1, muted=_NOTHING),
    TableColumn("Actif", _active, muted=_NOTHING),
    TableColumn("Attestation", _badge, mark=_mark),
)
# What the lines may be sorted by: the column that shows it (-1: none), its words in « Trié par… ».
SORTS: dict[Sort, tuple[int, str]] = {
    Sort.NUMBER: (-1, "numéro"),
    Sort.NAME: (0, "nom"),
    Sort.ROLE: (1, "rôle"),
    Sort.TRAINED: (2, "date de formation"),
    Sort.EXPIRES: (3, "date de fin"),
    Sort.STATUS: (5, "situation"),
}
BY_COLUMN = {column: sort for sort, (column, _) in SORTS.items() if column >= 0}


class FollowModel(PagedModel[PersonRow]):
    """The lines of the register, some pages at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, PAGE, parent)


class FollowTable(PagedTable):
    """Entrée or a double press opens a mediator. The lines in view are whole: they share the height between them."""

    def __init__(self, model: FollowModel) -> None:
        super().__init__(model, NAME, sorted_by=SORTS[Sort.NUMBER][0])
        model.modelReset.connect(self._share_height)
        current().changed.connect(self._share_height)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_height()

    @Slot()
    def _share_height(self) -> None:
        """Make the lines a little higher where their own height leaves a part of one in view."""
        own, room = current().dimension("ligne_tableau"), self.viewport().height()
        fitting = room // own
        shared = room // fitting if 0 < fitting < self.model().rowCount() else own
        if shared != self.verticalHeader().defaultSectionSize():
            self.verticalHeader().setDefaultSectionSize(shared)


def next_sort(sort: Sort) -> Sort:
    """Return what Ctrl + T sorts by after that."""
    order = tuple(SORTS)
    return order[(order.index(sort) + 1) % len(order)]
