"""« Ça bloque »: ordered tries, one live at a time, and always a dignified way out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

from mediateur.pathways.model import Exit, Obstacle, Try
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.choices import AnswerButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, empty
from mediateur.ui.kit.navigation import Disc
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.pages.session.blocks import LandmarkRow, block_title, quoted
from mediateur.ui.pages.session.shape import Shape

ALL_TRIED = "Tout a été essayé. On peut s’arrêter là pour aujourd’hui, rien n’est perdu."
OR_STOP = "On peut aussi s’arrêter là, rien n’est perdu."

# The sign of a way out, by the end that it leads to: back another day, elsewhere, after some thought; else the end.
SIGNS = {
    "preparer": "rotate-ccw",
    "a-reprendre": "rotate-ccw",
    "orientee": "route",
    "preference-reflexion": "hourglass",
}
LAST = "flag"


class ObstacleView(QWidget):
    """An obstacle under way. `tried` carries a try id and whether it settled; `left` an exit id."""

    tried = Signal(str, bool)
    left = Signal(str)
    sources_asked = Signal()
    differs_asked = Signal()

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self._shape = shape
        self._live: Try | None = None
        self._exits: tuple[Exit, ...] = ()
        self.settled: AnswerButton | None = None
        self.nothing: AnswerButton | None = None
        self._out: tuple[AnswerButton, ...] = ()
        self._ways: tuple[WayButton, ...] = ()
        self._title = heading("", 1 if shape is not Shape.PANEL else 2)
        self._tries = Panel("surface", padding=12 if shape is Shape.PANEL else 20)
        self._say_text = Text("", "a_dire" if shape is not Shape.PANEL else "consigne", "text_strong", max_chars=0)
        self._avoid_text = Text("", "courant", max_chars=0)
        self._landmark = LandmarkRow(stacked=True)
        self._landmark.sources_asked.connect(self.sources_asked)
        self._landmark.differs_asked.connect(self.differs_asked)
        scroll = self._scroll = ScrollColumn()
        outer = Column(8, parent=self)
        outer.addWidget(scroll)
        margin = 20 if shape is Shape.PANEL else 32
        scroll.body.set_measures(8, (margin, 14, margin, 14))
        scroll.body.addLayout(self._head())
        scroll.body.addWidget(self._title)
        scroll.body.addLayout(self._body(), 1)

    def show_walk(self, walk: Walk) -> None:
        """Show the open obstacle of a walk."""
        obstacle = walk.obstacle
        if obstacle is None:
            return
        self._scroll.verticalScrollBar().setValue(0)
        self._title.set_text(obstacle.title)
        self._say_text.set_text(quoted(obstacle.say))
        self._avoid_text.set_text(obstacle.avoid)
        self._landmark.show_seen(obstacle.seen)
        self._live, self._exits = walk.live_try, obstacle.exits
        self._show_tries(obstacle, walk.tried_ids(obstacle.id))

    def press(self, digit: int) -> None:
        """Press the button of a digit: « Réglé » and « Toujours rien », or the ways out."""
        buttons = self._out if self._live is None else (self.settled, self.nothing)
        if digit <= len(buttons) and (button := buttons[digit - 1]) is not None:
            button.click()

    def show_exits(self) -> None:
        """Bring the ways out under the keyboard."""
        if ways := self._ways or self._out:
            self._scroll.reveal(*ways)
            ways[0].setFocus()

    def first(self) -> QWidget:
        """Return what the keyboard should be on."""
        return (self._out[0] if self._out else self.settled) or self

    def _head(self) -> Row:
        row = Row(8)
        row.addWidget(Icon("life-buoy", "warning", 20))
        row.addWidget(Line("Ça bloque", "libelle", "warning"))
        row.addStretch(1)
        return row

    def _body(self) -> Row | Column:
        side = Column(16)
        say = Panel("soft")
        say.body.addLayout(block_title("message-square-quote", "À dire"))
        say.body.addWidget(self._say_text)
        avoid = Panel("surface")
        avoid.body.addLayout(block_title("hand", "Ne pas faire", "text_strong"))
        avoid.body.addWidget(self._avoid_text)
        for panel in (say, avoid):
            side.addWidget(panel)
        side.addWidget(self._landmark)
        side.addStretch(1)
        body = Row(18) if self._shape is Shape.WIDE else Column(18)
        tries = Column(8)
        tries.addWidget(self._tries)
        if self._shape is Shape.WIDE:
            tries.addStretch(1)
        body.addLayout(tries, 5)
        body.addLayout(side, 2)
        return body

    def _show_tries(self, obstacle: Obstacle, tried: frozenset[str]) -> None:
        empty(self._tries.body)
        self.settled = self.nothing = None
        self._out, self._ways = (), ()
        now: QWidget | None = None
        for number, attempt in enumerate(obstacle.tries, 1):
            if number > 1:
                self._tries.body.addWidget(Separator())
            row = self._row(number, attempt, attempt.id in tried)
            self._tries.body.addWidget(row)
            now = row if attempt is self._live else now
        if self._live is None or self._shape.is_low:
            exits = self._ways_out() if self._live is None else self._other_ways()
            self._tries.body.addWidget(Separator())
            self._tries.body.addWidget(exits)
            now = now or exits
        if now is not None:
            self._scroll.reveal(now)

    def _row(self, number: int, attempt: Try, done: bool) -> QWidget:
        live = self._live is not None and attempt.id == self._live.id
        box = QWidget()
        row = Row(12, (0, 8, 0, 8), parent=box)
        disc = Disc(str(number), "done" if done else "current" if live else "todo")
        row.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(2)
        words.addWidget(heading(attempt.title, 3))
        words.addWidget(Text(attempt.text, "courant", max_chars=0))
        row.addLayout(words, 1)
        if done:
            beside = row if self._shape is Shape.WIDE else words
            beside.addWidget(Line("Essayé", "courant", "text_muted"))
        if live:
            choices = self._choices()
            if self._shape is Shape.WIDE:
                row.addLayout(choices)
            else:
                words.addLayout(choices)
        return box

    def _choices(self) -> QLayout:
        row = Row(8) if self._shape is Shape.WIDE else FlowLayout(8)
        self.settled = AnswerButton(1, "Réglé")
        self.nothing = AnswerButton(2, "Toujours rien")
        for button in (self.settled, self.nothing):
            button.setCheckable(False)
            button.clicked.connect(self._try)
            row.addWidget(button)
            row.setAlignment(button, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _ways_out(self) -> QWidget:
        box = QWidget()
        column = Column(8, (0, 8, 0, 8), parent=box)
        column.addWidget(Text(ALL_TRIED, "consigne", max_chars=0))
        self._out = tuple(AnswerButton(number, way.label) for number, way in enumerate(self._exits, 1))
        for button, way in zip(self._out, self._exits, strict=True):
            button.setCheckable(False)
            button.setObjectName(way.id)
            button.clicked.connect(self._leave)
            column.addWidget(button)
        return box

    def _other_ways(self) -> QWidget:
        """Return the ways out before everything was tried, where the foot has no room for them."""
        box = QWidget()
        column = Column(8, (0, 8, 0, 8), parent=box)
        column.addWidget(Text(OR_STOP, "courant", max_chars=0))
        self._ways = tuple(WayButton(way) for way in self._exits)
        for button in self._ways:
            button.clicked.connect(self._leave)
            column.addWidget(button)
        return box

    @Slot()
    def _try(self) -> None:
        if self._live is not None:
            self.tried.emit(self._live.id, self.sender() is self.settled)

    @Slot()
    def _leave(self) -> None:
        self.left.emit(self.sender().objectName())


class WayButton(SecondaryButton):
    """A way out of an obstacle; `strong` in the bar under it."""

    wraps = True

    def __init__(self, way: Exit, *, strong: bool = False) -> None:
        super().__init__(way.label, icon=SIGNS.get(way.end, LAST), strong=strong)
        self.setObjectName(way.id)
