"""A day to give: typed as people write it, or moved with the arrows and with two buttons."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import weekday_and_day
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import IconButton
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.overriding import override

_TYPED = re.compile(r"\s*(\d{1,2})\D+(\d{1,2})(?:\D+(\d{4}|\d{2}))?\s*")
EXAMPLE = "23/11/2026"


class DayField(QWidget):
    """A day not after `latest`: « 23/11/2026 », « 23/11 » of the year that makes it past."""

    def __init__(self, name: str, day: dt.date, latest: dt.date) -> None:
        super().__init__()
        self._latest = latest
        self.line = _DayLine(EXAMPLE)
        self.line.setAccessibleName(name)
        self.line.moved.connect(self.move_by)
        self.before, self.after = (
            IconButton("chevron-left", "Jour précédent"),
            IconButton("chevron-right", "Jour suivant"),
        )
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)
        row = Row(0, parent=self)
        row.addWidget(self.line, 1)
        row.addWidget(self.before)
        row.addWidget(self.after)
        self.setFocusProxy(self.line)
        self.set_day(day)

    def day(self) -> dt.date | None:
        """Return the day, or None when what was typed is not one."""
        return read_day(self.line.text(), self._latest)

    def set_day(self, day: dt.date) -> None:
        """Show a day."""
        self.line.setText(f"{day:%d/%m/%Y}")

    def set_wrong(self, wrong: bool) -> None:
        """Frame the field as an error, or not."""
        self.line.set_wrong(wrong)

    @Slot(int)
    def move_by(self, days: int) -> None:
        """Go some days on, never past the latest, and say where."""
        day = min((self.day() or self._latest) + dt.timedelta(days), self._latest)
        self.set_day(day)
        announce(self.line, weekday_and_day(day))

    @Slot()
    def _go_before(self) -> None:
        self.move_by(-1)

    @Slot()
    def _go_after(self) -> None:
        self.move_by(1)


class _DayLine(LineEdit):
    """Up and down go a day on or back: `moved` tells how many."""

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None and not event.modifiers():
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


def read_day(text: str, latest: dt.date) -> dt.date | None:
    """Return the day that a text gives; without its year, the last one of that date that is not after `latest`."""
    found = _TYPED.fullmatch(text)
    if not found:
        return None
    day, month, year = found.groups()
    try:
        if year:
            return dt.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
        given = dt.date(latest.year, int(month), int(day))
        return given if given <= latest else given.replace(year=latest.year - 1)
    except ValueError:
        return None
