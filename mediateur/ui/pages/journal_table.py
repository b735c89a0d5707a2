"""The table of the journal: a model that holds a few pages of it, and a view that fits its columns."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from mediateur.journal.query import PAGE
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.journal_cells import (
    COLUMNS,
    LEFT,
    RIGHT,
    SORTED,
    Index,
    JournalDelegate,
    JournalHeader,
    lines_of,
    room_of,
)
from mediateur.ui.pages.journal_rows import JournalRow

MOST_PAGES = 8
UNREAD = "en cours de lecture"


class JournalModel(QAbstractTableModel):
    """As many rows as there are, of which only some pages are held; `missing` asks for the page of a row."""

    missing = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._pages: OrderedDict[int, tuple[JournalRow, ...]] = OrderedDict()

    def begin(self, count: int, page: int = 0, rows: tuple[JournalRow, ...] = ()) -> None:
        """Show another journal, of which one page is there."""
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

    def keep(self, page: int, rows: tuple[JournalRow, ...]) -> None:
        """Take a page that was missing; those that were not looked at for longest go."""
        self._pages[page] = rows
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min(page * PAGE + len(rows), self._count) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def row(self, number: int) -> JournalRow | None:
        """Return a row, or None while its page is being read."""
        page, place = divmod(number, PAGE)
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
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words for the eye, or a whole phrase for a screen reader."""
        if not index.isValid() or index.row() >= self._count:
            return None
        column = COLUMNS[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.figure else LEFT
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        words = column.words(row) if row is not None else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return f"{column.title}\N{NO-BREAK SPACE}: {words or UNREAD}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if COLUMNS[section].figure else LEFT
        return None


class JournalTable(QTableView):
    """Rows are chosen whole; arrows move, Tab leaves. Columns fill the width, or scroll when they cannot.

    `correction_asked` and `deletion_asked` are for the row that is chosen, `order_asked` for the other order.
    """

    correction_asked = Signal()
    deletion_asked = Signal()
    order_asked = Signal()

    def __init__(self, model: JournalModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(JournalDelegate(self))
        self.setAccessibleName("Journal des séances")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.setCornerWidget(QWidget())
        self._head = JournalHeader(self)
        self._head.setResizeContentsPrecision(0)  # only what is in view: more would be read from the disk
        self._head.sectionClicked.connect(self._on_title)
        self.setHorizontalHeader(self._head)
        self.doubleClicked.connect(self.correction_asked)
        model.modelReset.connect(self.fit_columns)
        current().changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        height = current().dimension("ligne_tableau")
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.setMinimumHeight(5 * height)
        self.fit_columns()

    @Slot()
    def fit_columns(self) -> None:
        """Give each column the room that its words need; cut long ones or share what is left to fill the width."""
        needs = [max(self.sizeHintForColumn(n), self._head.need(n)) for n in range(len(COLUMNS))]
        least = [min(need, current().px(column.least) or need) for need, column in zip(needs, COLUMNS, strict=True)]
        room = self.viewport().width()
        for number, width in enumerate(fitted(needs, least, room)):
            self.setColumnWidth(number, width)

    def chosen(self) -> int:
        """Return the number of the chosen row, -1 when there is none."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else -1

    def cuts(self, number: int) -> bool:
        """Return whether a row has words that its cells are too narrow to show whole."""
        cells = (self.model().index(number, column) for column in range(len(COLUMNS)))
        laid = (lines_of(str(c.data()), COLUMNS[c.column()], self._room(c.column())) for c in cells)
        return any(each.cut for each in laid)

    def _room(self, column: int) -> float:
        return room_of(column, self.columnWidth(column))

    def choose(self, row: int) -> None:
        """Choose a row, the last one when there are fewer, and bring it into view."""
        row = min(row, self.model().rowCount() - 1)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.model().index(row, 0))

    def show_order(self, *, newest_first: bool) -> None:
        """Show in the title of the dates how they are sorted."""
        self._head.newest_first = newest_first
        self._head.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée corrects, Suppr deletes."""
        asked = {
            Qt.Key.Key_Return: self.correction_asked,
            Qt.Key.Key_Enter: self.correction_asked,
            Qt.Key.Key_Delete: self.deletion_asked,
        }.get(Qt.Key(event.key()))
        if asked is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            asked.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Look for nothing: Qt would read every row from the disk, in the thread of the window."""

    @Slot(int)
    def _on_title(self, column: int) -> None:
        if column == SORTED:
            self.order_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns again."""
        super().resizeEvent(event)
        self.fit_columns()


def fitted(needs: list[int], least: list[int], room: int) -> list[int]:
    """Return the widths of columns: what they need, more of what is left, or less down to `least` when it lacks."""
    left = room - sum(needs)
    if left >= 0:
        shares = sum(column.grows for column in COLUMNS)
        return [need + left * column.grows // shares for need, column in zip(needs, COLUMNS, strict=True)]
    slack = [need - low for need, low in zip(needs, least, strict=True)]
    if -left > sum(slack):
        return needs
    return [need + left * spare // sum(slack) for need, spare in zip(needs, slack, strict=True)]
