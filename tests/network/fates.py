"""What happens to requests on their way, drawn from a seed: the same seed, the same story."""

from __future__ import annotations

import random
from enum import Enum
from typing import Any, TypeVar

T = TypeVar("T")


class Killed(BaseException):
    """The program was ended there: nothing after it runs, nothing catches it."""


class Fate(Enum):
    """What happens to one request."""

    DOWN = "nobody answers"
    LOST = "it never arrives"
    DELAYED = "it arrives long after it was given up"
    BUSY = "429, for a while that may be absurd"
    BROKEN = "the server fails"
    UNDONE = "a part of a batch fails, which undoes the others"
    STRANGE = "somebody else answers"
    LED_AWAY = "it is sent elsewhere"
    SLOW = "it is done, and the answer is lost"
    TWICE = "it is done twice at once"
    ECHO = "it is done, and once more long after"
    KILLED_BEFORE = "the program ends before"
    KILLED_AFTER = "the program ends after, before the answer"
    GOOD = "it is done"


WEIGHTS = {
    Fate.DOWN: 40,
    Fate.LOST: 30,
    Fate.DELAYED: 50,
    Fate.BUSY: 20,
    Fate.BROKEN: 30,
    Fate.UNDONE: 50,
    Fate.STRANGE: 20,
    Fate.LED_AWAY: 5,
    Fate.SLOW: 60,
    Fate.TWICE: 50,
    Fate.ECHO: 60,
    Fate.KILLED_BEFORE: 25,
    Fate.KILLED_AFTER: 35,
    Fate.GOOD: 525,
}


class Fates:
    """The fates of a story; `calm` ends them, but for what is still on its way.

    `lateness`: after how many other requests what is late arrives, at least and at most.
    """

    lateness = (1, 12)

    def __init__(self, chance: random.Random) -> None:
        self._chance, self.calm, self.seen, self.drawn = chance, False, set[Fate](), 0
        self._late: list[tuple[int, Any]] = []

    def draw(self) -> Fate:
        """Return what happens to the next request."""
        self.drawn += 1
        if self.calm:
            return Fate.GOOD
        fate = self._chance.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.seen.add(fate)
        return fate

    def queue(self, request: Any) -> None:
        """Have a request, or a copy of one, arrive after some others."""
        self._late.append((self._chance.randint(*self.lateness), request))

    def due(self) -> list[Any]:
        """Return the requests that arrive now."""
        arrived = [request for left, request in self._late if left <= 1]
        self._late = [(left - 1, request) for left, request in self._late if left > 1]
        self._chance.shuffle(arrived)
        return arrived

    def all_late(self) -> list[Any]:
        """Return all that is still on its way."""
        arrived, self._late = [request for _, request in self._late], []
        return arrived

    def number(self, least: int, most: int) -> int:
        """Return a number."""
        return self._chance.randint(least, most)

    def one_of(self, *choices: T) -> T:
        """Return one of some."""
        return self._chance.choice(choices)
