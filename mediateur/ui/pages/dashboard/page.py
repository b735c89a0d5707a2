"""Tableau de bord: the page of the figures of this journal."""

from __future__ import annotations

from PySide6.QtCore import Slot

from mediateur.ui.kit.responsive import Adaptation
from mediateur.ui.pages.dashboard.view import FiguresView
from mediateur.ui.pages.shared.column_page import ColumnPage


class DashboardPage(ColumnPage):
    """The page."""

    def __init__(self, view: FiguresView) -> None:
        super().__init__()
        self.setAccessibleName("Tableau de bord")
        self.view = view
        self.body.addWidget(view)
        view.refresh()

    def refresh(self) -> None:
        """Read the figures again; the choices stay as they are."""
        self.view.refresh()

    def arrange(self, shape: Adaptation) -> None:
        """Lay the figures out for a shape of the window."""
        self.view.arrange(shape)

    @Slot()
    def print_now(self) -> None:
        """Ask for the report of what is in view."""
        self.view.print_now()
