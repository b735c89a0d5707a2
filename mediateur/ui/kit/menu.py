"""A menu that unfolds, as high for a finger as any other choice."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from mediateur.ui.kit import qss


class Menu(QMenu):
    """Actions by name and label, once; `chosen` carries the name of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, entries: Iterable[tuple[str, str]]) -> None:
        super().__init__(parent)
        for name, label in entries:
            self.addAction(label).setObjectName(name)
        self.triggered.connect(self._tell)

    def open_under(self, widget: QWidget) -> None:
        """Unfold under a widget."""
        unfold(self, widget.mapToGlobal(widget.rect().bottomLeft()))

    @Slot(QAction)
    def _tell(self, action: QAction) -> None:
        self.chosen.emit(action.objectName())


def unfold(menu: QMenu, place: QPoint) -> None:
    """Show a menu at a place of the screen, in the look of the kit; it goes once closed."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    qss.dress(menu, qss.MENU)
    menu.popup(place)
