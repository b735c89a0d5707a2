"""A Kinto in memory, which answers as the real one does: `test_calibration.py` asks both the same.

It speaks HTTP values: the transport under test is the real one, above the socket.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, urlsplit

from mediateur.journal.network import Why
from mediateur.journal.troubles import failure
from mediateur.online.answers import Answer
from mediateur.online.kinto_accounts import KintoServer
from tests.network.fates import Fate, Fates, Killed

BUCKET = "mediateur-33"
MOST_BATCH, PAGE = 25, 1000
RECORDS = re.compile(rf"/buckets/{BUCKET}/collections/(\w+)/records(?:/([\w-]+))?")
GROUP = re.compile(rf"/buckets/{BUCKET}/groups/(\w+)")
ACCOUNT = re.compile(r"/accounts/([\w-]+)")


@dataclass
class Stored:
    """A thing that is kept, when it was changed and by whom it was made; others see it from `seen` on."""

    data: dict[str, Any]
    changed: int
    owner: str
    seen: int = 0

    def told(self, name: str) -> dict[str, Any]:
        return {**self.data, "id": name, "last_modified": self.changed}


@dataclass(frozen=True)
class Request:
    """A request as it is on its way."""

    who: tuple[str, str]
    method: str
    path: str
    body: bytes
    headers: Mapping[str, str]


@dataclass
class State:
    """What a backup would hold."""

    records: dict[str, dict[str, Stored]] = field(
        default_factory=lambda: {"journal": {}, "contenu": {}, "confiance": {}}
    )
    accounts: dict[str, Stored] = field(default_factory=dict)
    groups: dict[str, Stored] = field(default_factory=dict)
    latest: int = 0


class SimulatedKinto:
    """One server. `clock` is its own, in milliseconds; `check_match` is taken away to see that tests notice."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self.state, self.clock, self.check_match = State(), clock, True
        self.heard: list[Request] = []
        self.lag = 0
        for name in ("mediateurs", "coordinateurs"):
            self.state.groups[name] = Stored({"members": []}, self._stamp(), "")

    def admit(self, account: str, secret: str, group: str = "mediateurs") -> None:
        self.state.accounts[account] = Stored({"password": secret}, self._stamp(), account)
        self.state.groups[group].data["members"].append(f"account:{account}")

    def answer(self, request: Request) -> Answer:
        self.heard.append(request)
        if request.path != "/batch":
            return self._one(request)
        wanted = json.loads(request.body)["requests"]
        if len(wanted) > MOST_BATCH:
            return _error(400)
        parts = [self._part(request, one) for one in wanted]
        return _json(200, {"responses": parts})

    def undone(self, request: Request, status: int) -> Answer:
        """Answer a batch of which one part failed: all of it was undone, whatever the other parts say."""
        before = copy.deepcopy(self.state)
        answer = self.answer(request)
        self.state = before
        if request.path != "/batch":
            return _error(status)
        parts = json.loads(answer.body)["responses"]
        parts[-1] = {"status": status, "path": "", "headers": {"Retry-After": "30"}, "body": {"code": status}}
        return _json(200, {"responses": parts})

    def _part(self, batch: Request, one: Mapping[str, Any]) -> dict[str, Any]:
        body = json.dumps(one["body"]).encode() if "body" in one else b""
        part = Request(batch.who, one.get("method", "GET"), one["path"], body, one.get("headers", {}))
        answer = self._one(part)
        return {
            "status": answer.status,
            "path": f"/v1{part.path}",
            "headers": {name.title().replace("Etag", "ETag"): value for name, value in answer.headers.items()},
            "body": json.loads(answer.body),
        }

    def _one(self, request: Request) -> Answer:
        path = urlsplit(request.path).path
        user = self._user(request.who)
        if path == "/":
            return self._hello(user)
        if user is None:
            return _error(401)
        if found := RECORDS.fullmatch(path):
            return self._records(request, user, found[1], found[2])
        if found := GROUP.fullmatch(path):
            return self._groups(request, user, found[1])
        if found := ACCOUNT.fullmatch(path):
            return self._account(request, user, found[1])
        return _error(404)

    def _user(self, who: tuple[str, str]) -> str | None:
        kept = self.state.accounts.get(who[0])
        return who[0] if kept and kept.data["password"] == who[1] else None

    def _in(self, user: str, group: str) -> bool:
        return f"account:{user}" in self.state.groups[group].data["members"]

    def _hello(self, user: str | None) -> Answer:
        told: dict[str, Any] = {"http_api_version": "1.22"}
        if user:
            groups = [f"/buckets/{BUCKET}/groups/{name}" for name in self.state.groups if self._in(user, name)]
            told["user"] = {"id": f"account:{user}", "principals": [f"account:{user}", *groups]}
        return _json(200, told)

    def _records(self, request: Request, user: str, collection: str, name: str | None) -> Answer:
        kept, coordinator = self.state.records[collection], self._in(user, "coordinateurs")
        reads = coordinator or (collection != "journal" and self._in(user, "mediateurs"))
        if name is None:
            mine = {key: one for key, one in kept.items() if reads or one.owner == user}
            return self._list(request, user, mine)
        stored = kept.get(name)
        owns = stored is not None and stored.owner == user
        if request.method == "GET":
            if not (reads or owns):
                return _error(403)
            return _json(200, {"data": stored.told(name)}, stored.changed) if stored else _error(404)
        creates = self._in(user, "mediateurs") if collection == "journal" else coordinator
        if not (owns or (creates and (stored is None or request.headers.get("If-None-Match")))):
            return _error(403)
        return self._put(request, user, kept, name)

    def _put(self, request: Request, user: str, kept: dict[str, Stored], name: str) -> Answer:
        stored = kept.get(name)
        if self.check_match and _stale(request.headers, stored):
            return _error(412)
        data = json.loads(request.body)["data"]
        kept[name] = Stored(data, self._stamp(), stored.owner if stored else user, self.clock() + self.lag)
        return _json(200 if stored else 201, {"data": kept[name].told(name)}, kept[name].changed)

    def _list(self, request: Request, user: str, kept: Mapping[str, Stored]) -> Answer:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(request.path).query).items()}
        since, limit = int(asked.get("_since", "-1")), min(PAGE, int(asked.get("_limit", str(PAGE))))
        now = self.clock()
        seen = [one.told(name) for name, one in kept.items() if one.changed > since and one.seen <= now]
        seen.sort(key=lambda one: one["last_modified"], reverse=asked.get("_sort", "").startswith("-"))
        more = {"next-page": "http://elsewhere.invalid/"} if len(seen) > limit else {}
        answer = _json(200, {"data": seen[:limit]})
        date = formatdate(now / 1000, usegmt=True)
        return Answer(answer.status, {**answer.headers, **more, "date": date}, answer.body)

    def _groups(self, request: Request, user: str, name: str) -> Answer:
        group = self.state.groups[name]
        if not self._in(user, "coordinateurs") or (request.method != "GET" and name != "mediateurs"):
            return _error(403)
        if request.method == "PATCH":
            if _stale(request.headers, group):
                return _error(412)
            group.data.update(json.loads(request.body)["data"])
            group.changed = self._stamp()
        return _json(200, {"data": group.told(name)}, group.changed)

    def _account(self, request: Request, user: str, name: str) -> Answer:
        if name != user and not self._in(user, "coordinateurs"):
            return _error(403)
        kept = self.state.accounts.get(name)
        if request.method == "DELETE":
            self.state.accounts.pop(name, None)
            return _json(200, {"data": {"id": name, "deleted": True}}) if kept else _error(404)
        if kept is None and request.method in {"GET", "PATCH"}:
            return _error(404)
        if kept and request.method == "GET":
            return _json(200, {"data": {**kept.told(name), "password": "$2b$12$"}}, kept.changed)
        data = json.loads(request.body)["data"]
        whole = {**kept.data, **data} if kept and request.method == "PATCH" else data
        self.state.accounts[name] = Stored(whole, self._stamp(), name)
        return _json(200 if kept else 201, {"data": {"id": name, "last_modified": self.state.latest}})

    def _stamp(self) -> int:
        self.state.latest = max(self.clock(), self.state.latest + 1)
        return self.state.latest


_STOPPED: Mapping[Fate, Callable[[], BaseException]] = {
    Fate.DOWN: lambda: failure(Why.OFFLINE),
    Fate.LOST: lambda: failure(Why.SLOW),
    Fate.DELAYED: lambda: failure(Why.SLOW),
    Fate.KILLED_BEFORE: Killed,
}


class SimulatedChannel:
    """The way to it, on which `fates` decides what happens to each request."""

    def __init__(
        self, server: SimulatedKinto, who: tuple[str, str], fates: Fates, meanwhile: Callable[[], object]
    ) -> None:
        self._server, self._who, self._fates, self._meanwhile = server, who, fates, meanwhile

    def identify(self, account: str, secret: str) -> None:
        self._who = (account, secret)

    def close(self) -> None:
        """There is nothing to leave."""

    def cut(self) -> None:
        """Nothing takes long."""

    def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        request = Request(self._who, method, path, body, dict(headers))
        self._meanwhile()
        self._deliver()
        fate = self._fates.draw()
        if fate in _STOPPED:
            if fate is Fate.DELAYED:
                self._fates.queue(request)
            raise _STOPPED[fate]()
        if fate in {Fate.BUSY, Fate.BROKEN, Fate.STRANGE, Fate.LED_AWAY, Fate.UNDONE}:
            return self._refused(fate, request)
        answer = self._server.answer(request)
        if fate is Fate.SLOW:
            raise failure(Why.SLOW)
        if fate is Fate.KILLED_AFTER:
            raise Killed
        if fate is Fate.ECHO:
            self._fates.queue(request)
        return self._server.answer(request) if fate is Fate.TWICE else answer

    def _refused(self, fate: Fate, request: Request) -> Answer:
        match fate:
            case Fate.BUSY:
                return Answer(429, {"retry-after": str(self._fates.number(1, 90_000))}, b"{}")
            case Fate.BROKEN:
                return _error(self._fates.one_of(500, 502, 503, 504))
            case Fate.STRANGE:
                return Answer(200, {}, self._fates.one_of(b"<html>Portail</html>", b"{}", b'{"responses": [1]}', b"[]"))
            case Fate.LED_AWAY:
                return Answer(302, {"location": "https://ailleurs.invalid/"}, b"")
        return self._server.undone(request, self._fates.one_of(409, 500, 503))

    def _deliver(self) -> None:
        for late in self._fates.due():
            self._server.answer(late)


def connect(
    server: SimulatedKinto, fates: Fates, meanwhile: Callable[[], object] = lambda: None
) -> Callable[[str, str, str, str], KintoServer]:
    """Return what opens that server, in the place of `kinto_accounts.opened`; `meanwhile` is done as it is asked."""

    def opened(server_address: str, bucket: str, account: str, secret: str) -> KintoServer:
        return KintoServer(bucket, account, SimulatedChannel(server, (account, secret), fates, meanwhile))

    return opened


def _stale(headers: Mapping[str, str], stored: Stored | None) -> bool:
    if headers.get("If-None-Match") == "*":
        return stored is not None
    match = headers.get("If-Match")
    return match is not None and (stored is None or match != f'"{stored.changed}"')


def _json(status: int, body: object, changed: int | None = None) -> Answer:
    return Answer(status, {} if changed is None else {"etag": f'"{changed}"'}, json.dumps(body).encode())


def _error(status: int) -> Answer:
    headers = {"retry-after": "30"} if status == 503 else {}
    return Answer(status, headers, json.dumps({"code": status, "errno": 0, "error": ""}).encode())
