"""How long an answer takes in the real window: from the key to the painted next step, its draft committed.

Beside each, in turn, a page of as many labels of Qt takes the place of another, in a window of that size: what such a
machine can do at that moment, and what the answer is to be compared with.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedWidget, QWidget

from mediateur.ui.frame import SIZE
from tests.bench.painted import Painting, Timed, Window, opened, press, settle, tell
from tests.bench.timing import median, percentile

BOUND_MS, WALKS = 16.0, 25
# A mediator reads the step and hears the answer: what it leads to is laid out meanwhile.
READING_MS = 60
ROWS, COLUMNS = 15, 4


class Plain(Timed, QStackedWidget):
    """Two pages of labels of Qt, of which one shows."""

    def __init__(self) -> None:
        super().__init__()
        for page in "AB":
            self.addWidget(_labels(page))
        self.resize(SIZE)
        self.show()
        settle(READING_MS)

    def turn(self) -> None:
        """Show the other page."""
        self.setCurrentIndex(1 - self.currentIndex())


def measure() -> bool:
    """Print the times, and tell whether the bound is kept."""
    answers, pages = zip(*answer_times(WALKS), strict=True)
    kept = tell("Réponse", answers, BOUND_MS)
    took = [page.took for page in pages]
    ratio = median([answer.took / page for answer, page in zip(answers, took, strict=True)])
    print(
        f"  à côté, une page de {ROWS * COLUMNS} mots de Qt mise à la place d’une autre\N{NO-BREAK SPACE}: "
        f"médiane {median(took):.1f} ms, 99e centile {percentile(took, 99):.1f} ms\N{NO-BREAK SPACE}; "
        f"une réponse prend {ratio:.1f} fois plus"
    )
    return kept


def answer_times(walks: int) -> Iterator[tuple[Painting, Painting]]:
    """Yield what every answer of some whole activations took, and what a plain page took after it."""
    with opened() as window:
        plain = Plain()
        for _ in range(walks):
            yield from _walk(window, plain)


def _walk(window: Window, plain: Plain) -> Iterator[tuple[Painting, Painting]]:
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
        answer = window.time(partial(press, page, Qt.Key.Key_Return, ""))
        yield answer, plain.time(plain.turn)
    window.go_home()
    settle(20)


def _labels(page: str) -> QWidget:
    """Return a page of labels."""
    whole = QWidget()
    grid = QGridLayout(whole)
    for place in range(ROWS * COLUMNS):
        grid.addWidget(QLabel(f"{page}{place}, quelques mots à lire"), *divmod(place, COLUMNS))
    return whole
