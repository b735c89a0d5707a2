"""The dialogs that Qt makes whole, of files and of printers: dressed, whoever asked for them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget


class ForeignDialogs(QObject):
    """Watches what takes the keyboard; no window of the program itself is a `QDialog`."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and isinstance(window := new.window(), QDialog):
            from mediateur.ui.kit import qss

            qss.dress(window, qss.CHOICES)
