"""The sections of a module by their names: what is in view, what was read, and the way from one to another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from mediateur.training.modules import Section
from mediateur.ui.kit.layouts import Column, discard
from mediateur.ui.kit.navigation import NavButton, paint_disc
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.pieces import Piece
from mediateur.ui.kit.theme import current

TITLE, DISC = "Les sections", 28
STATES = {"done": "lue", "current": "en cours", "todo": "à lire"}


class SectionNames(QWidget):
    """The names under one another. `chosen` carries a place, from 0."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.buttons: tuple[SectionName, ...] = ()
        self._column = Column(2, parent=self)
        self._column.addStretch(1)

    def show_sections(self, sections: tuple[Section, ...]) -> None:
        """Show the names of another module."""
        discard(self._column, self.buttons)
        self.buttons = tuple(SectionName(number, section.title) for number, section in enumerate(sections, 1))
        for place, button in enumerate(self.buttons):
            button.setObjectName(str(place))
            button.clicked.connect(self._choose)
            self._column.insertWidget(place, button)

    def mark(self, place: int, read: int) -> None:
        """Mark the section in view, and those before the place `read` as read."""
        for number, button in enumerate(self.buttons):
            button.setChecked(number == place)
            button.say("current" if number == place else "done" if number < read else "todo", len(self.buttons))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(int(self.sender().objectName()))


class SectionName(NavButton):
    """The name of a section beside its number, or a check once it was read."""

    def __init__(self, number: int, title: str) -> None:
        self._number, self._state = number, "todo"
        super().__init__("", title)

    def say(self, state: str, total: int) -> None:
        """Show another state (todo, current, done) among so many sections."""
        self._state = state
        self.setAccessibleName(f"Section {self._number} sur {total}, {self.label}, {STATES[state]}")
        self.restyle()

    @override
    def leading(self) -> Sequence[Piece]:
        return (_DiscPiece(str(self._number), self._state),)


class _DiscPiece(Piece):
    def __init__(self, text: str, state: str) -> None:
        self._text, self._state = text, state

    @override
    def size(self) -> QSize:
        return QSize(current().px(DISC), current().px(DISC))

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        paint_disc(painter, rect, self._text, self._state)
