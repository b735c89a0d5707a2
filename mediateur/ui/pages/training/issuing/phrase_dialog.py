"""The passphrase that closes the key, asked each time that something is signed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.pages.training.keeping.password import secret

TITLE, GO, LEAVE = french("Signer avec la clé de l'organisme"), "Signer", "Annuler"
PHRASE, NEEDED = "Phrase secrète de la clé", french("Écrivez la phrase secrète de la clé.")
HINT = french("Elle n'est gardée nulle part.")


class PhraseDialog(Dialog):
    """`given` carries the passphrase."""

    given = Signal(str)

    def __init__(self, window: QWidget, what: str) -> None:
        super().__init__(window, TITLE, what, 560)
        self.phrase = secret()
        self.row = FormRow(PHRASE, self.phrase, HINT)
        self.go, leave = PrimaryButton(GO, icon="key-round"), SecondaryButton(LEAVE)
        self.body.addWidget(self.row)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        self.go.clicked.connect(self._give)
        self.phrase.returnPressed.connect(self._give)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _give(self) -> None:
        if not self.phrase.text():
            self.row.set_error(NEEDED)
            self.phrase.setFocus()
            return
        given = self.phrase.text()
        self.close_dialog()
        self.given.emit(given)
