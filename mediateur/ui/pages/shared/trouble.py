"""Where a page says that something failed: in place, in three sentences, announced at once."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.errors import MediateurError
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.messages import Message


class Trouble(QWidget):
    """A danger message that is hidden until there is one."""

    def __init__(self) -> None:
        super().__init__()
        self.message = Message("danger", "")
        Column(parent=self).addWidget(self.message)
        self.hide()

    @Slot(object)
    def tell(self, error: MediateurError) -> None:
        """Say what happened, what is safe, what to do."""
        self.message.set_content(error.happened, f"{error.safe} {error.remedy}".strip())
        self.show()
        announce(self, str(error), assertive=True)

    @Slot()
    def forget(self) -> None:
        """Hide the message, when what failed has worked since."""
        self.hide()
