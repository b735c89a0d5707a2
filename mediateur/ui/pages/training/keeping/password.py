"""The password of the register: set, changed or taken off. What losing it means is said first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from mediateur.content.text import french, sentences
from mediateur.errors import MediateurError
from mediateur.training.missing import Tell
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import DangerButton, PrimaryButton, PushButton
from mediateur.ui.kit.choices import CheckRow
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.work_dialog import WorkDialog
from mediateur.usecases.register.register import LEAST_PASSWORD, LOST_PASSWORD, OLD_COPIES

SET, CHANGE = "Mettre un mot de passe", "Changer le mot de passe"
NEW, AGAIN = "Nouveau mot de passe", "Le même, une seconde fois"
HINT = french(f"{LEAST_PASSWORD} signes au moins. Quatre mots sans rapport se retiennent bien.")
NOTED = french("J'ai noté ce mot de passe sur papier.")
NOT_NOTED = french("Cochez d'abord que vous l'avez noté.")
REMOVES, REMOVE = french("Retirer le mot de passe ?"), "Retirer le mot de passe"
IN_CLEAR = french("Sans lui, toute personne qui ouvre votre session sur ce poste peut lire le registre et ses copies.")
WORKING = french("Le registre est récrit avec son nouveau mot de passe, puis ses copies")
REMOVING = french("Le registre est récrit sans mot de passe, puis ses copies")


class _Keying(WorkDialog):
    """The register and its copies written anew. `done` once it is so; stopped halfway, copies would differ."""

    done = Signal()
    can_stop = False

    def __init__(self, window: QWidget, title: str, go: PushButton) -> None:
        super().__init__(window, title, go, width=560)
        self.go.clicked.connect(self.try_to_begin)

    @Slot()
    def try_to_begin(self) -> None:
        """Begin, where all that is needed was said."""
        raise NotImplementedError

    @override
    def show_came(self, value: object) -> None:
        self.close_dialog()
        self.done.emit()


class PasswordDialog(_Keying):
    """`protect` is called, in a thread, with the password typed twice, and told how far it is."""

    def __init__(self, window: QWidget, protect: Callable[[str, str, Tell], object], *, protected: bool) -> None:
        title = CHANGE if protected else SET
        super().__init__(window, title, PrimaryButton(title, icon="lock"))
        self._protect = protect
        self.new, self.again = secret(), secret()
        self.noted, self.not_noted = CheckRow(NOTED), Text("", "libelle", "danger")
        self.parts = (self.new, self.again, self.noted)
        lost, write_down = sentences(LOST_PASSWORD)
        self.body.addWidget(Message("warning", lost, write_down))
        self.body.addWidget(FormRow(NEW, self.new, HINT))
        self.body.addWidget(FormRow(AGAIN, self.again))
        self.body.addWidget(self.noted)
        self.body.addWidget(self.not_noted)
        self.body.addWidget(Text(OLD_COPIES, "note", "text_muted"))
        self.not_noted.hide()
        for edit in (self.new, self.again):
            edit.returnPressed.connect(self.try_to_begin)
        self.noted.toggled.connect(self.not_noted.hide)

    @Slot()
    @override
    def try_to_begin(self) -> None:
        if self.is_working:
            return
        if not self.noted.isChecked():
            self.not_noted.set_text(NOT_NOTED)
            self.not_noted.show()
            self.noted.setFocus()
            announce(self, NOT_NOTED, assertive=True)
            return
        protect, new, again = self._protect, self.new.text(), self.again.text()
        self.begin(lambda tell: protect(new, again, tell), WORKING)

    @override
    def show_failed(self, error: MediateurError) -> None:
        super().show_failed(error)
        self.new.setFocus()


class RemovalDialog(_Keying):
    """`unprotect` is called in a thread, and told how far it is."""

    def __init__(self, window: QWidget, unprotect: Callable[[Tell], object]) -> None:
        super().__init__(window, REMOVES, DangerButton(REMOVE))
        self._unprotect = unprotect
        self.body.addWidget(Text(IN_CLEAR, "courant", "text_body"))

    @Slot()
    @override
    def try_to_begin(self) -> None:
        unprotect = self._unprotect
        self.begin(lambda tell: unprotect(tell), REMOVING)


def secret() -> LineEdit:
    """Return a field that shows dots."""
    edit = LineEdit()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    return edit
