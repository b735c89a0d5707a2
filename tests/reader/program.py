"""The program on a desk, and the hands of someone who has a keyboard and a screen reader, and no mouse."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from tests.cupsd import NOWHERE
from tests.reader.bus import Node, Reader, Stop
from tests.reader.desk import LONGEST_S, Desk, desk, started
from tests.reader.stage import fill

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Médiateur"
# The file of a desk that keeps what the program writes.
SAID = "dit"
STOPS = 250
Found = TypeVar("Found")


class Hands:
    """A keyboard, and a reader that listens."""

    def __init__(self, env: dict[str, str], reader: Reader) -> None:
        self._env, self.reader = env, reader

    def press(self, *keys: str) -> None:
        """Press keys, each named as X names it, one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "12", *keys], env=self._env, check=True)

    def type(self, text: str) -> None:
        """Type a text without accents."""
        subprocess.run(["xdotool", "type", "--delay", "40", text], env=self._env, check=True)

    def window(self) -> Node:
        """Return the window that is active."""
        return self.wait(lambda: next((one for one in self.reader.windows() if "active" in one.states), None))

    def wait(self, look: Callable[[], Found | None]) -> Found:
        """Look until something is there. Raises TimeoutError when it does not come."""
        end = time.monotonic() + LONGEST_S
        while time.monotonic() < end:
            found = look()
            if found is not None:
                return found
            time.sleep(0.05)
        raise TimeoutError("what was waited for did not come")

    def activate(self) -> None:
        """Give the keyboard to the window, as a window manager does when it opens."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{TITLE}$", "windowactivate", "--sync"]
        subprocess.run(search, env=self._env, check=True, capture_output=True, timeout=LONGEST_S)
        self.window()

    def settle(self) -> None:
        """Let what is under way come to rest: nothing more is signalled."""
        before = None
        while (now := self.reader.windows()) != before:
            before = now
            for _ in self.reader.events():
                pass

    def tab_round(self, key: str = "Tab") -> list[str]:
        """Press Tab until it comes round, and return the paths of what got the focus, in order."""
        self.settle()
        seen: list[Stop] = []
        for _ in range(STOPS):
            self.press(key)
            stop = self.reader.next_stop()
            if stop is None and seen:
                raise AssertionError(f"{key} moves nothing after {self.reader.read(seen[-1].path)}")
            if stop is None or stop in seen:
                return list(dict.fromkeys(one.path for one in seen))
            seen.append(stop)
        raise AssertionError(f"{key} does not come round after {STOPS} stops")

    def tab_to(self, path: str) -> None:
        """Press Tab until a thing has the focus: Qt gives it to no drop-down list that a reader is told to go to."""
        self.settle()
        for _ in range(STOPS):
            self.press("Tab")
            stop = self.reader.next_stop()
            if stop is None or stop.path == path:
                return
        raise AssertionError(f"Tab does not come to {self.reader.read(path)}")


@contextmanager
def program(folder: Path) -> Iterator[Hands]:
    """Give the program in use on a filled data folder of its own, under `folder`."""
    data = folder / "dossier"
    fill(data)
    with desk(folder) as place, opened(place, ["-m", "tests.reader.stage", str(data)], folder / SAID) as hands:
        yield hands


@contextmanager
def opened(place: Desk, words: list[str], log: Path) -> Iterator[Hands]:
    """Give the program, run by Python with these words on a desk; what it writes goes to a file."""
    reader = Reader(place.a11y)
    env = {**place.env, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "xcb", "CUPS_SERVER": NOWHERE}
    try:
        with log.open("wb") as told, started([sys.executable, *words], env, told.fileno()):
            reader.meet()
            hands = Hands(place.env, reader)
            hands.activate()
            hands.settle()
            yield hands
    finally:
        reader.close()
