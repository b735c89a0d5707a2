"""Processes of the program in no time: one that has read it all, and forks for each that is asked of it.

`python -m tests.faults.kill_nursery FD` listens on a socket that it inherits. Each message is JSON, with two files: the
input and the output of the process to make, which does what `driver` does, or `look`s. It answers with its number.
What acts says CLOSED after all the rest, where nothing harmed it.
"""

from __future__ import annotations

import gc
import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple

from tests.faults.operations import Operation

ROOT = Path(__file__).resolve().parents[2]
PREPARE, ACT, LOOK = "préparer", "agir", "regarder"
CLOSED = "fermé"
_MOST = 4096
_HEAVY = (
    *("PySide6.QtTest", "alembic.command", "alembic.operations", "requests", "sqlcipher3.dbapi2", "keyring"),
    *("mediateur.forms.certificate_layout", "mediateur.forms.tagged", "mediateur.online.kinto_accounts"),
    *("mediateur.store.vault", "mediateur.ui.session_desk", "mediateur.usecases.attestations.issuing"),
)


class Child(NamedTuple):
    """A process: its number, its handle (a descriptor, to be closed), what it is told, what it says until it ends."""

    pid: int
    handle: int
    orders: IO[str]
    told: IO[str]


class Nursery:
    """A nursery, and what it is asked. To be closed."""

    def __init__(self) -> None:
        from tests.faults.driver import ENVIRONMENT

        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket, self._asking = ours, Lock()
        command = [sys.executable, "-m", "tests.faults.kill_nursery", str(theirs.fileno())]
        environment = {**os.environ, **ENVIRONMENT, "PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()], env=environment, cwd=ROOT)
        theirs.close()

    def child(self, what: str, operation: Operation, root: Path) -> Child:
        """Have a process that does something in a folder."""
        hear, orders = os.pipe()
        told, say = os.pipe()
        with self._asking:
            asked = json.dumps([what, operation.name, str(root)]).encode()
            socket.send_fds(self._socket, [asked], [hear, say])
            os.close(hear)
            os.close(say)
            pid, (handle,), _, _ = socket.recv_fds(self._socket, _MOST, 1)
        return Child(int(pid), handle, os.fdopen(orders, "w"), os.fdopen(told))

    def ask(self, what: str, operation: Operation, root: Path) -> str:
        """Have something done whole in a folder, and return what it says. Raises RuntimeError when it fails."""
        child = self.child(what, operation, root)
        with child.orders, child.told:
            said = child.told.read()
        os.close(child.handle)
        if not said:
            raise RuntimeError(f"{what} {operation.name} {root}")
        return said

    def close(self) -> None:
        """End it."""
        self._socket.close()
        self._process.wait(60)


def main(fd: int) -> int:
    """Fork as the text above says, until the socket is closed."""
    _read_all()
    gc.freeze()
    with socket.socket(fileno=fd) as asked:
        while True:
            message, files, _, _ = socket.recv_fds(asked, _MOST, 2)
            if not message:
                return 0
            _bury()
            pid = os.fork()
            if not pid:
                asked.close()
                _live(message, *files)
            handle = os.pidfd_open(pid)
            socket.send_fds(asked, [str(pid).encode()], [handle])
            for file in (*files, handle):
                os.close(file)


def _read_all() -> None:
    """Load what operations need, once for all of them."""
    from tests.faults import checks, driver  # noqa: F401
    from tests.pathways.shipped import library

    library()
    for name in _HEAVY:
        import_module(name)


def _bury() -> None:
    """Leave no trace of processes that ended: one that is not buried would seem to hold its locks."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _live(message: bytes, hear: int, say: int) -> None:
    """Be the process that was asked for, and end."""
    from tests.faults import checks, driver

    os.setsid()
    what, name, folder = json.loads(message)
    operation, root = driver.OPERATIONS[name], Path(folder)
    with os.fdopen(hear) as orders, os.fdopen(say, "w") as told:
        if what == ACT:
            driver.act(operation, root, orders, told)
            told.write(f"{json.dumps(CLOSED)}\n")
        elif what == PREPARE:
            operation.prepare(root)
            told.write("fait\n")
        else:
            json.dump(checks.look(root, name), told)
    os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1])))
