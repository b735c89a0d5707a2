"""Someone waits: the first page comes alone before the rest, nothing else changes, and who gives up is let go."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QSize

from mediateur.forms import making, watching
from mediateur.forms.names import ACTIVATION, GUIDE, MEMO, SHEET
from mediateur.forms.variants import Variant
from mediateur.ui.pdf_pages import PdfPages
from tests.forms import samples
from tests.forms.conftest import library

LONG, SHORT = f"{GUIDE}{ACTIVATION}", "panneau-refuser"
SMALL = QSize(420, 594)


class Watcher:
    """Waits, or not, and gives up after so many points where it may."""

    def __init__(self, *, waits: bool = True, patience: int = 1_000_000) -> None:
        self.waits, self.patience = waits, patience
        self.first: list[tuple[bytes, int]] = []

    @property
    def gave_up(self) -> bool:
        self.patience -= 1
        return self.patience < 0

    def show_first(self, pdf: bytes, pages: int) -> None:
        self.first.append((pdf, pages))


def made(form: str, variant: str) -> bytes:
    contact, day = samples.CONTACTS["court"], dt.date(2026, 11, 23)
    return making.make(form, variant, "fr", contact=contact, printed=day, library=library())


@pytest.mark.parametrize("variant", list(Variant))
@pytest.mark.parametrize("form", [LONG, f"{SHEET}opposition", "lettre-cloture"])
def test_who_waits_sees_the_first_page_and_gets_the_same_document(form: str, variant: Variant) -> None:
    watcher = Watcher()
    with watching.watched_by(watcher):
        watched = made(form, variant)
    assert watched == made(form, variant)
    count = PdfPages(watched).count
    assert [pages for _, pages in watcher.first] == ([count] if count > 1 else [])
    for first, _ in watcher.first:
        assert PdfPages(first).count == 1
        assert PdfPages(first).image(0, SMALL) == PdfPages(watched).image(0, SMALL)


@pytest.mark.parametrize("watcher", [Watcher(waits=False), Watcher()])
def test_a_page_is_not_drawn_twice_for_nothing(watcher: Watcher) -> None:
    with watching.watched_by(watcher):
        made(SHORT if watcher.waits else LONG, "courant")
    assert watcher.first == []


@pytest.mark.parametrize("form", [LONG, MEMO])
def test_who_gives_up_is_let_go_anywhere(form: str) -> None:
    whole = Watcher()
    with watching.watched_by(whole):
        document = made(form, "courant")
    points = 1_000_000 - whole.patience
    assert points > 5
    for patience in (0, points // 2, points - 1):
        with pytest.raises(watching.GivenUpError), watching.watched_by(Watcher(patience=patience)):
            made(form, "courant")
    assert made(form, "courant") == document, "what was left unfinished changes nothing later"
