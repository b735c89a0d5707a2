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

from mediateur.trust import invitation
from tests.network.kinto import Process, administer
from tests.network.postgres import Cluster
from tests.one_day import outside

DEPARTMENT = "33"
DATABASE = "mediateur"
PATIENCE = 60
# What makes a cluster safe against a power cut costs what most tests do not look at.
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True)
class Account:
    """A name and its secret, as an invitation gives them."""

    name: str
    secret: str


class Network:
    """One server: its processes, and the accounts that it has."""

    bucket = f"mediateur-{DEPARTMENT}"
    records = f"/buckets/{bucket}/collections/journal/records"

    def __init__(self, *settings: str) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="mediateur-reseau-"))
        self.root.chmod(0o755)
        self.postgres = Cluster(self.root / "postgres", *settings)
        self.ini = self.root / "kinto.ini"
        self.kinto = Process(self.ini)
        self._others: list[Process] = []
        self._number = itertools.count(2)
        self._coordinator: Account | None = None

    @property
    def server(self) -> str:
        """Return the address of the server, without the version of Kinto's interface."""
        return f"http://127.0.0.1:{self.kinto.port}"

    @property
    def url(self) -> str:
        """Return where Kinto's interface begins."""
        return f"{self.server}/v1"

    def start(self) -> None:
        """Make the database and what a department needs, as the guide for its administrators says; start Kinto."""
        self.postgres.make()
        self.postgres.start()
        self.postgres.sql(f"CREATE DATABASE {DATABASE}")
        base = self.postgres.url(DATABASE)
        words = ("--departement", DEPARTMENT, "--hote", f"127.0.0.1:{self.kinto.port}", "--protocole", "http")
        self.ini.write_text(administer("configurer", *words, "--base", base))
        self.administer("preparer")
        self._coordinator = self._made("coordination-1")
        self.kinto.start()

    def stop(self) -> None:
        """End all by their own processes, and leave nothing of them."""
        for process in (self.kinto, *self._others):
            process.stop()
        self.postgres.stop()
        shutil.rmtree(self.root)

    def another_process(self) -> Process:
        """Start one more process of Kinto beside the first; it ends with this server."""
        self._others.append(Process(self.ini))
        self._others[-1].start()
        return self._others[-1]

    def administer(self, *words: str) -> str:
        """Do on the server what its administrators do; return what is printed."""
        return administer("-c", str(self.ini), *words)

    def sql(self, statement: str) -> str:
        """Run SQL in the database of Kinto."""
        return self.postgres.sql(statement, DATABASE)

    def coordinator(self) -> Account:
        """Return the coordinator who invites."""
        assert self._coordinator is not None
        return self._coordinator

    def another_coordinator(self) -> Account:
        """Return a new coordinator, made on the server itself."""
        return self._made(f"coordination-{next(self._number)}")

    def _made(self, name: str) -> Account:
        invited = invitation.read(self.administer("coordinateur", name), outside())
        return Account(invited.account, invited.secret)

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
        self,
        method: str,
        path: str,
        by: Account | None,
        body: Any = None,
        headers: dict[str, str] | None = None,
        process: Process | None = None,
    ) -> requests.Response:
        """Send one request to a process of Kinto, as somebody or as nobody; bytes are sent as they are."""
        address = f"http://127.0.0.1:{(process or self.kinto).port}/v1"
        return at(address, method, path, by, body, headers)


def at(
    address: str,
    method: str,
    path: str,
    by: Account | None,
    body: Any = None,
    headers: dict[str, str] | None = None,
    authority: str = "",
) -> requests.Response:
    """Send one request to an address, for whose certificate the authority of a file vouches; follow nothing."""
    sent = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    given = {"Content-Type": "application/json", **(headers or {})}
    pair = None if by is None else (by.name, by.secret)
    with requests.Session() as session:
        session.trust_env = False
        return session.request(
            method,
            address + path,
            auth=pair,
            data=sent,
            headers=given,
            timeout=PATIENCE,
            allow_redirects=False,
            verify=authority or True,
        )
