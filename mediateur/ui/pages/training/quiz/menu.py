"""The choice of a quiz: over all modules, to refresh, or one module; and what was done already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.dates import long_date
from mediateur.content.text import french
from mediateur.training.learned import Attempt
from mediateur.training.quiz import MOST_SEED
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.card import Card
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.keys import digit_of, in_text_field
from mediateur.ui.kit.layouts import FlowLayout, discard
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.pages.shared.column_page import page_head
from mediateur.ui.pages.shared.inner_page import InnerPage
from mediateur.ui.pages.shared.trouble import Trouble

TITLE, ALL, RESUME, SHEET = "Quiz", "Tous les modules", "Reprendre", "Enregistrer ma feuille de résultats"
INTRO = french("Une question à la fois, expliquée aussitôt. Vous pouvez vous arrêter et reprendre.")
LEFT = french("Un quiz n'est pas terminé")
SEED, SEED_HINT = "Numéro de tirage", french("Le même numéro donne les mêmes questions, par exemple à tout un groupe.")
WRONG_SEED = french(f"Un numéro de tirage va de 1 à {MOST_SEED}.")
SUCCESS = french("Formateurs : réussite par question")
NEVER = "Pas encore fait"
GAP, LEAST = 16, 300


class Offer(NamedTuple):
    """A quiz that can be taken: its id, what it is called, its icon, and how many questions it asks."""

    id: str
    title: str
    icon: str
    size: int


def last_words(attempt: Attempt | None) -> str:
    """Return how a quiz went the last time."""
    if attempt is None:
        return NEVER
    return f"{attempt.score} sur {len(attempt.asked)} le {long_date(attempt.day)}"


class QuizMenu(InnerPage):
    """The page. `chosen` carries a quiz and its seed (0: any); the others what they say."""

    chosen = Signal(str, int)
    resumed = Signal()
    sheet_asked = Signal()
    success_asked = Signal()

    def __init__(self) -> None:
        super().__init__(TITLE, ALL)
        self.digits = True
        self.cards: tuple[Card, ...] = ()
        self.trouble, self.waiting = Trouble(), Message("info", LEFT, button=RESUME)
        self.seed = LineEdit()
        self.seed.setValidator(QIntValidator(0, MOST_SEED, self))
        self.seed_row = FormRow(SEED, self.seed, SEED_HINT, optional=True)
        self.sheet = SecondaryButton(SHEET, icon="file-down")
        self.success = SecondaryButton(SUCCESS, icon="chart-column")
        self._build()

    def show_offers(self, offers: Sequence[Offer], last: Mapping[str, Attempt], under_way: Attempt | None) -> None:
        """Show the quizzes that there are, how each went the last time, and the one that was left."""
        discard(self._grid, self.cards)
        self.cards = tuple(self._card(number, offer, last.get(offer.id)) for number, offer in enumerate(offers, 1))
        before: QWidget = self.waiting.button or self.back
        for card in self.cards:
            self._grid.addWidget(card)
            QWidget.setTabOrder(before, card)
            before = card
        QWidget.setTabOrder(before, self.seed)
        self.waiting.setVisible(under_way is not None)
        if under_way is not None:
            title = next((offer.title for offer in offers if offer.id == under_way.quiz), TITLE)
            self.waiting.set_content(
                LEFT, f"{title}, question {len(under_way.answered) + 1} sur {len(under_way.asked)}"
            )
        self.sheet.setVisible(bool(last))
        self.fit()

    def first(self) -> QWidget:
        """Return where the keyboard enters: « Reprendre », or the first card."""
        resume = self.waiting.button
        return resume if resume is not None and not self.waiting.isHidden() else self.cards[0] if self.cards else self

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens its quiz."""
        digit = digit_of(event) if self.digits and not in_text_field(self.focusWidget()) else None
        if digit and digit <= len(self.cards):
            self.cards[digit - 1].click()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        grid, foot = QWidget(), FlowLayout(12)
        self.body.addLayout(page_head(TITLE, INTRO, 0))
        self.body.addWidget(self.trouble)
        self.body.addWidget(self.waiting)
        self._grid = Columns(3, LEAST, (GAP, GAP), grid)
        self.body.addWidget(grid)
        self.body.addWidget(self.seed_row)
        foot.addWidget(self.sheet)
        foot.addWidget(self.success)
        self.body.addLayout(foot)
        self.body.addStretch(1)
        if self.waiting.button is not None:
            self.waiting.button.clicked.connect(self.resumed)
        self.sheet.clicked.connect(self.sheet_asked)
        self.success.clicked.connect(self.success_asked)

    def _card(self, number: int, offer: Offer, last: Attempt | None) -> Card:
        sign = "circle-check" if last is not None else "clock"
        card = Card(offer.icon, offer.title, f"{offer.size} questions", last_words(last), number, sign)
        card.setObjectName(offer.id)
        card.clicked.connect(self._choose)
        return card

    @Slot()
    def _choose(self) -> None:
        typed = self.seed.text()
        if typed and not 1 <= int(typed) <= MOST_SEED:
            self.seed_row.set_error(WRONG_SEED)
            self.seed.setFocus()
            return
        self.seed_row.clear_error()
        self.chosen.emit(self.sender().objectName(), int(typed or 0))
