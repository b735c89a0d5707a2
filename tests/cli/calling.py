"""What the tests of the command line share: real processes, what they answer, what they leave."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from mediateur.store import files

ROOT = Path(__file__).resolve().parent.parent.parent

NBSP = "\N{NO-BREAK SPACE}"

ENGLISH = re.compile(
    r"usage|error|show |exit|require|invalid|argument|positional|option[^s]|unrecogni[sz]ed|expected|Traceback|File \"",
    re.IGNORECASE,
)

posix = pytest.mark.skipif(sys.platform == "win32", reason="tubes, limites et droits POSIX")


class Done(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


def environment(home: Path = ROOT) -> dict[str, str]:
    """Return the environment of a command: that of the test, with the buffers that Python has by default."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"} | {"PYTHONPATH": str(home)}


def run(*words: str | Path, stdin: str | bytes = b"", env: Mapping[str, str] | None = None, home: Path = ROOT) -> Done:
    """Run `mediateur` with these words."""
    done = subprocess.run(
        [sys.executable, "-m", "mediateur", *map(str, words)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        check=False,
        cwd=home,
        env=environment(home) | dict(env or {}),
        timeout=120,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def refused(done: Done, status: int, *parts: str) -> str:
    """Check that a command failed with one line of French on the standard error, and return it."""
    assert (done.status, done.out) == (status, ""), done
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1
    assert not ENGLISH.search(done.err), done.err
    for part in parts:
        assert part in done.err
    return done.err


def encounters(folder: Path) -> int:
    """Return how many encounters the journal holds."""
    with closing(sqlite3.connect(folder / files.DATABASE)) as connection:
        return int(connection.execute("SELECT count(*) FROM encounter").fetchone()[0])


def note_texts(folder: Path) -> list[str]:
    """Return the notes that the journal holds."""
    with closing(sqlite3.connect(folder / files.DATABASE)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM note")]


def snapshot(folder: Path) -> dict[str, bytes]:
    """Return what each file of a folder holds, but for those that SQLite makes and unmakes as it reads."""
    found = [folder] if folder.is_file() else [file for file in sorted(folder.rglob("*")) if file.is_file()]
    return {str(file): file.read_bytes() for file in found if not file.name.endswith(("-wal", "-shm"))}


def limited(most: int, *words: str, stdin: str = "") -> Done:
    """Run words in a process whose files may not grow beyond `most` bytes, as on a full disk."""
    script = f"""
    import resource, sys
    from mediateur.cli import run
    resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
    sys.exit(run(sys.argv[1:]))
    """
    command = [sys.executable, "-c", dedent(script), *words]
    done = subprocess.run(command, input=stdin.encode(), capture_output=True, check=False, cwd=ROOT, env=environment())
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
