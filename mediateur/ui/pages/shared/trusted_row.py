"""An organisation that this machine trusts: its name, its fingerprint, and the button that ends the trust."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.text import Text

DISTRUST = "Ne plus faire confiance"
LIST_FILES = ("Listes de confiance (*.confiance)", "Tous les fichiers (*)")


class TrustedRow(QWidget):
    """`note` stands under the name. `left` carries the key in hexadecimal and the name; the own one cannot be left."""

    left = Signal(str, str)

    def __init__(self, name: str, key: bytes, note: str, *, is_own: bool) -> None:
        super().__init__()
        self._key, self._name = key.hex(), name
        words = Column(2, parent=self)
        bold = f"**{name.replace('*', '·')}**"
        words.addWidget(Text(f"{bold}{', organisme de ce poste' if is_own else ''}", max_chars=0))
        words.addWidget(Text(note, "note", "text_muted", max_chars=0))
        if not is_own:
            button = SecondaryButton(DISTRUST)
            button.setAccessibleName(f"{DISTRUST}{NBSP}: {name}")
            button.clicked.connect(self._leave)
            act = FlowLayout(12)
            act.addWidget(button)
            words.addLayout(act)

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self._key, self._name)


def fingerprint_words(fingerprint: str) -> str:
    """Return a fingerprint as it is read aloud and compared, unbroken."""
    return f"Empreinte{NBSP}: {fingerprint.replace(' ', NBSP)}."
