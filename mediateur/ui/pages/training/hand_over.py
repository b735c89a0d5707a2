"""« Remettre le registre »: a passphrase typed twice, then a file that it alone opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.register_handover import LEAST_PASSPHRASE, LOST, SPOKEN

TITLE, NEXT, LEAVE = "Remettre le registre", "Choisir le fichier", "Annuler"
WHAT = french(
    "Tout le registre part dans un fichier chiffré : noms, sessions, preuves et attestations. Votre registre reste ici."
)
PHRASE, AGAIN = "Phrase secrète", "La même, une seconde fois"
HINT = french(f"{LEAST_PASSPHRASE} signes au moins. Quatre ou cinq mots sans lien se retiennent bien.")
WIDE = 620


class HandOverDialog(Dialog):
    """`check` raises MediateurError for a passphrase that will not do; `asked` carries the one that does."""

    asked = Signal(str)

    def __init__(self, window: QWidget, check: Callable[[str, str], None]) -> None:
        super().__init__(window, TITLE, width=WIDE)
        self._check = check
        self.phrase, self.again, self.trouble = secret(), secret(), Trouble()
        self.go, leave = PrimaryButton(NEXT, icon="file-down", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addWidget(Text(WHAT, "courant", "text_body"))
        self.body.addWidget(FormRow(PHRASE, self.phrase, HINT))
        self.body.addWidget(FormRow(AGAIN, self.again))
        self.body.addWidget(Message("warning", LOST, SPOKEN))
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        leave.clicked.connect(self.close_dialog)
        self.go.clicked.connect(self._ask)
        for field in (self.phrase, self.again):
            field.returnPressed.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        passphrase = self.phrase.text()
        try:
            self._check(passphrase, self.again.text())
        except MediateurError as error:
            self.trouble.tell(error)
            self.phrase.setFocus()
            return
        self.close_dialog()
        self.asked.emit(passphrase)


def secret() -> LineEdit:
    """Return a field that shows dots."""
    edit = LineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
