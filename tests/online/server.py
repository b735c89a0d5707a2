"""A real site on the loopback, in https, that behaves well or badly, and remembers what it was sent."""

from __future__ import annotations

import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

Behaviour = Callable[["Handler"], None]
REQUEST = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"


class Handler(BaseHTTPRequestHandler):
    """Answers as the site of the test was told to."""

    server: Site

    def do_GET(self) -> None:
        self.server.heard.append((self.path, dict(self.headers)))
        self.server.behaviours[self.path](self)

    def do_POST(self) -> None:
        self.server.sent.append(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
        self.do_GET()

    def do_CONNECT(self) -> None:
        self.server.heard.append((self.path, dict(self.headers)))
        self.send_error(502)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def give(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Site(ThreadingHTTPServer):
    """What it does at each path, what it heard, and what ends those who wait."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("localhost", 0), Handler)
        self.behaviours: dict[str, Behaviour] = {}
        self.heard: list[tuple[str, dict[str, str]]] = []
        self.sent: list[bytes] = []
        self.over = Event()
        self.scheme = "http"

    def handle_error(self, *_: Any) -> None:
        """A client that leaves is no news."""

    def at(self, path: str, behaviour: Behaviour) -> str:
        """Behave so at a path; return its address."""
        self.behaviours[path] = behaviour
        return f"{self.scheme}://localhost:{self.server_port}{path}"


def certificate(folder: Path) -> tuple[Path, Path]:
    """Return the key and the certificate of the site, made there."""
    key, proof = folder / "cle.pem", folder / "preuve.pem"
    subprocess.run([*REQUEST.split(), "-keyout", key, "-out", proof], check=True, capture_output=True)
    return key, proof


@contextmanager
def serving(key: Path | None = None, proof: Path | None = None) -> Iterator[Site]:
    """Give a site that answers until the end of the block; in https with a key and its proof."""
    site = Site()
    if key is not None and proof is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(proof, key)
        site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
        site.scheme = "https"
    thread = Thread(target=site.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        site.shutdown()
        thread.join()
        site.server_close()
