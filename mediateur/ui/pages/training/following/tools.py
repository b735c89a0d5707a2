"""Over the register: which of its views is shown, the search, the filters, and a new mediator."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.search_field import SearchField
from mediateur.ui.kit.segmented import Segmented
from mediateur.ui.pages.training.following.words import ENROL

PEOPLE, SESSIONS, FIGURES, KEEPING = "mediateurs", "sessions", "chiffres", "registre"
VIEWS = ((PEOPLE, "Médiateurs"), (SESSIONS, "Sessions"), (FIGURES, "Chiffres"), (KEEPING, "Registre"))
NAME, FILTER = "Ce que montre le registre", "Filtrer"


class FollowTools(QWidget):
    """The views side by side, or in a list that drops down where there is little width. `changed` tells of another."""

    changed = Signal()

    def __init__(self, search: SearchField) -> None:
        super().__init__()
        self.segments, self.picker, self._search = Segmented(VIEWS, NAME), ComboBox(VIEWS), search
        self.picker.setAccessibleName(NAME)
        self.filter, self.enrol = SecondaryButton(FILTER), PrimaryButton(ENROL, icon="plus")
        self._flow = FlowLayout(12, self, left=2)
        add_all(self._flow, (self.segments, self.picker, search, self.filter, self.enrol))
        self.picker.hide()
        self.segments.changed.connect(self._take)
        self.picker.chosen.connect(self._take)

    @property
    def view(self) -> str:
        """The view that is asked for."""
        return str(self.segments.value())

    def choose(self, view: str) -> None:
        """Ask for a view without telling."""
        self.segments.set_value(view)
        self.picker.set_value(view)

    def show_searching(self, *, shown: bool) -> None:
        """Show what narrows a list, where there is one."""
        self._search.setVisible(shown)
        self.filter.setVisible(shown)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.segments.sizeHint().width()
        if narrow is self.picker.isHidden():
            self.segments.setHidden(narrow)
            self.picker.setVisible(narrow)
            self.enrol.set_bare(bare=narrow)

    @Slot(object)
    def _take(self, view: object) -> None:
        self.choose(str(view))
        self.changed.emit()
