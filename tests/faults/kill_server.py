"""The simulated Kinto behind a real socket: what is killed in the middle of a request has sent real bytes, or not."""

from __future__ import annotations

import base64
import itertools
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.faults.operations import SOURCE
from tests.faults.operations_network import ACCOUNT, SECRET, SERVER
from tests.network.simulated import Request, SimulatedKinto

FIRST_STAMP = 1_795_000_000_000


class Server:
    """One server, for one folder. To be closed."""

    def __init__(self, root: Path) -> None:
        stamps = itertools.count(FIRST_STAMP)
        self.kinto = SimulatedKinto(lambda: next(stamps))
        self.kinto.admit(ACCOUNT, SECRET)
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()
        (root / SOURCE / SERVER).write_text(f"http://127.0.0.1:{self._http.server_port}")

    def held(self) -> list[str]:
        """Return what the server holds, in words that two runs share."""
        kept = self.kinto.state.records["journal"].values()
        told = (sorted(f"{name}={value}" for name, value in one.data.items() if name != "origin") for one in kept)
        return sorted(" ".join(one) for one in told)

    def close(self) -> None:
        """End it."""
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        kinto, busy = self.kinto, threading.Lock()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = self.rfile.read(length)
                if len(body) < length:  # whoever asked is gone
                    self.close_connection = True
                    return
                given = base64.b64decode(self.headers["Authorization"].partition(" ")[2]).decode()
                name, _, secret = given.partition(":")
                path = self.path.removeprefix("/v1")
                with busy:
                    told = kinto.answer(Request((name, secret), self.command, path, body, self.headers))
                self.send_response(told.status)
                for header, value in told.headers.items():
                    self.send_header(header, value)
                self.send_header("Content-Length", str(len(told.body)))
                self.end_headers()
                self.wfile.write(told.body)

            do_GET = do_PUT = do_POST = do_PATCH = do_DELETE = answer  # noqa: N815 - names of the library

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        return Handler
