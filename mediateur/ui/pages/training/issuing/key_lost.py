"""« Déclarer la clé perdue »: what follows is said first; what it signed counts no more, and a new key takes over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import DangerButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.issuing.key_form import KeyForm
from mediateur.ui.pages.training.issuing.phrase_dialog import NEEDED, PHRASE
from mediateur.ui.pages.training.keeping.password import secret
from mediateur.usecases.attestations.organisation import Own

TITLE, DECLARE = french("Déclarer la clé perdue"), french("Déclarer la clé perdue")
WHEN = french("À faire si quelqu'un a pu prendre la clé, sa phrase secrète ou sa feuille de secours.")
FOLLOWS = french("Toutes les attestations déjà signées cessent d'être valables.")
AFTER = french(
    "Une nouvelle clé prend la place de l'ancienne, sans retour possible. Ensuite : imprimez sa feuille de secours, "
    "donnez votre nouvelle liste à ceux qui vérifient, puis signez de nouveau les attestations en cours par « Écrire "
    "les attestations… »."
)
NEW = "Phrase secrète de la nouvelle clé"
UNDERSTOOD = french("J'ai compris : les attestations remises sont à signer de nouveau.")
NOT_UNDERSTOOD = french("Cochez d'abord que vous l'avez compris.")


class LostKeyDialog(KeyForm):
    """The loss of a key. `declare` is called in a thread with its passphrase, asked where `asks`, and a new one."""

    def __init__(
        self, window: QWidget, declare: Callable[[str, str], Own], name: str, *, asks: bool, keyring: bool
    ) -> None:
        super().__init__(window, TITLE, DangerButton(DECLARE), name, keyring=keyring, said=NEW)
        self._declare, self._asks = declare, asks
        self.old, self.understood = secret(), CheckRow(UNDERSTOOD)
        self.old_row, self.not_understood = FormRow(PHRASE, self.old), Text("", "libelle", "danger")
        self.body.addWidget(Text(WHEN))
        self.body.addWidget(Message("warning", FOLLOWS, AFTER))
        for part in (self.old_row, self.phrase_row, self.again_row, self.understood, self.not_understood):
            self.body.addWidget(part)
        self.old_row.setVisible(asks)
        self.not_understood.hide()
        self.understood.toggled.connect(self.not_understood.hide)

    @property
    def first(self) -> QWidget:
        """Where the typing begins."""
        return self.old if self._asks else self.phrase

    @override
    def wrong(self) -> QWidget | None:
        self.old_row.clear_error()
        if self._asks and not self.old.text():
            self.old_row.set_error(NEEDED)
            return self.old
        if not self.understood.isChecked():
            self.not_understood.set_text(NOT_UNDERSTOOD)
            self.not_understood.show()
            return self.understood
        return None

    @override
    def work(self) -> Callable[[], Own]:
        return partial(self._declare, self.old.text(), self.phrase.text())
