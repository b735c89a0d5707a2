"""The panels of the dashboard: a chart that can be read as a table, and the goal of the year."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from mediateur.content.text import NBSP
from mediateur.settings import YEARS
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.chart_view import ChartView
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.dashboard_shapes import Rows, Shape
from mediateur.ui.pages.dashboard_words import (
    ASK_TARGET,
    ASK_YEAR,
    GOAL_UNIT,
    NO_GOAL,
    NOTHING,
    goal_figure,
    goal_title,
)
from mediateur.usecases.statistics import Goal

Index = QModelIndex | QPersistentModelIndex
HEADS = ("Libellé", "Nombre")
MOST_TARGET = 1_000_000


class FiguresModel(QAbstractTableModel):
    """A table of figures."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Rows = ()

    def show_rows(self, rows: Rows) -> None:
        """Show other figures."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{NBSP}: ".join(self.rows[index.row()])
        return _alignment(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(HEADS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None


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
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        current().changed.connect(self.fit)

    def show_rows(self, title: str, rows: Rows) -> None:
        """Show another table."""
        self.setAccessibleName(title)
        self.figures.show_rows(rows)
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


class ChartPanel(Panel):
    """A titled chart; the same figures as a table where that is asked for."""

    def __init__(self, view: ChartView | None = None) -> None:
        super().__init__("surface")
        self.title = heading("", 3)
        self.view, self.table = view or ChartView(), FiguresTable()
        self.nothing, self.note = Text(NOTHING, "courant", "text_muted"), Text("", "note", "text_muted")
        for widget in (self.title, self.view, self.table, self.nothing, self.note):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._tabular = False

    def show_figures(self, figures: Shape) -> None:
        """Show other figures."""
        self.title.set_text(figures.title)
        self.view.show_chart(figures.chart)
        self.table.show_rows(figures.title, figures.rows)
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
        self.unit, self.bar = Text(GOAL_UNIT, "courant", "text_muted"), ProgressBar("Objectif")
        self.none = Text(NO_GOAL, "note", "text_muted")
        self.edit = QuietButton("Changer l’objectif", icon="pencil")
        self.target, self.year, self.save = LineEdit("400"), LineEdit("2026"), SecondaryButton("Enregistrer")
        self.target_row, self.year_row = FormRow("Personnes à accompagner", self.target), FormRow("Année", self.year)
        self._form = (self.target_row, self.year_row, self.save)
        for widget in (self.title, self.figure, self.unit, self.bar, self.none, self.edit, *self._form):
            self.body.addWidget(widget)
        self._show_form(False)
        self.edit.clicked.connect(self._begin)
        self.save.clicked.connect(self._end)
        self.target.returnPressed.connect(self._end)
        self.year.returnPressed.connect(self._end)
        self._goal = Goal(0, 0, 0)

    def show_goal(self, goal: Goal) -> None:
        """Show how far it is."""
        self._goal = goal
        self.title.set_text(goal_title(goal))
        self.figure.set_text(goal_figure(goal))
        self.bar.set_progress(min(goal.reached, goal.target), goal.target or 1)
        self.bar.setAccessibleDescription(goal_figure(goal))
        self.bar.setVisible(goal.target > 0)
        self.none.setVisible(not goal.target)

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
