"""An invitation that was just made: on paper, in a file, or as a text to copy; its code to show."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.usecases.coordination.standing import Issued

TITLE, PRINT, FILE, COPY, CLOSE = "Invitation", "Imprimer", "Enregistrer le fichier", "Copier le texte", "Fermer"
SAVE_PAPER = "Enregistrer le papier"
FOR = french("Pour le territoire **{territory}**, sur {server}. Elle vaut jusqu'au {day}.")
ONCE = french("Qui l'a peut ouvrir ce compte, une seule fois.")
BY_HAND = french("Remettez-la en main propre, puis effacez le fichier. Elle n'est gardée nulle part ici.")
COPIED = french("Texte copié. Effacez-le du presse-papiers après.")


class IssuedDialog(Dialog):
    """`print_asked`, `paper_asked` and `file_asked` tell what is wanted; the dialog stays until it is closed."""

    print_asked = Signal()
    paper_asked = Signal()
    file_asked = Signal()

    def __init__(self, window: QWidget, issued: Issued) -> None:
        super().__init__(window, TITLE, issued.account, 620)
        self._text = issued.text
        told = FOR.format(territory=issued.territory, server=issued.server, day=long_date(issued.expires))
        self.go, close = PrimaryButton(PRINT, icon="printer"), SecondaryButton(CLOSE)
        self.paper, self.file = SecondaryButton(SAVE_PAPER, icon="file-down"), SecondaryButton(FILE, icon="save")
        self.copy = SecondaryButton(COPY, icon="copy")
        self.body.addWidget(Text(told, max_chars=0))
        self.body.addWidget(Message("warning", ONCE, BY_HAND))
        ways = FlowLayout(12)
        add_all(ways, (self.paper, self.file, self.copy))
        self.body.addLayout(ways)
        self.said = Text("", "courant", "text_muted")
        self.said.hide()
        self.body.addWidget(self.said)
        self.footer_left.hold(close)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        close.clicked.connect(self.close_dialog)
        for button, asked in (
            (self.go, self.print_asked),
            (self.paper, self.paper_asked),
            (self.file, self.file_asked),
        ):
            button.clicked.connect(asked)
        self.copy.clicked.connect(self._copy)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.said.set_text(COPIED)
        self.said.show()
        announce(self, COPIED)
