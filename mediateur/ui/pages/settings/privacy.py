"""Réglages, « Vie privée »: what is kept, what never is, where it goes, and the way in for an invitation to share."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.settings.privacy_panel import KeptPanel
from mediateur.ui.pages.settings.privacy_words import HONEST, STAYS, STAYS_ON_STICK
from mediateur.usecases.network.standing import Standing
from mediateur.usecases.network.words import privacy

INVITED = french("J'ai une invitation à partager mon journal")


class PrivacySection(QWidget):
    """The section. `invitation_asked` when somebody has an invitation; without `may_share`, as in practice, never."""

    invitation_asked = Signal()

    def __init__(self, *, on_stick: bool, may_share: bool) -> None:
        super().__init__()
        self._may_share, self._alone = may_share, STAYS_ON_STICK if on_stick else STAYS
        self.where = Text(self._alone)
        self.invited = SecondaryButton(INVITED, icon="mail")
        column, foot = Column(12, parent=self), FlowLayout(12)
        column.addWidget(KeptPanel())
        column.addWidget(Text(HONEST))
        column.addWidget(self.where)
        foot.addWidget(self.invited)
        column.addLayout(foot)
        self.invited.setVisible(may_share)
        self.invited.clicked.connect(self.invitation_asked)

    def show_standing(self, standing: Standing | None) -> None:
        """Say where what is counted goes."""
        self.where.set_text(privacy(standing, self._alone))
        self.invited.setVisible(self._may_share and standing is None)
