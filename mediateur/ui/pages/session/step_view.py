"""A step: four blocks on an aligned grid, or one block at a time in tabs."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from mediateur.pathways.model import Pathway, Step
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.navigation import Tabs
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.session.blocks import (
    Cautions,
    DoBlock,
    LandmarkRow,
    SayBlock,
    StuckBlock,
    block_title,
    stuck_panel,
)
from mediateur.ui.pages.session.see_block import SIMPLIFIED, Drawer, FittedSeeBlock, SeeBlock
from mediateur.ui.pages.session.shape import Shape

STUCK_TAB, SIDES = 3, 20


class Gaps(NamedTuple):
    """Room between things, in px at 100 %: `head` under the title, `beside` and `within` at the edges of a block.

    `actions` is between those to do, `cautions` between two lines of them, `grid` between blocks.
    """

    top: int
    head: int
    beside: int
    within: int
    actions: int
    cautions: int
    grid: int
    bottom: int


AMPLE = Gaps(top=22, head=12, beside=20, within=20, actions=12, cautions=8, grid=16, bottom=20)
LOW = Gaps(top=4, head=4, beside=10, within=10, actions=4, cautions=8, grid=6, bottom=6)
TIGHT = Gaps(top=2, head=2, beside=10, within=6, actions=2, cautions=2, grid=4, bottom=4)
SHARES = 11, 10  # words take a little more width than what the person sees and what hinders


class StepView(QWidget):
    """Base of the two shapes: signals, and the obstacle key. `turned` tells that another block is in view."""

    obstacle_chosen = Signal(str)
    obstacles_shown = Signal(bool)
    turned = Signal()
    other_asked = Signal()
    sources_asked = Signal()
    differs_asked = Signal()

    stuck: StuckBlock

    def show_step(self, step: Step, pathway: Pathway) -> None:
        """Show a step."""
        raise NotImplementedError

    @property
    def scroller(self) -> ScrollColumn:
        """What scrolls in it, of the block in view where it shows one at a time."""
        raise NotImplementedError

    def focus_obstacles(self) -> None:
        """Bring « Ça bloque ? » under the keyboard."""
        first, other = self.stuck.buttons[0], self.stuck.other
        (other if first.isHidden() else first).setFocus()


class WideStep(StepView):
    """Four blocks on an aligned 2×2 grid, so that the eye learns the place."""

    def __init__(self, draw: Drawer) -> None:
        super().__init__()
        self._title = heading("", 1)
        self._subtitle = Text("", "courant", max_chars=0)
        self._landmark = LandmarkRow(stacked=False)
        self._do, self._say, self._see = DoBlock(), SayBlock(), FittedSeeBlock(draw)
        stuck, self.stuck = stuck_panel(columns=2)
        self.stuck.chosen.connect(self.obstacle_chosen)
        self.stuck.other_asked.connect(self.other_asked)
        self._landmark.sources_asked.connect(self.sources_asked)
        self._landmark.differs_asked.connect(self.differs_asked)
        self._scroll = ScrollColumn()
        outer = Column(8, parent=self)
        outer.addWidget(self._scroll)
        self._grid = QGridLayout()
        self._panels = (
            _panel("list-checks", "À faire", self._do),
            _panel("app-window", "La personne voit", self._see, SIMPLIFIED),
            _panel("message-square-quote", "À dire", self._say, kind="soft"),
            stuck,
        )
        self._lines = FlowLayout(24, down=LOW.cautions)
        self._cautions = Cautions(self._lines)
        self._fill_grid()
        self._scroll.body.addLayout(self._head())
        self._scroll.body.addLayout(self._grid, 1)
        current().changed.connect(self._fit)
        self._fit()

    def _head(self) -> Row:
        head, words = Row(8), Column()
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head.addLayout(words, 1)
        head.addWidget(self._landmark)
        return head

    def _fill_grid(self) -> None:
        for index, panel in enumerate(self._panels):
            self._grid.addWidget(panel, index // 2 * 2, index % 2)
        self._grid.addWidget(self._cautions, 1, 0, 1, 2)
        for column, share in enumerate(SHARES):
            self._grid.setColumnStretch(column, share)
            self._grid.setColumnMinimumWidth(column, 1)
        self._grid.setRowStretch(0, 3)
        self._grid.setRowStretch(2, 1)

    def show_step(self, step: Step, pathway: Pathway) -> None:
        """Show a step."""
        self._scroll.verticalScrollBar().setValue(0)
        self._title.set_text(step.title)
        self._subtitle.set_text(step.subtitle)
        self._landmark.show_seen(step.seen)
        self._do.show_step(step)
        self._cautions.show_step(step)
        self._say.show_step(step)
        self._see.show_step(step, pathway)
        self.stuck.show_step(step, pathway)
        self._fit()

    @property
    def scroller(self) -> ScrollColumn:
        """What scrolls in it."""
        return self._scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put things closer together where there is little height, and cautions on one line under the first row."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Take the loosest gaps that spare scrolling; where the window is low, those of the design begin closer."""
        window = self.window()
        low = adapt(window.width(), window.height(), current().scale).compact
        self._do.cautions.set_wanted(wanted=not low)
        self._cautions.set_wanted(wanted=low)
        for gaps in (LOW, TIGHT) if low else (AMPLE,):
            self._take(gaps)
            if not self._lacks():
                break

    def _lacks(self) -> bool:
        """Tell whether something is out of view; after a change of scale it takes two layings out to come to rest."""
        self._scroll.settle()
        if self._scroll.lacking:
            self._scroll.settle()
        return self._scroll.lacking > 0

    def _take(self, gaps: Gaps) -> None:
        self._scroll.body.set_measures(gaps.head, (32, gaps.top, 32, gaps.bottom))
        for panel in self._panels:
            panel.set_padding(gaps.beside, gaps.within)
        self._do.set_gap(gaps.actions)
        self._lines.set_gaps(24, gaps.cautions)
        self._grid.setSpacing(px(gaps.grid))


class TabbedStep(StepView):
    """One block at a time: the side panel, a narrow window, large text."""

    def __init__(self, draw: Drawer, shape: Shape) -> None:
        super().__init__()
        self._title = heading("", 2 if shape.is_low else 1)
        self._tabs = Tabs("Blocs de l’étape")
        self._stack = QStackedWidget()
        self._do, self._say, self._see = DoBlock(), SayBlock(), SeeBlock(draw)
        self.stuck = StuckBlock(columns=1 if shape is Shape.PANEL else 2)
        self.stuck.chosen.connect(self.obstacle_chosen)
        self.stuck.other_asked.connect(self.other_asked)
        self._landmark = LandmarkRow(stacked=True)
        self._landmark.sources_asked.connect(self.sources_asked)
        self._landmark.differs_asked.connect(self.differs_asked)
        self._scrolls: list[ScrollColumn] = []
        self._fill_tabs(icons=shape is not Shape.PANEL, top=2 if shape is Shape.LOW_TABS else 12)
        if shape is Shape.LOW_TABS:
            self._do.set_gap(3)
        self._tabs.currentChanged.connect(self._open_tab)
        gap, top = (2, 4) if shape is Shape.LOW_TABS else (6, 10)
        head = Column(gap, (SIDES, top, SIDES, 0))
        head.addWidget(self._title)
        head.addWidget(self._tabs)
        outer = Column(0, parent=self)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)

    def _fill_tabs(self, *, icons: bool, top: int) -> None:
        first = QWidget()
        column = Column(12, parent=first)
        column.addWidget(self._do)
        column.addWidget(self._landmark)
        for label, icon, page in (
            ("À faire", "list-checks", first),
            ("À dire", "message-square-quote", self._say),
            ("Elle voit", "app-window", self._see),
            ("Ça bloque\N{NO-BREAK SPACE}?", "life-buoy", self.stuck),
        ):
            self._tabs.add(label, icon if icons else "")
            self._scrolls.append(_scrolling(page, top))
            self._stack.addWidget(self._scrolls[-1])

    def show_step(self, step: Step, pathway: Pathway) -> None:
        """Show a step, its actions first."""
        self._title.set_text(step.title)
        self._landmark.show_seen(step.seen)
        self._do.show_step(step)
        self._say.show_step(step)
        self._see.show_step(step, pathway)
        self.stuck.show_step(step, pathway)
        self._tabs.setCurrentIndex(0)
        for tab in self._scrolls:
            tab.verticalScrollBar().setValue(0)
        self._scrolls[0].settle()

    @property
    def scroller(self) -> ScrollColumn:
        """What scrolls in the block in view."""
        return self._scrolls[self._stack.currentIndex()]

    @Slot(int)
    def _open_tab(self, index: int) -> None:
        self._stack.setCurrentIndex(index)
        self._scrolls[index].settle()
        self.obstacles_shown.emit(index == STUCK_TAB)
        self.turned.emit()

    def focus_obstacles(self) -> None:
        """Open the tab of obstacles."""
        self._tabs.setCurrentIndex(STUCK_TAB)
        super().focus_obstacles()


def _panel(icon: str, title: str, block: QWidget, note: str = "", kind: str = "surface") -> Panel:
    panel = Panel(kind)
    panel.body.addLayout(block_title(icon, title, beside=Line(note, "legende", "text_muted") if note else None))
    panel.body.addWidget(block, 1 if note else 0)
    if not note:
        panel.body.addStretch(1)
    return panel


def _scrolling(page: QWidget, top: int) -> ScrollColumn:
    # The margins are inside: a ring around a control reaches out of it, and scrolling would clip it.
    scroll = ScrollColumn(0, (SIDES, top, SIDES, 12))
    scroll.body.addWidget(page)
    scroll.body.addStretch(1)
    return scroll
