"""The goal of the year: how far it is, and the form that sets it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot

from mediateur.settings import YEARS
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, ProgressBar
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.dashboard.shapes import goal
from mediateur.ui.pages.dashboard.table import FiguresTable
from mediateur.ui.pages.dashboard.words import (
    ASK_TARGET,
    ASK_YEAR,
    GOAL_UNIT,
    goal_figure,
    goal_title,
)
from mediateur.usecases.figures.statistics import Goal

MOST_TARGET = 1_000_000
SET_GOAL, CHANGE_GOAL = "Fixer l’objectif", "Changer l’objectif"


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
