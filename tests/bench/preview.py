"""How long the preview of Imprimer takes to show another paper: from the option to the picture of its page.

Beside it stands the time of the same paper made alone, once everything is known: the ratio of the two says more than
milliseconds, which change with the machine.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QEventLoop, QTimer, qInstallMessageHandler

from mediateur.app import App
from mediateur.forms.variants import Variant
from mediateur.ui import jobs
from mediateur.ui.frame import SIZE
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.ui.pages.printing.papers import Order, make
from mediateur.ui.pdf_pages import PdfPages
from mediateur.ui.start import application, dress
from tests.bench.painted import quiet, settle
from tests.bench.timing import median, percentile, timed

BOUND_MS, LONGEST_MS = 300.0, 20_000
# What a mediator may do while the papers that follow are still being made: choose at once, or after a moment.
PAUSES = (0, 40, 150, 400)
FORMS = ("guide-activer-adulte", "guide-dire-non", "guide-retrouver-acces", "lettre-cloture", "memo-qui-voit-quoi")


class Shown(NamedTuple):
    """Another paper in view, in ms: until its page was, in time of clock and of processor; until all of it was there;
    and of making it alone.
    """

    opening: bool
    page: float
    spent: float
    whole: float
    alone: float


class _Seen(NamedTuple):
    opening: bool
    order: Order
    page: float
    spent: float
    whole: float


def measure() -> bool:
    """Print the times, and tell whether the bound is kept."""
    every = list(redraw_times())
    changes = [shown for shown in every if not shown.opening]
    _tell("de la feuille choisie à sa page", [shown for shown in every if shown.opening])
    _tell("de l’option à la page redessinée", changes, f", borne {BOUND_MS:.0f} ms")
    return percentile([shown.page for shown in changes], 95) <= BOUND_MS


def _tell(what: str, every: Iterable[Shown], bound: str = "") -> None:
    _, pages, spent, wholes, alone = zip(*every, strict=True)
    ratio = median([page / bare for page, bare in zip(pages, alone, strict=True)])
    print(
        f"Aperçu, {what} : médiane {median(pages):.0f} ms, 95e centile {percentile(pages, 95):.0f} ms, "
        f"pire {max(pages):.0f} ms ({len(pages)} fois){bound} ; en temps de processeur : médiane "
        f"{median(spent):.0f} ms, 95e centile {percentile(spent, 95):.0f} ms ; toute la feuille : médiane "
        f"{median(wholes):.0f} ms, 95e centile {percentile(wholes, 95):.0f} ms ; seule et connue : médiane "
        f"{median(alone):.0f} ms, rapport de la page {ratio:.2f}"
    )


def redraw_times() -> Iterator[Shown]:
    """Yield the times of every paper opened and of every change of option."""
    qInstallMessageHandler(quiet)
    with tempfile.TemporaryDirectory() as folder:
        app = App(Path(folder))
        app.preferences.change(welcomed=True, theme="clair")
        dress(application(), app)
        app.open_store()
        app.content.warm()
        page = PrintPage(app.printing, app.places, app.preferences)
        page.resize(SIZE)
        page.show()
        watch = _Watch(page)
        page.show_catalogue()
        watch.until_whole()
        seen = [one for index, form in enumerate(FORMS) for one in _options(page, watch, form, _turned(index))]
        page.hide()
        jobs.wait()
        for opening, order, first, spent, whole in seen:
            make(app.printing, order)
            yield Shown(opening, first, spent, whole, timed(partial(make, app.printing, order)))
        app.close()


def _turned(index: int) -> tuple[int, ...]:
    """Return the pauses, from another one for each paper."""
    first = index % len(PAUSES)
    return PAUSES[first:] + PAUSES[:first]


def _options(page: PrintPage, watch: _Watch, form: str, pauses: tuple[int, ...]) -> Iterator[_Seen]:
    """Choose a paper, then another version of it, colour, and back."""
    if page.catalogue.value != form:
        yield watch.time(partial(page.show_entry, form), opening=True)
    changes = (
        page.options.versions[Variant.GROS].click,
        page.options.black.click,
        page.options.versions[Variant.SIMPLIFIE].click,
        page.options.black.click,
        page.options.versions[Variant.COURANT].click,
    )
    for index, change in enumerate(changes):
        settle(pauses[index % len(pauses)])
        yield watch.time(change, opening=False)


class _Watch:
    """Notes when the view was first given a page since a change."""

    def __init__(self, page: PrintPage) -> None:
        self._page, self._view = page, page.preview.view
        self._drawn: tuple[float, float] | None = None
        self._loop = QEventLoop()
        # Python finds what an object holds before what its class does.
        self._view.show_page = self._note  # type: ignore[method-assign]

    def time(self, change: Callable[[], object], *, opening: bool) -> _Seen:
        """Return how long a change takes to be seen."""
        self._drawn, start, spent = None, time.perf_counter(), time.process_time()
        change()
        whole = self.until_whole()
        if self._drawn is None:
            raise RuntimeError("the preview showed no other paper")
        drawn, used = self._drawn
        times = ((drawn - start) * 1000, (used - spent) * 1000, (whole - start) * 1000)
        return _Seen(opening, self._page.chosen, *times)

    def until_whole(self) -> float:
        """Wait until all of the paper asked for is there, and return when that was."""
        late = time.perf_counter() + LONGEST_MS / 1000
        while not self._page.pdf:
            if time.perf_counter() > late:
                raise RuntimeError("the paper asked for was never shown")
            QTimer.singleShot(10, self._loop.quit)
            self._loop.exec()
        return time.perf_counter()

    def _note(self, pages: PdfPages, page: int, count: int) -> None:
        type(self._view).show_page(self._view, pages, page, count)
        if self._drawn is None:
            self._drawn = time.perf_counter(), time.process_time()
