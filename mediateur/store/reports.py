"""Reports as they were sent: kept with their bytes, and never changed."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from sqlalchemy import insert, select

from mediateur.store.channel import Channel
from mediateur.store.schema import reports


class Report(NamedTuple):
    """A report: its kind is a code, its day the one on which it was sent."""

    id: str
    day: dt.date
    kind: str
    title: str


class Reports:
    """The reports of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def keep(self, report_id: str, day: dt.date, kind: str, title: str, pdf: bytes, figures: bytes = b"") -> None:
        """Keep a report as sent, with the figures that it shared; one of that id is never replaced, which is told."""
        row = {"id": report_id, "day": day, "kind": kind, "title": title, "pdf": pdf, "figures": figures or None}
        self._channel.write(insert(reports).values(**row))

    def figures(self) -> tuple[bytes, ...]:
        """Return the figures that were shared, oldest first."""
        query = select(reports.c.figures).where(reports.c.figures.is_not(None)).order_by(reports.c.day, reports.c.id)
        return tuple(bytes(row.figures) for row in self._channel.read(query))

    def all(self) -> tuple[Report, ...]:
        """Return the reports, newest first, without their bytes."""
        columns = (reports.c.id, reports.c.day, reports.c.kind, reports.c.title)
        rows = self._channel.read(select(*columns).order_by(reports.c.day.desc(), reports.c.id))
        return tuple(Report(**row._mapping) for row in rows)

    def get(self, report_id: str) -> bytes | None:
        """Return the bytes of a report as it was sent, if it is kept."""
        found = self._channel.read(select(reports.c.pdf).where(reports.c.id == report_id))
        return bytes(found[0].pdf) if found else None
