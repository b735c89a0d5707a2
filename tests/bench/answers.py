"""How long an answer takes in the real window: from the key to the painted next step, its draft committed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt

from tests.bench.painted import Painting, Window, opened, press, settle, tell

BOUND_MS, WALKS = 16.0, 25
# A mediator reads the step and hears the answer: what it leads to is laid out meanwhile.
READING_MS = 60


def measure() -> bool:
    """Print the times, and tell whether the bound is kept."""
    return tell("Réponse", list(answer_times(WALKS)), BOUND_MS)


def answer_times(walks: int) -> Iterator[Painting]:
    """Yield what every answer of some whole activations took."""
    with opened() as window:
        for _ in range(walks):
            yield from _walk(window)


def _walk(window: Window) -> Iterator[Painting]:
    window.start_pathway("activer-adulte")
    settle(60)
    page = window.desk.page
    for digit in "111":
        press(page, getattr(Qt.Key, f"Key_{digit}"), digit)
    press(page, Qt.Key.Key_Return, "")
    settle(60)
    while not page.walk.state.end:
        press(page, Qt.Key.Key_1, "1")
        settle(READING_MS)
        yield window.time(partial(press, page, Qt.Key.Key_Return, ""))
    window.go_home()
    settle(20)
