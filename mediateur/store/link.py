"""To which server the journal is joined. While it is, triggers note what may have to be sent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Row, delete, select, text, update
from sqlalchemy.dialects.sqlite import insert

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.network import Joined
from mediateur.store import noticing
from mediateur.store.channel import Channel
from mediateur.store.machine import Machine
from mediateur.store.outbox import FORGET_ANSWERS, Outbox, share_of
from mediateur.store.schema import link, outbox
from mediateur.store.territory_names import TerritoryNames


class Link:
    """The server of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def state(self) -> Joined | None:
        """Return how this journal is joined; None while it is not."""
        joined = next(map(_joined, self._channel.read(select(link))), None)
        if joined is None or joined.share is None:
            return joined
        return joined._replace(called=TerritoryNames(self._channel).all().get(joined.share.territory, ""))

    def join(self, joined: Joined) -> None:
        """Join, or join otherwise; what differs from what the server holds then waits.

        Raises MediateurError for the journal of practice.
        """
        if Machine(self._channel).is_practice():
            raise MediateurError(
                french("L'entraînement ne rejoint aucun réseau."),
                french("Rien n'est partagé."),
                french("Quittez l'entraînement, puis réessayez."),
            )
        before = self.state()
        row = _row(joined)
        self._channel.write(insert(link).values(row).on_conflict_do_update(index_elements=["seq"], set_=row))
        if before is None or _server(before) != _server(joined):
            self._run(FORGET_ANSWERS)
        if joined.share is None:
            noticing.end(self._run)
            return
        TerritoryNames(self._channel).keep({joined.share.territory: joined.called})
        noticing.begin(self._run)
        Outbox(self._channel).refill()

    def leave(self) -> None:
        """Leave: nothing waits any more, nothing is noted. What may be on the server stays known, for a return."""
        noticing.end(self._run)
        self._channel.write(delete(link))
        self._channel.write(delete(outbox))
        self._run(FORGET_ANSWERS)

    def pause(self, until: dt.datetime | None, failures: int = 0) -> None:
        """Keep the moment (UTC) before which nothing is sent, None for none, after so many failures in a row."""
        self._channel.write(update(link).values(paused=until.isoformat() if until else None, failures=failures))

    def emptied(self, day: dt.date) -> None:
        """Keep the day on which all that waited had been sent."""
        self._channel.write(update(link).values(sent=day))

    def _run(self, statement: str) -> None:
        self._channel.write(text(statement))


def _server(joined: Joined) -> tuple[str, str, str]:
    return (joined.server, joined.bucket, joined.account)


def _row(joined: Joined) -> dict[str, Any]:
    row = {**joined._asdict(), "seq": 1, "paused": joined.paused.isoformat() if joined.paused else None}
    share, _ = row.pop("share"), row.pop("called")
    told = (share.territory, share.coarseness.value, share.since) if share else (None, None, None)
    return row | dict(zip(("territory", "coarseness", "since"), told, strict=True))


def _joined(row: Row[Any]) -> Joined:
    return Joined(
        server=row.server,
        bucket=row.bucket,
        account=row.account,
        day=row.day,
        share=share_of(row) if row.territory is not None else None,
        paused=dt.datetime.fromisoformat(row.paused) if row.paused else None,
        failures=row.failures,
        sent=row.sent,
    )
