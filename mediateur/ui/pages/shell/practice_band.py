"""The mark of practice: over every page as long as nothing of what is done counts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.messages import KINDS, soft_look
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import surface
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px

MARK = french("Entraînement : rien n'est compté.")
BUTTONS_FROM = 900


class PracticeBand(QFrame):
    """« Entraînement », in large letters. `emptied` asks to begin again from nothing, `left` to stop practising.

    `site_asked` asks for the imagined site, beside the session in view.
    """

    site_asked = Signal()
    emptied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bandeau-entrainement")
        self.setAccessibleName(MARK)
        kind = KINDS["warning"]
        row = Row(12, (16, 6, 16, 6), self)
        row.addWidget(Icon("graduation-cap", kind.ink, 26), 0, Qt.AlignmentFlag.AlignVCenter)
        self.mark = Text(MARK, "titre_3", kind.ink, max_chars=0)
        row.addWidget(self.mark, 1)
        self.site = SecondaryButton("Site imaginé", icon="app-window")
        self.empty, self.leave = SecondaryButton("Tout effacer"), SecondaryButton("Quitter l’entraînement")
        self.site.clicked.connect(self.site_asked)
        self.empty.clicked.connect(self.emptied)
        self.leave.clicked.connect(self.left)
        for button in (self.site, self.empty, self.leave):
            row.addWidget(button)
        current().changed.connect(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        surface(QPainter(self), QRectF(self.rect()), soft_look(KINDS["warning"]), 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in (self.site, self.empty, self.leave):
            button.setVisible(event.size().width() >= px(BUTTONS_FROM))
