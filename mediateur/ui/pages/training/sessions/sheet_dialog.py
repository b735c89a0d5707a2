"""A sheet that was asked for (« Feuille de présence », an attestation): printed, or kept as a PDF."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.text import Text

TITLE, PRINT, SAVE, LEAVE = "Feuille de présence", "Imprimer", "Enregistrer en PDF", "Annuler"
WHAT = french("Les inscrits signent à la main. Après la session, cochez ceux qui l'ont suivie en entier.")


class SheetDialog(Dialog):
    """`printed` and `saved` tell what was asked."""

    printed = Signal()
    saved = Signal()

    def __init__(self, window: QWidget, title: str = TITLE, what: str = WHAT) -> None:
        super().__init__(window, title, width=620)
        self.body.addWidget(Text(what, "courant", "text_body"))
        self.keep, self.go = SecondaryButton(SAVE, icon="file-down"), PrimaryButton(PRINT, icon="printer")
        leave = SecondaryButton(LEAVE)
        self.footer_left.hold(leave)
        self.footer_right.hold(self.keep)
        self.footer_right.hold(self.go)
        self.set_action(self.go)
        leave.clicked.connect(self.close_dialog)
        for button, asked in ((self.keep, self.saved), (self.go, self.printed)):
            button.clicked.connect(self.close_dialog)
            button.clicked.connect(asked)
