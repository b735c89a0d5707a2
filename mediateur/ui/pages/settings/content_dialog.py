"""« Installer ce contenu ? »: who signed it, what its makers say of it, and what it changes on this machine."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.icon_lines import IconLines
from mediateur.usecases.content.packs import Weighed

TITLE = french("Mettre ce contenu en service ?")
SAID, CHANGED = "Ce qu’en disent ses auteurs", "Ce qui change sur ce poste"
NOTHING = french("Les textes sont les mêmes que ceux en service.")
STAYS = french(
    "Une séance commencée reste sur son contenu. Vos données modifiées restent. Le contenu d'avant est gardé : vous "
    "pourrez y revenir."
)
INSTALL, KEEP = "Mettre en service", "Garder le contenu actuel"


class WeighedDialog(Dialog):
    """What a pack is, once it was proved. `agreed` carries it."""

    agreed = Signal(object)

    def __init__(self, window: QWidget, weighed: Weighed) -> None:
        pack = weighed.pack
        told = f"Contenu {pack.version} du {long_date(pack.day)}, signé par {weighed.signer.name}, prouvé."
        super().__init__(window, TITLE, french(told), width=700)
        self._weighed = weighed
        self.body.addWidget(heading(SAID, 3))
        self.body.addWidget(IconLines(map(french, pack.changes), "message-square-text", "text_muted"))
        self.body.addWidget(heading(CHANGED, 3))
        lines = tuple(change.told() for change in weighed.changes)
        self.body.addWidget(IconLines(lines or (NOTHING,), "refresh-cw", "text_muted"))
        self.body.addWidget(Text(STAYS, "courant", "text_muted"))
        self.keep, self.install = SecondaryButton(KEEP), PrimaryButton(INSTALL, keycap="Ctrl Entrée")
        self.footer_right.hold(self.keep)
        self.footer_right.hold(self.install)
        self.set_action(self.install)
        self.keep.clicked.connect(self.close_dialog)
        self.install.clicked.connect(self._agree)

    @Slot()
    def _agree(self) -> None:
        self.close_dialog()
        self.agreed.emit(self._weighed)
