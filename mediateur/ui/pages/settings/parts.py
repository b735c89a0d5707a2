"""The short sections of Réglages: display, notes, data folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.settings import SCALES
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.choices import Toggle
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.settings.display_form import DisplayForm
from mediateur.ui.pages.settings.privacy_panel import PathText
from mediateur.ui.pages.settings.privacy_words import NOTES_OFF, NOTES_RULES
from mediateur.ui.pages.settings.stick_note import StickLine
from mediateur.ui.pages.shared.fixed_note import FixedNote
from mediateur.ui.pages.shared.icon_lines import IconLines
from mediateur.ui.pages.shared.keeper import Keeper
from mediateur.usecases.program.stick import Stick

MOTION = french("Réduire les animations")
DIGITS = french("Chiffres et lettres comme raccourcis")
DIGITS_HELP = french(
    "Quand c'est « Non », les touches 1 à 9, B et R n'agissent plus seules. Utile avec une commande vocale."
)
NOTES = french("Proposer une note en fin de séance")
INSIDE = tuple(
    french(line)
    for line in (
        "mediateur.sqlite : le journal, les séances en attente, les lieux.",
        "reglages.json : les réglages de ce poste.",
        "sauvegardes : les copies du journal, sans ses notes.",
        "entrainement.sqlite : ce qui est fait pour s'entraîner, jamais compté.",
        "mediateur-abime, suivi d'une date : un journal abîmé, mis de côté et gardé.",
        "mediateur.log : les pannes du programme, sans donnée personnelle.",
    )
)
MOVE = french(
    "Pour le changer, fermez Médiateur et déplacez ce dossier. Ouvrez ensuite Médiateur avec l'option "
    "**--dossier CHEMIN**, ou donnez ce chemin à la variable **MEDIATEUR_DOSSIER**. La personne qui l'a installé "
    "sait le faire."
)


class DisplaySection(QWidget):
    """Text size, colours, animations, shortcuts."""

    def __init__(self, keeper: Keeper, theme: Theme) -> None:
        super().__init__()
        self._keeper, self._theme = keeper, theme
        self.form = DisplayForm(keeper, theme, SCALES)
        self.motion, self.digits = Toggle(MOTION), Toggle(DIGITS)
        self.digits.setAccessibleDescription(DIGITS_HELP)
        column = Column(14, parent=self)
        column.addWidget(self.form)
        panel = Panel("surface", 14)
        for widget in (self.motion, self.digits, Text(DIGITS_HELP, "note", "text_muted")):
            panel.body.addWidget(widget)
        column.addWidget(panel)
        self.motion.clicked.connect(self._choose_motion)
        self.digits.clicked.connect(self._choose_digits)

    def refresh(self) -> None:
        """Show what is in force."""
        self.motion.setChecked(self._keeper.settings.reduced_motion)
        self.digits.setChecked(self._keeper.settings.digits)
        self.form.refresh()

    @Slot()
    def _choose_motion(self) -> None:
        reduced = self.motion.isChecked()
        if self._keeper.change("animations réduites" if reduced else "animations", reduced_motion=reduced):
            self._theme.set(reduced_motion=reduced)
        self.refresh()

    @Slot()
    def _choose_digits(self) -> None:
        on = self.digits.isChecked()
        self._keeper.change("raccourcis actifs" if on else "raccourcis désactivés", digits=on)
        self.refresh()


class NotesSection(QWidget):
    """Notes: off by default, and why."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        self._keeper = keeper
        self.toggle = Toggle(NOTES)
        self.toggle.setAccessibleDescription(NOTES_OFF)
        panel = Panel("surface")
        Column(parent=self).addWidget(panel)
        panel.body.addWidget(heading("Notes", 2))
        panel.body.addWidget(Text(NOTES_OFF))
        panel.body.addWidget(self.toggle)
        self.fixed = FixedNote("Non, sans notes")
        panel.body.addWidget(self.fixed)
        self.toggle.setVisible(not keeper.policy.no_notes)
        self.fixed.setVisible(keeper.policy.no_notes)
        panel.body.addWidget(IconLines(NOTES_RULES, "shield-check"))
        self.toggle.clicked.connect(self._choose)

    def refresh(self) -> None:
        """Show what is in force."""
        self.toggle.setChecked(self._keeper.settings.notes)

    @Slot()
    def _choose(self) -> None:
        on = self.toggle.isChecked()
        self._keeper.change("notes proposées" if on else "notes désactivées", notes=on)
        self.refresh()


class FolderSection(QWidget):
    """Where data lives; `open_asked` tells that the folder is wanted in the system's file manager."""

    open_asked = Signal()

    def __init__(self, folder: Path, stick: Stick | None = None) -> None:
        super().__init__()
        panel = Panel("surface")
        Column(parent=self).addWidget(panel)
        panel.body.addWidget(heading("Dossier des données", 2))
        panel.body.addWidget(PathText(folder))
        self.stick = StickLine(stick)
        panel.body.addWidget(self.stick)
        self.button = SecondaryButton("Ouvrir le dossier", icon="folder-open")
        self.button.clicked.connect(self.open_asked)
        foot = Row()
        foot.addWidget(self.button)
        foot.addStretch(1)
        panel.body.addLayout(foot)
        panel.body.addWidget(heading("Ce qu’il contient", 3))
        panel.body.addWidget(IconLines(INSIDE, "file-text", "text_muted"))
        panel.body.addWidget(heading("En changer", 3))
        panel.body.addWidget(Text(MOVE))
