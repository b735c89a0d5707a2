"""A short table of words: its cells are Qt's own, in the colours of the kit."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from mediateur.ui.kit import qss
from mediateur.ui.kit.theme import current


class PlainTable(QTableView):
    """Rows are chosen whole; arrows move, Tab leaves. `fit` is for each table to say."""

    def __init__(self, model: QAbstractTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        current().changed.connect(self.restyle)
        self._dress()

    @Slot()
    def restyle(self) -> None:
        """Take the colours and measures of the theme again."""
        self._dress()
        self.fit()

    def fit(self) -> None:
        """Give rows the room of their words."""

    def _dress(self) -> None:
        qss.dress(self, qss.TABLE)
        self.setFont(current().font("courant"))
