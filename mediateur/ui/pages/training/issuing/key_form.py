"""What is asked before the key of the organisation changes: a passphrase typed twice, then work in a thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui import jobs
from mediateur.ui.kit.buttons import PushButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.ui.pages.training.keeping.password import secret
from mediateur.usecases.attestations.issuing import SHORTEST
from mediateur.usecases.attestations.organisation import Own

PHRASE, AGAIN, LEAVE = "Phrase secrète", "La même, une seconde fois", "Annuler"
IN_KEYRING = french("Laissez vide : la clé va dans le trousseau de ce poste. Ou fermez-la par une phrase.")
IN_FILE = french(f"Ce poste n'a pas de trousseau de clés : il faut une phrase, de {SHORTEST} signes au moins.")
DIFFER = french("Les deux phrases diffèrent.")


class KeyForm(Dialog):
    """A form whose `save` does something to the key, told where it cannot; `made` once it is done.

    `phrase` and `again` take the passphrase that closes the key; where there is a `keyring`, they may stay empty.
    """

    made = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        save: PushButton,
        subtitle: str = "",
        *,
        keyring: bool,
        said: str = PHRASE,
        width: int = 620,
    ) -> None:
        super().__init__(window, title, subtitle, width)
        self._working = False
        self.phrase, self.again, self.trouble, self.save = secret(), secret(), Trouble(), save
        self.phrase_row = FormRow(said, self.phrase, IN_KEYRING if keyring else IN_FILE, optional=keyring)
        self.again_row = FormRow(AGAIN, self.again, optional=keyring)
        leave = SecondaryButton(LEAVE)
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(save)
        self.set_action(save)
        save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    def wrong(self) -> QWidget | None:
        """Say beside the fields of this form what is wrong in them; return the first of those, if there is one."""
        raise NotImplementedError

    def work(self) -> Callable[[], Own]:
        """Return what is to be done with what is typed; it touches no widget."""
        raise NotImplementedError

    @Slot()
    def _try(self) -> None:
        self.again_row.clear_error()
        self.trouble.forget()
        wrong = self.wrong()
        if wrong is None and self.phrase.text() != self.again.text():
            self.again_row.set_error(DIFFER)
            wrong = self.again
        if wrong is not None:
            wrong.setFocus()
        elif not self._working:
            self._working = True
            jobs.run(self.work(), self._on_made, self)

    @Slot(object)
    def _on_made(self, outcome: jobs.Outcome) -> None:
        self._working = False
        if not outcome.succeeded(self.trouble.tell):
            return
        self.close_dialog()
        self.made.emit()
