"""A question with two answers, for what cannot be undone; and what stays in view until it was read."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.buttons import DangerButton, PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.menu import Menu, unfold
from mediateur.ui.kit.text import Text


class ConfirmDialog(Dialog):
    """A question with two answers, both verbs; the safe one has the focus."""

    accepted = Signal()
    refused = Signal()

    def __init__(self, window: QWidget, title: str, text: str, yes: str, no: str, danger: bool = False) -> None:
        super().__init__(window, title, width=520)
        self._answered = False
        self.body.addWidget(Text(text, "courant", "text_body"))
        self.yes = DangerButton(yes) if danger else PrimaryButton(yes)
        self.no = SecondaryButton(no)
        self.footer_right.hold(self.no)
        self.footer_right.hold(self.yes)
        self.yes.clicked.connect(self._on_yes)
        self.no.clicked.connect(self.close_dialog)
        self.closed.connect(self._on_closed)

    @Slot()
    def _on_yes(self) -> None:
        self._answered = True
        self.close_dialog()
        self.accepted.emit()

    @Slot()
    def _on_closed(self) -> None:
        if not self._answered:
            self.refused.emit()


def confirm(window: QWidget, title: str, text: str, yes: str, no: str, danger: bool = False) -> ConfirmDialog:
    """Open a confirmation and return it; connect to its `accepted` and `refused`."""
    dialog = ConfirmDialog(window, title, text, yes, no, danger)
    dialog.open_dialog(dialog.no)
    return dialog


class ToldDialog(Dialog):
    """Something to be read, copied or said aloud, with one way out."""

    def __init__(self, window: QWidget, title: str, text: str, leave: str) -> None:
        super().__init__(window, title, width=520)
        self.text = Text(text, "courant", "text_body")
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.text.customContextMenuRequested.connect(self._offer)
        self.body.addWidget(self.text)
        self.leave = PrimaryButton(leave)
        self.footer_right.hold(self.leave)
        self.leave.clicked.connect(self.close_dialog)

    @Slot(QPoint)
    def _offer(self, place: QPoint) -> None:
        menu = Menu(self, [("copier", "Copier")])
        menu.chosen.connect(self._copy)
        unfold(menu, self.text.mapToGlobal(place))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())


def tell(window: QWidget, title: str, text: str, leave: str) -> ToldDialog:
    """Show something until it was read, and return what shows it."""
    dialog = ToldDialog(window, title, text, leave)
    dialog.open_dialog(dialog.leave)
    return dialog
