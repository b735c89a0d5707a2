"""What is wanted goes before what is made ahead, and what nobody looks at is not made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import Event

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from mediateur.forms import watching
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.paths import resources
from mediateur.ui import jobs
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.ui.pages.printing.papers import Glimpse, Order, Paper, Papers
from mediateur.ui.pdf_pages import PdfPages
from mediateur.usecases.content.library import Content
from mediateur.usecases.paper.printing import Printing
from mediateur.usecases.preferences import Preferences
from tests.ui.conftest import flush
from tests.ui.pages.printing.desk import GUIDE, SHEET, WAIT_MS, wait

SMALL = QSize(210, 297)


class Held(Printing):
    """A printing that begins a paper, and holds it until it is let go or given up."""

    def __init__(self, preferences: Preferences, pdf: bytes) -> None:
        super().__init__(Content(resources(), preferences), preferences)
        self._pdf = pdf
        self.begun: list[str] = []
        self._let_go: dict[str, Event] = {}

    def let_go(self, *forms: str) -> None:
        for form in forms:
            self._event(form).set()

    def form(
        self,
        form_id: str,
        variant: str,
        language: str,
        contact: Place | None,
        *,
        colour: bool = False,
        typed: Mapping[str, str] | None = None,
    ) -> bytes:
        self.begun.append(form_id)
        for _ in range(WAIT_MS):
            watching.go_on()
            if self._event(form_id).wait(0.001):
                return self._pdf
        raise RuntimeError("held for ever: neither let go nor given up")

    def _event(self, form: str) -> Event:
        return self._let_go.setdefault(form, Event())


def order(form: str, typed: tuple[tuple[str, str], ...] = ()) -> Order:
    return Order(form, Variant.COURANT, "fr", False, None, (), typed=typed)


A, B, C = order("a"), order("b"), order("c")


@pytest.fixture
def held(preferences: Preferences, printing: Printing) -> Held:
    return Held(preferences, printing.form(SHEET, "courant", "fr", None, colour=False, typed={}))


@pytest.fixture
def papers(held: Held) -> Iterator[Papers]:
    owner = QObject()
    papers = Papers(held, owner)
    yield papers
    papers.rest()
    jobs.wait()
    flush()


@pytest.fixture
def until(qtbot: QtBot) -> Callable[[Callable[[], bool]], None]:
    return lambda ready: qtbot.waitUntil(ready, timeout=WAIT_MS)


Until = Callable[[Callable[[], bool]], None]


def test_what_is_made_ahead_is_given_up_for_what_is_wanted(papers: Papers, held: Held, until: Until) -> None:
    held.let_go("a", "c")
    papers.want((A, B))
    until(lambda: held.begun == ["a", "b"])
    papers.want((C, B))
    until(lambda: isinstance(papers.of(C), Paper))
    assert papers.of(B) is None
    held.let_go("b")
    until(lambda: isinstance(papers.of(B), Paper))
    assert held.begun == ["a", "b", "c", "b"]


def test_what_is_made_ahead_goes_on_once_it_is_what_is_wanted(papers: Papers, held: Held, until: Until) -> None:
    held.let_go("a")
    papers.want((A, B, C))
    until(lambda: held.begun == ["a", "b"])
    papers.want((B, A, C))
    held.let_go("b")
    until(lambda: isinstance(papers.of(B), Paper))
    assert held.begun[:2] == ["a", "b"]
    assert held.begun.count("b") == 1


def test_what_is_made_ahead_goes_on_beside_a_paper_that_is_there(papers: Papers, held: Held, until: Until) -> None:
    held.let_go("a")
    papers.want((A, B))
    until(lambda: held.begun == ["a", "b"])
    papers.want((A, C, B))
    held.let_go("b", "c")
    until(lambda: len(papers.made) == 3)
    assert held.begun == ["a", "b", "c"]


def test_what_is_wanted_for_one_turn_is_never_begun(papers: Papers, held: Held, until: Until) -> None:
    held.let_go("a", "b")
    papers.want((A,))
    papers.want((B,))
    until(lambda: isinstance(papers.of(B), Paper))
    assert held.begun == ["b"]


def test_what_nobody_looks_at_any_more_is_given_up(papers: Papers, held: Held, until: Until) -> None:
    papers.want((A, B))
    until(lambda: held.begun == ["a"])
    papers.rest()
    jobs.wait()
    flush()
    assert (papers.made, held.begun) == ((), ["a"])


def test_what_was_typed_is_not_gone_on_with_once_it_is_forgotten(papers: Papers, held: Held, until: Until) -> None:
    papers.want((order("a", (("nom", "Xyzzy"),)),))
    until(lambda: held.begun == ["a"])
    papers.forget_typed()
    jobs.wait()
    flush()
    assert papers.made == ()


def test_the_first_page_is_in_view_before_the_others_are_made(page: PrintPage, qtbot: QtBot) -> None:
    glimpses: list[tuple[Glimpse, bool]] = []
    page.papers.glimpsed.connect(lambda glimpse: glimpses.append((glimpse, bool(page.pdf))))
    page.options.languages.set_value("en")
    page.options.languages.chosen.emit("en")
    wait(page, qtbot)
    [(glimpse, whole)] = glimpses
    assert not whole
    assert (glimpse.order, glimpse.pages) == (page.chosen, PdfPages(page.pdf).count)
    assert glimpse.order.form == GUIDE
    assert PdfPages(glimpse.pdf).count == 1
    assert PdfPages(glimpse.pdf).image(0, SMALL) == PdfPages(page.pdf).image(0, SMALL)
