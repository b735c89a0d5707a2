"""What a Kinto server answered, read strictly: anything that it should not say is `Trouble.STRANGE`."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from mediateur.journal.remote import Fate, Held, NetworkError, Result, Trouble, Write

_MARK = re.compile(r'"(\d{1,16})"')
_OF_THE_SERVER = frozenset({"id", "last_modified", "schema", "deleted"})
MOST_SECONDS = 366 * 86_400.0


class Answer(NamedTuple):
    """A response: its status, its headers (names in small letters), its body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


def body_of(answer: Answer) -> dict[str, Any]:
    """Return the JSON object of a body. Raises NetworkError."""
    try:
        read = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise NetworkError(Trouble.STRANGE, "body") from error
    if not isinstance(read, dict):
        raise NetworkError(Trouble.STRANGE, "body")
    return read


def seconds_of(headers: Mapping[str, str]) -> float:
    """Return how long a server asks to be left alone, 0 when it does not: Retry-After (RFC 9110) or Backoff (Kinto).

    A date is compared with that of the server itself: the clock of this machine may be wrong.
    """
    asked = [_seconds(headers.get(name, ""), headers.get("date", "")) for name in ("retry-after", "backoff")]
    return min(MOST_SECONDS, max(asked))


def _seconds(word: str, date: str) -> float:
    if re.fullmatch(r"\d{1,9}", word.strip()):
        return float(word)
    try:
        until, now = (parsedate_to_datetime(text) for text in (word, date))
        return max(0.0, (_aware(until) - _aware(now)).total_seconds())
    except (ValueError, TypeError, OverflowError):
        return 0.0


def _aware(time: dt.datetime) -> dt.datetime:
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)


def trouble_of(status: int) -> Trouble | None:
    """Return what a status means, nothing for one that is a plain answer (2xx, 304, 404, 412)."""
    if 200 <= status < 300 or status in {304, 404, 412}:
        return None
    if 300 <= status < 400:
        return Trouble.UNSAFE
    known = {400: Trouble.SCHEMA, 401: Trouble.ACCOUNT, 403: Trouble.RIGHTS, 407: Trouble.PROXY, 413: Trouble.SCHEMA}
    busy = status in {408, 409, 423, 425, 429} or status >= 500
    return Trouble.BUSY if busy else known.get(status, Trouble.STRANGE)


def held_of(record: Mapping[str, Any]) -> Held:
    """Return a record as it is held, without what the server adds. Raises NetworkError."""
    name, changed = record.get("id"), record.get("last_modified")
    if not isinstance(name, str) or type(changed) is not int or changed < 0:
        raise NetworkError(Trouble.STRANGE, "record")
    told = {key: value for key, value in record.items() if key not in _OF_THE_SERVER}
    return Held(name, {} if record.get("deleted") is True else told, str(changed))


def results_of(writes: tuple[Write, ...], answer: Answer) -> tuple[tuple[Result, ...], float]:
    """Return what became of each write of a batch, and how long to leave the server alone. Raises NetworkError.

    Kinto keeps a batch in one transaction, and undoes it whole after some failures, without saying so in the answers
    before: where one of them failed in that way, none is believed.
    """
    told = body_of(answer).get("responses")
    if not isinstance(told, list) or len(told) != len(writes):
        raise NetworkError(Trouble.STRANGE, "batch")
    parts = [_part(part) for part in told]
    wait = max(seconds_of(part.headers) for part in (answer, *parts))
    if any(part.status == 401 for part in parts):
        raise NetworkError(Trouble.ACCOUNT, "batch")
    if any(trouble_of(part.status) in {Trouble.BUSY, Trouble.UNSAFE, Trouble.STRANGE} for part in parts):
        return tuple(Result(write.record, Fate.UNKNOWN) for write in writes), wait
    return tuple(_result(write, part) for write, part in zip(writes, parts, strict=True)), wait


def mark_of(headers: Mapping[str, str]) -> str:
    """Return the mark of a record, its etag without quotes. Raises NetworkError."""
    found = _MARK.fullmatch(headers.get("etag", ""))
    if not found:
        raise NetworkError(Trouble.STRANGE, "etag")
    return found[1]


def _part(part: object) -> Answer:
    match part:
        case {"status": int(status), "headers": {**headers}, "body": body}:
            names = {str(name).lower(): str(value) for name, value in headers.items()}
            return Answer(status, names, json.dumps(body).encode())
    raise NetworkError(Trouble.STRANGE, "batch")


def _result(write: Write, part: Answer) -> Result:
    if part.status in {200, 201}:
        return Result(write.record, Fate.KEPT, mark_of(part.headers))
    if part.status == 412:
        existing = body_of(part).get("details", {})
        existing = existing.get("existing") if isinstance(existing, dict) else None
        held = held_of(existing) if isinstance(existing, dict) and existing else None
        return Result(write.record, Fate.CHANGED, held.etag if held else "", held)
    return Result(write.record, Fate.REFUSED, trouble=trouble_of(part.status) or Trouble.RIGHTS)
