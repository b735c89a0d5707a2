"""« Séances en attente », above the cards of Accueil: what waits, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line
from mediateur.ui.pages.home.lines import two_lines
from mediateur.ui.pages.shared.dates import short_half_day

if TYPE_CHECKING:
    from mediateur.usecases.recording.sessions import Parked


SHOWN_PARKED = 2


class ParkedStrip(Panel):
    """« Séances en attente »: what waits, with a button each."""

    resumed = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", padding=12)
        strip = FoldingRow(24)
        strip.row.hold(two_lines("Séances en attente", "gardées 30\N{NO-BREAK SPACE}jours"))
        self._slips = tuple(_Slip(key="" if rank else "R") for rank in range(SHOWN_PARKED))
        for slip in self._slips:
            slip.button.clicked.connect(self._resume)
            strip.row.hold(slip, 1)
        self.body.addWidget(strip)

    def follow(self, before: QWidget) -> None:
        """Have Tab come here after a widget, though this was made after the others."""
        for slip in self._slips:
            QWidget.setTabOrder(before, slip.button)
            before = slip.button

    def show_parked(self, parked: tuple[Parked, ...]) -> None:
        """Show the newest sessions that wait."""
        for rank, slip in enumerate(self._slips):
            slip.setVisible(rank < len(parked))
            if rank < len(parked):
                slip.show_waiting(parked[rank])

    @Slot()
    def _resume(self) -> None:
        self.resumed.emit(self.sender().objectName())


class _Slip(FoldingRow):
    """A session that waits: its pathway and half-day, nothing else."""

    def __init__(self, key: str) -> None:
        super().__init__()
        words, lines = QWidget(), QWidget()
        row, column = Row(12, parent=words), Column(parent=lines)
        self._title = Line("", "libelle", "text_strong")
        self._when = Line("", "courant", "text_body")
        column.addWidget(self._title)
        column.addWidget(self._when)
        row.addWidget(Icon("circle-pause", "text_muted", 22))
        row.addWidget(lines, 1)
        self.button = SecondaryButton("Reprendre", keycap=key)
        self.row.hold(words, 1)
        self.row.hold(self.button)

    def show_waiting(self, waiting: Parked) -> None:
        """Show a session."""
        when = short_half_day(waiting.when)
        self._title.set_text(waiting.title)
        self._when.set_text(when)
        self.button.setObjectName(waiting.id)
        self.button.setAccessibleName(f"Reprendre, {waiting.title}, {when}")
