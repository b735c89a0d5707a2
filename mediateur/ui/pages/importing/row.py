"""One line of the import of a table: what stands in the file, an example of it, and what it becomes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import TellingRow
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px

LEAST_BESIDE, CHOICE_WIDTH = 620, 340


class ChoiceRow(QWidget):
    """Words at the left, a list at the right; under each other where it is narrow.

    `chosen` carries the row when another choice is made; `name` is what screen readers call the list.
    """

    chosen = Signal(object)

    def __init__(self, title: str, options: Sequence[tuple[object, str]], name: str, under: str = "") -> None:
        super().__init__()
        self.choice = ComboBox(options)
        self.choice.setAccessibleName(name)
        self.choice.setAccessibleDescription(under)
        self._under = under
        label = Text(title, "courant", "text_strong", max_chars=0)
        label.setBuddy(self.choice)
        self._error, self._error_icon = Text("", "libelle", "danger"), Icon("circle-alert", "danger", 20, "libelle")
        words = QWidget()
        column = Column(2, parent=words)
        column.addWidget(label)
        if under:
            column.addWidget(Text(under, "note", "text_muted", max_chars=0))
        self._row = TellingRow(16)
        self._row.hold(words, 1)
        self._row.hold(self.choice, 0, Qt.AlignmentFlag.AlignVCenter)
        self._build(Column(4, (0, 4, 0, 4), self))
        self.clear_error()
        self.choice.chosen.connect(self._tell)

    def set_error(self, why: str) -> None:
        """Say what is wrong with the choice, frame it, and tell screen readers at once."""
        self._error.set_text(why)
        self._show_error(True)
        self.choice.setAccessibleDescription(why)
        announce(self.choice, why, assertive=True)

    def clear_error(self) -> None:
        """Take the error away."""
        self._show_error(False)
        self.choice.setAccessibleDescription(self._under)

    @property
    def error(self) -> str:
        """What is wrong, empty when nothing is."""
        return "" if self._error.isHidden() else self._error.text()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._row.fold(self.width() < px(LEAST_BESIDE))
            self.choice.setFixedWidth(min(current().px(CHOICE_WIDTH), self.width() or current().px(CHOICE_WIDTH)))
        return super().event(event)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit(self)

    def _build(self, column: Column) -> None:
        told = Row(8)
        told.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self._error, 1)
        column.addLayout(self._row)
        column.addLayout(told)

    def _show_error(self, shown: bool) -> None:
        self._error.setVisible(shown)
        self._error_icon.setVisible(shown)
        self.choice.set_wrong(shown)
