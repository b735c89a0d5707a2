"""Pages one over the other, and where the keyboard enters a part of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class Stack(QStackedWidget):
    """Shows one page; the hidden ones do not hold the window wide."""

    def show_only(self, page: QWidget) -> None:
        """Show a page, added if need be."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        for index in range(self.count()):
            kept = self.widget(index)
            policy = QSizePolicy.Policy.Preferred if kept is page else QSizePolicy.Policy.Ignored
            if kept is not None:
                kept.setSizePolicy(policy, policy)
        self.setCurrentWidget(page)


def first_stop(region: QWidget) -> QWidget:
    """Return the first control of a region that Tab reaches, or the region."""
    for widget in (region, *region.findChildren(QWidget)):
        takes_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if widget.isVisible() and widget.isEnabled() and takes_tab:
            return widget
    return region
