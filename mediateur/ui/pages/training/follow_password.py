"""The password of the register: set or changed. What losing it means is said first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from mediateur.content.text import french, sentences
from mediateur.ui import jobs
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.register import LEAST_PASSWORD, LOST_PASSWORD, OLD_COPIES

SET, CHANGE, LEAVE = "Mettre un mot de passe", "Changer le mot de passe", "Annuler"
NEW, AGAIN = "Nouveau mot de passe", "Le même, une seconde fois"
HINT = french(f"{LEAST_PASSWORD} signes au moins. Quatre mots sans rapport se retiennent bien.")
NOTED = french("J'ai noté ce mot de passe sur papier.")
NOT_NOTED = french("Cochez d'abord que vous l'avez noté.")
WORKING = french("Le registre est en train d'être chiffré.")


class PasswordDialog(Dialog):
    """`protect` is called, in a thread, with the password typed twice; `done` is called once it is in force."""

    def __init__(
        self, window: QWidget, protect: Callable[[str, str], None], done: Callable[[], None], *, protected: bool
    ) -> None:
        super().__init__(window, CHANGE if protected else SET, width=560)
        self._protect, self._done, self._working = protect, done, False
        self.new, self.again = secret(), secret()
        self.noted, self.not_noted = CheckRow(NOTED), Text("", "libelle", "danger")
        self.trouble = Trouble()
        self.save, leave = PrimaryButton(CHANGE if protected else SET, icon="lock"), SecondaryButton(LEAVE)
        lost, write_down = sentences(LOST_PASSWORD)
        self.body.addWidget(Message("warning", lost, write_down))
        self.body.addWidget(FormRow(NEW, self.new, HINT))
        self.body.addWidget(FormRow(AGAIN, self.again))
        self.body.addWidget(self.noted)
        self.body.addWidget(self.not_noted)
        self.body.addWidget(Text(OLD_COPIES, "note", "text_muted"))
        self.not_noted.hide()
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        for edit in (self.new, self.again):
            edit.returnPressed.connect(self._try)
        self.noted.toggled.connect(self.not_noted.hide)
        self.save.clicked.connect(self._try)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _try(self) -> None:
        if self._working:
            return
        if not self.noted.isChecked():
            self.not_noted.set_text(NOT_NOTED)
            self.not_noted.show()
            self.noted.setFocus()
            announce(self, NOT_NOTED, assertive=True)
            return
        self._working = True
        announce(self, WORKING)
        protect, new, again = self._protect, self.new.text(), self.again.text()
        jobs.run(lambda: protect(new, again), self._on_done, self)

    @Slot(object)
    def _on_done(self, outcome: jobs.Outcome) -> None:
        self._working = False
        if not outcome.succeeded(self.trouble.tell):
            self.new.setFocus()
            return
        self.close_dialog()
        self._done()


def secret() -> LineEdit:
    """Return a field that shows dots."""
    edit = LineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
