"""A panel of the dashboard: a chart that can be read as a table."""

from __future__ import annotations

from mediateur.ui.kit.chart_view import ChartView
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.dashboard.shapes import Shape
from mediateur.ui.pages.dashboard.table import FiguresTable
from mediateur.ui.pages.dashboard.words import (
    NOTHING,
)


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
