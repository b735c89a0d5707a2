"""Accueil: ask the question, pick a card. Parked sessions above, the day's figures below."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from mediateur.ui.kit.card import Card
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.responsive import COMPACT_BELOW, NARROW_SCALE, adapt, page_margins
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediateur.errors import MediateurError
    from mediateur.pathways.cards import Card as Task
    from mediateur.ui.pages.home.day_strip import DayStrip
    from mediateur.ui.pages.home.parked_strip import ParkedStrip
    from mediateur.ui.pages.home.reminders import Reminders
    from mediateur.ui.pages.shared.trouble import Trouble
    from mediateur.usecases.program.upkeep import Reminder
    from mediateur.usecases.recording.rows import Day
    from mediateur.usecases.recording.sessions import Parked

SMALL, SMALL_SIDES, GAP, BRIEF_GAP = 520, 16, 18, 10


def is_brief(height: int, scale: float) -> bool:
    """Return whether cards say their title alone, so that all show in a window of that height (px) and text scale."""
    return scale >= NARROW_SCALE and height < COMPACT_BELOW * scale


class HomePage(QWidget):
    """Accueil. `chosen` carries a task, `resumed` the id of a parked session.

    `answered` carries what the button of a reminder asks.
    """

    chosen = Signal(object)
    resumed = Signal(str)
    journal_asked = Signal()
    answered = Signal(str)
    accessible_role = "Grouping"

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName("Accueil")
        self._tasks = tasks
        self.digits = True
        self._parked: tuple[Parked, ...] = ()
        self._told = str(None)
        self._columns = 0
        self._scroll = ScrollColumn()
        outer = Column(8, parent=self)
        outer.addWidget(self._scroll)
        self._title = heading("Que souhaite la personne ?".replace(" ?", "\N{NO-BREAK SPACE}?"))
        self._hint = Text(
            "Posez la question, puis choisissez une carte ou tapez son chiffre. Toutes les réponses se valent.",
            max_chars=0,
        )
        self._grid = QGridLayout()
        self.cards = tuple(self._card(number, task) for number, task in enumerate(tasks, 1))
        self._build()
        current().changed.connect(self._restyle)
        self._restyle()

    def show_parked(self, parked: tuple[Parked, ...]) -> None:
        """Show the sessions that wait: their pathway and half-day, nothing else."""
        self._parked = parked
        if parked or "_waiting" in self.__dict__:
            self._waiting.show_parked(parked)
            self._waiting.setVisible(bool(parked))

    def show_day(self, day: Day) -> None:
        """Show the day's separate counts."""
        self._strip.show_day(day)

    def show_notice(self, notice: MediateurError | None) -> None:
        """Say what opening the journal has to tell (a damaged one set aside, one that can only be read), or no more."""
        if str(notice) != self._told:
            self._told = str(notice)
            self._trouble.tell(notice) if notice else self._trouble.forget()

    def show_reminders(self, reminders: Sequence[Reminder]) -> None:
        """Say what there is to say of copies and of what is kept, or no more."""
        if reminders or "_reminders" in self.__dict__:
            self._reminders.show_all(reminders)

    def show_tasks(self, tasks: tuple[Task, ...]) -> None:
        """Show other cards, if they are others."""
        if tasks == self._tasks:
            return
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._tasks = tasks
        self.cards = tuple(self._card(number, task) for number, task in enumerate(tasks, 1))
        self._restyle()
        order: tuple[QWidget, ...] = (self, *self.cards)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit picks its card; R resumes the newest parked session."""
        from mediateur.ui.kit.keys import digit_of, in_text_field

        digit = digit_of(event) if self.digits else None
        if digit and digit <= len(self.cards) and not in_text_field(self.focusWidget()):
            self.cards[digit - 1].click()
        elif event.key() == Qt.Key.Key_R and self.digits and self._parked and not event.modifiers():
            self.resumed.emit(self._parked[0].id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the top when the page comes into view."""
        super().focusInEvent(event)
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards on three, two or one columns."""
        super().resizeEvent(event)
        self._arrange()

    @cached_property
    def _trouble(self) -> Trouble:
        """What opening the journal has to tell, made when it first does."""
        from mediateur.ui.pages.shared.trouble import Trouble

        trouble = Trouble()
        self._scroll.body.insertWidget(0, trouble)
        return trouble

    @cached_property
    def _reminders(self) -> Reminders:
        """What the program has to say, made when it first does."""
        from mediateur.ui.pages.home.reminders import Reminders

        reminders = Reminders()
        reminders.asked.connect(self.answered)
        self._scroll.body.insertWidget(1 if "_trouble" in self.__dict__ else 0, reminders)
        return reminders

    @cached_property
    def _waiting(self) -> ParkedStrip:
        """The strip of what waits, made when something first does."""
        from mediateur.ui.pages.home.parked_strip import ParkedStrip

        strip = ParkedStrip()
        strip.resumed.connect(self.resumed)
        self._scroll.body.insertWidget(0, strip)
        strip.follow(self)
        return strip

    @cached_property
    def _strip(self) -> DayStrip:
        """The counts of the day, made when they are known."""
        from mediateur.ui.pages.home.day_strip import DayStrip

        strip = DayStrip()
        strip.journal_asked.connect(self.journal_asked)
        self._scroll.body.addWidget(strip)
        QWidget.setTabOrder((self, *self.cards)[-1], strip.link)
        return strip

    def _card(self, number: int, task: Task) -> Card:
        card = Card(task.icon, task.title, task.summary, f"environ {task.minutes} minutes", number)
        card.setObjectName(task.id)
        card.clicked.connect(self._pick)
        return card

    def _build(self) -> None:
        body = self._scroll.body
        body.addWidget(self._title)
        body.addWidget(self._hint)
        body.addLayout(self._grid)
        self._arrange()
        body.addStretch(1)

    @Slot()
    def _pick(self) -> None:
        name = self.sender().objectName()
        self.chosen.emit(next(task for task in self._tasks if task.id == name))

    @Slot()
    def _restyle(self) -> None:
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        shape = adapt(self.window().width(), self.window().height(), current().scale)
        left, top, right, bottom = page_margins(shape)
        if self.width() < px(SMALL):
            left = right = SMALL_SIDES
        self._scroll.body.set_measures(14 if shape.compact else 18, (left, top, right, bottom))
        self._hint.setVisible(not shape.narrow)
        brief = is_brief(self.window().height(), current().scale)
        self._grid.setSpacing(px(BRIEF_GAP if brief else GAP))
        for card in self.cards:
            card.set_brief(brief=brief)
        columns = 3 if not shape.narrow else max(1, min(2, self.width() // px(300)))
        if columns == self._columns:
            return
        self._columns = columns
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // columns, index % columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
