"""A field for what a person says: it goes to her paper, and nothing on this machine may learn or keep it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.fields import PlainText
from mediateur.ui.kit.keys import is_enter
from mediateur.ui.kit.overriding import override

_HINTS = Qt.InputMethodHint
_KEYS = QKeySequence.StandardKey
_CLIPBOARD = (_KEYS.Copy, _KEYS.Cut, _KEYS.Paste)


class SpokenField(PlainText):
    """No undo, no clipboard, no menu, no dictionary; with one line, Entrée goes to the next field.

    A note even for one line: a line edit gives what the mouse selects to the clipboard of X11, and cannot be told not
    to.
    """

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__("", lines, parent)
        self._single = lines == 1
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.setInputMethodHints(_HINTS.ImhSensitiveData | _HINTS.ImhNoPredictiveText | _HINTS.ImhHiddenText)

    def erase(self) -> None:
        """Leave nothing of what was typed."""
        self.setPlainText("")
        self.document().clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(event.matches(keys) for keys in _CLIPBOARD):
            event.accept()
        elif self._single and is_enter(event):
            event.ignore() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self.focusNextChild()
        else:
            super().keyPressEvent(event)

    @override
    def createMimeDataFromSelection(self) -> QMimeData:
        return QMimeData()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False
