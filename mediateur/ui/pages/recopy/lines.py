"""The lines of a report: what the other form calls each, what to put there, and a button that copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from mediateur.content.text import NBSP
from mediateur.journal.recopy import CopyLine, Sheet
from mediateur.ui.kit.buttons import PushButton
from mediateur.ui.kit.layouts import Column, Row, empty
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.pieces import IconPiece, KeyPiece, Piece
from mediateur.ui.kit.reflow import Direction
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px

COPY, COPIED, NOTHING, KEY = "Copier", "Copié", "Rien à recopier", "C"
IN_FORM, TO_COPY = "Dans le formulaire", "À recopier"
LABEL_SHARE, VALUE_SHARE, LEAST_BESIDE, BUTTON_WIDTH = 5, 8, 560, 154


class CopyButton(PushButton):
    """Copies a line: the one whose turn it is stands out, one that was copied says so and can be copied again."""

    def __init__(self, line: CopyLine) -> None:
        self._is_next, self._is_copied = False, False
        super().__init__(COPY, icon="copy")
        self._line = line
        self._name()

    def show_state(self, *, is_next: bool, is_copied: bool) -> None:
        """Say whether it is the turn of the line, and whether it was copied."""
        self._is_next, self._is_copied = is_next, is_copied
        self.set_label(COPIED if is_copied else COPY)
        self._name()

    @override
    def leading(self) -> Sequence[Piece]:
        return (IconPiece("check" if self._is_copied else "copy"),)

    @override
    def trailing(self) -> Sequence[Piece]:
        return (KeyPiece(KEY),) if self._is_next else ()

    @override
    def look(self) -> Look:
        stroke = current().metrics.stroke("commande")
        if self._is_next:
            return Look(self.shade("primary", "primary_hover", "primary_pressed"), ink="on_primary")
        if self._is_copied:
            return Look(self.shade("", "success_soft", "success_soft"), ink="success")
        fill = self.shade("bg_surface", "primary_soft", "primary_soft_hover")
        return Look(fill, self.shade("border_control", "primary", "primary"), "text_strong", stroke)

    def _name(self) -> None:
        done = f"{COPIED}, c" if self._is_copied else "C"
        self.setAccessibleName(f"{done}opier {self._line.label}{NBSP}: {self._line.value}")
        self.setAccessibleDescription(KEY if self._is_next else "")


class LineRow(QFrame):
    """One line. `copied` tells that it was asked for."""

    copied = Signal()

    def __init__(self, line: CopyLine) -> None:
        super().__init__()
        self.line, self._is_next = line, False
        self.button = CopyButton(line) if line.value else None
        self._row = Row(16, (24, 5, 14, 5), self)
        self._row.addWidget(Text(line.label, "courant", "text_muted"), LABEL_SHARE)
        self._row.addWidget(self._words(), VALUE_SHARE)
        self._row.addWidget(_ButtonRoom(self.button))
        if self.button is not None:
            self.button.clicked.connect(self.copied)
        current().changed.connect(self.update)

    def show_state(self, *, is_next: bool, is_copied: bool) -> None:
        """Say whether it is the turn of the line, and whether it was copied."""
        self._is_next = is_next
        if self.button is not None:
            self.button.show_state(is_next=is_next, is_copied=is_copied)
        self.update()

    def fold(self, *, folded: bool) -> None:
        """Lay the line out from top to bottom where there is little width."""
        self._row.setDirection(Direction.TopToBottom if folded else Direction.LeftToRight)

    def _words(self) -> QWidget:
        box = QWidget()
        column = Column(2, (0, 6, 0, 6), box)
        value, colour = (f"**{self.line.value}**", "text_strong") if self.line.value else (NOTHING, "text_muted")
        column.addStretch(1)
        column.addWidget(Text(value, "courant", colour))
        if self.line.note:
            column.addWidget(Text(self.line.note, "note", "text_muted"))
        column.addStretch(1)
        return box

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_next:
            painter = QPainter(self)
            surface(painter, QRectF(self.rect()), Look("primary_soft"), 0)
            surface(painter, QRectF(0, 0, px(4), self.height()), Look("primary"), 0)


class _ButtonRoom(QWidget):
    """The room of a button at the end of a line, as wide whatever the button says, so that columns stand in line."""

    def __init__(self, button: CopyButton | None) -> None:
        super().__init__()
        row = Row(parent=self)
        row.addStretch(1)
        if button is not None:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        current().changed.connect(self.restyle)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.setFixedWidth(px(BUTTON_WIDTH))


class CopyLines(Panel):
    """All the lines of a report. `asked` carries the number of the line to copy."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__("surface", 0)
        self.body.set_measures(0, (1, 8, 1, 8))
        self.rows: list[LineRow] = []
        self._head = QWidget()
        row = Row(16, (24, 4, 14, 8), self._head)
        row.addWidget(Text(f"**{IN_FORM}**", "note", "text_muted"), LABEL_SHARE)
        row.addWidget(Text(f"**{TO_COPY}**", "note", "text_muted"), VALUE_SHARE)
        row.addWidget(_ButtonRoom(None))
        self._lines = QWidget()
        self._column = Column(parent=self._lines)
        self.body.addWidget(self._head)
        self.body.addWidget(self._lines)
        self.body.addStretch(1)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show other lines."""
        empty(self._column)
        self.rows = [LineRow(line) for line in sheet.lines]
        for row in self.rows:
            row.copied.connect(self._ask)
            self._column.addWidget(Separator())
            self._column.addWidget(row)

    def show_copied(self, copied: frozenset[int], turn: int | None) -> None:
        """Show which lines were copied, and whose turn it is."""
        for number, row in enumerate(self.rows):
            row.show_state(is_next=number == turn, is_copied=number in copied)

    def fold(self) -> None:
        """Lay the lines out for the width there is."""
        folded = self.window().width() < px(LEAST_BESIDE)
        self._head.setVisible(not folded)
        for row in self.rows:
            row.fold(folded=folded)

    @Slot()
    def _ask(self) -> None:
        asking = self.sender()
        self.asked.emit(next(number for number, row in enumerate(self.rows) if row is asking))
