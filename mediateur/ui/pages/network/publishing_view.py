"""« Publier » of the network: content and trust lists that mediators are offered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout, add_all
from mediateur.ui.kit.pause import Pause
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.files import choose_file
from mediateur.usecases.coordination.standing import Shelf

CONTENT, TRUST = "Contenus", french("Liste de confiance des attestations")
WHY_CONTENT = french(
    "Un paquet de contenus signé, fait et prouvé par « mediateur contenu construire ». Chaque médiateur choisit s'il "
    "le prend, et peut revenir en arrière."
)
WHY_TRUST = french(
    "La liste signée d'un organisme : ceux en qui avoir confiance, et les attestations qui ne valent plus."
)
PUBLISH_CONTENT, PUBLISH_TRUST = "Publier un paquet", "Publier une liste"
LAST, NOTHING, SEE = french("En service : **{name}**."), french("Rien n'est publié."), "Voir ce qui est publié"
NOT_READ = french("Ce qui est publié est sur le serveur : il faut internet pour le voir.")
ANY = ("Tous les fichiers (*)",)


class PublishingView(QWidget):
    """`shelf_asked` wants what is published; `content_chosen` and `trust_chosen` carry a path."""

    shelf_asked = Signal()
    content_chosen = Signal(object)
    trust_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pause = Pause()
        self.content, self.trust = (SecondaryButton(label, "upload") for label in (PUBLISH_CONTENT, PUBLISH_TRUST))
        self.see = SecondaryButton(SEE, icon="refresh-cw")
        self.contents, self.trusted = (Text(NOT_READ, "courant", "text_muted", max_chars=0) for _ in range(2))
        column, foot = Column(14, parent=self), FlowLayout(12)
        for title, why, told, button in (
            (CONTENT, WHY_CONTENT, self.contents, self.content),
            (TRUST, WHY_TRUST, self.trusted, self.trust),
        ):
            panel, ways = Panel("surface"), FlowLayout(12)
            add_all(panel.body, (heading(title, 2), Text(why), told))
            ways.addWidget(button)
            panel.body.addLayout(ways)
            column.addWidget(panel)
        foot.addWidget(self.see)
        column.addLayout(foot)
        self.see.clicked.connect(self.shelf_asked)
        self.content.clicked.connect(self._choose_content)
        self.trust.clicked.connect(self._choose_trust)
        self.setFocusProxy(self.content)

    def show_shelf(self, shelf: Shelf) -> None:
        """Show what is published."""
        for text, name in ((self.contents, shelf.content), (self.trusted, shelf.trust)):
            text.set_text(LAST.format(name=name.replace("*", "·")) if name else NOTHING)

    def show_work(self, *, working: bool) -> None:
        """Leave nothing to press while the server is asked."""
        self._pause.switch((self.content, self.trust, self.see), off=working)

    @Slot()
    def _choose_content(self) -> None:
        choose_file(self, PUBLISH_CONTENT, ANY).fileSelected.connect(self._on_content)

    @Slot()
    def _choose_trust(self) -> None:
        choose_file(self, PUBLISH_TRUST, ANY).fileSelected.connect(self._on_trust)

    @Slot(str)
    def _on_content(self, chosen: str) -> None:
        self.content_chosen.emit(Path(chosen))

    @Slot(str)
    def _on_trust(self, chosen: str) -> None:
        self.trust_chosen.emit(Path(chosen))
