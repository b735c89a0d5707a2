"""The head of a workshop: what is counted, how, and the way to its details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.encounter import Kind
from mediateur.ui.kit.buttons import TextLink
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.segmented import Segmented
from mediateur.ui.kit.text import Text, heading

KINDS = ((Kind.WORKSHOP, "Atelier"), (Kind.EVENT, "Événement"))
SUBTITLES = {
    Kind.WORKSHOP: french("Comptez au fil de l'atelier. Tapez un chiffre pour ajouter 1, Ctrl Z pour annuler."),
    Kind.EVENT: french("Stand, forum, permanence : un nombre estimé, toujours compté à part."),
}
DETAILS = french("Titre, âges, matériel : facultatif")


class WorkshopHead(FoldingRow):
    """The title; `unfold`, a button, and `kind`, a choice."""

    def __init__(self) -> None:
        super().__init__(18)
        self.kind = Segmented(KINDS, "Ce qui est compté")
        self.unfold = TextLink(DETAILS, "chevron-down", underline=False)
        self._subtitle = Text("", "courant", "text_muted", max_chars=0)
        words = QWidget()
        titles = Column(2, parent=words)
        titles.addWidget(heading("Atelier collectif"))
        titles.addWidget(self._subtitle)
        aside = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.row.hold(words, 1)
        self.row.hold(self.unfold, 0, aside)
        self.row.hold(self.kind, 0, aside)

    def show_kind(self, kind: Kind) -> None:
        """Say how a workshop, or an event, is counted."""
        self.kind.set_value(kind)
        self._subtitle.set_text(SUBTITLES[kind])
