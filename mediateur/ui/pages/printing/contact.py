"""The place that guides bear at their foot: a slip on the page, and the dialog where it is changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.encounter import Place
from mediateur.ui.kit.buttons import PrimaryButton, QuietButton, SecondaryButton
from mediateur.ui.kit.dialog import Dialog
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.settings.place_form import PlaceForm
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.places import Places

TITLE = "Contact imprimé"
WHY = french("Imprimé au bas des guides, pour que la personne sache où revenir.")
NOWHERE = french("Aucun lieu indiqué. Le guide renvoie seulement au 34 22.")
DIALOG_WIDTH = 900


class ContactPanel(Panel):
    """What the foot of guides says of the place; `change_asked` when it should say something else."""

    change_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface")
        self.lines = Text("", "courant", "text_body")
        self.button = QuietButton("Modifier")
        self.button.setAccessibleName("Modifier le contact imprimé")
        self.button.clicked.connect(self.change_asked)
        top = Row(8)
        top.addWidget(heading(TITLE, 3), 1, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.button)
        self.body.set_measures(0, (12, 2, 6, 8))
        self.body.addLayout(top)
        self.body.addWidget(self.lines)

    def show_place(self, place: Place | None) -> None:
        """Show the lines of a place that are filled."""
        typed = (place.name, place.address, place.hours, place.phone) if place else ()
        filled = "\n".join(french(line.replace("*", "")) for line in typed if line.strip())
        self.lines.set_text(filled or NOWHERE)


class ContactDialog(Dialog):
    """Changes the place in use. `kept` when it was kept; it stays open while something is wrong."""

    kept = Signal()

    def __init__(self, window: QWidget, places: Places) -> None:
        super().__init__(window, TITLE, WHY, DIALOG_WIDTH)
        self.trouble = Trouble()
        self.form = PlaceForm(places)
        self.form.failed.connect(self.trouble.tell)
        self.form.stack(adapt(window.width(), window.height(), current().scale).narrow)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.form)
        self.leave = SecondaryButton("Annuler")
        self.leave.clicked.connect(self.close_dialog)
        self.keep = PrimaryButton("Enregistrer le contact", keycap="Ctrl Entrée")
        self.keep.clicked.connect(self._keep)
        self.footer_right.hold(self.leave)
        self.footer_right.hold(self.keep)
        self.set_action(self.keep)
        self.form.refresh()

    @Slot()
    def _keep(self) -> None:
        if self.form.keep():
            self.close_dialog()
            self.kept.emit()
