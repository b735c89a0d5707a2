"""A window of its own for the imagined site: the page of a step, and what the person does on it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.pathways.model import Pathway
from mediateur.training import imagined, simulator
from mediateur.training.staging import Event, Kind, Stage, State, incident_of, page_of
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.keys import digit_of
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px
from mediateur.ui.pages.shared.column_page import scroll_by_key
from mediateur.ui.pages.training.practice.case import IMAGINED
from mediateur.ui.pages.training.practice.panel import PracticePanel
from mediateur.ui.pages.training.practice.simulator import Drawer, SimulatorView

NAME = french("Site imaginé")
WIDTH, HEIGHT = 620, 660


class SiteWindow(QWidget):
    """The pages of a pathway, one at a time, each where the guide or the person leads."""

    accessible_role = "Window"

    def __init__(self, draw: Drawer) -> None:
        super().__init__()
        self.setWindowTitle(f"{NAME}, entraînement")
        self.setAccessibleName(NAME)
        self.resize(px(WIDTH), px(HEIGHT))
        self.pathway: Pathway | None = None
        self.stage: Stage | None = None
        self.state: State | None = None
        self.step, self.site, self.panel = heading("", 2), SimulatorView(draw), PracticePanel()
        self.scroller = ScrollColumn(12, (20, 14, 20, 14))
        Column(0, parent=self).addWidget(self.scroller)
        for widget in (self.step, Text(IMAGINED, "note", "text_muted", max_chars=0), self.site, self.panel):
            self.scroller.body.addWidget(widget)
        self.scroller.body.addStretch(1)
        self.panel.happened.connect(self.happen)
        self.site.pointed.connect(self._on_pointed)
        self.site.reached.connect(self._on_reached)

    def begin(self, pathway: Pathway, on: Stage) -> None:
        """Take another pathway."""
        self.pathway, self.stage, self.state = pathway, on, simulator.begin(on)
        self._show()

    def arrive(self, step_id: str) -> None:
        """Go to the page of a step; one that is in view already stays as it is."""
        if self.stage is not None and self.state is not None and self.state.scene != step_id:
            self.state = simulator.arrive(self.stage, self.state, step_id)
            self._show()

    @Slot(object)
    def happen(self, event: Event) -> None:
        """Go to the next state; the end of the pages leads nowhere: the guide says what follows."""
        if self.stage is None or self.state is None:
            return
        state = simulator.after(self.stage, self.state, event)
        self.state = simulator.arrive(self.stage, state, self.state.scene) if state.end else state
        self._show()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = digit_of(event)
        if not (digit and self.panel.choose(digit)) and not scroll_by_key(self.scroller, event):
            super().keyPressEvent(event)

    def _show(self) -> None:
        if self.stage is None or self.state is None:
            return
        on, state = self.stage, self.state
        hindered = incident_of(on, state) is not None
        self.step.set_text(on.steps[state.scene].title)
        self.panel.show_state(on, state)
        self.site.show_page(page_of(on, state), () if hindered else imagined.spots(on.screens[state.scene]))
        said = " ".join((self.step.text(), *(reply.text for reply in state.replies)))
        announce(self, said)
        if self.panel.first is not None:
            self.panel.first.setFocus()

    @Slot(str)
    def _on_pointed(self, label: str) -> None:
        self.happen(Event(Kind.POINT, label))

    @Slot(str)
    def _on_reached(self, label: str) -> None:
        self.happen(Event(Kind.REACH, label))
