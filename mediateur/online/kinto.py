"""A Kinto server (HTTP API 1.x): what is kept there, asked for there, and by which account.

Nothing is sent but to the one address that was given: no redirection is followed, no password of the system is used,
and beyond this machine the certificate is checked. Each answer is bounded in size and in time.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import urlencode

from mediateur.journal.network import Arrived, Page, Published, Result, Why, Write
from mediateur.journal.troubles import failure
from mediateur.online.answers import (
    Answer,
    arrived_of,
    body_of,
    found_of,
    mark_of,
    moment_of,
    object_of,
    results_of,
    seconds_of,
    why_of,
)

JOURNAL = "journal"


class Carrier(Protocol):
    """What carries requests to a server: `channel.Channel`."""

    def identify(self, account: str, secret: str) -> None:
        """Ask as this account from now on."""

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Return what is answered. Raises NetworkError."""

    def close(self) -> None:
        """Leave the connection."""

    def cut(self) -> None:
        """End what is being asked at once, from any thread; nothing is asked any more."""


class Kinto:
    """One bucket of a server, as one account; for one thread at a time."""

    def __init__(self, bucket: str, account: str, channel: Carrier) -> None:
        self._bucket, self._account, self._channel = bucket, account, channel
        self._rest = 0.0

    @property
    def rest(self) -> float:
        """How many seconds the server asked to be left alone, in its last answer."""
        return self._rest

    def close(self) -> None:
        """Leave the connection. It is opened again when something is asked."""
        self._channel.close()

    def cut(self) -> None:
        """End what is being asked at once, from any thread: it raises NetworkError, as all that would be asked."""
        self._channel.cut()

    def whoami(self) -> frozenset[str] | None:
        """Return the groups of this account in this bucket; None where its secret is another. Raises NetworkError."""
        match body_of(self.ask("GET", "/")):
            case {"user": {"id": str(name), "principals": [*principals]}} if name == f"account:{self._account}":
                start = f"/buckets/{self._bucket}/groups/"
                return frozenset(str(one).removeprefix(start) for one in principals if str(one).startswith(start))
            case {"http_api_version": str()}:
                return None
        raise failure(Why.REFUSED, "not Kinto")

    def put_many(self, writes: Sequence[Write]) -> list[Result]:
        """Write records of the journal, each only over what its etag says. Raises NetworkError."""
        requests = [
            {
                "method": "PUT",
                "path": f"{self.path(JOURNAL)}/{write.record}",
                "body": {"data": dict(write.fields)},
                "headers": over(write.etag),
            }
            for write in writes
        ]
        return results_of(writes, self.ask("POST", "/batch", {"requests": requests}))

    def get_many(self, records: Sequence[str]) -> list[Arrived | None]:
        """Return records of the journal, None where there is none or it is not ours. Raises NetworkError."""
        found = self.read_many([f"{self.path(JOURNAL)}/{record}" for record in records])
        return [arrived_of(one) if one is not None else None for one in found]

    def changes(self, since: str, limit: int) -> Page:
        """Return the records of the journal that changed after a cursor, oldest first. Raises NetworkError.

        Those that were removed from the server by hand are left out.
        """
        asked = {"_sort": "last_modified", "_limit": str(limit)} | ({"_since": since} if since else {})
        answer = self.ask("GET", f"{self.path(JOURNAL)}?{urlencode(asked)}")
        told = _list(answer)
        cursor = arrived_of(told[-1]).etag if told else since
        present = tuple(arrived_of(record) for record in told if record.get("deleted") is not True)
        return Page(present, cursor, "next-page" in answer.headers, moment_of(answer.headers))

    def publish(self, collection: str, name: str, data: bytes) -> None:
        """Publish a file in a collection, in place of the one of that name. Raises NetworkError."""
        fields = {"name": name, "data": base64.b64encode(data).decode("ascii")}
        record = hashlib.sha256(name.encode()).hexdigest()[:32]
        done_of(self.ask("PUT", f"{self.path(collection)}/{record}", {"data": fields}))

    def latest_name(self, collection: str) -> str:
        """Return the name of the file published last, which is far shorter than the file. Raises NetworkError."""
        match _list(self.ask("GET", f"{self.path(collection)}?_sort=-last_modified&_limit=1&_fields=name")):
            case []:
                return ""
            case [{"name": str(name)}]:
                return name
        raise failure(Why.REFUSED, "file")

    def latest(self, collection: str) -> Published | None:
        """Return the file published last in a collection, None where there is none. Raises NetworkError."""
        match _list(self.ask("GET", f"{self.path(collection)}?_sort=-last_modified&_limit=1")):
            case []:
                return None
            case [{"name": str(name), "data": str(data), "last_modified": int(changed)}]:
                try:
                    return Published(name, base64.b64decode(data, validate=True), str(changed))
                except ValueError as error:
                    raise failure(Why.REFUSED, "file") from error
        raise failure(Why.REFUSED, "file")

    def change_password(self, secret: str) -> None:
        """Have another secret: the invitation has served. Raises NetworkError: then try which one is right."""
        done_of(self.ask("PATCH", f"/accounts/{self._account}", {"data": {"password": secret, "expires": ""}}))
        self._channel.identify(self._account, secret)

    def path(self, collection: str) -> str:
        """Return where the records of a collection are."""
        return f"/buckets/{self._bucket}/collections/{collection}/records"

    def group(self, name: str) -> str:
        """Return where a group is."""
        return f"/buckets/{self._bucket}/groups/{name}"

    def read_many(self, paths: Sequence[str]) -> list[dict[str, Any] | None]:
        """Return what is at some paths, at most 25; None where nothing is, or nothing of ours. Raises NetworkError."""
        requests = [{"method": "GET", "path": path} for path in paths]
        return found_of(len(paths), self.ask("POST", "/batch", {"requests": requests}))

    def ask(self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Return a plain answer: done, not there, or not over that. Raises NetworkError for any other."""
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        answer = self._channel.ask(method, path, data, headers or {})
        self._rest = seconds_of(answer.headers)
        if why := why_of(answer.status):
            raise failure(why, str(answer.status), self._rest)
        return answer


def over(etag: str) -> dict[str, str]:
    """Return the condition of a write: over that etag, or, where it is empty, only where there is nothing."""
    return {"If-Match": f'"{etag}"'} if etag else {"If-None-Match": "*"}


def done_of(answer: Answer) -> Answer:
    """Return an answer that says it was done. Raises NetworkError."""
    if answer.status in {404, 412}:
        raise failure(Why.RIGHTS, str(answer.status))
    return answer


def data_of(answer: Answer) -> dict[str, Any]:
    """Return the object that an answer gives. Raises NetworkError."""
    return object_of(done_of(answer))


def etag_of(answer: Answer) -> str:
    """Return the etag of what an answer gives. Raises NetworkError."""
    return mark_of(done_of(answer).headers)


def _list(answer: Answer) -> list[dict[str, Any]]:
    data = body_of(done_of(answer)).get("data")
    if not isinstance(data, list) or not all(isinstance(record, dict) for record in data):
        raise failure(Why.REFUSED, "data")
    return data
