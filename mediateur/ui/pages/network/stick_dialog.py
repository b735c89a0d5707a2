"""An exchange file brought by hand: for which territory it counts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox, LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.text import Text

TITLE, GO, LEAVE = french("Lire un fichier d'échange"), "Compter pour ce territoire", "Annuler"
WHAT = french(
    "Le fichier vient d'un poste sans réseau. Ses séances rejoignent les chiffres du réseau, jamais le journal de ce "
    "poste. Le relire ne compte rien deux fois."
)
WHERE, OTHER, OTHER_NAME = "Territoire", french("Un autre territoire…"), french("Nom de l'autre territoire")
NEEDS = french("Choisissez ou écrivez un territoire.")


class StickDialog(Dialog):
    """`chosen` carries the territory: its identifier, or the name of another.

    `territories` are those that are known: their identifiers, with what they are shown as.
    """

    chosen = Signal(str)

    def __init__(self, window: QWidget, file: str, territories: Sequence[tuple[str, str]]) -> None:
        super().__init__(window, TITLE, file, 620)
        self.territory, self.other = ComboBox([*territories, ("", OTHER)]), LineEdit()
        self.row, self.other_row = FormRow(WHERE, self.territory), FormRow(OTHER_NAME, self.other)
        self.go, leave = PrimaryButton(GO, keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addWidget(Text(WHAT))
        self.body.addWidget(self.row)
        self.body.addWidget(self.other_row)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        self.territory.chosen.connect(self._turn)
        self.other.returnPressed.connect(self._choose)
        self.go.clicked.connect(self._choose)
        leave.clicked.connect(self.close_dialog)
        self._turn()

    @Slot()
    def _turn(self) -> None:
        self.other_row.setVisible(not self.territory.value())

    @Slot()
    def _choose(self) -> None:
        name = str(self.territory.value()) or self.other.text().strip()
        if not name:
            self.other_row.set_error(NEEDS)
            self.other.setFocus()
            return
        self.close_dialog()
        self.chosen.emit(name)
