"""« Exporter le registre »: figures, mediators or the label of their structures, and in which file."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.pages.journal.export_dialog import COLUMN, FORMATS, LEAVE, NEXT, WIDE
from mediateur.ui.pages.shared.options import Option, Options
from mediateur.usecases.register.exports import Contents, Format, Wanted

TITLE = "Exporter le registre"
CONTENTS = (
    Option(
        Contents.FIGURES,
        french("À partager : des chiffres"),
        french("Par territoire et par rôle, sans nom. Aucun nombre de 1 à 10 : les petits groupes sont réunis."),
    ),
    Option(
        Contents.PEOPLE,
        french("Pour la structure : les médiateurs"),
        french("Une ligne par personne, avec son nom. À garder sous clé, et à effacer ensuite."),
    ),
    Option(
        Contents.LABEL,
        french("Pour la cartographie : le label des lieux"),
        french(
            "Les structures où une attestation est valable, dans les colonnes du standard national. Les adresses "
            "restent à compléter."
        ),
    ),
)


class RegisterExportDialog(Dialog):
    """What to export. `asked` carries it (Wanted)."""

    asked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, TITLE, width=WIDE)
        self.contents, self.formats = Options("Ce qui est écrit", CONTENTS), Options("Fichier", FORMATS)
        self.keep, leave = PrimaryButton(NEXT, icon="file-down", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        columns = Columns(2, COLUMN, (28, 12))
        columns.addWidget(self.contents)
        columns.addWidget(self.formats)
        self.body.addLayout(columns)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.keep)
        self.set_action(self.keep)
        leave.clicked.connect(self.close_dialog)
        self.keep.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.close_dialog()
        self.asked.emit(Wanted(Contents(str(self.contents.value())), Format(str(self.formats.value()))))
