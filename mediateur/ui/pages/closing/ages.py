"""The ages of a record: one band for all who were there, or a count for each band, of those who told theirs."""

from __future__ import annotations

from collections import Counter as Sums

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.content.vocabulary import AGES, UNKNOWN
from mediateur.journal.encounter import Count
from mediateur.ui.kit.counter import Counter
from mediateur.ui.kit.fields import ComboBox
from mediateur.ui.kit.layouts import Column, add_all
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import Text
from mediateur.ui.pages.shared.labelled import labelled
from mediateur.usecases.recording.closing import Closing

SEVERAL, SEVERAL_AGES = "plusieurs", "Plusieurs tranches"
HINT = french("Un compte par tranche d'âge, pour qui l'a dit. Le reste n'est pas précisé.")


class Ages(QObject):
    """A `box` of bands, and a `grid` of counts that shows when several are chosen. They are counted, tied to no one.

    The grid is filled when it first shows: few ever ask for it.
    """

    def __init__(self, proposed: Closing, box: ComboBox, persons: Counter) -> None:
        super().__init__(box)
        self.box, self._persons = box, persons
        self._before = Sums({count.code: 0 for count in proposed.ages})
        self._before.update({count.code: count.n for count in proposed.ages})
        self.counters: dict[str, Counter] = {}
        box.addItem(SEVERAL_AGES, SEVERAL)
        box.set_value(_shown(proposed))
        self.grid = QWidget()
        self.grid.setVisible(False)  # shown once it has a place: before, it would be a window
        box.chosen.connect(self.show_grid)
        self.show_grid()

    def counts(self) -> tuple[Count, ...]:
        """Return the marginal counts of age bands: everybody in one, a count for each, or nothing."""
        code = str(self.box.value())
        if code == SEVERAL:
            found = ((band, counter.value()) for band, counter in self.counters.items())
            return tuple(Count(code=band, n=n) for band, n in found if n)
        return () if code == UNKNOWN else (Count(code=code, n=self._persons.value()),)

    @Slot()
    def show_grid(self) -> None:
        """Show the counts where several bands are chosen."""
        several = self.box.value() == SEVERAL
        if several and not self.counters:
            self._fill()
        self.grid.setVisible(several and self.grid.parent() is not None)

    def _fill(self) -> None:
        codes = dict.fromkeys((*self._before, *(code for code in AGES if code != UNKNOWN)))
        most = self._persons.maximum()
        self.counters = {
            code: Counter(AGES.get(code, code), self._before[code], 0, most, marked=True) for code in codes
        }
        cells = QWidget()
        column = Column(6, parent=self.grid)
        column.addWidget(Text(HINT, "note", "text_muted", max_chars=0))
        column.addWidget(cells)
        add_all(
            Columns(3, 270, (28, 6), cells),
            (labelled(AGES.get(code, code), each) for code, each in self.counters.items()),
        )


def _shown(proposed: Closing) -> str:
    one = proposed.ages[0] if len(proposed.ages) == 1 else None
    if one is not None and one.n == proposed.persons and one.code in AGES:
        return one.code
    return SEVERAL if proposed.ages else UNKNOWN
