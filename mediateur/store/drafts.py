"""Sessions under way. A draft is committed before its answer is acknowledged."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any

from sqlalchemy import ColumnElement, Row, bindparam, delete, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from mediateur.journal.draft import Draft
from mediateur.store.channel import Channel
from mediateur.store.failures import ANSWERING
from mediateur.store.prepared import Prepared
from mediateur.store.schema import contents, drafts, fields, half_day

_NEXT_TURN = select(func.coalesce(func.max(drafts.c.turn), literal_column("0")) + literal_column("1")).scalar_subquery()
_KEEP_CONTENT = insert(contents).on_conflict_do_nothing()
_KEEP = insert(drafts).values(
    {column: _NEXT_TURN if column.name == "turn" else bindparam(column.name) for column in drafts.c}
)
_MOVED = (drafts.c.touched_day, drafts.c.touched_half, drafts.c.events, drafts.c.parked, drafts.c.guides_printed)
# Each answer waits for it.
_MOVE = Prepared(
    update(drafts)
    .where(drafts.c.id == bindparam("id"))
    .values({drafts.c.turn: _NEXT_TURN} | {column: bindparam(column.name) for column in _MOVED}),
    _MOVED,
)


class Drafts:
    """The drafts of a unit of work."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def put(self, draft: Draft) -> None:
        """Keep a draft, new or changed (`journal.draft.Changes`). Two drafts cannot have the same code."""
        self._channel.stake = ANSWERING
        if self._channel.update(_MOVE, _moved(draft)) == 0:
            key = hashlib.sha256(draft.content).hexdigest()
            self._channel.write(_KEEP_CONTENT, [{"key": key, "data": draft.content}])
            self._channel.write(_KEEP, [_row(draft, key)])

    def get(self, draft_id: str) -> Draft | None:
        """Return the draft of that id, if it is kept."""
        return next(iter(self._load(drafts.c.id == draft_id)), None)

    def by_code(self, code: str) -> Draft | None:
        """Return the draft of the code printed on a recap, if it is kept."""
        return next(iter(self._load(drafts.c.code == code)), None)

    def all(self, mediator: str | None = None) -> tuple[Draft, ...]:
        """Return the drafts (of one mediator), the last touched first."""
        return self._load(*(() if mediator is None else (drafts.c.mediator == mediator,)))

    def delete(self, draft_id: str) -> None:
        """Delete the draft of that id; none is no error."""
        self._remove(drafts.c.id == draft_id)

    def expire(self, before: dt.date) -> int:
        """Delete the drafts begun and last touched before that day; return how many.

        A clock that was wrong for an hour may say of one begun today that it was touched years ago.
        """
        return self._remove(drafts.c.touched_day < before, drafts.c.day < before)

    def _load(self, *where: ColumnElement[bool]) -> tuple[Draft, ...]:
        newest = (drafts.c.touched_day.desc(), drafts.c.touched_half.desc(), drafts.c.turn.desc())
        query = select(drafts, contents.c.data).join(contents).where(*where).order_by(*newest)
        return tuple(map(_draft, self._channel.read(query)))

    def _remove(self, *where: ColumnElement[bool]) -> int:
        gone = self._channel.write(delete(drafts).where(*where).returning(drafts.c.id))
        self._channel.write(delete(contents).where(contents.c.key.not_in(select(drafts.c.content))))
        return len(gone)


def _moved(draft: Draft) -> dict[str, Any]:
    day, half = draft.touched.key
    return {
        "id": draft.id,
        "touched_day": day,
        "touched_half": half,
        "events": draft.events,
        "parked": draft.parked,
        "guides_printed": draft.guides_printed,
    }


def _row(draft: Draft, key: str) -> dict[str, Any]:
    row = fields(draft) | {"content": key}
    row["day"], row["half"] = row.pop("when").key
    row["touched_day"], row["touched_half"] = row.pop("touched").key
    return row


def _draft(row: Row[Any]) -> Draft:
    kept = dict(row._mapping)
    kept["when"] = half_day(kept.pop("day"), kept.pop("half"))
    kept["touched"] = half_day(kept.pop("touched_day"), kept.pop("touched_half"))
    kept["content"] = kept.pop("data")
    del kept["turn"]
    return Draft(**kept)
