"""« Reprendre une sauvegarde » of the register: which one, its password, what would be missing, then one move."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.safekeeping import Copy
from mediateur.training.missing import Lost
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import DangerButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.settings.privacy_panel import PathText
from mediateur.ui.pages.training.keeping.password import secret
from mediateur.ui.pages.training.work_dialog import WorkDialog
from mediateur.usecases.register.copies import Copies

TITLE, RETURN = "Reprendre une sauvegarde du registre", "Reprendre cette sauvegarde"
WHICH, PASSWORD = "Sauvegarde", french("Mot de passe de cette sauvegarde")
ASKED = french("Elle a un mot de passe qui n'est pas celui d'aujourd'hui. Tapez-le, puis Entrée.")
NONE = french("Aucune sauvegarde du registre dans ce dossier.")
ASIDE = french("Le registre d'aujourd'hui sera gardé à part, dans le dossier des sauvegardes.")
STAYS_AWAY = french("Qui en a été effacé ne revient pas.")
LOOKING, RETURNING = french("Lecture des sauvegardes"), french("Reprise de la sauvegarde")


class _Looked(NamedTuple):
    """What is known of a copy: nothing is `lost` yet where its password is asked for first."""

    lost: Lost | None


class _Returned(NamedTuple):
    """Where the register of before is kept, if there was one."""

    aside: Path | None


class ReturnDialog(WorkDialog):
    """Going back to a copy. `done` once one took the place of the register; nothing has changed before."""

    done = Signal()
    can_stop = False

    def __init__(self, window: QWidget, copies: Copies) -> None:
        super().__init__(window, TITLE, DangerButton(RETURN))
        self._copies = copies
        self.choice, self.password = ComboBox(), secret()
        self.choice_row, self.password_row = FormRow(WHICH, self.choice), FormRow(PASSWORD, self.password, ASKED)
        self.none, self.path, self.lost = Text(NONE), PathText(copies.folder), Message("warning", "")
        self.parts = (self.choice, self.password)
        for part in (self.none, self.path, self.choice_row, self.password_row, self.lost):
            self.body.addWidget(part)
            part.hide()
        self.go.hide()
        self.choice.chosen.connect(self._choose)
        self.password.returnPressed.connect(self._look)
        self.go.clicked.connect(self._go_back)

    def look(self) -> None:
        """Read which copies there are, in a thread."""
        copies = self._copies
        self.begin(lambda _tell: copies.offered(), LOOKING)

    @override
    def show_came(self, value: object) -> None:
        if isinstance(value, _Returned):
            self.close_dialog()
            self.done.emit()
        elif isinstance(value, _Looked):
            self._show_looked(value.lost)
        elif isinstance(value, tuple):
            self._show_copies(value)

    @override
    def show_failed(self, error: MediateurError) -> None:
        super().show_failed(error)
        if self.password_row.isVisible():
            self.password.setFocus()
            self.password.selectAll()

    def _show_copies(self, copies: Sequence[Copy]) -> None:
        self.choice.set_options([(copy.path, long_date(copy.day)) for copy in copies])
        self.choice_row.setVisible(bool(copies))
        for part in (self.none, self.path):
            part.setVisible(not copies)
        if copies:
            self._choose()

    @Slot()
    def _choose(self) -> None:
        self.password.clear()
        self.password_row.hide()
        self._look()

    @Slot()
    def _look(self) -> None:
        self.lost.hide()
        self.go.hide()
        copies, copy, password = self._copies, self._chosen, self.password.text()
        self.begin(lambda _tell: _looked(copies, copy, password), LOOKING)

    def _show_looked(self, lost: Lost | None) -> None:
        self.password_row.setVisible(lost is None or bool(self.password.text()))
        if lost is None:
            self.password.setFocus()
            return
        self.lost.set_content(lost.told(), f"{ASIDE} {STAYS_AWAY}" if lost.known else "")
        self.lost.show()
        self.go.show()
        announce(self, lost.told())

    @Slot()
    def _go_back(self) -> None:
        copies, copy, password = self._copies, self._chosen, self.password.text()
        self.begin(lambda _tell: _Returned(copies.restore(copy, password)), RETURNING)

    @property
    def _chosen(self) -> Path:
        return Path(str(self.choice.value()))


def _looked(copies: Copies, copy: Path, password: str) -> _Looked:
    if not password and copies.is_protected(copy):
        return _Looked(None)
    return _Looked(copies.survey(copy, password))
