"""A column that scrolls up and down and never hides what has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from mediateur.ui.kit.layouts import NO_MARGINS, Column, Margins
from mediateur.ui.kit.theme import px

FOCUS_MARGIN = 24


class ScrollColumn(QScrollArea):
    """Put widgets in `body`, a column with spacing and margins in px at 100 %; there is no horizontal scroll bar."""

    def __init__(self, spacing: int = 0, margins: Margins = NO_MARGINS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.body = Column(spacing, margins, self.content)
        self.setWidget(self.content)
        self.content.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.content.isAncestorOf(new):
            self.ensureWidgetVisible(new, px(FOCUS_MARGIN), px(FOCUS_MARGIN))
