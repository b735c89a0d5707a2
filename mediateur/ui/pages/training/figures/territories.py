"""Which territory of the network each of the register is, where they are not written alike."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.training.chain import NOWHERE, Place
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow, topped
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.register.chain import Chain

TITLE, KEEP, LEAVE = "Quel territoire est lequel", "Enregistrer", "Annuler"
WHAT = french(
    "Dites quel territoire du réseau est chacun de ceux du registre. Deux noms écrits de même se répondent sans rien "
    "dire. Rien d'autre ne passe de l'un à l'autre."
)
AS_WRITTEN, NONE_OF_THEM = french("Comme il s'écrit"), "Aucun de ceux du réseau"
WIDE, COLUMN = 720, 290


class TerritoriesDialog(Dialog):
    """A choice a territory. `done` once they are kept."""

    done = Signal()

    def __init__(self, window: QWidget, chain: Chain, territories: Sequence[str], places: Sequence[Place]) -> None:
        super().__init__(window, TITLE, width=WIDE)
        self._chain = chain
        offered = [("", AS_WRITTEN), *((place.name, place.label) for place in places), (NOWHERE, NONE_OF_THEM)]
        self.choices = {territory: ComboBox(offered) for territory in territories}
        self.trouble, columns = Trouble(), Columns(2, COLUMN, (24, 12))
        self.save, leave = PrimaryButton(KEEP, icon="save", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        self.body.addWidget(Text(WHAT))
        for territory, choice in self.choices.items():
            choice.set_value(chain.said(territory))
            columns.addWidget(topped(FormRow(territory, choice)))
        self.body.addLayout(columns)
        self.notice.addWidget(self.trouble)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.save)
        self.set_action(self.save)
        self.save.clicked.connect(self._keep)
        leave.clicked.connect(self.close_dialog)

    @Slot()
    def _keep(self) -> None:
        try:
            self._chain.say({territory: str(choice.value()) for territory, choice in self.choices.items()})
        except MediateurError as error:
            self.trouble.tell(error)
            return
        self.close_dialog()
        self.done.emit()
