"""A long table of records: a model that holds a few pages of it, and a view that fits its columns."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView, QWidget

from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.table_cells import (
    LEFT,
    MARK_ROLE,
    RIGHT,
    Columns,
    Index,
    Lines,
    TableDelegate,
    TableHeader,
    fitted,
    lines_of,
    room_of,
)
from mediateur.ui.kit.theme import current

MOST_PAGES = 8
UNREAD = "en cours de lecture"
Record = TypeVar("Record")


class PagedModel(QAbstractTableModel, Generic[Record]):
    """As many rows as there are, of which only some pages are held; `missing` asks for the page of a row."""

    missing = Signal(int)

    def __init__(self, columns: Columns, page: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._page, self._count = page, 0
        self._pages: OrderedDict[int, tuple[Record, ...]] = OrderedDict()

    def begin(self, count: int, page: int = 0, rows: tuple[Record, ...] = ()) -> None:
        """Show other records, of which one page is there."""
        self.beginResetModel()
        self._count = count
        self._pages = OrderedDict({page: rows} if rows else {})
        self.endResetModel()

    def grow(self, count: int) -> None:
        """Show that there are more rows than was known."""
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()

    def keep(self, page: int, rows: tuple[Record, ...]) -> None:
        """Take a page that was missing; those that were not looked at for longest go."""
        self._pages[page] = rows
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        first, last = page * self._page, min(page * self._page + len(rows), self._count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def row(self, number: int) -> Record | None:
        """Return a row, or None while its page is being read."""
        page, place = divmod(number, self._page)
        if page in self._pages:
            self._pages.move_to_end(page)
            rows = self._pages[page]
            return rows[place] if place < len(rows) else None
        if 0 <= number < self._count:
            self.missing.emit(page)
        return None

    @property
    def held(self) -> int:
        """How many rows are in memory."""
        return sum(map(len, self._pages.values()))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are; a cell has none below it."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are; a cell has none below it."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words for the eye, a whole phrase for a screen reader, or the mark of a badge."""
        if not index.isValid() or index.row() >= self._count:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.figure else LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, MARK_ROLE):
            return None
        row = self.row(index.row())
        if role == MARK_ROLE:
            return column.mark(row) if column.mark is not None and row is not None else None
        words = column.words(row) if row is not None else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return f"{column.title}\N{NO-BREAK SPACE}: {words or UNREAD}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.columns[section].figure else LEFT
        return None


class PagedTable(QTableView):
    """Rows are chosen whole; arrows move, Tab leaves. Columns fill the width, or scroll when they cannot.

    `opened` (Entrée, double press) and `removal_asked` (Suppr) are for the row that is chosen, `order_asked` carries
    the column whose title was pressed.
    """

    opened = Signal()
    removal_asked = Signal()
    order_asked = Signal(int)

    def __init__(
        self, model: PagedModel[Record], name: str, *, sorted_by: int = 0, descending: bool = False, least_rows: int = 5
    ) -> None:
        super().__init__()
        self.setModel(model)
        self._columns, self._least_rows = model.columns, least_rows
        self.setItemDelegate(TableDelegate(self._columns, self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setCornerWidget(QWidget())
        plain(self)
        self._head = TableHeader(self._columns, sorted_by, descending=descending, parent=self)
        self._head.sectionClicked.connect(self.order_asked)
        self.setHorizontalHeader(self._head)
        self.doubleClicked.connect(self.opened)
        model.modelReset.connect(self.fit_columns)
        current().changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        height = current().dimension("ligne_tableau")
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(self._least_rows * height)
        self.fit_columns()

    @Slot()
    def fit_columns(self) -> None:
        """Give each column the room that its words need; cut long ones or share what is left to fill the width."""
        needs = [max(self._need(n), self._head.need(n)) for n in range(len(self._columns))]
        pairs = zip(needs, self._columns, strict=True)
        least = [min(need, current().px(column.least) or need) for need, column in pairs]
        for number, width in enumerate(fitted(self._columns, needs, least, self.viewport().width())):
            self.setColumnWidth(number, width)

    def _need(self, column: int) -> int:
        """Return the width of the words of a column that are in view.

        Qt's own hint asks for every row while the table is hidden, and so for the whole disk.
        """
        first, height = max(0, self.rowAt(0)), self.verticalHeader().defaultSectionSize()
        last = min(first + self.viewport().height() // max(1, height) + 2, self.model().rowCount())
        delegate, option = self.itemDelegate(), QStyleOptionViewItem()
        cells = (self.model().index(row, column) for row in range(first, last))
        return max((delegate.sizeHint(option, cell).width() for cell in cells), default=0)

    def chosen(self) -> int:
        """Return the number of the chosen row, -1 when there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def cuts(self, number: int) -> bool:
        """Return whether a row has words that its cells are too narrow to show whole."""
        cells = (self.model().index(number, column) for column in range(len(self._columns)))
        return any(self._laid(cell).cut for cell in cells)

    def _laid(self, cell: Index) -> Lines:
        column, number = self._columns[cell.column()], cell.column()
        return lines_of(str(cell.data()), column, room_of(column, number, self.columnWidth(number)))

    def choose(self, row: int) -> None:
        """Choose a row, the last one when there are fewer, and bring it into view."""
        row = min(row, self.model().rowCount() - 1)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))

    def show_order(self, sorted_by: int, *, descending: bool) -> None:
        """Show in the titles how rows are sorted."""
        self._head.sorted_by, self._head.descending = sorted_by, descending
        self._head.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens, Suppr removes."""
        asked = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.removal_asked,
        }.get(Qt.Key(event.key()))
        if asked is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            asked.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Look for nothing: Qt would read every row from the disk, in the thread of the window."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns again."""
        super().resizeEvent(event)
        self.fit_columns()
