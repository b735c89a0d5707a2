"""The panels of the dashboard: a chart that can be read as a table, and the goal of the year."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from mediateur.content.text import NBSP
from mediateur.settings import YEARS
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.chart_view import ChartView
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.dashboard.shapes import HEADS, Rows, Shape, goal
from mediateur.ui.pages.dashboard.words import (
    ASK_TARGET,
    ASK_YEAR,
    GOAL_UNIT,
    NOTHING,
    goal_figure,
    goal_title,
)
from mediateur.usecases.statistics import Goal

Index = QModelIndex | QPersistentModelIndex
MOST_TARGET = 1_000_000
SET_GOAL, CHANGE_GOAL = "Fixer l’objectif", "Changer l’objectif"


class FiguresModel(QAbstractTableModel):
    """A table of figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Rows = ()
        self.heads: tuple[str, ...] = HEADS

    def show_rows(self, rows: Rows, heads: tuple[str, ...]) -> None:
        """Show other figures, under the titles of their columns."""
        self.beginResetModel()
        self.rows, self.heads = rows, heads
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            label, *values = self.rows[index.row()]
            return f"{label}{NBSP}: {' ; '.join(self._told(values))}".replace("\n", ". ")
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.heads):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return self.heads[section] if role == Qt.ItemDataRole.DisplayRole else None

    def _told(self, values: list[str]) -> Iterator[str]:
        """Yield what is said of the numbers of a row: with the title of each where there are several."""
        for head, value in zip(self.heads[1:], values, strict=True):
            yield value if len(values) == 1 else f"{head.lower()} {value}"


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class FiguresTable(QTableView):
    """A chart as a table, as tall as its rows: the page scrolls, not the table. Tab leaves it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FiguresModel(self)
        self.setModel(self.figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self._at_rest = QTimer(self)  # columns take their width after the table has its own
        self._at_rest.setSingleShot(True)
        self._at_rest.timeout.connect(self.fit)
        current().changed.connect(self.fit)

    def show_rows(self, title: str, rows: Rows, heads: tuple[str, ...] = HEADS) -> None:
        """Show another table."""
        self.setAccessibleName(title)
        self.figures.show_rows(rows, heads)
        for column in range(len(heads)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            self.horizontalHeader().setSectionResizeMode(column, mode)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Be as tall as the rows, whose words wrap."""
        self.setFont(current().font("courant"))
        self.resizeRowsToContents()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.figures.rowCount()))
        return QSize(current().px(200), self.horizontalHeader().sizeHint().height() + rows + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()
            self._at_rest.start()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._at_rest.start()


class ChartPanel(Panel):
    """A titled chart; the same figures as a table where that is asked for."""

    def __init__(self, view: ChartView | None = None) -> None:
        super().__init__("surface")
        self.title = heading("", 3)
        self.view, self.table = view or ChartView(), FiguresTable()
        self.nothing, self.note = Text(NOTHING, "courant", "text_muted"), Text("", "note", "text_muted", max_chars=0)
        for widget in (self.title, self.view, self.table, self.nothing, self.note):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._tabular = False

    def show_figures(self, figures: Shape) -> None:
        """Show other figures."""
        self.title.set_text(figures.title)
        self.view.show_chart(figures.chart)
        self.table.show_rows(figures.title, figures.rows, figures.heads)
        self.note.set_text(figures.note)
        self.set_tabular(self._tabular)

    def set_tabular(self, tabular: bool) -> None:
        """Show the table, or the chart."""
        self._tabular = tabular
        some = self.table.figures.rowCount() > 0
        self.view.setVisible(some and not tabular)
        self.table.setVisible(some and tabular)
        self.nothing.setVisible(not some)
        self.note.setVisible(bool(self.note.text()))


class GoalPanel(Panel):
    """How far the goal of the year is, and where it is set. `changed` carries the target and the year."""

    changed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__("surface")
        self.title, self.figure = heading("", 3), Text("", "titre_2", "text_strong")
        self.table = FiguresTable()
        self.unit, self.bar = Text(GOAL_UNIT, "courant", "text_muted"), ProgressBar("Objectif")
        self.edit = QuietButton(SET_GOAL, icon="pencil")
        self.target, self.year, self.save = LineEdit("400"), LineEdit("2026"), SecondaryButton("Enregistrer")
        self.target_row, self.year_row = FormRow("Personnes à accompagner", self.target), FormRow("Année", self.year)
        self._form = (self.target_row, self.year_row, self.save)
        self._head = FoldingRow(8)
        self._head.row.hold(self.figure, 1)
        self._head.row.hold(self.edit)
        for widget in (self.title, self._head, self.unit, self.bar, self.table, *self._form):
            self.body.addWidget(widget)
        self._tabular = False
        self._show_form(False)
        self.edit.clicked.connect(self._begin)
        self.save.clicked.connect(self._end)
        self.target.returnPressed.connect(self._end)
        self.year.returnPressed.connect(self._end)
        self._goal = Goal(0, 0, 0)

    def show_goal(self, found: Goal) -> None:
        """Show how far it is."""
        self._goal = found
        self.title.set_text(goal_title(found))
        self.figure.set_text(goal_figure(found))
        self.bar.set_progress(min(found.reached, found.target), found.target or 1)
        self.bar.setAccessibleDescription(goal_figure(found))
        self.table.show_rows(goal_title(found), goal(found))
        self.edit.set_label(CHANGE_GOAL if found.target else SET_GOAL)
        self.set_tabular(self._tabular)

    def set_tabular(self, tabular: bool) -> None:
        """Show the goal as a table, or as a figure and a bar."""
        self._tabular = tabular
        for widget in (self.figure, self.unit):
            widget.setVisible(not tabular)
        self.bar.setVisible(not tabular and self._goal.target > 0)
        self.table.setVisible(tabular)

    def _show_form(self, shown: bool) -> None:
        for widget in self._form:
            widget.setVisible(shown)
        self.edit.setVisible(not shown)

    @Slot()
    def _begin(self) -> None:
        self.target.setText(str(self._goal.target or ""))
        self.year.setText(str(self._goal.year))
        self._show_form(True)
        self.target.setFocus()

    @Slot()
    def _end(self) -> None:
        target, year = self.target.text().strip() or "0", self.year.text().strip()
        for row in (self.target_row, self.year_row):
            row.clear_error()
        if not (target.isdecimal() and int(target) <= MOST_TARGET):
            self.target_row.set_error(ASK_TARGET)
        elif not (year.isdecimal() and int(year) in YEARS):
            self.year_row.set_error(ASK_YEAR)
        else:
            self._show_form(False)
            self.edit.setFocus()
            self.changed.emit(int(target), int(year))
