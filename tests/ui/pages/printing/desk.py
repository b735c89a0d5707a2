"""What stands in for a printer in the tests of Imprimer, and what they do again and again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from mediateur.errors import MediateurError
from mediateur.forms.variants import Variant
from mediateur.journal.encounter import Place
from mediateur.ui.pages.printing import page as print_page
from mediateur.ui.pages.printing.page import PrintPage
from mediateur.usecases.paper.habits import PrintOptions
from mediateur.usecases.paper.printing import Printing
from tests.ui.driving import rest

NBSP = "\N{NO-BREAK SPACE}"
GUIDE, SHEET = "guide-activer-adulte", "preparer-revenir"
DAY = dt.datetime(2026, 11, 23, 10)
WAIT_MS = 20_000
T = TypeVar("T")


class Broken(Printing):
    """A printing whose content was damaged."""

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
        raise MediateurError("Ce guide ne se lit pas.", "Votre journal est intact.", "Réinstallez le programme.")


class Out(QObject):
    """The signals of a printing."""

    printed = Signal(int)
    failed = Signal(object)


class Desk:
    """A printer in name only: what was asked of it, and the printings that it began."""

    def __init__(self) -> None:
        self.asked: list[tuple[bytes, str, int, bool]] = []
        self.two_sided: list[bool] = []
        self.begun: list[Out] = []

    def straight(self, pdf: bytes, title: str, copies: int, _page: QWidget, options: PrintOptions) -> Out:
        self.asked.append((pdf, f"{title} sur {options.printer}", copies, options.colour))
        return self._begin()

    def print_pdf(self, pdf: bytes, title: str, copies: int, _parent: QWidget, *, two_sided: bool, colour: bool) -> Out:
        self.two_sided.append(two_sided)
        self.asked.append((pdf, title, copies, colour))
        return self._begin()

    def _begin(self) -> Out:
        self.begun.append(Out())
        return self.begun[-1]


class Search:
    """A look for printers that answers at once."""

    def __init__(self, names: tuple[str, ...], troubles: dict[str, str]) -> None:
        self.found, self.troubled = Answer(names), Answer(troubles)


class Answer(Generic[T]):
    """What is told to who connects."""

    def __init__(self, told: T) -> None:
        self._told = told

    def connect(self, slot: Callable[[T], object]) -> None:
        slot(self._told)


def find(monkeypatch: pytest.MonkeyPatch, *names: str, **troubles: str) -> None:
    """Let the page find these printers, some in trouble."""
    monkeypatch.setattr(print_page, "find_printers", lambda _page: Search(names, troubles))


def wait(page: PrintPage, qtbot: QtBot) -> None:
    """Wait until the paper chosen is in view and nothing else is to be made."""
    qtbot.waitUntil(lambda: bool(page.pdf), timeout=WAIT_MS)


def choose(page: PrintPage, variant: Variant, qtbot: QtBot) -> None:
    page.options.versions[variant].setChecked(True)
    wait(page, qtbot)


def save_as(page: PrintPage, path: Path) -> None:
    """Save through the dialog, as a person who names the file."""
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    rest()


def found(page: PrintPage) -> list[str]:
    return [row.id for row in page.catalogue.list.rows.rows if row.id]
