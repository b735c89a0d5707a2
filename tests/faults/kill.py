"""Killing an operation, wherever it is, and judging what it leaves.

What must be found is not written down: it is what the same operation leaves when it is killed just after each thing
that it acknowledged. A kill between two of them leaves, of each part, what one or the other leaves.
"""

from __future__ import annotations

import json
import os
import random
import re
import select
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import closing, nullcontext, suppress
from itertools import count, zip_longest
from pathlib import Path
from typing import NamedTuple

from mediateur.store.files import BACKUPS
from tests.faults import kill_calls
from tests.faults.checks import LEFT, PROBLEMS, Seen
from tests.faults.driver import DONE
from tests.faults.kill_calls import Call
from tests.faults.kill_nursery import ACT, CLOSED, LOOK, PREPARE, Child, Nursery
from tests.faults.kill_server import Server
from tests.faults.operations import DATA, Operation
from tests.faults.operations_network import SENDING

HELD = "ce que le serveur tient"
# An update that was killed between two steps is copied aside again, from where it stood; a file that somebody chose
# is written under another name first, which goes when it is written again a day later.
_BOUNDED = re.compile(r".*/avant-migration-[^/]*\.sqlite|sortie/.*\.(pdf|mediateur)\.#\.nouveau")
_GO, _ALL, _PATIENCE = "\n", "\n" * 64, 120.0


class Killed(NamedTuple):
    """What came of a run: what it had acknowledged, whether it was cut before its end, what is wrong after it."""

    said: tuple[str, ...]
    is_cut: bool
    wrong: tuple[str, ...]


class Killer:
    """Kills one operation as often as one likes, each time in a fresh copy of the folder that it begins with.

    `words` are what it acknowledges, the first of which says that it is ready; `calls` those by which it changes what
    lasts; `seconds` how long it takes, once it is ready.
    """

    def __init__(self, nursery: Nursery, operation: Operation, folder: Path) -> None:
        self.operation, self._nursery, self._folder = operation, nursery, folder
        self._template, self._numbers = folder / "modele", count()
        self._template.mkdir(parents=True)
        nursery.ask(PREPARE, operation, self._template)
        log = folder / "appels.txt"
        self.words, last = self._run(lambda child: _traced(child, log))
        if self.words[-2:] != [DONE, CLOSED]:
            raise RuntimeError(f"{operation.name}: {self.words}")
        self.calls, self.seconds = kill_calls.counted(log), 0.0
        self.states = [*map(self._state_after, range(len(self.words) - 1)), last]

    def chosen(self, most: int, seed: int) -> list[Call]:
        """Return some of the calls, of each name in turn."""
        chance = random.Random(seed)
        by_name: dict[str, list[Call]] = {}
        for call in chance.sample(self.calls, len(self.calls)):
            by_name.setdefault(call.name, []).append(call)
        turns = zip_longest(*by_name.values())
        return [call for turn in turns for call in turn if call is not None][:most]

    def at(self, call: Call) -> Killed:
        """Kill it as it enters a call."""

        def strike(child: Child) -> list[str]:
            with kill_calls.striking(child.pid, call):
                return _told(child, _ALL)

        return self._judged(*self._run(strike))

    def after(self, seconds: float, opening: float | None = None) -> Killed:
        """Kill it so many seconds after it is ready, wherever it then is.

        The program is then opened again, and killed so many seconds after it began, if `opening` says so.
        """

        def strike(child: Child) -> list[str]:
            _order(child, _ALL)
            time.sleep(seconds)
            _kill(child)
            return _told(child, "")

        return self._judged(*self._run(strike, opening), opened=opening is not None)

    def wrong_states(self) -> list[str]:
        """Return what is wrong with the states that others are compared to."""
        found = [f"après « {word} » : {one}" for word, state in self._named() for one in state[PROBLEMS]]
        pairs = zip(self.states, self._named()[1:], strict=False)
        same = {word for before, (word, after) in pairs if before == after} - self.operation.by_opening
        return found + [f"« {word} » n’a rien changé" for word in sorted(same - {DONE, CLOSED})]

    def _named(self) -> list[tuple[str, Seen]]:
        return list(zip(self.words, self.states, strict=True))

    def _state_after(self, rank: int) -> Seen:
        def strike(child: Child) -> list[str]:
            started = time.monotonic()
            _order(child, _GO * rank)
            said = [_word(child) for _ in range(rank)]
            self.seconds = max(self.seconds, time.monotonic() - started)
            _kill(child)
            return said

        return self._run(strike)[1]

    def _run(self, strike: Callable[[Child], list[str]], opening: float | None = None) -> tuple[list[str], Seen]:
        """Begin the operation, have it struck once it is ready; return what it acknowledged and what it leaves."""
        root = self._folder / str(next(self._numbers))
        shutil.copytree(self._template, root)
        sends = self.operation == SENDING
        with closing(Server(root)) if sends else nullcontext() as server:
            child = self._nursery.child(ACT, self.operation, root)
            with child.orders, child.told:
                said = [_word(child)]
                said += strike(child)
                _ended(child)
            if opening is not None:
                self._cut_opening(root, opening)
            seen: Seen = json.loads(self._nursery.ask(LOOK, self.operation, root))
            if server is not None:
                seen[HELD] = server.held()
        shutil.rmtree(root)
        return said, seen

    def _cut_opening(self, root: Path, seconds: float) -> None:
        child = self._nursery.child(LOOK, self.operation, root)
        with child.orders, child.told:
            time.sleep(seconds)
            _kill(child)
            _ended(child)

    def _judged(self, said: list[str], seen: Seen, *, opened: bool = False) -> Killed:
        """Return what came of a run; the program that was `opened` since may have made the copies of the day."""
        before, after = self.states[len(said) - 1], self.states[min(len(said), len(self.states) - 1)]
        parts = sorted((before.keys() | after.keys() | seen.keys()) - {PROBLEMS, LEFT})
        strange = [part for part in parts if seen.get(part) not in (before.get(part), after.get(part))]
        if opened:
            strange = [part for part in strange if part in before or not part.startswith(f"{DATA}/{BACKUPS}/")]
        usual = {name for state in self.states for name in state[LEFT]}
        left = [name for name in seen[LEFT] if name not in usual and not _BOUNDED.fullmatch(name)]
        wrong = [
            *seen[PROBLEMS],
            *(f"{part} : {_difference(before.get(part), seen.get(part))}" for part in strange),
            *(f"reste : {name}" for name in left),
        ]
        return Killed(tuple(said), said[-1] != CLOSED, tuple(wrong))


def _difference(expected: list[str] | None, found: list[str] | None) -> str:
    if expected is None or found is None:
        return "absent" if found is None else "en trop"
    lost, more = set(expected) - set(found), set(found) - set(expected)
    return " | ".join([*(f"- {line[:200]}" for line in sorted(lost)), *(f"+ {line[:200]}" for line in sorted(more))])


def _traced(child: Child, log: Path) -> list[str]:
    with kill_calls.tracing(child.pid, log):
        return _told(child, _ALL)


def _order(child: Child, lines: str) -> None:
    with suppress(BrokenPipeError):
        child.orders.write(lines)
        child.orders.flush()


def _told(child: Child, lines: str) -> list[str]:
    """Return what a process says until its end, once it was given these lines."""
    _order(child, lines)
    return [str(json.loads(line)) for line in child.told if line.endswith("\n")]


def _word(child: Child) -> str:
    return str(json.loads(child.told.readline()))


def _kill(child: Child) -> None:
    with suppress(ProcessLookupError):
        signal.pidfd_send_signal(child.handle, signal.SIGKILL)


def _ended(child: Child) -> None:
    """Wait until nothing remains of a process: its locks go after what it says."""
    if not select.select([child.handle], [], [], _PATIENCE)[0]:
        raise TimeoutError(child.pid)
    os.close(child.handle)
