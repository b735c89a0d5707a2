"""« Clé de l'organisme »: made once, printed on a sheet, changed when it must be; the list for those who verify."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, PushButton, QuietButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.training.issuing.key_form import KeyForm
from mediateur.usecases.attestations.organisation import Own

TITLE, MAKE, CLOSE = french("Clé de l'organisme"), "Créer la clé", "Fermer"
WHAT = french(
    "La clé signe vos attestations. Elle reste sur ce poste. Ceux qui vérifient ont votre liste, jamais la clé."
)
NAME, NAMED = french("Nom de l'organisme"), french("Il est imprimé sur les attestations.")
NEEDS_NAME, HAVE_SHEET = french("Écrivez le nom de l'organisme."), french("J'ai déjà une feuille de secours")
LOST = french("Clé et feuille de secours perdues : aucune attestation ne peut plus être signée en votre nom.")
KEEP_SHEET = french("Imprimez la feuille de secours tout de suite, et gardez-la sous clé.")
SHEET, PUBLISH, CHANGE = "Feuille de secours", "Donner la liste", "Changer de clé"
RESTORE, LOSE, HAPPENS = "Reprendre la clé", "Clé perdue", "En cas de besoin"
WHICH = french(
    "Phrase oubliée, ou poste remplacé : reprenez la clé de sa feuille. Clé prise par quelqu'un : déclarez-la perdue. "
    "« Changer de clé » laisse valable ce qui est signé."
)
FINGERPRINT = french("Empreinte : **{fingerprint}**. Dites-la au téléphone à ceux qui reçoivent votre liste.")
AFTER_TURNS = french("Donnez une nouvelle liste après chaque retrait ou suspension.")


class MakeKeyDialog(KeyForm):
    """The making of a key. `make` is called in a thread with a name and a passphrase; `sheet_asked`: there is one."""

    sheet_asked = Signal()

    def __init__(self, window: QWidget, make: Callable[[str, str], Own], *, keyring: bool) -> None:
        super().__init__(window, TITLE, PrimaryButton(MAKE, icon="key-round", keycap="Ctrl Entrée"), keyring=keyring)
        self._make = make
        self.name = LineEdit()
        self.name_row = FormRow(NAME, self.name, NAMED)
        self.have_sheet = QuietButton(HAVE_SHEET, icon="keyboard")
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(self.have_sheet, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.name_row, self.phrase_row, self.again_row, Message("warning", LOST, KEEP_SHEET)):
            self.body.addWidget(part)
        self.have_sheet.clicked.connect(self.close_dialog)
        self.have_sheet.clicked.connect(self.sheet_asked)

    @override
    def wrong(self) -> QWidget | None:
        self.name_row.clear_error()
        if self.name.text().strip():
            return None
        self.name_row.set_error(NEEDS_NAME)
        return self.name

    @override
    def work(self) -> Callable[[], Own]:
        return partial(self._make, self.name.text(), self.phrase.text())


class KeyDialog(Dialog):
    """The key there is. Its signals ask for its sheet, the list, another key, to type it back, to declare it lost."""

    sheet_asked = Signal()
    list_asked = Signal()
    change_asked = Signal()
    restore_asked = Signal()
    loss_asked = Signal()

    def __init__(self, window: QWidget, own: Own) -> None:
        super().__init__(window, TITLE, own.name, 620)
        rest = own.rest.value if own.rest is not None else french("un autre poste")
        told = french(f"Clé en service depuis le {long_date(own.key.since)}, dans {rest}.")
        self.sheet, self.publish = SecondaryButton(SHEET, icon="printer"), PrimaryButton(PUBLISH, icon="share-2")
        self.restore, self.change = (
            SecondaryButton(RESTORE, icon="keyboard"),
            SecondaryButton(CHANGE, icon="refresh-cw"),
        )
        self.lose, close = QuietDangerButton(LOSE, icon="triangle-alert"), SecondaryButton(CLOSE)
        self.body.addWidget(Text(told))
        self.body.addWidget(Text(FINGERPRINT.format(fingerprint=own.fingerprint)))
        self.body.addWidget(Text(AFTER_TURNS, "courant", "text_muted"))
        self._add_acts(self.publish, self.sheet)
        self.body.addWidget(heading(HAPPENS, 3))
        self.body.addWidget(Text(WHICH))
        self._add_acts(self.restore, self.change, self.lose)
        self.footer_left.hold(close)
        close.clicked.connect(self.close_dialog)
        for button, asked in (
            (self.sheet, self.sheet_asked),
            (self.publish, self.list_asked),
            (self.change, self.change_asked),
            (self.restore, self.restore_asked),
            (self.lose, self.loss_asked),
        ):
            button.clicked.connect(self.close_dialog)
            button.clicked.connect(asked)

    def _add_acts(self, *buttons: PushButton) -> None:
        acts = FlowLayout(12)
        add_all(acts, buttons)
        self.body.addLayout(acts)
