"""The status bar of the shell: what works without internet, the newest source, the text size."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy

from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current


class StatusBar(Bar):
    """A quiet line: works without internet, newest source, sharing if there is any, text size."""

    scale_asked = Signal(int)
    accessible_role = "StatusBar"

    def __init__(self) -> None:
        super().__init__("top")
        self.setAccessibleName("État")
        self.setObjectName("barre-etat")
        self._row = Row(10, (20, 0, 20, 0), self)
        self._row.addWidget(Icon("wifi-off", "text_body", 18))
        self._row.addWidget(Line("Médiateur marche sans internet. Le site officiel, non.", "note"))
        self._row.addWidget(Separator(vertical=True))
        self._newest, self.sharing = Line("", "note"), Line("", "note")
        self._beside = Separator(vertical=True)
        for part in (self._newest, self._beside, self.sharing):
            self._row.addWidget(part)
        self._row.addStretch(1)
        self._size_button("A−", "Réduire le texte", -1)
        self._scale = Line("", "note")
        self._row.addWidget(self._scale)
        self._size_button("A+", "Agrandir le texte", 1)
        current().changed.connect(self._restyle)
        self.show_sharing("")
        self._restyle()

    def show_sharing(self, words: str) -> None:
        """Say where the sharing of the journal stands; nothing where nothing is shared."""
        self.sharing.set_text(words)
        self.sharing.setVisible(bool(words))
        self._beside.setVisible(bool(words))

    def show_newest(self, month: str, *, is_past: bool = False) -> None:
        """Show the month of the newest source, as « août 2026 », and that contents are to be read again."""
        mark = ", contenus à relire" if is_past else ""
        self._newest.set_text(f"Sources les plus récentes : {month}{mark}" if month else "")

    def _size_button(self, label: str, name: str, step: int) -> QuietButton:
        button = QuietButton(label)
        button.setAccessibleName(name)
        button.setObjectName(str(step))
        button.clicked.connect(self._ask)
        self._row.addWidget(button)
        return button

    @Slot()
    def _ask(self) -> None:
        self.scale_asked.emit(int(self.sender().objectName()))

    @Slot()
    def _restyle(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._scale.set_text(f"{round(current().scale * 100)} %")
