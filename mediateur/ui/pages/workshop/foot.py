"""The foot of a workshop, always in view: hints, what is kept, taking back, recording."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.journal.encounter import Kind
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import NARROW_SIDES, SIDES
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.toast import keep_clear

PRIVACY = french("Sans nom ni numéro. Seul l'animateur principal enregistre.")
GAP, ABOVE, BELOW = 10, 8, 12
SAVE = {Kind.WORKSHOP: french("Enregistrer l'atelier"), Kind.EVENT: french("Enregistrer l'événement")}


class WorkshopFoot(QWidget):
    """Two buttons, `undo` and `save`."""

    def __init__(self) -> None:
        super().__init__()
        keep_clear(self)
        self.undo = SecondaryButton("Annuler le dernier", icon="undo-2", keycap="Ctrl Z")
        self.save = PrimaryButton(SAVE[Kind.WORKSHOP], keycap="Ctrl Entrée", strong=True)
        self.hint = Message("info", "")
        self._privacy = QWidget()
        self._told: tuple[str, ...] = ()
        line = Row(10, parent=self._privacy)
        line.addWidget(Icon("lock", "text_muted", 20), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(Text(PRIVACY, "courant", "text_muted", max_chars=0), 1)
        row = FoldingRow(12)
        row.row.hold(self._privacy, 1)
        row.row.hold(self.undo)
        row.row.hold(self.save)
        self._column = Column(GAP, (SIDES, ABOVE, SIDES, BELOW), self)
        self._column.addWidget(self.hint)
        self._column.addWidget(row)
        self.hint.hide()

    def show_kind(self, kind: Kind) -> None:
        """Say what is recorded."""
        self.save.set_label(SAVE[kind])

    def show_hints(self, hints: tuple[str, ...]) -> None:
        """Say what deserves a second look; it hinders nothing."""
        self.hint.setVisible(bool(hints))
        if hints and hints != self._told:
            first, _, rest = " ".join(hints).partition(". ")
            self.hint.set_content(f"{first}.", rest)
            announce(self, " ".join(hints))
        self._told = hints

    def set_narrow(self, *, narrow: bool) -> None:
        """Keep the buttons only, without their keys, where there is little room."""
        sides = NARROW_SIDES if narrow else SIDES
        self._column.set_measures(GAP, (sides, ABOVE, sides, BELOW))
        self._privacy.setVisible(not narrow)
        self.undo.set_bare(bare=narrow)
        self.save.set_bare(bare=narrow)
