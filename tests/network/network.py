"""A department's server, all of it real and on the loopback: PostgreSQL, Kinto, and accounts made as in real life."""

from __future__ import annotations

import itertools
import json
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.network.kinto import Process, administer
from tests.network.postgres import Cluster

DEPARTMENT = "33"
DATABASE = "mediateur"
PATIENCE = 30
# What makes a cluster safe against a power cut costs what the tests do not look at.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Account:
    """A name and its secret, as an invitation gives them."""

    name: str
    secret: str

    @property
    def pair(self) -> tuple[str, str]:
        """Return both, as `requests` takes them."""
        return (self.name, self.secret)


class Network:
    """One server: its processes, and the accounts that it has."""

    bucket = f"mediateur-{DEPARTMENT}"

    def __init__(self, *settings: str) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="mediateur-reseau-"))
        self.root.chmod(0o755)
        self.postgres = Cluster(self.root / "postgres", *settings)
        self.ini = self.root / "kinto.ini"
        self.kinto = Process(self.ini)
        self._number = itertools.count(1)
        self._coordinator: Account | None = None

    @property
    def server(self) -> str:
        """Return the address of the server, without the version of Kinto's interface."""
        return f"http://127.0.0.1:{self.kinto.port}"

    @property
    def url(self) -> str:
        """Return where Kinto's interface begins."""
        return f"{self.server}/v1"

    @property
    def records(self) -> str:
        """Return where the records of the journal are."""
        return f"/buckets/{self.bucket}/collections/journal/records"

    def start(self) -> None:
        """Make the database and what a department needs, as the guide for its administrators says; start Kinto."""
        self.postgres.make()
        self.postgres.start()
        self.postgres.sql(f"CREATE DATABASE {DATABASE}")
        base = self.postgres.url(DATABASE)
        words = ("--departement", DEPARTMENT, "--hote", f"127.0.0.1:{self.kinto.port}", "--protocole", "http")
        self.ini.write_text(administer("configurer", *words, "--base", base))
        self.administer("preparer")
        self.kinto.start()

    def stop(self) -> None:
        """End both by their own processes, and leave nothing of them."""
        self.kinto.stop()
        self.postgres.stop()
        shutil.rmtree(self.root)

    def administer(self, *words: str) -> str:
        """Do on the server what its administrators do; return what is printed."""
        return administer("-c", str(self.ini), *words)

    def sql(self, statement: str) -> str:
        """Run SQL in the database of Kinto."""
        return self.postgres.sql(statement, DATABASE)

    def coordinator(self) -> Account:
        """Return a coordinator: the first asked for is the one who invites."""
        made = self.another_coordinator() if self._coordinator is None else self._coordinator
        self._coordinator = made
        return made

    def another_coordinator(self) -> Account:
        """Return a new coordinator, made on the server itself."""
        name = f"coordination-{next(self._number)}"
        return Account(name, self.administer("coordinateur", name))

    def mediator(self, by: Account | None = None, name: str = "") -> Account:
        """Return a new mediator, made through Kinto's interface as a coordinator does."""
        made = Account(name or f"poste-{next(self._number)}-{secrets.token_hex(4)}", secrets.token_urlsafe(24))
        by = by or self.coordinator()
        self.ask("PUT", f"/accounts/{made.name}", by, {"data": {"password": made.secret}}).raise_for_status()
        group = f"/buckets/{self.bucket}/groups/mediateurs"
        members = self.ask("GET", group, by).json()["data"]["members"]
        body = {"data": {"members": [*members, f"account:{made.name}"]}}
        self.ask("PATCH", group, by, body).raise_for_status()
        return made

    def ask(
        self, method: str, path: str, by: Account | None, body: Any = None, headers: dict[str, str] | None = None
    ) -> requests.Response:
        """Send one request to Kinto, as somebody or as nobody."""
        sent = b"" if body is None else json.dumps(body).encode()
        return self.raw(method, path, by, sent, {"Content-Type": "application/json", **(headers or {})})

    def raw(
        self, method: str, path: str, by: Account | None, sent: bytes, headers: dict[str, str]
    ) -> requests.Response:
        """Send one request to Kinto, whatever its body is."""
        pair = None if by is None else by.pair
        with requests.Session() as session:
            session.trust_env = False
            return session.request(
                method, self.url + path, auth=pair, headers=headers, timeout=PATIENCE, allow_redirects=False, data=sent
            )
