"""Réglages: where the number of the newest version is asked for."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.policy_file import is_address
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.fixed_note import FixedNote
from mediateur.ui.pages.shared.keeper import Keeper

WHY = french(
    "Médiateur ne cherche jamais tout seul une nouvelle version. Dans Aide, « Mises à jour », un bouton la demande à "
    "cette adresse, après vous avoir dit à qui."
)
HINT = french("Donnée par votre structure. Vide : rien n'est demandé.")
WRONG = french("Cette adresse doit commencer par https://, sans nom ni mot de passe.")


class UpdatesSection(QWidget):
    """One address, which may be empty, or what an administrator fixed instead."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.address = LineEdit(french("Exemple : https://intranet.exemple.fr/version.json"))
        self.row = FormRow("Adresse du fichier de version", self.address, HINT, optional=True)
        policy = keeper.policy
        self.fixed = FixedNote("Rien n’est demandé" if policy.no_update_check else "Adresse")
        panel = Panel("surface")
        Column(parent=self).addWidget(panel)
        panel.body.addWidget(heading("Mises à jour", 2))
        for widget in (Text(WHY), self.row, self.fixed):
            panel.body.addWidget(widget)
        self.address.setReadOnly(bool(policy.update_address))
        self.row.setVisible(not policy.no_update_check)
        self.fixed.setVisible(policy.no_update_check or bool(policy.update_address))
        self.address.editingFinished.connect(self._finish)
        self.address.textEdited.connect(self.row.clear_error)

    def refresh(self) -> None:
        """Show what is in force."""
        self.address.setText(self._keeper.settings.update_address)
        self.row.clear_error()

    @Slot()
    def _finish(self) -> None:
        typed = self.address.text().strip()
        if typed == self._keeper.settings.update_address:
            return
        if typed and not is_address(typed):
            self.row.set_error(WRONG)
        elif self._keeper.change("adresse du fichier de version", update_address=typed):
            self.refresh()
