"""The queues of CUPS, through its own commands: what they are, whether they can print, and handing them a PDF.

A PDF goes to a queue as it is and stays vector. The commands answer in English when LC_ALL is C (CUPS 2.4, lpstat(1),
lpoptions(1), lp(1)); nothing is ever written to a file here. Only the name of a queue that exists reaches a command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from enum import Enum, auto
from typing import NamedTuple

from mediateur.printers import troubles
from mediateur.printers.reasons import read
from mediateur.printers.ticket import A4, Ticket, words

ANSWER_SECONDS, TAKE_SECONDS = 15, 60


class State(Enum):
    """Whether a queue prints what it is given."""

    READY = auto()
    STOPPED = auto()
    REFUSING = auto()


class Queue(NamedTuple):
    """A queue: its name, whether it prints, and the names of its papers (none where it does not say)."""

    name: str
    state: State
    papers: frozenset[str]

    @property
    def has_a4(self) -> bool:
        """Whether it may print on A4 (« A4 », « A4.Borderless », « iso_a4_210x297mm »): one that says nothing may."""
        return not self.papers or any(A4.lower() in paper.lower() for paper in self.papers)


def available() -> bool:
    """Tell whether this system has queues that take a PDF as it is."""
    return sys.platform != "win32" and all(shutil.which(command) for command in ("lp", "lpstat", "lpoptions"))


def names() -> tuple[str, ...]:
    """Return the names of the queues, none where no print service answers. Raises NotPrintedError when it stalls."""
    return tuple(_run("lpstat", "-e").stdout.split())


def reasons() -> dict[str, str]:
    """Return why each queue may not print, in French, for those that say so. Raises NotPrintedError when it stalls."""
    return read(_run("lpstat", "-l", "-p", "-a").stdout)


def queue(name: str) -> Queue:
    """Return what a queue says of itself. Raises NotPrintedError when there is no such queue."""
    known = names()
    if not known:
        raise troubles.nothing_installed() if _is_on() else troubles.service_off()
    if name not in known:
        raise troubles.missing(name, known)
    said = _run("lpstat", "-p", name, "-a", name).stdout
    options = _run("lpoptions", "-p", name, "-l").stdout.splitlines()
    papers = next((line.partition(":")[2] for line in options if line.startswith("PageSize/")), "")
    return Queue(name, _state(said), frozenset(word.lstrip("*") for word in papers.split()))


def send(pdf: bytes, ticket: Ticket) -> None:
    """Hand a PDF to a queue. Raises NotPrintedError when it is gone, stopped, without A4, or when it does not answer.

    A queue that would keep the document for later gets nothing: what was typed for a person must not wait there.
    """
    require_ready(queue(ticket.printer), ticket)
    done = _run("lp", *words(ticket), given=pdf, seconds=TAKE_SECONDS)
    if done.returncode:
        raise troubles.silent(done.stderr.strip())


def require_ready(found: Queue, ticket: Ticket) -> None:
    """Raise NotPrintedError when a queue would keep the document without printing it, or print it on other paper."""
    if found.state is State.STOPPED:
        raise troubles.stopped(found.name)
    if found.state is State.REFUSING:
        raise troubles.refusing(found.name)
    if ticket.paper == A4 and not found.has_a4:
        raise troubles.without_a4(found.name, tuple(found.papers))


class _Answer(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def _run(*command: str, given: bytes = b"", seconds: float = 0) -> _Answer:
    """Run a command of CUPS. Raises NotPrintedError when it is missing or does not answer in time (ANSWER_SECONDS)."""
    spoken = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(  # noqa: S603 - a command of CUPS and its words, no shell
            command, input=given, capture_output=True, timeout=seconds or ANSWER_SECONDS, check=False, env=spoken
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise troubles.silent(type(error).__name__) from error
    return _Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def _is_on() -> bool:
    return "not running" not in _run("lpstat", "-r").stdout


def _state(said: str) -> State:
    """Read what lpstat says of one printer: « disabled since » stops it, « not accepting requests » refuses."""
    if " not accepting requests" in said:
        return State.REFUSING
    paused = any(line.startswith("printer ") and " disabled since" in line for line in said.splitlines())
    return State.STOPPED if paused else State.READY
