"""« Ce que le registre sait »: everything that is held of a mediator, to read, to copy, to hand over."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import PlainText
from mediateur.ui.kit.text import Text

TITLE, COPY, SAVE, CLOSE = french("Ce que le registre sait"), "Copier", "Enregistrer dans un fichier", "Fermer"
RIGHT = french("Le médiateur peut demander cette page. Remettez-la-lui telle quelle.")
COPIED = "Copié."
LINES = 14


class KnownDialog(Dialog):
    """The text of an access. `save_asked` carries it, to be written where the person chooses."""

    save_asked = Signal(str)

    def __init__(self, window: QWidget, name: str, text: str) -> None:
        super().__init__(window, TITLE, name, 760)
        self._text = text
        self.shown = PlainText(lines=LINES)
        self.shown.set_text(text)
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(TITLE)
        self.copy, self.save = SecondaryButton(COPY, icon="copy"), PrimaryButton(SAVE, icon="save")
        close = SecondaryButton(CLOSE)
        self.body.addWidget(Text(RIGHT, "courant", "text_muted"))
        self.body.addWidget(self.shown)
        self.footer_left.hold(close)
        self.footer_right.hold(self.copy)
        self.footer_right.hold(self.save)
        close.clicked.connect(self.close_dialog)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._ask)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        announce(self, COPIED)
        self.copy.set_label(COPIED)

    @Slot()
    def _ask(self) -> None:
        self.save_asked.emit(self._text)
