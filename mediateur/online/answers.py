"""What a Kinto server answered, read strictly: anything that it should not say is `Why.REFUSED`."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from mediateur.journal.network import Arrived, Result, Why, Write, Wrote
from mediateur.journal.troubles import failure

_MARK = re.compile(r'"(\d{1,16})"')
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
        raise failure(Why.REFUSED, "body") from error
    if not isinstance(read, dict):
        raise failure(Why.REFUSED, "body")
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


def moment_of(headers: Mapping[str, str]) -> str:
    """Return the moment of a server when it answered, in milliseconds as Kinto dates records; empty if not said."""
    try:
        return str(int(_aware(parsedate_to_datetime(headers.get("date", ""))).timestamp() * 1000))
    except (ValueError, TypeError, OverflowError):
        return ""


def _aware(time: dt.datetime) -> dt.datetime:
    return time if time.tzinfo else time.replace(tzinfo=dt.UTC)


def why_of(status: int) -> Why | None:
    """Return what a status means, nothing for one that is a plain answer (2xx, 304, 404, 412)."""
    if 200 <= status < 300 or status in {304, 404, 412}:
        return None
    if 300 <= status < 400:
        return Why.UNSAFE
    known = {400: Why.SCHEMA, 401: Why.ACCOUNT, 403: Why.RIGHTS, 407: Why.OFFLINE, 413: Why.SCHEMA}
    busy = status in {408, 409, 423, 425, 429} or status >= 500
    return Why.WAIT if busy else known.get(status, Why.REFUSED)


def arrived_of(record: Mapping[str, Any]) -> Arrived:
    """Return a record as it is given, without its moment nor the mark of a schema. Raises NetworkError."""
    name, changed = record.get("id"), record.get("last_modified")
    if not isinstance(name, str) or type(changed) is not int or changed < 0:
        raise failure(Why.REFUSED, "record")
    return Arrived(name, str(changed), dict(record))


def results_of(writes: Sequence[Write], answer: Answer) -> list[Result]:
    """Return what became of each write of a batch. Raises NetworkError.

    Kinto keeps a batch in one transaction, and undoes it whole after some failures, without saying so in the answers
    before: where one of them failed in that way, none is believed.
    """
    parts = parts_of(len(writes), answer)
    if any(why_of(part.status) in {Why.WAIT, Why.UNSAFE, Why.REFUSED} for part in parts):
        raise failure(Why.WAIT, "part", max(seconds_of(part.headers) for part in parts))
    return [_result(part) for part in parts]


def found_of(count: int, answer: Answer) -> list[dict[str, Any] | None]:
    """Return what a batch of so many readings gave, None where it is not there or not ours. Raises NetworkError."""
    parts = parts_of(count, answer)
    for part in parts:
        why = why_of(part.status)
        if why not in {None, Why.RIGHTS}:
            raise failure(why, str(part.status), seconds_of(part.headers))
    return [object_of(part) if part.status == 200 else None for part in parts]


def parts_of(count: int, answer: Answer) -> list[Answer]:
    """Return the answers of a batch of so many requests. Raises NetworkError, for an account that is not known too."""
    told = body_of(answer).get("responses")
    if not isinstance(told, list) or len(told) != count:
        raise failure(Why.REFUSED, "batch")
    parts = [_part(part) for part in told]
    if any(part.status == 401 for part in parts):
        raise failure(Why.ACCOUNT, "batch")
    return parts


def object_of(answer: Answer) -> dict[str, Any]:
    """Return the object that an answer gives. Raises NetworkError."""
    data = body_of(answer).get("data")
    if not isinstance(data, dict):
        raise failure(Why.REFUSED, "data")
    return data


def mark_of(headers: Mapping[str, str]) -> str:
    """Return the mark of a record, its etag without quotes. Raises NetworkError."""
    found = _MARK.fullmatch(headers.get("etag", ""))
    if not found:
        raise failure(Why.REFUSED, "etag")
    return found[1]


def _part(part: object) -> Answer:
    match part:
        case {"status": int(status), "headers": {**headers}, "body": body}:
            names = {str(name).lower(): str(value) for name, value in headers.items()}
            return Answer(status, names, json.dumps(body).encode())
    raise failure(Why.REFUSED, "batch")


def _result(part: Answer) -> Result:
    if part.status in {200, 201}:
        return Result(Wrote.KEPT, mark_of(part.headers))
    if part.status == 412:
        return Result(Wrote.OTHER, detail="412")
    return Result(Wrote.REFUSED, detail=str(part.status))
