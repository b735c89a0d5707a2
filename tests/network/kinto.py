"""A Kinto of the tests: the one that installer/server pins, on a port of the loopback, stopped by its process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from tests.network.postgres import PATIENCE_SECONDS, free_port, until

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT / "installer/server"
KINTO = ROOT / "build/kinto"
ENVIRONMENT = {"PYTHONPATH": str(SERVER), "PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}


def install() -> str | None:
    """Make Kinto's environment where it is missing; return why it could not be."""
    asked = [str(SERVER / "install.sh"), str(KINTO)]
    environment = {**os.environ, "PYTHON": sys.executable}
    done = subprocess.run(asked, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, env=environment)
    return done.stderr.strip().splitlines()[-1] if done.returncode else None


def administer(*words: str) -> str:
    """Run installer/server/administrer.py with Kinto's Python; return what it printed."""
    asked = [str(KINTO / "bin/python"), str(SERVER / "administrer.py"), *words]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, env=ENVIRONMENT, cwd="/")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Process:
    """One process of Kinto."""

    def __init__(self, ini: Path, port: int | None = None) -> None:
        self.ini, self.port = ini, port or free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Return its process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start it on its port, and return once it answers."""
        asked = [str(KINTO / "bin/kinto"), "start", "--ini", str(self.ini), "--port", str(self.port)]
        with self.ini.with_suffix(f".{self.port}.log").open("ab") as log:
            self._process = subprocess.Popen(
                asked, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=ENVIRONMENT, cwd="/"
            )
        until(self.answers, f"Kinto does not answer: {self.log()}")

    def answers(self) -> bool:
        """Tell whether it answers, and its database behind it."""
        assert self._process is not None and self._process.poll() is None, f"Kinto ended: {self.log()}"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/v1/__heartbeat__", timeout=10) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it by its own process; SIGKILL ends it in the middle of what it does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(PATIENCE_SECONDS)
            self._process = None

    def send(self, what: signal.Signals) -> None:
        """Send a signal to it: SIGSTOP makes it slow without end, SIGCONT lets it go on."""
        os.kill(self.pid, what)

    def log(self) -> str:
        """Return the end of what it wrote."""
        file = self.ini.with_suffix(f".{self.port}.log")
        return file.read_text(errors="replace")[-3000:] if file.exists() else ""
