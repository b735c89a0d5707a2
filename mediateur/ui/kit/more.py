"""What says that words wait below, where a column scrolls: press it, and they come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QScrollBar
from shiboken6 import isValid

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.pieces import IconPiece, KeyPiece, Piece
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.theme import px

DOWN, UP = ("Suite", "Page bas", "chevron-down"), ("Début", "Page haut", "chevron-up")
LINE = 40


class MoreButton(SecondaryButton):
    """« Suite » while there is more below, « Début » at the end; nothing where the column it follows shows whole.

    `of` ends its name, as in « Suite de l’étape ».
    """

    def __init__(self, of: str) -> None:
        self._of, self._way, self._fits = of, DOWN, True
        self._bar: QScrollBar | None = None
        super().__init__(DOWN[0])
        self.clicked.connect(self._turn)
        self._tell()

    def follow(self, column: ScrollColumn | None) -> None:
        """Tell of this column from now on, of none where there is none."""
        if self._bar is not None and isValid(self._bar):
            self._bar.rangeChanged.disconnect(self._tell)
            self._bar.valueChanged.disconnect(self._tell)
        self._bar = column.verticalScrollBar() if column is not None else None
        if self._bar is not None:
            self._bar.rangeChanged.connect(self._tell)
            self._bar.valueChanged.connect(self._tell)
        self._tell()

    def fit(self, room: int) -> None:
        """Take a width of `room` px at most: with its key, with its word alone, or not at all."""
        for bare in (False, True):
            self.set_bare(bare=bare)
            self._fits = self.sizeHint().width() <= room
            if self._fits:
                break
        self._tell()

    @override
    def trailing(self) -> Sequence[Piece]:
        return () if self._bare else (KeyPiece(self._way[1]), IconPiece(self._way[2]))

    @Slot()
    def _tell(self) -> None:
        """Say which way there is more, and be there only then."""
        bar = self._bar if self._bar is not None and isValid(self._bar) else None
        way = UP if bar is not None and bar.value() >= bar.maximum() > 0 else DOWN
        if way is not self._way or not self.accessibleName():
            self._way = way
            self.set_label(way[0])
            self.setAccessibleName(f"{way[0]} {self._of}")
            self.setAccessibleDescription(way[1])
        self._show(shown=bar is not None and bar.maximum() > 0 and self._fits)

    def _show(self, *, shown: bool) -> None:
        """Come or go with those beside it at once: laid out a turn later, it would be painted over them meanwhile."""
        if shown is self.isHidden():
            self.setVisible(shown)
            around = self.parentWidget()
            if around is not None and (layout := around.layout()) is not None:
                layout.activate()

    @Slot()
    def _turn(self) -> None:
        """Bring in what is below, with a line of what was in view; from the end, go back to the beginning."""
        if self._bar is None or not isValid(self._bar):
            return
        page = max(1, self._bar.pageStep() - px(LINE))
        self._bar.setValue(0 if self._way is UP else self._bar.value() + page)
