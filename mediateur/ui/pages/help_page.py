"""Aide: the screen in view, all the keys, what is counted, what the program is made of."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.definitions import DEFINITIONS
from mediateur.ui.kit.layouts import Column, empty
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import Theme
from mediateur.ui.pages.about_panel import AboutPanel
from mediateur.ui.pages.help_texts import SCREENS, ScreenHelp
from mediateur.ui.pages.icon_lines import IconLines
from mediateur.ui.pages.key_table import RegionPanel, regions
from mediateur.ui.pages.keyboard_map import KEYBOARD, REGIONS
from mediateur.ui.pages.sections import Section, SectionedPage

SUBTITLE = french("F1 ouvre l'aide de l'écran où vous êtes.")
COUNTED = french("Des comptes séparés, jamais un entonnoir. Dire non ou attendre n'est pas une perte.")
KEYS_HERE, EVERYWHERE = "Touches de cet écran", "partout"


class HelpPage(SectionedPage):
    """F1. `show_for` shows the help of a screen (a key of SCREENS)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Aide", SUBTITLE)
        self._theme = theme
        self.screen_help = QWidget()
        self._screen_column = Column(14, parent=self.screen_help)
        self.screen_name = ""
        self.about = AboutPanel()
        self.set_sections(
            (
                Section("ecran", "monitor", "Cet écran", self.screen_help),
                Section("touches", "keyboard", "Toutes les touches", regions(KEYBOARD)),
                Section("comptes", "list-checks", "Ce qui est compté", _definitions()),
                Section("apropos", "info", "À propos", self.about),
            )
        )
        self.show_for("aide")

    @Slot(str)
    def show_for(self, screen: str) -> None:
        """Show the help of a screen (« séance », « écran usager »…); that of Aide itself when the screen has none."""
        self.screen_name = key if (key := key_of(screen)) in SCREENS else "aide"
        empty(self._screen_column)
        found = SCREENS[self.screen_name]
        self._screen_column.addWidget(_screen_panel(found))
        for name in found.regions:
            self._screen_column.addWidget(RegionPanel(REGIONS[name], KEYS_HERE))
        self._screen_column.addWidget(RegionPanel(REGIONS[EVERYWHERE]))
        self.show_section("ecran")


def key_of(screen: str) -> str:
    """Return the key of SCREENS for the name of a screen, with or without accents, hyphens and capitals."""
    letters = unicodedata.normalize("NFKD", screen.casefold().replace("-", " ").replace("_", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _screen_panel(found: ScreenHelp) -> Panel:
    panel = Panel("surface")
    panel.body.addWidget(heading(found.title, 2))
    panel.body.addWidget(IconLines(found.lines, "chevron-right"))
    return panel


def _definitions() -> QWidget:
    box = QWidget()
    column = Column(14, parent=box)
    column.addWidget(Text(COUNTED))
    panel = Panel("surface")
    for rank, (name, meaning) in enumerate(DEFINITIONS.items()):
        if rank:
            panel.body.addWidget(Separator())
        panel.body.addWidget(heading(name, 3))
        panel.body.addWidget(Text(meaning))
    column.addWidget(panel)
    return box
