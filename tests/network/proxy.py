"""A way to a real server on which things happen: a small HTTP proxy of the loopback, driven by `fates`."""

from __future__ import annotations

import http.client
import json
import ssl
import threading
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple

from tests.network.fates import Fate, Fates

FORWARDED = ("authorization", "content-type", "if-match", "if-none-match", "accept")
KEPT = ("etag", "content-type", "retry-after", "backoff", "next-page", "last-modified", "date")
PATIENCE = 60


class Request(NamedTuple):
    """A request as it is on its way."""

    method: str
    path: str
    body: bytes
    headers: Mapping[str, str]


class Answer(NamedTuple):
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Proxy:
    """One proxy before one server; `disturb`, when set, is done while the next request is being dealt with.

    With `tls` it speaks https. One that is `blind` takes out of requests, and of the parts of batches, the conditions
    under which they write over what is there: what the tests that use it must notice.
    """

    blind = False

    def __init__(self, port: int, fates: Fates, tls: ssl.SSLContext | None = None) -> None:
        self.target, self.fates = port, fates
        self.disturb: Callable[[], object] | None = None
        self.away: list[str] = []
        self._lock, self._under_way = threading.Lock(), 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._scheme = "http" if tls is None else "https"
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)
        self._elsewhere = ThreadingHTTPServer(("127.0.0.1", 0), _elsewhere(self.away))
        for server in (self._server, self._elsewhere):
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self) -> str:
        """Return where the proxy listens."""
        return f"{self._scheme}://localhost:{self._server.server_port}"

    @property
    def elsewhere(self) -> str:
        """Return where nobody should ever ask."""
        return f"http://127.0.0.1:{self._elsewhere.server_port}"

    def close(self) -> None:
        """Stop listening."""
        for server in (self._server, self._elsewhere):
            server.shutdown()
            server.server_close()

    def late(self) -> None:
        """Have all that is still on its way arrive."""
        for request in self.fates.all_late():
            self.forward(request)

    def deal(self, request: Request) -> Answer | None:
        """Return what the client is answered, None where its connection is cut."""
        request = _unconditional(request) if self.blind else request
        with self._lock:
            fate, disturb, self.disturb = self.fates.draw(), self.disturb, None
            due = self.fates.due()
        for late in due:
            self.forward(late)
        if disturb is not None:
            threading.Thread(target=disturb, daemon=True).start()
            return self.forward(request)
        return self._dealt(fate, request)

    def _dealt(self, fate: Fate, request: Request) -> Answer | None:
        match fate:
            case Fate.DOWN | Fate.LOST | Fate.KILLED_BEFORE:
                return None
            case Fate.DELAYED:
                self.fates.queue(request)
                return None
            case Fate.BUSY:
                return Answer(429, {"Retry-After": str(self.fates.number(1, 900))}, b"{}")
            case Fate.BROKEN | Fate.UNDONE:
                return Answer(self.fates.one_of(500, 502, 503, 504), {"Retry-After": "3"}, b"<html>")
            case Fate.STRANGE:
                return Answer(200, {}, self.fates.one_of(b"<html>Portail</html>", b"{}", b"[]"))
            case Fate.LED_AWAY:
                return Answer(307, {"Location": f"{self.elsewhere}{request.path}"}, b"")
        answer = self.forward(request)
        match fate:
            case Fate.SLOW | Fate.KILLED_AFTER:
                return None
            case Fate.TWICE:
                return self.forward(request)
            case Fate.ECHO:
                self.fates.queue(request)
        return answer

    @property
    def is_quiet(self) -> bool:
        """Whether the server has nothing left to answer, to a client that may have given up long before."""
        return not self._under_way

    def forward(self, request: Request) -> Answer | None:
        """Have the server answer a request; None where it does not."""
        with self._lock:
            self._under_way += 1
        try:
            return self._forwarded(request)
        finally:
            with self._lock:
                self._under_way -= 1

    def _forwarded(self, request: Request) -> Answer | None:
        connection = http.client.HTTPConnection("127.0.0.1", self.target, timeout=PATIENCE)
        try:
            connection.request(request.method, request.path, request.body or None, dict(request.headers))
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        kept = {name: value for name, value in answer.getheaders() if name.lower() in KEPT}
        return Answer(answer.status, kept, body)


def _unconditional(request: Request) -> Request:
    """Return a request that writes whatever is there."""
    headers = {name: value for name, value in request.headers.items() if name.lower() != "if-match"}
    if not request.path.endswith("/batch"):
        return request._replace(headers=headers)
    batch = json.loads(request.body)
    for part in batch["requests"]:
        part.get("headers", {}).pop("If-Match", None)
    return request._replace(headers=headers, body=json.dumps(batch).encode())


def _handler(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            headers = {name: value for name, value in self.headers.items() if name.lower() in FORWARDED}
            answer = proxy.deal(Request(self.command, self.path, body, headers))
            if answer is None:
                self.close_connection = True
                return
            try:
                self.send_response_only(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)
            except OSError:
                self.close_connection = True

        do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = _any

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Handler


def _elsewhere(heard: list[str]) -> type[BaseHTTPRequestHandler]:
    class Elsewhere(BaseHTTPRequestHandler):
        def _any(self) -> None:
            heard.append(f"{self.command} {self.path}")
            self.send_error(404)

        do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = _any

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Elsewhere
