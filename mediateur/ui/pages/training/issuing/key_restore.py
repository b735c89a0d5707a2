"""« Reprendre la clé »: the lines of the recovery sheet, typed back; each tells at once whether it is right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP, french
from mediateur.ui.kit.buttons import PrimaryButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.layouts import add_all
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.training.issuing.key_form import KeyForm
from mediateur.usecases.attestations.key_sheet import LINES, may_be_line
from mediateur.usecases.attestations.organisation import Own

TITLE, TAKE = french("Reprendre la clé de l'organisme"), "Reprendre la clé"
WHAT = french("Tapez les lignes de la feuille de secours, avec ou sans espaces. Il n'y a ni I, ni L, ni O, ni U.")
FOLLOWS = french("Ce poste pourra signer de nouveau en votre nom.")
SAME = french(
    "La clé reste la même : les attestations déjà remises restent valables, et la feuille de secours sert encore. Si "
    "quelqu'un d'autre a pu la prendre, déclarez-la perdue ensuite."
)
NAME, NAMED = french("Nom de l'organisme"), french("Celui des attestations déjà remises.")
NEEDS_NAME = french("Écrivez le nom de l'organisme.")
NOT_IT = french("Ce n'est pas cette ligne.")
FIRST = f"Ligne{NBSP}"
COLUMN, WIDE = 190, 760


class RestoreKeyDialog(KeyForm):
    """The typing back of a key. `restore` is called in a thread with the name, the lines and a passphrase.

    `name` is that of the organisation of this machine, whose key it must then be; empty: it is asked.
    """

    def __init__(
        self,
        window: QWidget,
        restore: Callable[[str, tuple[str, ...], str], Own],
        name: str,
        *,
        keyring: bool,
    ) -> None:
        super().__init__(
            window,
            TITLE,
            PrimaryButton(TAKE, icon="key-round", keycap="Ctrl Entrée"),
            name,
            keyring=keyring,
            width=WIDE,
        )
        self._restore = restore
        self.name = LineEdit()
        self.name.setText(name)
        self.name_row = FormRow(NAME, self.name, NAMED)
        self.lines = tuple(LineEdit() for _ in range(LINES))
        self.rows = tuple(FormRow(f"{FIRST}{rank}", line) for rank, line in enumerate(self.lines, 1))
        columns = Columns(3, COLUMN, (24, 8))
        add_all(columns, map(topped, self.rows))
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(self.name_row)
        self.name_row.setHidden(bool(name))
        self.body.addLayout(columns)
        self.body.addWidget(self.phrase_row)
        self.body.addWidget(self.again_row)
        self.body.addWidget(Message("info", FOLLOWS, SAME))
        for line in self.lines:
            line.editingFinished.connect(self._check_line)

    @property
    def first(self) -> QWidget:
        """Where the typing begins."""
        return self.lines[0] if self.name_row.isHidden() else self.name

    @override
    def wrong(self) -> QWidget | None:
        self.name_row.clear_error()
        if not self.name.text().strip():
            self.name_row.set_error(NEEDS_NAME)
            return self.name
        return next((line for rank, line in enumerate(self.lines) if not self._is_right(rank)), None)

    @override
    def work(self) -> Callable[[], Own]:
        typed = tuple(line.text() for line in self.lines)
        return partial(self._restore, self.name.text(), typed, self.phrase.text())

    @Slot()
    def _check_line(self) -> None:
        line = self.sender()
        if isinstance(line, LineEdit) and line.text().strip():
            self._is_right(self.lines.index(line))

    def _is_right(self, rank: int) -> bool:
        """Return whether a line is one of the sheet, and say beside it when it is not."""
        right = may_be_line(rank, self.lines[rank].text())
        if right:
            self.rows[rank].clear_error()
        else:
            self.rows[rank].set_error(NOT_IT)
        return right
