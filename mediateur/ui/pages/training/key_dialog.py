"""« Clé de l'organisme »: made once, printed on a sheet, changed when it must be; the list for those who verify."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.certificate import day_words
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import PrimaryButton, QuietDangerButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.follow_password import secret
from mediateur.ui.pages.trouble import Trouble
from mediateur.usecases.attesting import SHORTEST
from mediateur.usecases.organisation import Own

TITLE, MAKE, CLOSE, LEAVE = french("Clé de l'organisme"), "Créer la clé", "Fermer", "Annuler"
WHAT = french(
    "La clé signe vos attestations. Elle reste sur ce poste. Ceux qui vérifient ont votre liste, jamais la clé."
)
NAME, NAMED = french("Nom de l'organisme"), french("Il est imprimé sur les attestations.")
PHRASE, AGAIN = "Phrase secrète", "La même, une seconde fois"
IN_KEYRING = french("Laissez vide : la clé va dans le trousseau de ce poste. Ou fermez-la par une phrase.")
IN_FILE = french(f"Ce poste n'a pas de trousseau de clés : il faut une phrase, de {SHORTEST} signes au moins.")
NEEDS_NAME, DIFFER = french("Écrivez le nom de l'organisme."), french("Les deux phrases diffèrent.")
LOST = french("Clé et feuille de secours perdues : aucune attestation ne peut plus être signée en votre nom.")
KEEP_SHEET = french("Imprimez la feuille de secours tout de suite, et gardez-la sous clé.")
SHEET, PUBLISH, CHANGE = "Feuille de secours", "Donner la liste", "Changer de clé"
FINGERPRINT = french("Empreinte : **{fingerprint}**. Dites-la au téléphone à ceux qui reçoivent votre liste.")
AFTER_TURNS = french("Donnez une nouvelle liste après chaque retrait ou suspension.")


class MakeKeyDialog(Dialog):
    """The making of a key. `make` is called in a thread with a name and a passphrase; `made` once it is done."""

    made = Signal()

    def __init__(self, window: QWidget, make: Callable[[str, str], Own], *, keyring: bool) -> None:
        super().__init__(window, TITLE, width=620)
        self._make, self._working = make, False
        self.name, self.phrase, self.again, self.trouble = LineEdit(), secret(), secret(), Trouble()
        self.name_row = FormRow(NAME, self.name, NAMED)
        self.again_row = FormRow(AGAIN, self.again, optional=keyring)
        self.save, leave = PrimaryButton(MAKE, icon="key-round", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(self.name_row)
        self.body.addWidget(FormRow(PHRASE, self.phrase, IN_KEYRING if keyring else IN_FILE, optional=keyring))
        self.body.addWidget(self.again_row)
        self.body.addWidget(Message("warning", LOST, KEEP_SHEET))
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _try(self) -> None:
        for row in (self.name_row, self.again_row):
            row.clear_error()
        if not self.name.text().strip():
            self.name_row.set_error(NEEDS_NAME)
            self.name.setFocus()
        elif self.phrase.text() != self.again.text():
            self.again_row.set_error(DIFFER)
            self.again.setFocus()
        elif not self._working:
            self._working = True
            make, name, phrase = self._make, self.name.text(), self.phrase.text()
            jobs.run(lambda: make(name, phrase), self._on_made, self)

    @Slot(object)
    def _on_made(self, outcome: jobs.Outcome) -> None:
        self._working = False
        if isinstance(outcome.error, MediateurError):
            self.trouble.tell(outcome.error)
            return
        if outcome.error is not None:
            raise outcome.error
        self.close_dialog()
        self.made.emit()


class KeyDialog(Dialog):
    """The key there is. Its signals ask for the recovery sheet, for the list, for another key."""

    sheet_asked = Signal()
    list_asked = Signal()
    change_asked = Signal()

    def __init__(self, window: QWidget, own: Own) -> None:
        super().__init__(window, TITLE, own.name, 620)
        rest = own.rest.value if own.rest is not None else french("un autre poste")
        told = french(f"Clé en service depuis le {day_words(own.key.since)}, dans {rest}.")
        self.sheet, self.publish = SecondaryButton(SHEET, icon="printer"), PrimaryButton(PUBLISH, icon="share-2")
        self.change, close = QuietDangerButton(CHANGE, icon="refresh-cw"), SecondaryButton(CLOSE)
        self.body.addWidget(Text(told))
        self.body.addWidget(Text(FINGERPRINT.format(fingerprint=own.fingerprint)))
        self.body.addWidget(Text(AFTER_TURNS, "courant", "text_muted"))
        acts = FlowLayout(12)
        add_all(acts, (self.publish, self.sheet, self.change))
        self.body.addLayout(acts)
        self.footer_left.hold(close)
        close.clicked.connect(self.close_dialog)
        for button, asked in (
            (self.sheet, self.sheet_asked),
            (self.publish, self.list_asked),
            (self.change, self.change_asked),
        ):
            button.clicked.connect(self.close_dialog)
            button.clicked.connect(asked)
