"""A case being practised: who comes, what to say or do, and the page of the imagined site beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediateur.content.text import french
from mediateur.training import imagined, simulator
from mediateur.training.staging import Event, Kind, Stage, State, incident_of, moment_of, page_of
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.keys import digit_of, in_text_field, leaves
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.session.blocks import quoted
from mediateur.ui.pages.shared.column_page import scroll_by_key, tab_after
from mediateur.ui.pages.training.practice.panel import PracticePanel
from mediateur.ui.pages.training.practice.simulator import Drawer, SimulatorView

ALL, STOP = "Tous les cas", "Reprendre un autre jour"
IMAGINED = french("Site imaginé pour s'exercer : les mots du vrai site peuvent différer.")
SITUATION, GUIDE, FEARS = "La situation", french("Le guide de cette étape"), french("Ce qui l'inquiète : {}.")
LEFT, RIGHT, GAP, EDGE = 10, 11, 16, (20, 10, 20, 10)


class Situation(Panel):
    """Who comes, her words, what worries her; for a pathway, what its step tells to do and to say."""

    def __init__(self) -> None:
        super().__init__("soft", 16)
        self._person, self._says = Text("", "courant", max_chars=0), Text("", "consigne", "text_strong", max_chars=0)
        self._fears = Text("", "courant", "text_muted", max_chars=0)
        self._heading = heading(SITUATION, 3, "primary")
        self.body.addWidget(self._heading)
        for text in (self._person, self._says, self._fears):
            self.body.addWidget(text)

    def show_scene(self, on: Stage, scene_id: str, *, brief: bool) -> None:
        """Show the situation of a case, or the guide of a step; her words alone when it is `brief`."""
        case, step = on.case, on.steps[scene_id]
        fears = ", ".join(fear[:1].lower() + fear[1:] for fear in case.fears)
        acts = "\n".join(f"{number}. {act}" for number, act in enumerate(step.do, 1))
        self._heading.set_text(GUIDE if on.guided else SITUATION)
        self._person.set_text(acts if on.guided else case.person)
        self._says.set_text(quoted(step.say if on.guided else case.says))
        self._fears.set_text(FEARS.format(fears) if fears else "")
        self._person.setVisible(not brief)
        self._fears.setVisible(bool(fears) and not brief)


class CaseView(QWidget):
    """A case. `left` asks for the list, `over` carries the state at the end."""

    left = Signal()
    over = Signal(object)

    def __init__(self, draw: Drawer) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.digits = True
        self.stage: Stage | None = None
        self.state: State | None = None
        self.all = SecondaryButton(ALL, icon="arrow-left", keycap="Échap")
        self.stop = SecondaryButton(STOP, icon="rotate-ccw")
        self.title, self.step = Text("", "titre_3", "text_strong", max_chars=0), heading("", 2)
        self._under = Text("", "titre_3", "text_strong", max_chars=0)
        self.situation, self.panel, self.site = Situation(), PracticePanel(), SimulatorView(draw)
        self.scroller = ScrollColumn(12, (24, 12, 24, 10))
        self._pinned, self._head = Bar("bottom"), FoldingRow(16)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.all.clicked.connect(self.left)
        self.stop.clicked.connect(self._on_stop)
        self.panel.happened.connect(self.happen)
        self.site.pointed.connect(self._on_pointed)
        self.site.reached.connect(self._on_reached)
        current().changed.connect(self._fit)

    def begin(self, on: Stage) -> None:
        """Begin a case, from its first page."""
        self.stage = on
        self.setAccessibleName(on.case.title)
        for title in (self.title, self._under):
            title.set_text(on.case.title)
        self._show(simulator.begin(on))

    @Slot(object)
    def happen(self, event: Event) -> None:
        """Go to the next state; at the end, tell it."""
        if self.stage is None or self.state is None:
            return
        state = simulator.after(self.stage, self.state, event)
        if state.end:
            self.state = state
            self.over.emit(state)
        else:
            self._show(state)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes its choice, Échap shows the list; Page up, Page down, Début and Fin scroll."""
        digit = digit_of(event) if self.digits else None
        if leaves(event, self.left) or (digit and not in_text_field(self.focusWidget()) and self.panel.choose(digit)):
            event.accept()
        elif not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def regions(self) -> tuple[QWidget, ...]:
        """The regions that F6 goes through."""
        return (self._pinned, self.panel, self.site)

    def _show(self, state: State) -> None:
        before, self.state = self.state, state
        if self.stage is None:
            return
        on = self.stage
        moved = before is None or before.end or before.scene != state.scene
        asked = moment_of(on, state) is not None or incident_of(on, state) is not None
        spots = () if asked else imagined.spots(on.screens[state.scene])
        self.step.set_text(on.steps[state.scene].title)
        self.situation.show_scene(on, state.scene, brief=incident_of(on, state) is not None)
        self.panel.show_state(on, state)
        self.site.show_page(page_of(on, state), spots)
        tab_after(self.stop, (*self.panel.stops, *self.site.zones))
        self._tell(on, state, moved=bool(moved))
        if moved:
            self.scroller.verticalScrollBar().setValue(0)
        self._take_keyboard(asked=asked, moved=bool(moved))

    def _take_keyboard(self, *, asked: bool, moved: bool) -> None:
        """Leave the keyboard on the page where the person is shown what to click, else on what comes next."""
        held = self.focusWidget()
        if not asked and not moved and held in self.site.zones:
            return
        shown = (zone for zone in self.site.zones if not zone.spot.hers)
        first = self.panel.first or next(shown, None) or self.stop
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroller.reveal(self.panel)

    def _tell(self, on: Stage, state: State, *, moved: bool) -> None:
        moment, incident = moment_of(on, state), incident_of(on, state)
        asked = moment.ask if moment else incident.ask if incident else ""
        title = on.steps[state.scene].title if moved else ""
        said = " ".join(part for part in (*(reply.text for reply in state.replies), title, asked) if part)
        if said:
            announce(self, said)

    @Slot(str)
    def _on_pointed(self, label: str) -> None:
        self.happen(Event(Kind.POINT, label))

    @Slot(str)
    def _on_reached(self, label: str) -> None:
        self.happen(Event(Kind.REACH, label))

    @Slot()
    def _on_stop(self) -> None:
        self.happen(Event(Kind.STOP))

    def _build(self) -> None:
        column, pinned = Column(0, parent=self), Column(0, EDGE, self._pinned)
        self._head.row.hold(self.all)
        self._head.row.hold(self.title, 1)
        self._head.row.hold(self.stop)
        pinned.addWidget(self._head)
        column.addWidget(self._pinned)
        column.addWidget(self.scroller, 1)
        side, site = QWidget(), QWidget()
        words, page = Column(12, parent=side), Column(8, parent=site)
        words.addWidget(self.situation)
        words.addWidget(self.panel)
        words.addStretch(1)
        page.addWidget(self.step)
        page.addWidget(Text(IMAGINED, "note", "text_muted", max_chars=0))
        page.addWidget(self.site)
        page.addStretch(1)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(side, LEFT)
        self._columns.addWidget(site, RIGHT)
        self.scroller.body.addWidget(self._under)
        self.scroller.body.addLayout(self._columns)
        self.scroller.body.addStretch(1)

    @Slot()
    def _fit(self) -> None:
        """Put the page beside the words; under them, the title out of the pinned bar, where room is little."""
        narrow = adapt(self.window().width(), self.window().height(), current().scale).narrow
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._columns.setSpacing(px(GAP))
        self.title.setVisible(not narrow)
        self._under.setVisible(narrow)
