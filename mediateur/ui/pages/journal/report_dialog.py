"""« Bilan en PDF »: how much it tells, before a file is named."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.pages.shared.options import Option, Options
from mediateur.usecases.figures.bilans import Extent

TITLE, NEXT, LEAVE = "Bilan en PDF", "Choisir le fichier", "Annuler"
INSIDE = french("Chiffres exacts, pour votre structure. Ne les transmettez pas tels quels.")
SHARED = french("Chiffres à partager. Ce qui part est gardé tel quel, et les bilans suivants en tiennent compte.")
EXTENTS = (
    Option(
        Extent.PAGE,
        french("Une page, pour un financeur"),
        french("Les comptes, les âges, l'autonomie, les droits et ce qui bloque."),
    ),
    Option(
        Extent.TERRITORY,
        french("Bilan de territoire"),
        french("La même page, puis les mois, les types de lieu, les lieux et les parcours."),
    ),
)


class ReportDialog(Dialog):
    """`asked` carries the Extent."""

    asked = Signal(object)

    def __init__(self, window: QWidget, days: str, *, share: bool) -> None:
        super().__init__(window, TITLE, f"{days} {SHARED if share else INSIDE}")
        self.extent = Options("Ce que dit le bilan", EXTENTS)
        self.body.addWidget(self.extent)
        self.keep, leave = PrimaryButton(NEXT, icon="file-down", keycap="Ctrl Entrée"), SecondaryButton(LEAVE)
        leave.clicked.connect(self.close_dialog)
        self.keep.clicked.connect(self._ask)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.keep)
        self.set_action(self.keep)

    @Slot()
    def _ask(self) -> None:
        extent = self.extent.value()
        self.close_dialog()
        self.asked.emit(extent)
