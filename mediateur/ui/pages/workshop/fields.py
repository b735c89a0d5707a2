"""What a workshop is about, where, when and how long: the row of fields above the counters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.vocabulary import DURATIONS, UNKNOWN
from mediateur.journal.encounter import Half, HalfDay, Place, half_day
from mediateur.journal.workshop import Fields, Workshop
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import FlowLayout, add_all
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.closing.details import choice
from mediateur.ui.pages.shared.dates import HALVES, dated_half_day

DAYS_BACK = 31
NOWHERE = "Ne pas préciser"
WIDTHS, GAP = (240, 264, 248, 264), 14
TODAY = "Aujourd’hui"


class WorkshopFields(QWidget):
    """Theme, place, half-day, duration. `filled` carries the fields that changed."""

    filled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.theme, self.place, self.when = ComboBox(), ComboBox(), ComboBox()
        self._today = dt.date.min
        self.duration = choice(DURATIONS, UNKNOWN)
        self._rows = (
            FormRow("Thème", self.theme),
            FormRow("Lieu", self.place),
            FormRow("Date", self.when),
            FormRow("Durée", self.duration),
        )
        flow = FlowLayout(GAP, self, down=10)
        add_all(flow, self._rows)
        for box in (*self.boxes, self.duration):
            box.chosen.connect(self._fill)
        current().changed.connect(self.restyle)
        self.restyle()

    @property
    def boxes(self) -> tuple[ComboBox, ...]:
        """The lists."""
        return (self.theme, self.place, self.when)

    def offer(self, titles: Mapping[str, str], places: tuple[Place, ...], now: dt.datetime) -> None:
        """Offer themes, places and the half-days up to now."""
        self.theme.set_options([*titles.items()])
        self.place.set_options([("", NOWHERE), *((place.id, place.name) for place in places)])
        self._today = now.date()
        self.when.set_options([(when, self._told(when)) for when in half_days(now)])

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what is kept; a half-day that is not offered any more is added."""
        if self.when.findData(workshop.when) < 0:
            self.when.addItem(self._told(workshop.when), workshop.when)
        for box, value in zip(self.boxes, (workshop.pathway, workshop.place, workshop.when), strict=True):
            box.set_value(value)
        self.duration.set_value(workshop.duration)

    def _told(self, when: HalfDay) -> str:
        """Return « Lun. 23 nov., matin », « Aujourd’hui, matin »."""
        return f"{TODAY}, {HALVES[when.half]}" if when.day == self._today else dated_half_day(when)

    @Slot()
    def restyle(self) -> None:
        """Take the widths of the theme again."""
        for row, width in zip(self._rows, WIDTHS, strict=True):
            row.setFixedWidth(px(width))

    @Slot()
    def _fill(self) -> None:
        when = self.when.value()
        if not isinstance(when, HalfDay):
            return
        self.filled.emit(
            Fields(
                pathway=str(self.theme.value() or ""),
                place=str(self.place.value() or ""),
                when=when,
                duration=str(self.duration.value()),
            )
        )


def half_days(now: dt.datetime) -> tuple[HalfDay, ...]:
    """Return this half-day and those before it, a month back, newest first."""
    present = half_day(now)
    days = (present.day - dt.timedelta(days=back) for back in range(DAYS_BACK))
    all_of_them = (HalfDay(day, half) for day in days for half in (Half.AFTERNOON, Half.MORNING))
    return tuple(when for when in all_of_them if when.key <= present.key)
