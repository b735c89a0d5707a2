"""Accueil: ask the question, pick a card. Parked sessions above, the day's figures below."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.card import Card
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import COMPACT_BELOW, NARROW_SCALE, adapt, page_margins
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shared.dates import short_half_day, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mediateur.errors import MediateurError
    from mediateur.journal.definitions import Totals
    from mediateur.pathways.cards import Card as Task
    from mediateur.ui.pages.home.reminders import Reminders
    from mediateur.ui.pages.shared.trouble import Trouble
    from mediateur.usecases.sessions import Parked
    from mediateur.usecases.upkeep import Reminder

SHOWN_PARKED = 2
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

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
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

    def show_totals(self, figures: Totals) -> None:
        """Show the day's separate counts."""
        self._strip.show_totals(figures)

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
    def _waiting(self) -> _ParkedStrip:
        """The strip of what waits, made when something first does."""
        strip = _ParkedStrip()
        strip.resumed.connect(self.resumed)
        self._scroll.body.insertWidget(0, strip)
        strip.follow(self)
        return strip

    @cached_property
    def _strip(self) -> _DayStrip:
        """The counts of the day, made when they are known."""
        strip = _DayStrip()
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


class _ParkedStrip(Panel):
    """« Séances en attente »: what waits, with a button each."""

    resumed = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface", padding=12)
        strip = FoldingRow(24)
        strip.row.hold(_two_lines("Séances en attente", "gardées 30\N{NO-BREAK SPACE}jours"))
        self._slips = tuple(_Slip(key="" if rank else "R") for rank in range(SHOWN_PARKED))
        for slip in self._slips:
            slip.button.clicked.connect(self._resume)
            strip.row.hold(slip, 1)
        self.body.addWidget(strip)

    def follow(self, before: QWidget) -> None:
        """Have Tab come here after a widget, though this was made after the others."""
        for slip in self._slips:
            QWidget.setTabOrder(before, slip.button)
            before = slip.button

    def show_parked(self, parked: tuple[Parked, ...]) -> None:
        """Show the newest sessions that wait."""
        for rank, slip in enumerate(self._slips):
            slip.setVisible(rank < len(parked))
            if rank < len(parked):
                slip.show_waiting(parked[rank])

    @Slot()
    def _resume(self) -> None:
        self.resumed.emit(self.sender().objectName())


class _Slip(FoldingRow):
    """A session that waits: its pathway and half-day, nothing else."""

    def __init__(self, key: str) -> None:
        super().__init__()
        words, lines = QWidget(), QWidget()
        row, column = Row(12, parent=words), Column(parent=lines)
        self._title = Line("", "libelle", "text_strong")
        self._when = Line("", "courant", "text_body")
        column.addWidget(self._title)
        column.addWidget(self._when)
        row.addWidget(Icon("circle-pause", "text_muted", 22))
        row.addWidget(lines, 1)
        self.button = SecondaryButton("Reprendre", keycap=key)
        self.row.hold(words, 1)
        self.row.hold(self.button)

    def show_waiting(self, waiting: Parked) -> None:
        """Show a session."""
        when = short_half_day(waiting.when)
        self._title.set_text(waiting.title)
        self._when.set_text(when)
        self.button.setObjectName(waiting.id)
        self.button.setAccessibleName(f"Reprendre, {waiting.title}, {when}")


class _DayStrip(Panel):
    """« Aujourd'hui »: separate counts, never a funnel."""

    journal_asked = Signal()

    def __init__(self) -> None:
        super().__init__("surface", padding=14)
        self.setProperty("keptClear", True)  # a notice tells what has just been counted here
        strip = FoldingRow(24)
        self.body.addWidget(strip)
        self._row = row = strip.row
        row.hold(_two_lines("Aujourd’hui", today()))
        self._empty = Text("Première séance du jour. Les compteurs s’ajouteront ici.", max_chars=0)
        row.hold(self._empty, 1)
        row.addStretch(1)
        self.link = QuietButton("Ouvrir le journal", trailing="arrow-right")
        self.link.clicked.connect(self.journal_asked)
        row.hold(self.link)

    def show_totals(self, figures: Totals) -> None:
        """Show the counts, or the sentence of a first day."""
        self._empty.setVisible(not figures.encounters)
        if figures.encounters or "_figures" in self.__dict__:
            for name, shown in self._figures.items():
                shown.set_value(getattr(figures, name))
                shown.setVisible(bool(figures.encounters))

    @cached_property
    def _figures(self) -> dict[str, _Figure]:
        """The counts, made with the first session of the day."""
        figures = {name: _Figure(*words) for name, words in _FIGURES.items()}
        for place, figure in enumerate(figures.values(), self._row.indexOf(self._empty) + 1):
            self._row.hold(figure, place=place)
        return figures


_FIGURES = {
    "touched": ("personnes", "touchées"),
    "activated": ("espaces", "activés"),
    "rights_explained": ("droits", "expliqués"),
    "guides_printed": ("guides", "imprimés"),
}


class _Figure(QWidget):
    def __init__(self, first: str, second: str) -> None:
        super().__init__()
        row = Row(12, (0, 0, 18, 0), parent=self)
        self._value = Line("0", "chiffre", "text_strong")
        row.addWidget(self._value)
        row.addWidget(_lines(first, second))

    def set_value(self, value: int) -> None:
        """Show another count."""
        self._value.set_text(str(value))


def _two_lines(title: str, under: str) -> QWidget:
    return _lines(title, under, first_style="libelle")


def _lines(first: str, second: str, first_style: str = "courant") -> QWidget:
    box = QWidget()
    box.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    column = Column(parent=box)
    column.addWidget(Line(first, first_style, "text_strong" if first_style == "libelle" else "text_body"))
    column.addWidget(Line(second, "courant", "text_body"))
    return box
