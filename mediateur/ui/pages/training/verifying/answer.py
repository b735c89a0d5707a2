"""An answer about an attestation: in large words with its icon, and beside them what was signed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row, empty
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.usecases.attestations.verdict_words import Told

SIGNED = "Ce qui a été signé"
# Icon and ink of each kind of answer: red is kept for what destroys, and says nothing of a person.
LOOKS = {
    "valide": ("circle-check", "on_success_soft"),
    "finie": ("hourglass", "on_warning_soft"),
    "inverifiable": ("circle-help", "text_strong"),
}
ICON, LEAST = 44, 380


class AnswerPanel(Panel):
    """The answer; hidden until there is one, and once it is forgotten."""

    def __init__(self) -> None:
        super().__init__("surface", 24)
        self.setAccessibleName("Réponse")
        self.icon = Icon("circle-help", "text_strong", ICON, "titre_1")
        self.headline, self.detail = heading("", 1), Text("", "consigne")
        self.facts_title, self.facts = heading(SIGNED, 3), Column(4)
        self.lists = Column(2)
        self._signed = QWidget()
        self._build()
        self.hide()

    def show_answer(self, told: Told) -> None:
        """Show an answer, and have it said."""
        icon, ink = LOOKS[told.kind]
        self.icon.set_icon(icon, ink)
        self.headline.set_text(told.headline)
        self.detail.set_text(told.detail)
        empty(self.facts)
        for label, value in told.facts:
            self.facts.addWidget(_fact(label, value))
        self._signed.setVisible(bool(told.facts))
        empty(self.lists)
        for line in told.lists:
            self.lists.addWidget(Text(line, "note", "text_muted"))
        self.show()
        announce(self, " ".join(told.lines()))

    def forget(self) -> None:
        """Keep nothing of the answer."""
        self.hide()
        empty(self.facts)
        empty(self.lists)
        for text in (self.headline, self.detail):
            text.set_text("")

    def _build(self) -> None:
        said, head = QWidget(), Row(16)
        words = Column(8, parent=said)
        head.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.headline, 1)
        words.addLayout(head)
        words.addWidget(self.detail)
        words.addLayout(self.lists)
        words.addStretch(1)
        signed = Column(8, parent=self._signed)
        signed.addWidget(self.facts_title)
        signed.addLayout(self.facts)
        signed.addStretch(1)
        halves = Columns(2, LEAST, (32, 20))
        halves.addWidget(said)
        halves.addWidget(self._signed)
        self.body.addLayout(halves)


def _fact(label: str, value: str) -> Text:
    """Return a fact on a line. Stars that were signed are no marks of ours."""
    return Text(f"{label}{NBSP}: **{value.replace('*', '·')}**", "courant", max_chars=0)
