"""A Kinto server (HTTP API 1.x): what is kept there, asked for there, and by which account.

Nothing is sent but to the one address that was given: no redirection is followed, no password of the system is used,
and beyond this machine the certificate is checked. Each answer is bounded in size and in time.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from mediateur.journal.remote import (
    JOURNAL,
    MOST_PAGE,
    Answers,
    Held,
    NetworkError,
    Page,
    Trouble,
    Whoami,
    Write,
)
from mediateur.online.answers import Answer, body_of, held_of, mark_of, results_of, seconds_of, trouble_of
from mediateur.online.channel import Channel

MEDIATORS, COORDINATORS = "mediateurs", "coordinateurs"
_API, _TRIES = "/v1", 4


class Kinto:
    """One bucket of a server, as one account; for one thread at a time.

    `server` is its address, with or without the /v1 of the API. Raises NetworkError where no secret may be sent to it.
    """

    def __init__(self, server: str, bucket: str, account: str, secret: str, proxy: str = "") -> None:
        self._bucket, self._account = bucket, account
        self._channel = Channel(f"{server.removesuffix('/').removesuffix(_API)}{_API}", account, secret, proxy)

    def close(self) -> None:
        """Leave the connection."""
        self._channel.close()

    def put_many(self, writes: Sequence[Write], collection: str = JOURNAL) -> Answers:
        """Keep records, at most MOST_WRITES, each only over what its mark says. Raises NetworkError."""
        requests = [
            {
                "method": "PUT",
                "path": f"{self._path(collection)}/records/{write.record}",
                "body": {"data": dict(write.data)},
                "headers": _condition(write.etag),
            }
            for write in writes
        ]
        answer = self._asked("POST", "/batch", {"requests": requests})
        return Answers(*results_of(tuple(writes), answer))

    def get(self, record: str, collection: str = JOURNAL) -> Held | None:
        """Return a record as it is held; nothing when there is none. Raises NetworkError."""
        answer = self._asked("GET", f"{self._path(collection)}/records/{record}")
        return None if answer.status == 404 else held_of(_data(answer))

    def changes(self, since: str = "", limit: int = MOST_PAGE, collection: str = JOURNAL) -> Page:
        """Return the records that changed after a mark, oldest change first. Raises NetworkError."""
        asked = {"_sort": "last_modified", "_limit": str(limit)} | ({"_since": since} if since else {})
        answer = self._asked("GET", f"{self._path(collection)}/records?{urlencode(asked)}")
        records = tuple(held_of(record) for record in _list(answer))
        return Page(records, records[-1].etag if records else since, "next-page" in answer.headers)

    def latest(self, collection: str) -> Held | None:
        """Return what was published last in a collection. Raises NetworkError."""
        answer = self._asked("GET", f"{self._path(collection)}/records?_sort=-last_modified&_limit=1")
        return next((held_of(record) for record in _list(answer)), None)

    def publish(self, collection: str, record: str, data: Mapping[str, Any], etag: str = "") -> str:
        """Keep one record over what its mark says; return its mark. Raises NetworkError.

        `Trouble.BUSY` when another one is held: somebody published meanwhile.
        """
        path = f"{self._path(collection)}/records/{record}"
        answer = self._asked("PUT", path, {"data": dict(data)}, _condition(etag))
        if answer.status == 412:
            raise NetworkError(Trouble.BUSY, "412")
        return mark_of(_present(answer).headers)

    def whoami(self) -> Whoami:
        """Return whom the server takes us for; nobody when the secret is another. Raises NetworkError."""
        match body_of(self._asked("GET", "/")):
            case {"user": {"id": str(name), "principals": [*principals]}} if name == f"account:{self._account}":
                start = f"/buckets/{self._bucket}/groups/"
                groups = (str(group).removeprefix(start) for group in principals if str(group).startswith(start))
                return Whoami(self._account, frozenset(groups))
            case {"http_api_version": str()}:
                return Whoami("")
        raise NetworkError(Trouble.STRANGE, "not Kinto")

    def change_password(self, secret: str) -> None:
        """Have another secret from now on. Raises NetworkError: then whether it was changed is to be tried."""
        _present(self._asked("PUT", f"/accounts/{self._account}", {"data": {"password": secret}}))
        self._channel.identify(self._account, secret)

    def create_account(self, account: str, secret: str, group: str = MEDIATORS) -> None:
        """Make an account of a group of this bucket; the last step lets it in. Raises NetworkError."""
        self._change_group(group, add=account)
        answer = self._asked("PUT", f"/accounts/{account}", {"data": {"password": secret}}, _condition(""))
        if answer.status == 412:
            raise NetworkError(Trouble.RIGHTS, "account exists")
        _present(answer)

    def close_account(self, account: str, group: str = MEDIATORS) -> None:
        """Forget an account: it is let in nowhere any more; what it sent remains. Raises NetworkError."""
        self._asked("DELETE", f"/accounts/{account}")
        self._change_group(group, remove=account)

    def members(self, group: str = MEDIATORS) -> tuple[str, ...]:
        """Return the accounts of a group. Raises NetworkError."""
        return tuple(sorted(self._group(group)[0]))

    def _group(self, group: str) -> tuple[set[str], str]:
        answer = _present(self._asked("GET", f"/buckets/{self._bucket}/groups/{group}"))
        members = _data(answer).get("members")
        if not isinstance(members, list):
            raise NetworkError(Trouble.STRANGE, "group")
        return {str(member).removeprefix("account:") for member in members}, mark_of(answer.headers)

    def _change_group(self, group: str, add: str = "", remove: str = "") -> None:
        for _ in range(_TRIES):
            members, etag = self._group(group)
            wanted = (members | {add}) - {remove, ""}
            if wanted == members:
                return
            data = {"members": sorted(f"account:{name}" for name in wanted)}
            path = f"/buckets/{self._bucket}/groups/{group}"
            answer = self._asked("PATCH", path, {"data": data}, _condition(etag))
            if answer.status != 412:
                _present(answer)
                return
        raise NetworkError(Trouble.BUSY, "group")

    def _path(self, collection: str) -> str:
        return f"/buckets/{self._bucket}/collections/{collection}"

    def _asked(self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None) -> Answer:
        data = b"" if body is None else json.dumps(body, ensure_ascii=False).encode()
        answer = self._channel.ask(method, path, data, headers or {})
        if trouble := trouble_of(answer.status):
            raise NetworkError(trouble, str(answer.status), seconds_of(answer.headers))
        return answer


def _condition(etag: str) -> dict[str, str]:
    return {"If-Match": f'"{etag}"'} if etag else {"If-None-Match": "*"}


def _present(answer: Answer) -> Answer:
    if answer.status in {404, 412}:
        raise NetworkError(Trouble.RIGHTS, str(answer.status))
    return answer


def _data(answer: Answer) -> dict[str, Any]:
    data = body_of(answer).get("data")
    if not isinstance(data, dict):
        raise NetworkError(Trouble.STRANGE, "data")
    return data


def _list(answer: Answer) -> list[dict[str, Any]]:
    data = body_of(_present(answer)).get("data")
    if not isinstance(data, list) or not all(isinstance(record, dict) for record in data):
        raise NetworkError(Trouble.STRANGE, "data")
    return data
