"""A PostgreSQL of the tests: Debian's, on a port of the loopback, with a folder of its own, stopped by its process."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_SECONDS = 60
OWNER = "postgres"
INSTALLED = Path("/usr/lib/postgresql")


def binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL of this machine."""
    found = sorted(
        (int(folder.name), folder) for folder in INSTALLED.glob("[0-9]*") if (folder / "bin/initdb").exists()
    )
    return found[-1][1] / "bin" if found else None


class Cluster:
    """One PostgreSQL, from its start to its end."""

    def __init__(self, root: Path, *settings: str) -> None:
        """`settings` are « name=value »; as root, the account `postgres` owns it: PostgreSQL refuses root."""
        found = binaries()
        assert found is not None, "PostgreSQL is not installed"
        self._bin, self._root, self._settings = found, root, settings
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Return the process of the server."""
        return int((self._root / "data/postmaster.pid").read_text().splitlines()[0])

    def make(self) -> None:
        """Make an empty cluster, in UTF-8 and UTC, to which the loopback is let in without a password."""
        self._root.mkdir(parents=True)
        self._root.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(self._root, OWNER, OWNER)
        command = [self._bin / "initdb", "-D", self._root / "data", "-A", "trust", "-U", OWNER, "-E", "UTF8", "-N"]
        self._run([*map(str, command), "--locale=C.UTF-8"])

    def start(self) -> None:
        """Start it, and return once it answers."""
        told = {"listen_addresses": "127.0.0.1", "unix_socket_directories": str(self._root), "port": str(self.port)}
        told |= {"timezone": "UTC", "log_timezone": "UTC"}
        options = [word for name, value in told.items() for word in ("-c", f"{name}={value}")]
        options += [word for setting in self._settings for word in ("-c", setting)]
        command = [*as_owner(), str(self._bin / "postgres"), "-D", str(self._root / "data"), *options]
        with (self._root.parent / "postgres.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/")
        until(self.answers, "PostgreSQL does not answer")

    def answers(self) -> bool:
        """Tell whether it takes connections."""
        asked = [str(self._bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked, check=False).returncode == 0

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it: SIGINT cuts connections and writes all, SIGQUIT falls as in a power cut."""
        if self._process is not None:
            os.kill(self.pid, how)
            self._process.wait(PATIENCE_SECONDS)
            self._process = None

    def url(self, database: str) -> str:
        """Return the address of a database."""
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run SQL; return what it gives, columns split by « | »."""
        options = ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement]
        return self._run([*self.client(database), *options])

    def client(self, database: str) -> list[str]:
        """Return the words that begin a conversation with a database."""
        return [str(self._bin / "psql"), *self.reached(database)]

    def reached(self, database: str) -> list[str]:
        """Return the words that lead PostgreSQL's commands to a database."""
        return ["-h", "127.0.0.1", "-p", str(self.port), "-U", OWNER, "-d", database]

    def _run(self, command: list[str]) -> str:
        asked = [*as_owner(), *command]
        done = subprocess.run(asked, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, cwd="/")
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def as_owner() -> list[str]:
    """Return the words that make a command run as the account that PostgreSQL accepts."""
    return ["runuser", "-u", OWNER, "--"] if os.geteuid() == 0 else []


def free_port() -> int:
    """Return a port of the loopback that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until(ready: Callable[[], bool], told: str, patience: float = PATIENCE_SECONDS) -> None:
    """Wait for something; AssertionError with `told` when it does not come."""
    end = time.monotonic() + patience
    while not ready():
        assert time.monotonic() < end, told
        time.sleep(0.02)
