"""Answers and choices: each has a word, a sign and a frame for its state, never a colour alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.keys import is_enter
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look
from mediateur.ui.kit.pieces import BoxPiece, DotPiece, IconPiece, KeyPiece, Piece, SwitchPiece
from mediateur.ui.kit.row_button import RowButton
from mediateur.ui.kit.theme import current


class Choice(RowButton):
    """A framed choice that can be ticked; `exclusive` leaves one among its siblings. Entrée goes on to the page."""

    def __init__(self, label: str, exclusive: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.setCheckable(True)
        self.setAutoExclusive(exclusive)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            event.ignore()
            return
        super().keyPressEvent(event)

    def rest_weight(self) -> int:
        """Return the weight of the label when the choice is not ticked."""
        return 600

    @override
    def look(self) -> Look:
        strokes = current().metrics
        if self.isChecked():
            return Look("primary_soft", "primary", "on_primary_soft", strokes.stroke("selection"), 600)
        hover = self.underMouse() and self.isEnabled()
        frame, fill = ("primary", "primary_soft_hover") if hover else ("border_control", "bg_surface")
        return Look(fill, frame, "text_strong", strokes.stroke("commande"), self.rest_weight())


class AnswerButton(Choice):
    """An answer to the question of a step, chosen with its digit; all answers weigh the same."""

    row_height = 56
    padding_end = 19

    def __init__(self, digit: int, label: str, parent: QWidget | None = None) -> None:
        self.digit = digit
        super().__init__(label, exclusive=True, parent=parent)
        self.setAccessibleName(f"{digit}, {label}")

    @override
    def leading(self) -> Sequence[Piece]:
        return (KeyPiece(str(self.digit)),)


class Chip(Choice):
    """A short choice among many; the check appears when it is ticked."""

    gap = 10

    @override
    def leading(self) -> Sequence[Piece]:
        return (IconPiece("check", 18),) if self.isChecked() else ()

    @override
    def rest_weight(self) -> int:
        return 400


class ObstacleButton(RowButton):
    """Something that blocks, framed in amber, that opens its branch."""

    padding = padding_end = 13
    row_height = 46

    def __init__(self, label: str, digit: int = 0, parent: QWidget | None = None) -> None:
        self.digit = digit
        super().__init__(label, parent)
        if digit:
            self.setAccessibleName(f"{digit}, {label}")

    @override
    def look(self) -> Look:
        fill = "warning_soft" if self.underMouse() or self.isDown() else "bg_surface"
        return Look(fill, "warning_border", "text_strong", current().metrics.stroke("commande"))

    @override
    def leading(self) -> Sequence[Piece]:
        return (KeyPiece(str(self.digit)),) if self.digit else ()

    @override
    def trailing(self) -> Sequence[Piece]:
        return (IconPiece("chevron-right", 20, "on_warning_soft"),)


class _Row(Choice):
    """A row without a frame, clickable over its whole width."""

    padding = padding_end = 0

    @override
    def look(self) -> Look:
        return Look("", ink="text_body" if self.isEnabled() else "text_disabled", weight=400)


class CheckRow(_Row):
    """Something to tick."""

    def __init__(self, label: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.setChecked(checked)

    @override
    def leading(self) -> Sequence[Piece]:
        return (BoxPiece(self.isChecked()),)


class RadioRow(_Row):
    """One choice among its siblings; arrows move and select."""

    def __init__(self, label: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, exclusive=True, parent=parent)
        self.setChecked(checked)

    @override
    def leading(self) -> Sequence[Piece]:
        return (DotPiece(self.isChecked()),)


class Toggle(_Row):
    """Something that is on or off, with the word beside the switch."""

    def __init__(self, label: str, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(label, parent=parent)
        self.setChecked(checked)

    @override
    def trailing(self) -> Sequence[Piece]:
        return (SwitchPiece(self.isChecked()),)
