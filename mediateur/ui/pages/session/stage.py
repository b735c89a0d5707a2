"""What is drawn of a session in one shape: bar, rail, and the view of the moment with its own foot.

There are two views of a step, and two answer bars: while the mediator reads one, the step after the answer that is
selected is laid out in the other, unseen, so that giving the answer has only to show it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.screens import Screen
from mediateur.pathways.course import course
from mediateur.pathways.walk import Walk, previous_step
from mediateur.ui.kit.deck import Deck
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.theme import current
from mediateur.ui.kit.toast import keep_clear
from mediateur.ui.pages.session import top_bar as actions
from mediateur.ui.pages.session.answer_bar import AnswerBar
from mediateur.ui.pages.session.end_view import EndBar, EndView
from mediateur.ui.pages.session.lost import LostLine, lost_line
from mediateur.ui.pages.session.obstacle_bar import ObstacleBar
from mediateur.ui.pages.session.obstacle_view import ObstacleView
from mediateur.ui.pages.session.rail import Rail
from mediateur.ui.pages.session.shape import Shape
from mediateur.ui.pages.session.step_view import StepView, TabbedStep, WideStep
from mediateur.ui.pages.session.triage_view import TriageView


class Stage(QWidget):
    """The widgets of one shape. It shows a walk and passes on what the mediator does; it decides nothing."""

    asked = Signal(str)
    answered = Signal(str)
    selected = Signal(str)
    opened = Signal(str)
    hindered = Signal(str)
    tried = Signal(str, bool)
    left = Signal(str)
    chosen = Signal(str, str)
    begun = Signal()
    prepared = Signal()
    followed = Signal(str)
    back_asked = Signal()
    sources_asked = Signal()
    differs_asked = Signal()

    def __init__(self, shape: Shape, draw: Callable[[Screen, float, float], str], *, folded: bool) -> None:
        super().__init__()
        self.bar = actions.top_bar(shape)
        self.lost = LostLine()
        self.rail = Rail()
        self.triage = TriageView(shape)
        self.step, self._next_step = _step_view(shape, draw), _step_view(shape, draw)
        self._foreseen: Walk | None = None
        current().changed.connect(self._forget)
        self.obstacle = ObstacleView(shape)
        self.end = EndView(shape)
        self.answers, self._next_answers = AnswerBar(shape, folded=folded), AnswerBar(shape, folded=folded)
        self.ways = ObstacleBar(shape)
        self.ending = EndBar(shape)
        self._shape, self._folded = shape, folded
        self._titles: Mapping[str, str] = {}
        self._views, self._feet = Deck(fitted=False), Deck(fitted=True)
        self._connect_bars()
        self._connect_views()
        self._lay_out()

    def show_walk(self, walk: Walk, under: str, titles: Mapping[str, str]) -> None:
        """Show where a walk is; `under` is the line below the pathway's name, `titles` those of other pathways."""
        self._titles = titles
        place = course(walk) if walk.state.at else None
        self.bar.show_title(walk.pathway.title if walk.state.at else "Avant de commencer", under)
        self.bar.show_course(place)
        self.rail.setVisible(self._shape is Shape.WIDE and place is not None)
        if place is not None:
            self.rail.show_walk(walk, place)
        self.lost.say(lost_line(walk, brief=self._shape is not Shape.WIDE))
        self._show_view(walk)

    def foresee(self, walk: Walk, titles: Mapping[str, str]) -> None:
        """Lay out, unseen, what a walk will show if it comes next; an obstacle waits until it does."""
        if walk.obstacle is not None or not self.isVisible():
            return
        self._foreseen = None
        if walk.state.end:
            self._views.lay_ahead(self.end, partial(self.end.show_end, walk, titles))
        elif walk.step is not None:
            step, answers = self._next_step, self._next_answers
            self._views.lay_ahead(step, partial(step.show_step, walk.step, walk.pathway))
            self._feet.lay_ahead(answers, partial(_ask_question, answers, walk))
        self._foreseen = walk

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Forget what was laid out for another size."""
        super().resizeEvent(event)
        self._forget()

    @Slot()
    def _forget(self) -> None:
        self._foreseen = None

    @property
    def scroller(self) -> ScrollColumn | None:
        """What scrolls in the view of the moment."""
        return next((each for each in self._views.findChildren(ScrollColumn) if each.isVisible()), None)

    def press(self, walk: Walk, digit: int) -> None:
        """Pass a digit to what is in view."""
        if walk.state.obstacle:
            self.obstacle.press(digit)
        elif walk.state.end:
            return
        elif walk.state.at:
            self.answers.select(digit)
        else:
            self.triage.press(digit)

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through: bar, rail, blocks, answers."""
        shown = (self.bar, self.rail, self._views, self.answers, self.ways, self.ending)
        return tuple(region for region in shown if region.isVisible())

    def _show_view(self, walk: Walk) -> None:
        foreseen, self._foreseen = walk == self._foreseen, None
        if walk.obstacle is not None:
            self.obstacle.show_walk(walk)
            self.ways.show_walk(walk)
            self._put(self.obstacle, self.ways)
        elif walk.state.end:
            if not foreseen:
                self.end.show_end(walk, self._titles)
            self._put(self.end, self.ending)
        elif walk.step is not None:
            if foreseen:
                self._turn()
            else:
                self.step.show_step(walk.step, walk.pathway)
                _ask_question(self.answers, walk)
            self._put(self.step, self.answers)
            self._follow()
        else:
            self.triage.show_walk(walk)
            self._put(self.triage, None)

    def _turn(self) -> None:
        """Take the step and the answers that were laid out unseen."""
        self.answers.follow(None)
        self.step, self._next_step = self._next_step, self.step
        self.answers, self._next_answers = self._next_answers, self.answers

    def _put(self, view: QWidget, foot: QWidget | None) -> None:
        self._views.show_view(view)
        if foot is not None:
            self._feet.show_view(foot)
        self._feet.setVisible(foot is not None)

    def _connect_bars(self) -> None:
        self.bar.asked.connect(self.asked)
        self.rail.opened.connect(self.opened)
        self.rail.neutral_asked.connect(self._ask_neutral)
        self.rail.help_asked.connect(self._ask_help)
        self.rail.address_asked.connect(self._ask_address)
        for answers in (self.answers, self._next_answers):
            answers.answered.connect(self.answered)
            answers.selected.connect(self.selected)
            answers.unfolded.connect(self._unfold)
            answers.back_asked.connect(self.back_asked)
        self.ways.returned.connect(self.back_asked)
        self.ways.left.connect(self.left)
        self.ways.exits_asked.connect(self.obstacle.show_exits)
        self.ending.returned.connect(self.back_asked)
        self.ending.print_asked.connect(self._ask_print)
        self.ending.finish_asked.connect(self._ask_finish)

    def _connect_views(self) -> None:
        self.end.followed.connect(self.followed)
        self.triage.chosen.connect(self.chosen)
        self.triage.begun.connect(self.begun)
        self.triage.prepared.connect(self.prepared)
        for step in (self.step, self._next_step):
            step.obstacle_chosen.connect(self.hindered)
            step.obstacles_shown.connect(self._make_room)
            step.turned.connect(self._follow)
            step.other_asked.connect(self._ask_other)
            step.sources_asked.connect(self.sources_asked)
            step.differs_asked.connect(self.differs_asked)
        self.obstacle.tried.connect(self.tried)
        self.obstacle.left.connect(self.left)
        self.obstacle.sources_asked.connect(self.sources_asked)
        self.obstacle.differs_asked.connect(self.differs_asked)

    def _lay_out(self) -> None:
        self._views.add(self.triage, self.step, self._next_step, self.obstacle, self.end)
        self._views.add(self.answers.sheet, self._next_answers.sheet)
        self._feet.add(self.answers, self._next_answers, self.ways, self.ending)
        column = Column(0, parent=self)
        column.addWidget(self.bar)
        column.addWidget(self.lost)
        middle = Row(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._views, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._feet)
        keep_clear(self.rail, beside=True)
        keep_clear(self._feet)

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:
        self._views.show_view(self.answers.sheet if unfolded else self.step)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        """Have the foot say whether there is more of the step than what shows."""
        reads = self._views.shown is self.step
        self.answers.follow(self.step.scroller if reads else None)

    @Slot(bool)
    def _make_room(self, obstacles: bool) -> None:
        """In the side panel, leave the room of the answers to the obstacles while they are in view."""
        if not self._folded:
            self.answers.fold(on=obstacles)

    @Slot()
    def _ask_neutral(self) -> None:
        self.asked.emit(actions.NEUTRAL)

    @Slot()
    def _ask_other(self) -> None:
        self.asked.emit(actions.OTHER)

    @Slot()
    def _ask_address(self) -> None:
        self.asked.emit(actions.ADDRESS)

    @Slot()
    def _ask_help(self) -> None:
        self.asked.emit(actions.HELP)

    @Slot()
    def _ask_print(self) -> None:
        self.asked.emit(actions.PRINT)

    @Slot()
    def _ask_finish(self) -> None:
        self.asked.emit(actions.FINISH)


def _step_view(shape: Shape, draw: Callable[[Screen, float, float], str]) -> StepView:
    return WideStep(draw) if shape is Shape.WIDE else TabbedStep(draw, shape)


def _ask_question(answers: AnswerBar, walk: Walk) -> None:
    """Have a bar ask the question of the step that a walk is at."""
    if walk.step is not None:
        given = walk.state.answer_of(walk.step.id)
        answers.show_step(walk.step, given, first=not previous_step(walk))
