"""The periods of the dashboard: rolling ones for inside; to share, those that nest and never cross."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.content.dates import MONTHS, month_name
from mediateur.journal.months import last_day, months_before
from mediateur.journal.statistics import Period
from mediateur.ui.kit.fields import ComboBox

YEARS_BACK = 4
MONTHS_BACK, QUARTERS_BACK = 12, 8
ROLLING = ((8, "8 dernières semaines"), (12, "12 dernières semaines"), (52, "52 dernières semaines"))
ORDINALS = ("1er", "2e", "3e", "4e")


class Span(NamedTuple):
    """A period that can be chosen, and its words."""

    key: str
    label: str
    period: Period


def inside(today: dt.date) -> tuple[Span, ...]:
    """Return the periods to look at, from the shortest; years go back as far as the journal is looked at."""
    last = today.replace(day=1) - dt.timedelta(1)
    return (
        *(Span(f"s{n}", label, Period(today - dt.timedelta(7 * n - 1), today)) for n, label in ROLLING),
        Span("mois", "Ce mois-ci", Period(today.replace(day=1), today)),
        _month(last),
        *(_year(year) for year in range(today.year, today.year - YEARS_BACK - 1, -1)),
    )


def to_share(today: dt.date) -> tuple[Span, ...]:
    """Return the months, quarters and years that are over, the newest of each first.

    One holds another whole or has no day of it; what is not over is not offered, since what is shared is frozen.
    """
    last = today.replace(day=1) - dt.timedelta(1)
    months = [_month(months_before(last.replace(day=1), back)) for back in range(MONTHS_BACK)]
    ended = months_before(today.replace(day=1), (today.month - 1) % 3) - dt.timedelta(1)
    quarters = [_quarter(months_before(ended.replace(day=1), 3 * back)) for back in range(QUARTERS_BACK)]
    years = [_year(year) for year in range(today.year - 1, today.year - YEARS_BACK - 1, -1)]
    return (*months, *quarters, *years)


class PeriodBox(ComboBox):
    """The period that is asked for. Each audience keeps its own."""

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        self.name_alone("Période")
        self._spans = {False: inside(today), True: to_share(today)}
        self._kept = {sharing: spans[0].key for sharing, spans in self._spans.items()}
        self._sharing = False
        self.set_options([(span.key, span.label) for span in self._spans[False]])

    def offer(self, *, sharing: bool) -> None:
        """Offer the periods of an audience."""
        if sharing is self._sharing:
            return
        self._kept[self._sharing] = str(self.value())
        self._sharing = sharing
        self.set_options([(span.key, span.label) for span in self._spans[sharing]])
        self.set_value(self._kept[sharing])

    @property
    def period(self) -> Period:
        """The days that are chosen."""
        return next(span.period for span in self._spans[self._sharing] if span.key == self.value())


def _month(day: dt.date) -> Span:
    key = f"{day:%Y-%m}"
    return Span(key, month_name(key).capitalize(), Period(day.replace(day=1), last_day(key)))


def _quarter(day: dt.date) -> Span:
    """Return the quarter that ends with the month of a day."""
    first, rank = months_before(day.replace(day=1), 2), (day.month - 1) // 3
    label = f"{ORDINALS[rank]} trimestre {day.year}, {MONTHS[first.month - 1]} à {MONTHS[day.month - 1]}"
    return Span(f"t{day.year}-{rank + 1}", label, Period(first, last_day(f"{day:%Y-%m}")))


def _year(year: int) -> Span:
    return Span(f"a{year}", f"Année {year}", Period(dt.date(year, 1, 1), dt.date(year, 12, 31)))
