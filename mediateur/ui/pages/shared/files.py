"""Asking for a file of this machine."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def choose_file(parent: QWidget, title: str, filters: tuple[str, ...]) -> QFileDialog:
    """Open the dialog of files on the documents, and return it: connect to its `fileSelected`."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, documents)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
