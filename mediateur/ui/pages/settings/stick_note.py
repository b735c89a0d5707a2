"""What is known of the stick that holds the data: a warning at the first opening, a quiet line in Réglages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.usecases.program.stick import PORTABLE

if TYPE_CHECKING:
    from mediateur.ui.jobs import Outcome
    from mediateur.usecases.program.stick import Advice, Stick


class _Asking(QWidget):
    """A part of a page that asks about the stick when it first comes into view; hidden where there is no stick."""

    def __init__(self, stick: Stick | None) -> None:
        super().__init__()
        self._stick, self._asked = stick, False
        if stick is None:
            self.hide()

    def show_advice(self, advice: Advice) -> None:
        """Say what is known of the stick."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the system, once; the answer comes later."""
        super().showEvent(event)
        if self._stick is not None and not self._asked:
            self._asked = True
            jobs.ask(self._stick.advice, self._on_advice, self)

    @Slot(object)
    def _on_advice(self, outcome: Outcome) -> None:
        if outcome.error is not None:
            raise outcome.error
        advice: Any = outcome.value
        self.show_advice(advice)


class StickWarning(_Asking):
    """A message, where a stick that may be read by whoever finds it asks for something to be done."""

    def __init__(self, stick: Stick | None) -> None:
        super().__init__(stick)
        self.message = Message("warning", "")
        self.message.hide()
        Column(parent=self).addWidget(self.message)

    def show_advice(self, advice: Advice) -> None:
        """Warn, or stay silent."""
        if advice.warns:
            self.message.set_content(advice.title, advice.text)
            self.message.show()
            announce(self, f"{advice.title} {advice.text}")


class StickLine(_Asking):
    """A sentence on where the data goes, then what is known of the stick."""

    def __init__(self, stick: Stick | None) -> None:
        super().__init__(stick)
        self.title, self.text = Text("", "courant", "text_strong"), Text("", "note", "text_muted")
        column = Column(4, parent=self)
        for widget in (Text(PORTABLE), self.title, self.text):
            column.addWidget(widget)

    def show_advice(self, advice: Advice) -> None:
        """Say it quietly."""
        self.title.set_text(advice.title)
        self.text.set_text(advice.text)
