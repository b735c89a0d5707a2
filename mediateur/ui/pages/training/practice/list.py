"""The cases to practise, and the pathways, each with when it was practised last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.training.free import PREFIX
from mediateur.ui.kit.keys import digit_of
from mediateur.ui.kit.layouts import Column, discard
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.text import heading
from mediateur.ui.pages.shared.column_page import page_head
from mediateur.ui.pages.shared.entry_row import EntryRow
from mediateur.ui.pages.shared.inner_page import InnerPage
from mediateur.ui.pages.shared.trouble import Trouble
from mediateur.usecases.learning.cases import HELD, TO_REVIEW, CaseStanding

TITLE = french("S'exercer")
INTRO = french(
    "Vous êtes le médiateur. La personne, ses numéros et le site sont inventés. Rien n'est compté, et tout se rejoue."
)
CASES, PATHWAYS = "Des cas", "Tout parcours, à côté du site imaginé"
BACK, NEW = "Tous les modules", "Jamais joué"
HELD_WORDS, REVIEW_WORDS = "conduite tenue", french("à reprendre")
MOST_DIGITS = 9
SIGNS = {HELD: "circle-check", TO_REVIEW: "rotate-ccw"}


def state_words(standing: CaseStanding) -> str:
    """Return « Jamais joué », or « Joué le 29 novembre 2026, conduite tenue »."""
    if standing.last is None:
        return NEW
    words = HELD_WORDS if standing.last.outcome == HELD else REVIEW_WORDS
    return f"Joué le {long_date(standing.last.day)}, {words}"


class PracticeList(InnerPage):
    """The list. `chosen` carries the id of a case, `left` asks for the modules.

    The first rows bear the digits that open them, where `digits` holds.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(TITLE, BACK)
        self.digits, self.trouble = True, Trouble()
        self.rows: tuple[EntryRow, ...] = ()
        self._cases, self._pathways = Columns(2, 400, (12, 8)), Columns(2, 400, (12, 8))
        self.body.addLayout(page_head(TITLE, INTRO, 0))
        self.body.addWidget(self.trouble)
        for title, grid in ((CASES, self._cases), (PATHWAYS, self._pathways)):
            box, holder = Column(8), QWidget()
            holder.setLayout(grid)
            box.addWidget(heading(title, 2))
            box.addWidget(holder)
            self.body.addLayout(box)
        self.body.addStretch(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens its case."""
        digit = digit_of(event) if self.digits else None
        if digit and digit <= len(self.rows):
            self.rows[digit - 1].click()
        else:
            super().keyPressEvent(event)

    def show_standings(self, standings: Sequence[CaseStanding]) -> None:
        """Show the cases and the pathways as they are now."""
        free = [each for each in standings if each.case.id.startswith(PREFIX)]
        cases = [each for each in standings if each not in free]
        discard(self._cases, self.rows)
        discard(self._pathways, self.rows)
        first = self._fill(self._cases, cases, 1)
        self.rows = (*first, *self._fill(self._pathways, free, 1 + len(first)))

    def focus_row(self, case_id: str) -> None:
        """Bring the row of a case under the keyboard."""
        for row in self.rows:
            if row.objectName() == case_id:
                row.setFocus()

    def _fill(self, grid: Columns, standings: Iterable[CaseStanding], number: int) -> list[EntryRow]:
        rows = [self._row(standing, digit) for digit, standing in enumerate(standings, number)]
        for row in rows:
            grid.addWidget(row)
        return rows

    def _row(self, standing: CaseStanding, digit: int) -> EntryRow:
        case, last = standing.case, standing.last
        fresh = "route" if case.id.startswith(PREFIX) else "message-square-quote"
        sign = SIGNS[last.outcome] if last else fresh
        under = f"{case.summary}\n{state_words(standing)}"
        minutes, key = f"{case.minutes}\N{NO-BREAK SPACE}min", digit if digit <= MOST_DIGITS else 0
        row = EntryRow(case.id, case.title, under, sign, minutes, digit=key)
        row.clicked.connect(self._open)
        return row

    @Slot()
    def _open(self) -> None:
        self.chosen.emit(self.sender().objectName())
