"""What narrows the register: a name that is searched, a role, a territory, a state."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.register import ROLES, STATUSES
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, FlowLayout
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.theme import px

ALL, CLEAR = "Tous", french("Effacer les filtres")
SEARCH, SHORT = "Chercher un médiateur par son nom", "Chercher un nom"
TO_RENEW = "renouveler"
ALL_TO_RENEW = "Expirées ou à renouveler"
FILTER_WIDTH, SEARCH_WIDTH, SEARCH_DELAY_MS = 216, 228, 150


class FollowFilters(QWidget):
    """Three choices and what clears them; `changed` once the person has chosen, or stopped typing in `search`."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.role, self.territory = ComboBox([("", ALL), *ROLES.items()]), ComboBox([("", ALL)])
        self.state = ComboBox([("", ALL), *STATUSES.items(), (TO_RENEW, ALL_TO_RENEW)])
        self.search, self.clear = SearchField(SHORT), QuietButton(CLEAR)
        self.search.setAccessibleName(SEARCH)
        self._boxes = (self.role, self.territory, self.state)
        names = ("Rôle", "Territoire", "Attestation")
        self._rows = tuple(FormRow(name, box) for name, box in zip(names, self._boxes, strict=True))
        line, under = FlowLayout(12, self), QWidget()
        Column(0, (0, 30, 0, 0), under).addWidget(self.clear)  # as low as the fields, whose labels are above them
        for widget in (*self._rows, under):
            line.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        for box in self._boxes:
            box.chosen.connect(self.changed)
        self.clear.clicked.connect(self.reset)
        self.search.textChanged.connect(self._timer.start)

    @property
    def chosen(self) -> tuple[str, str, str]:
        """The role, the territory and the state that are kept; empty keeps all."""
        role, territory, state = (str(box.value() or "") for box in self._boxes)
        return role, territory, state

    @property
    def narrow(self) -> bool:
        """Whether less than all is kept."""
        return any(self.chosen) or bool(self.search.text().strip())

    def offer(self, territories: Iterable[str]) -> None:
        """Offer the territories that there are; what was chosen stays chosen."""
        kept = self.territory.value()
        self.territory.set_options([("", ALL), *((name, name) for name in territories)])
        self.territory.set_value(kept)

    def keep_state(self, state: str) -> None:
        """Keep only a state."""
        for box in self._boxes:
            box.set_value("")
        self.state.set_value(state)
        self._clear_search()
        self.changed.emit()

    @Slot()
    def reset(self) -> None:
        """Keep everybody."""
        self.keep_state("")

    def fit(self) -> None:
        """Take the widths that the text size asks for."""
        for row in self._rows:
            row.setFixedWidth(px(FILTER_WIDTH))
        self.search.setFixedWidth(px(SEARCH_WIDTH))

    def _clear_search(self) -> None:
        self.search.clear()
        self._timer.stop()
