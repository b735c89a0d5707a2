"""The queues of CUPS, through its own commands: what they are, whether they can print, and handing them a PDF.

A PDF goes to a queue as it is and stays vector. The commands answer in English when LC_ALL is C (CUPS 2.4, lpstat(1),
lpoptions(1), lp(1)); nothing is ever written to a file here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from enum import Enum, auto
from typing import NamedTuple

from mediateur.errors import MediateurError

NBSP = "\N{NO-BREAK SPACE}"
A4, SECONDS = "A4", 60
_INVALID = "Invalid destination"


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
        """Whether it may print on A4: one that does not say is trusted."""
        return not self.papers or A4 in self.papers


class Ticket(NamedTuple):
    """How to print: which queue, under which title, how many copies, on both sides, in colour.

    `paper` is the name of a paper of the queue; `more` are other options of the queue (name=value).
    """

    printer: str
    title: str
    copies: int = 1
    two_sided: bool = False
    colour: bool = False
    pages: str = ""
    paper: str = A4
    more: tuple[str, ...] = ()


def available() -> bool:
    """Tell whether this system has queues that take a PDF as it is."""
    return sys.platform != "win32" and shutil.which("lp") is not None and shutil.which("lpstat") is not None


def names() -> tuple[str, ...]:
    """Return the names of the queues; nothing where no print server answers."""
    return tuple(_run("lpstat", "-e").stdout.split()) if available() else ()


def queue(name: str) -> Queue:
    """Return what a queue says of itself. Raises MediateurError when there is no such queue."""
    asked = _run("lpstat", "-p", name, "-a", name)
    if asked.returncode or _INVALID in asked.stderr:
        raise missing(name)
    options = _run("lpoptions", "-p", name, "-l").stdout.splitlines()
    papers = next((line.partition(":")[2] for line in options if line.startswith("PageSize/")), "")
    return Queue(name, _state(asked.stdout), frozenset(word.lstrip("*") for word in papers.split()))


def send(pdf: bytes, ticket: Ticket) -> None:
    """Hand a PDF to a queue. Raises MediateurError when it is gone, stopped, without A4, or when it does not answer."""
    require_ready(queue(ticket.printer), ticket)
    done = _run("lp", *words(ticket), given=pdf)
    if done.returncode:
        raise silent(done.stderr.strip())


def words(ticket: Ticket) -> tuple[str, ...]:
    """Return the words that tell `lp` how to print; the document comes on its standard input."""
    options = [
        "document-format=application/pdf",
        f"media={ticket.paper}",
        f"sides={'two-sided-long-edge' if ticket.two_sided else 'one-sided'}",
        f"print-color-mode={'color' if ticket.colour else 'monochrome'}",
        *(() if ticket.paper == A4 else ("fit-to-page",)),
        *(("collate=true",) if ticket.copies > 1 else ()),
        *ticket.more,
    ]
    told = tuple(word for option in options for word in ("-o", option))
    chosen = ("-P", ticket.pages) if ticket.pages else ()
    return ("-d", ticket.printer, "-n", str(ticket.copies), "-t", ticket.title, *chosen, *told)


def require_ready(found: Queue, ticket: Ticket) -> None:
    """Raise MediateurError when a queue would keep the document without printing it, or print it on other paper."""
    if found.state is not State.READY:
        raise MediateurError(
            f"L’imprimante «{NBSP}{found.name}{NBSP}» est arrêtée.",
            "Le document est prêt.",
            "Rallumez-la ou débloquez-la dans les réglages du poste, ou enregistrez en PDF.",
            detail=found.state.name,
        )
    if ticket.paper == A4 and not found.has_a4:
        raise MediateurError(
            f"L’imprimante «{NBSP}{found.name}{NBSP}» n’a pas de papier A4.",
            "Le document est prêt.",
            "Mettez du papier A4, choisissez une autre imprimante, ou enregistrez en PDF.",
            detail=", ".join(sorted(found.papers)),
        )


def missing(name: str) -> MediateurError:
    """Return what is said when a queue does not exist, or no longer; it lists those that do."""
    others = names()
    choice = (
        f"Imprimantes de ce poste{NBSP}: {', '.join(others)}." if others else "Aucune imprimante n’est installée ici."
    )
    return MediateurError(
        f"L’imprimante «{NBSP}{name}{NBSP}» n’est plus là.",
        "Le document est prêt.",
        f"Choisissez-en une autre, ou enregistrez en PDF. {choice}",
    )


def silent(detail: str) -> MediateurError:
    """Return what is said when a printer does not take the document. `detail` is for the person who mends."""
    return MediateurError(
        "L’imprimante ne répond pas.",
        "Le document est prêt.",
        "Vérifiez le câble ou enregistrez en PDF.",
        detail=detail,
    )


class _Answer(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def _run(*command: str, given: bytes = b"") -> _Answer:
    """Run a command of CUPS. Raises MediateurError when it is missing or does not answer."""
    spoken = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, check=False, env=spoken)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise silent(type(error).__name__) from error
    return _Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def _state(said: str) -> State:
    """Read what lpstat says of one printer: « disabled since » stops it, « not accepting requests » refuses."""
    if any(line.startswith("printer ") and " disabled since" in line for line in said.splitlines()):
        return State.STOPPED
    return State.REFUSING if " not accepting requests" in said else State.READY
