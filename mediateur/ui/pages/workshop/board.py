"""The six counters of a workshop: a digit each, and which of them count what is counted."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP
from mediateur.journal.workshop import Tally, Workshop, count, counted_of
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.keys import digit_of, in_text_field
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.pages.workshop.counter import TallyCard, TallyCounter, words_of


class CounterBoard(QWidget):
    """Shows what is kept, and changes nothing by itself: `asked` carries a tally and the change."""

    asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.cards = {tally: TallyCard(tally, digit) for digit, tally in enumerate(Tally, 1)}
        columns = Columns(2, 440, (18, 14), self)
        for card in self.cards.values():
            columns.addWidget(card)
            card.asked.connect(self._ask)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show the counts of a workshop, or of an event, which has fewer."""
        for tally, card in self.cards.items():
            card.show_kind(workshop.kind, count(workshop, tally))
            card.setVisible(tally in counted_of(workshop.kind))

    def set_small(self, *, small: bool) -> None:
        """Leave less room around the counters of a small window."""
        for card in self.cards.values():
            card.set_small(small=small)

    def count_digit(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Ask for one more of the counter whose digit was pressed; return whether the key was the board's."""
        digit = digit_of(event)
        if not digit or digit > len(Tally) or _types(focus):
            return False
        tally = tuple(Tally)[digit - 1]
        if not self.cards[tally].isHidden():
            self.asked.emit(tally, 1)
        return True

    def tell(self, tally: Tally, workshop: Workshop) -> None:
        """Say a count aloud."""
        announce(self, f"{words_of(tally, workshop.kind).title}{NBSP}: {count(workshop, tally)}")

    @Slot(object, int)
    def _ask(self, tally: Tally, by: int) -> None:
        self.asked.emit(tally, by)


def _types(focus: QWidget | None) -> bool:
    """Return whether digits belong to what has the focus; the large counters leave them to the board until typed in."""
    return focus.is_typing if isinstance(focus, TallyCounter) else in_text_field(focus)
