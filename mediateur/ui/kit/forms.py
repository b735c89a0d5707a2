"""A row of a form: label, field, hint, error, tied together for eyes and for screen readers."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.text import Text

OPTIONAL = "Facultatif"


@runtime_checkable
class CanBeWrong(Protocol):
    """A field that can be framed as an error."""

    def set_wrong(self, wrong: bool) -> None:
        """Frame the field as an error, or not."""


class FormRow(QWidget):
    """A labelled field. The label names the field (buddy and accessible name), the hint describes it."""

    def __init__(
        self, label: str, field: QWidget, hint: str = "", optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field, self._hint, self._optional = field, hint, optional
        self.label = Text("", "courant", "text_strong", bold=600)
        self._hint_line = Text(hint, "note", "text_muted")
        self._error = Text("", "libelle", "danger")
        self._error_icon = Icon("circle-alert", "danger", 20, "libelle")
        self._build(Column(6, parent=self))
        self._tie(label)

    def set_label(self, label: str) -> None:
        """Name the field otherwise."""
        self.label.set_text(label_text(label, self._optional))
        self.field.setAccessibleName(f"{label}, {OPTIONAL.lower()}" if self._optional else label)

    def set_error(self, text: str) -> None:
        """Say what is wrong under the field, frame it, and tell screen readers at once."""
        self._error.set_text(text)
        self._show_error(True)
        self.field.setAccessibleDescription(text)
        announce(self.field, text, assertive=True)

    def show_hint(self, shown: bool) -> None:
        """Show the hint, or leave its room to something else that says the same."""
        self._hint_line.setVisible(shown and bool(self._hint))

    def clear_error(self) -> None:
        """Take the error away."""
        self._show_error(False)
        self.field.setAccessibleDescription(self._hint)

    @property
    def error(self) -> str:
        """Return the error shown, empty when there is none."""
        return "" if self._error.isHidden() else self._error.text()

    def _build(self, column: Column) -> None:
        error_row = Row(8)
        error_row.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        error_row.addWidget(self._error, 1)
        for line in (self.label, self.field, self._hint_line):
            column.addWidget(line)
        column.addLayout(error_row)
        self._hint_line.setVisible(bool(self._hint))
        self._show_error(False)

    def _tie(self, label: str) -> None:
        self.label.setBuddy(self.field)
        self.set_label(label)
        self.field.setAccessibleDescription(self._hint)

    def _show_error(self, shown: bool) -> None:
        self._error.setVisible(shown)
        self._error_icon.setVisible(shown)
        if isinstance(self.field, CanBeWrong):
            self.field.set_wrong(shown)


def label_text(label: str, optional: bool) -> str:
    """Return the marked text of a label: bold, then « Facultatif » in plain weight."""
    return f"**{label}** {OPTIONAL}" if optional else f"**{label}**"


def add_row(layout: QBoxLayout, label: str, field: QWidget, hint: str = "", optional: bool = False) -> FormRow:
    """Add a labelled field at the end of a layout and return its row."""
    row = FormRow(label, field, hint, optional)
    layout.addWidget(row)
    return row


def topped(row: QWidget) -> QWidget:
    """Return a row that stays at the top of its room, beside one that is taller."""
    box = QWidget()
    column = Column(parent=box)
    column.addWidget(row)
    column.addStretch(1)
    return box
