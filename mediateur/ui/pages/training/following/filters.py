"""What narrows the register: a name that is searched, a role, a territory, a state."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

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


class FilterBoxes(QWidget):
    """Three choices and what clears them."""

    def __init__(self) -> None:
        super().__init__()
        self.role, self.territory = ComboBox([("", ALL), *ROLES.items()]), ComboBox([("", ALL)])
        self.state = ComboBox([("", ALL), *STATUSES.items(), (TO_RENEW, ALL_TO_RENEW)])
        self.all, self.clear = (self.role, self.territory, self.state), QuietButton(CLEAR)
        names = ("Rôle", "Territoire", "Attestation")
        self._rows = tuple(FormRow(name, box) for name, box in zip(names, self.all, strict=True))
        line, under = FlowLayout(12, self), QWidget()
        Column(0, (0, 30, 0, 0), under).addWidget(self.clear)  # as low as the fields, whose labels are above them
        for widget in (*self._rows, under):
            line.addWidget(widget)

    def fit(self) -> None:
        """Take the widths that the text size asks for."""
        for row in self._rows:
            row.setFixedWidth(px(FILTER_WIDTH))


class FollowFilters(QWidget):
    """What narrows the list; `changed` once the person has chosen, or stopped typing in `search`.

    The choices are made when they are first shown.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._territories: tuple[str, ...] = ()
        self.search = SearchField(SHORT)
        self.search.setAccessibleName(SEARCH)
        self._column = Column(0, parent=self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY_MS)
        self._timer.timeout.connect(self.changed)
        self.search.textChanged.connect(self._timer.start)

    @cached_property
    def boxes(self) -> FilterBoxes:
        """The choices."""
        made = FilterBoxes()
        self._column.addWidget(made)
        made.territory.set_options(_offered(self._territories))
        made.fit()
        for box in made.all:
            box.chosen.connect(self.changed)
        made.clear.clicked.connect(self.reset)
        return made

    @property
    def chosen(self) -> tuple[str, str, str]:
        """The role, the territory and the state that are kept; empty keeps all."""
        if not self._has_boxes:
            return "", "", ""
        role, territory, state = (str(box.value() or "") for box in self.boxes.all)
        return role, territory, state

    @property
    def narrow(self) -> bool:
        """Whether less than all is kept."""
        return any(self.chosen) or bool(self.search.text().strip())

    def offer(self, territories: Iterable[str]) -> None:
        """Offer the territories that there are; what was chosen stays chosen."""
        self._territories = tuple(territories)
        if self._has_boxes:
            kept = self.boxes.territory.value()
            self.boxes.territory.set_options(_offered(self._territories))
            self.boxes.territory.set_value(kept)

    def keep_state(self, state: str) -> None:
        """Keep only a state."""
        for box in self.boxes.all:
            box.set_value("")
        self.boxes.state.set_value(state)
        self.search.clear()
        self._timer.stop()
        self.changed.emit()

    @Slot()
    def reset(self) -> None:
        """Keep everybody."""
        self.keep_state("")

    def fit(self) -> None:
        """Take the widths that the text size asks for."""
        if self._has_boxes:
            self.boxes.fit()
        self.search.setFixedWidth(px(SEARCH_WIDTH))

    @property
    def _has_boxes(self) -> bool:
        return "boxes" in self.__dict__


def _offered(territories: Iterable[str]) -> list[tuple[object, str]]:
    return [("", ALL), *((name, name) for name in territories)]
