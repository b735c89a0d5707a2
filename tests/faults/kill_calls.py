"""The system calls by which a process changes what lasts, counted and struck by strace."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

CALLS = (
    *("write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate"),
    *("rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat", "mkdir", "mkdirat", "rmdir"),
    *("openat", "chmod", "fchmod", "sendto", "sendmsg", "sendfile", "copy_file_range"),
)
PATIENCE = 60.0
_LINE = re.compile(r"(\d+) +(\w+)\((.*)")
_EVENT = re.compile(r"\d+<anon_inode:|\d+<(?:pipe|socket:\[)")


def why_not() -> str:
    """Return why nothing can be struck here; empty where it can."""
    if shutil.which("strace") is None:
        return "commande absente : strace"
    done = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return "ce système ne laisse pas suivre un programme (ptrace)" if done.returncode else ""


class Call(NamedTuple):
    """The `rank`th call of a name by one thread: strace counts each thread by itself."""

    name: str
    rank: int


def counted(log: Path) -> tuple[Call, ...]:
    """Return each call of a traced run that writes, creates, renames or deletes; openings that only read are left."""
    ranks: Counter[tuple[str, str]] = Counter()
    found: dict[Call, None] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        if not (match := _LINE.match(line)):
            continue
        thread, name, rest = match.groups()
        ranks[thread, name] += 1
        if name == "openat" and "O_CREAT" not in rest:
            continue
        if name == "write" and _EVENT.match(rest):
            continue
        found[Call(name, ranks[thread, name])] = None
    return tuple(found)


@contextmanager
def tracing(pid: int, log: Path) -> Iterator[None]:
    """Write the calls of a process and its threads to a file while the block lasts, which ends with the process."""
    with _attached(pid, "-y", "-o", str(log), "-e", f"trace={','.join(CALLS)}"):
        yield


@contextmanager
def striking(pid: int, call: Call) -> Iterator[None]:
    """Have a process killed as it enters a call, if it does while the block lasts, which ends with the process."""
    inject = f"inject={call.name}:signal=SIGKILL:when={call.rank}"
    with _attached(pid, "-o", "/dev/null", "-e", f"trace={call.name}", "-e", inject):
        yield


@contextmanager
def _attached(pid: int, *words: str) -> Iterator[None]:
    command = ["strace", "-f", "-p", str(pid), *words]
    strace = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert strace.stderr is not None
    try:
        first = strace.stderr.readline()
        if "attached" not in first:
            raise RuntimeError(first)
        yield
        strace.communicate(timeout=PATIENCE)
    finally:
        strace.kill()
        strace.wait()
