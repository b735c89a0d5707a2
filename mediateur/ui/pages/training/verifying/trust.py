"""« Faire confiance à cet organisme ? »: the fingerprint that it tells by telephone is typed, never clicked away."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import NBSP, french
from mediateur.trust.shelf import Weighed
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import add_row
from mediateur.ui.kit.text import Text
from mediateur.usecases.attestations.organisation import same_fingerprint

TITLE = french("Faire confiance à cet organisme ?")
WHY = french(
    "Ce poste ne le connaît pas encore. Appelez-le à un numéro que vous connaissez déjà, et demandez-lui l'empreinte "
    "de sa clé : seize lettres et chiffres. Ne la recopiez pas d'une attestation, qui peut être fausse elle aussi."
)
AFTER = french("Ensuite, ses attestations seront dites valables ici, et celles des organismes dont il se porte garant.")
FIELD, HINT = french("Empreinte dite par l'organisme"), french("Par exemple : 9F3A 0C21 77B0 4E58")
DIFFERS = french("Ce n'est pas l'empreinte de ce fichier. Ne lui faites pas confiance avant d'avoir compris pourquoi.")
TRUST, LEAVE = "Faire confiance", "Annuler"


class TrustDialog(Dialog):
    """Asks for the fingerprint of an unknown publisher. `trusted` carries the list, once it is right."""

    trusted = Signal(object)

    def __init__(self, window: QWidget, weighed: Weighed) -> None:
        publisher, day = weighed.listed.publisher, weighed.listed.day
        super().__init__(window, TITLE, f"{publisher.name}, liste du {long_date(day)}")
        self._weighed = weighed
        self.field = LineEdit()
        self.body.addWidget(Text(WHY))
        self.row = add_row(self.body, FIELD, self.field, HINT)
        others = weighed.listed.organisations[1:]
        self.body.addWidget(Text(AFTER, "courant", "text_muted"))
        if others:
            self.body.addWidget(Text(f"Il se porte garant de{NBSP}: {', '.join(one.name for one in others)}."))
        leave, self.trust = SecondaryButton(LEAVE), PrimaryButton(TRUST, keycap="Ctrl Entrée")
        self.footer_right.hold(leave)
        self.footer_right.hold(self.trust)
        self.set_action(self.trust)
        leave.clicked.connect(self.close_dialog)
        self.trust.clicked.connect(self._check)
        self.field.returnPressed.connect(self._check)

    @Slot()
    def _check(self) -> None:
        if not same_fingerprint(self._weighed, self.field.text()):
            self.row.set_error(DIFFERS)
            self.field.setFocus()
            return
        self.close_dialog()
        self.trusted.emit(self._weighed)
