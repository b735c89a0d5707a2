"""What the program has to say of its copies and of what it keeps, above the cards of Accueil."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column, empty
from mediateur.ui.kit.messages import Message
from mediateur.usecases.program.upkeep import Reminder


class Reminders(QWidget):
    """One message for each reminder; each is announced once. `asked` carries what a button asks (an Answer)."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._told: set[str] = set()
        self.messages: tuple[Message, ...] = ()
        self._column = Column(10, parent=self)
        self.hide()

    def show_all(self, reminders: Sequence[Reminder]) -> None:
        """Show these, in place of the others."""
        empty(self._column)
        self.messages = tuple(map(self._message, reminders))
        for reminder, message in zip(reminders, self.messages, strict=True):
            self._column.addWidget(message)
            if reminder.title not in self._told:
                self._told.add(reminder.title)
                announce(self, f"{reminder.title} {reminder.text}".strip())
        self.setVisible(bool(reminders))

    def _message(self, reminder: Reminder) -> Message:
        message = Message(reminder.kind, reminder.title, reminder.text, reminder.button)
        if message.button is not None:
            message.button.setObjectName(reminder.answer)
            message.button.clicked.connect(self._ask)
        return message

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.sender().objectName())
