"""What the tests of a workshop do to its page."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from mediateur.journal.encounter import Encounter
from mediateur.journal.workshop import Tally, count
from mediateur.ui.pages.workshop.page import WorkshopPage
from tests.ui.driving import Driver, settle

NAMED = "Avec Mme Durand"


def counts(page: WorkshopPage) -> list[int]:
    """Return what the counters show, in the order of their digits."""
    return [card.counter.value() for card in page.board.cards.values()]


def kept(hands: Driver) -> list[int]:
    """Return what is on the disk, in the same order."""
    workshop = hands.app.workshops.current("Médiateur 1")
    return [count(workshop, tally) if workshop else 0 for tally in Tally]


def stored(hands: Driver) -> tuple[Encounter, ...]:
    return hands.app.journal.rows()


def press(root: QWidget, label: str) -> None:
    next(b for b in root.findChildren(QAbstractButton) if b.text() == label and b.isVisible()).click()
    settle()
