"""« Remettre le registre »: a passphrase typed twice, then a file that it alone opens, which may be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.keeping.password import secret
from mediateur.ui.pages.training.work_dialog import WorkDialog
from mediateur.usecases.register.handover import LEAST_PASSPHRASE, LOST, SPOKEN, Handover, check

TITLE, NEXT = "Remettre le registre", "Choisir le fichier"
WHAT = french(
    "Tout le registre part dans un fichier chiffré : noms, sessions, preuves et attestations. Votre registre reste ici."
)
PHRASE, AGAIN = "Phrase secrète", "La même, une seconde fois"
HINT = french(f"{LEAST_PASSPHRASE} signes au moins. Quatre ou cinq mots sans lien se retiennent bien.")
READ = "Médiateurs lus, puis chiffrés"
HANDED = french("Registre dans {file}. Remettez le fichier en main propre, et la phrase de vive voix.")
NOTHING = french("Arrêté : aucun fichier n'est écrit.")


class HandOverDialog(WorkDialog):
    """`where` asks for the file to write, None where that is given up. Stopped, nothing is written."""

    def __init__(self, window: QWidget, handover: Handover, where: Callable[[], Path | None]) -> None:
        super().__init__(window, TITLE, PrimaryButton(NEXT, icon="file-down", keycap="Ctrl Entrée"))
        self._handover, self._where, self._target = handover, where, Path()
        self.phrase, self.again = secret(), secret()
        rows = (FormRow(PHRASE, self.phrase, HINT), FormRow(AGAIN, self.again))
        self.parts = rows
        for part in (Text(WHAT, "courant", "text_body"), *rows, Message("warning", LOST, SPOKEN)):
            self.body.addWidget(part)
        self.go.clicked.connect(self._ask)
        for field in (self.phrase, self.again):
            field.returnPressed.connect(self._ask)

    def show_came(self, value: object) -> None:
        """Say where the register is, and what to do with it."""
        self.go.hide()
        for part in self.parts:
            part.hide()
        self.tell(HANDED.format(file=self._target.name))

    def show_failed(self, error: MediateurError) -> None:
        """Say why nothing is written."""
        if self.was_stopped:
            self.tell(NOTHING)
        else:
            super().show_failed(error)

    @Slot()
    def _ask(self) -> None:
        if self.is_working or self.go.isHidden():
            return
        phrase, again = self.phrase.text(), self.again.text()
        try:
            check(phrase, again)
        except MediateurError as error:
            self.trouble.tell(error)
            self.phrase.setFocus()
            return
        if (target := self._where()) is not None:
            handover, self._target = self._handover, target
            self.begin(lambda going_on: handover.hand_over(target, phrase, again, going_on), READ)
