"""That this machine coordinates a network, and how to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.usecases.network.standing import Standing
from mediateur.usecases.network.words import plain

TITLE, QUIT = "Coordination", "Ne plus coordonner"
WHAT = french(
    "Ce poste coordonne « {name} », sur le serveur {server}. La page « Réseau » est dans la navigation. Rien de son "
    "propre journal ne part par là."
)
REMAINS = french("Ne plus coordonner retire la page « Réseau ». Ce qui a été reçu reste dans le dossier des données.")


class CoordinationPanel(QWidget):
    """`quit_asked` tells that the button was pressed."""

    quit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.what, self.quit = Text(""), SecondaryButton(QUIT, icon="log-out")
        panel, foot = Panel("surface"), FlowLayout(12)
        Column(parent=self).addWidget(panel)
        for part in (heading(TITLE, 2), self.what, Text(REMAINS, "note", "text_muted")):
            panel.body.addWidget(part)
        foot.addWidget(self.quit)
        panel.body.addLayout(foot)
        self.quit.clicked.connect(self.quit_asked)
        self.setFocusProxy(self.quit)

    def show_standing(self, standing: Standing) -> None:
        """Say what is coordinated, and through which server."""
        self.what.set_text(WHAT.format(name=plain(standing.territory), server=plain(standing.server)))
