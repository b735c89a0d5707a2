"""The session page: it holds the session, hands each act to the use case, and shows what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.screens import Screen
from mediateur.content.text import plain
from mediateur.errors import MediateurError
from mediateur.pathways import events
from mediateur.pathways.course import course
from mediateur.pathways.events import AnyEvent
from mediateur.pathways.model import Pathway
from mediateur.pathways.walk import Walk, previous_step
from mediateur.ui.kit.announce import announce, tell_place
from mediateur.ui.kit.dialog import open_dialog_of
from mediateur.ui.kit.keys import digit_of, in_text_field, is_enter_alone
from mediateur.ui.kit.layouts import Column, discard
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.theme import current
from mediateur.ui.pages.session import top_bar as actions
from mediateur.ui.pages.session.dialogs import DiffersDialog, open_address, open_sources
from mediateur.ui.pages.session.end_view import CONNECTED
from mediateur.ui.pages.session.lost import lost_line
from mediateur.ui.pages.session.other_obstacles import OtherObstacles
from mediateur.ui.pages.session.past_note import PastNote
from mediateur.ui.pages.session.shape import Shape, folds, shape_of
from mediateur.ui.pages.session.stage import Stage
from mediateur.ui.pages.shared.column_page import scroll_by_key
from mediateur.ui.pages.shared.dates import spoken_half_day
from mediateur.usecases.recording.sessions import Session, Sessions


class SessionPage(QWidget):
    """One session in view. `asked` carries the actions that belong to the window (see top_bar)."""

    asked = Signal(str)
    moved = Signal()
    site_asked = Signal()
    followed = Signal(str)
    accessible_role = "Grouping"

    def __init__(self, sessions: Sessions, draw: Callable[[Screen, float, float], str], qr: Callable[[], str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.session: Session | None = None
        self.digits = True
        self.titles: Callable[[], Mapping[str, str]] = dict
        self.past: Callable[[Pathway], str] = lambda _: ""
        self._sessions, self._draw, self._qr = sessions, draw, qr
        self._drawn: tuple[Shape, bool] | None = None
        self._stage: Stage | None = None
        self._likely = ""
        self._foresight = QTimer(self)
        self._foresight.setSingleShot(True)
        self._foresight.timeout.connect(self._foresee)
        self._trouble = Message("danger", "")
        self._trouble.hide()
        self.review = PastNote()
        self._column = Column(0, parent=self)
        self._column.addWidget(self._trouble)
        self._column.addWidget(self.review)
        current().changed.connect(self._reshape)

    @property
    def walk(self) -> Walk:
        """The walk in view."""
        if self.session is None:
            raise RuntimeError("no session is in view")
        return self.session.walk

    @property
    def stage(self) -> Stage:
        """What is drawn of the session, in the present shape."""
        if self._stage is None:
            raise RuntimeError("no session is in view")
        return self._stage

    @property
    def help_topic(self) -> str:
        """Which part of the manual tells about what is in view."""
        if self.session is None or not (self.walk.state.at or self.walk.state.end):
            return "trois-questions"
        if self.walk.state.obstacle:
            return "ca-bloque"
        return "fin-de-seance" if self.walk.state.end else "seance"

    def show_session(self, session: Session) -> None:
        """Show a session exactly where it is."""
        self.session = session
        self._trouble.hide()
        self.review.show_month(self.past(session.walk.pathway))
        self._reshape()
        self._show()

    def act(self, event: AnyEvent) -> bool:
        """Do one event; what is on screen changes only once the draft is committed. Returns whether it was."""
        return self._change(lambda session: self._sessions.act(session, event))

    def undo(self) -> bool:
        """Take back the last act, as `act` does one."""
        undoable = self.session is not None and bool(self.session.walk.events)
        return undoable and self._change(self._sessions.undo)

    def _change(self, change: Callable[[Session], Session]) -> bool:
        if self.session is None:
            return False
        try:
            self.session = change(self.session)
        except MediateurError as error:
            self._trouble.set_content(error.happened, f"{error.safe} {error.remedy}")
            self._trouble.show()
            announce(self, str(error), assertive=True)
            return False
        self._trouble.hide()
        self._show()
        self.moved.emit()
        return True

    @Slot()
    def go_on(self) -> None:
        """« Suivant »: give the selected answer, begin, or finish."""
        if self.walk.state.end:
            self.asked.emit(actions.FINISH)
        elif not self.walk.state.at:
            self.stage.triage.go_on()
        elif not self.walk.state.obstacle:
            self.stage.answers.go_on()

    @Slot()
    def go_back(self) -> None:
        """« Précédent »: back from an end or an obstacle to its step, or to the step before."""
        if self.walk.state.obstacle:
            self.act(events.Returned())
        elif self.walk.state.end and self.walk.state.at:
            self.act(events.Opened(self.walk.state.at))
        elif self.walk.state.end:
            self.undo()
        elif before := previous_step(self.walk):
            self.act(events.Opened(before))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits answer, Entrée goes on, B opens the obstacles, Échap comes back."""
        if self.session is None or open_dialog_of(self.window()) or not self._take(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shape that fits."""
        super().resizeEvent(event)
        self._reshape()

    def _take(self, event: QKeyEvent) -> bool:
        typing = in_text_field(self.window().focusWidget())
        digit = digit_of(event) if self.digits and not typing else None
        if digit:
            self.stage.press(self.walk, digit)
        elif is_enter_alone(event):
            self.go_on()
        elif event.key() == Qt.Key.Key_B and self.digits and not typing and not event.modifiers():
            self.open_obstacles()
        elif event.key() == Qt.Key.Key_Escape and self.walk.state.obstacle:
            self.act(events.Returned())
        else:
            scroller = self.stage.scroller
            return scroller is not None and scroll_by_key(scroller, event)
        return True

    @Slot()
    def open_obstacles(self) -> None:
        """« Ça bloque ? »: put the keyboard on the obstacles of the step."""
        if self.walk.step is not None and not self.walk.state.obstacle and not self.walk.state.end:
            self.stage.step.focus_obstacles()

    @Slot()
    def _reshape(self) -> None:
        width, height, scale = self.window().width(), self.window().height(), current().scale
        shape = shape_of(width, height, scale)
        folded = folds(shape, height, scale)
        if self.session is None or (shape, folded) == self._drawn:
            return
        self._drawn = shape, folded
        if self._stage is not None:
            discard(self._column, (self._stage,))
        self._stage = Stage(shape, self._draw, folded=folded)
        self._connect(self._stage)
        self._column.addWidget(self._stage, 1)
        self._draw_walk()

    def _connect(self, stage: Stage) -> None:
        stage.asked.connect(self._ask)
        stage.answered.connect(self._answer)
        stage.selected.connect(self._expect)
        stage.opened.connect(self._open)
        stage.hindered.connect(self._hinder)
        stage.tried.connect(self._try)
        stage.left.connect(self._leave)
        stage.chosen.connect(self._choose)
        stage.begun.connect(self._begin)
        stage.prepared.connect(self._prepare)
        stage.followed.connect(self.followed)
        stage.back_asked.connect(self.go_back)
        stage.sources_asked.connect(self._sources)
        stage.differs_asked.connect(self._differs)

    def _show(self) -> None:
        self._say_where()  # before the page takes the keyboard: it is said by its name
        self._draw_walk()

    def _draw_walk(self) -> None:
        self._foresight.stop()  # what was expected was of the step before
        if self.session is None or self._stage is None:
            return
        draft = self.session.draft
        under = f"Sans nom ni numéro, {spoken_half_day(draft.when)}, {draft.mediator}"
        titles = self.titles() if self.walk.state.end else {}
        if not open_dialog_of(self.window()):
            self.setFocus()  # before what had the keyboard goes: Qt would give it to another control for an instant
        self._stage.show_walk(self.walk, under, titles)

    def _say_where(self) -> None:
        walk = self.walk
        if walk.obstacle is not None:
            where = f"Ça bloque. {walk.obstacle.title}"
        elif walk.state.end:
            told = (walk.pathway.end(walk.state.end).title, *(CONNECTED if walk.connected else ()))
            where = ". ".join(told)
        elif walk.step is not None:
            where = f"{course(walk).told}, {plain(walk.step.title)}."
        else:
            where = "Avant de commencer, trois questions"
        lost = lost_line(walk)
        tell_place(self, f"{where.rstrip('.')}. {lost}" if lost else where)

    @Slot(str)
    def _ask(self, name: str) -> None:
        if name == actions.ADDRESS:
            open_address(self.window(), self._qr(), self.site_asked)
        elif name == actions.OTHER:
            dialog = OtherObstacles(self.window(), self.walk)
            dialog.chosen.connect(self._hinder)
            dialog.open_dialog(dialog.buttons[0])
        elif name == actions.PAUSE:
            self.act(events.Paused())
        else:
            self.asked.emit(name)

    @Slot(str)
    def _answer(self, answer: str) -> None:
        self.act(events.Answered(self.walk.state.at, answer))

    @Slot(str)
    def _expect(self, answer: str) -> None:
        """Prepare, once the selected answer is painted, what it leads to."""
        self._likely = answer
        self._foresight.start()

    @Slot()
    def _foresee(self) -> None:
        if self.session is not None and self.walk.step is not None and not self.walk.state.end:
            self.stage.foresee(self.walk.answer(self._likely), self.titles())

    @Slot(str)
    def _open(self, step: str) -> None:
        self.act(events.Opened(step))

    @Slot(str)
    def _hinder(self, obstacle: str) -> None:
        self.act(events.Hindered(obstacle))

    @Slot(str, bool)
    def _try(self, attempt: str, solved: bool) -> None:
        self.act(events.Tried(attempt, solved))

    @Slot(str)
    def _leave(self, exit_id: str) -> None:
        self.act(events.Left(exit_id))

    @Slot(str, str)
    def _choose(self, question: str, option: str) -> None:
        self.act(events.Chosen(question, option))

    @Slot()
    def _begin(self) -> None:
        self.act(events.Begun())

    @Slot()
    def _prepare(self) -> None:
        self.act(events.Prepared())

    @Slot()
    def _sources(self) -> None:
        open_sources(self.window(), self.walk)

    @Slot()
    def _differs(self) -> None:
        dialog = DiffersDialog(self.window())
        dialog.chosen.connect(self._note_difference)
        dialog.open_dialog(dialog.rows[0])

    @Slot(str)
    def _note_difference(self, what: str) -> None:
        if self.act(events.Differed(self.walk.state.at, f"{dt.date.today():%Y-%m}", what)):
            announce(self, "Différence notée, merci.")
