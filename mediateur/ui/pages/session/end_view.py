"""The end of a walk: what was reached, what to say, what follows, the paper."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from mediateur.pathways.walk import Walk
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, add_all, empty
from mediateur.ui.kit.messages import Message
from mediateur.ui.kit.reflow import Columns
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.session.blocks import block_title, quoted
from mediateur.ui.pages.session.foot import back_button, foot_action, foot_button, foot_flow, foot_margins
from mediateur.ui.pages.session.shape import Shape

MOST_COLUMNS, COLUMN = 3, 210
ONWARD = "Continuer avec la même personne, si elle le souhaite"
CONNECTED = ("Elle est encore connectée", "Avant de partir, elle se déconnecte, puis ferme la fenêtre.")
NOTHING_DONE = "Aucune étape du site. Les questions ont été posées."


class EndView(QWidget):
    """What is shown once an end is reached. `followed` carries the id of a pathway to go on with, in the same visit."""

    followed = Signal(str)

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        panel = shape is Shape.PANEL
        side = 20 if panel else 32
        scroll = self._scroll = ScrollColumn(16, (side, 18, side, 14))
        outer = Column(parent=self)
        outer.addWidget(scroll)
        self._title = heading("", 2 if panel else 1)
        scroll.body.addWidget(self._title)
        self._connected = Message("warning", *CONNECTED)
        scroll.body.addWidget(self._connected)
        self._say = Text("", "consigne" if panel else "a_dire", "text_strong", max_chars=0)
        self._next = Text("", "consigne", max_chars=0)
        say = _panel("soft", "message-square-quote", "À dire", self._say)
        scroll.body.addLayout(_beside(shape, say, _panel("surface", "flag", "Et maintenant", self._next)))
        self._onward = _Onward()
        self._onward.chosen.connect(self.followed)
        scroll.body.addWidget(self._onward)
        self._done = _Recap("circle-check", "Ce qui est fait", "check")
        self._remaining = _Recap("list-checks", "Ce qui reste à faire", "minus")
        scroll.body.addLayout(_beside(shape, self._done, self._remaining))
        scroll.body.addStretch(1)

    def show_end(self, walk: Walk, titles: Mapping[str, str]) -> None:
        """Show the end that a walk has reached, what was done and what remains; `titles` are those of pathways."""
        end = walk.pathway.end(walk.state.end)
        self._scroll.verticalScrollBar().setValue(0)
        self._title.set_text(end.title)
        self._connected.setVisible(walk.connected)
        self._say.set_text(quoted(end.say))
        self._next.set_text(end.next)
        self._onward.show_ways({name: titles[name] for name in end.onward if name in titles})
        self._done.show_steps(walk, walk.done, NOTHING_DONE)
        self._remaining.show_steps(walk, walk.remaining)
        self._remaining.setVisible(bool(walk.remaining))


def _panel(kind: str, icon: str, title: str, words: Text) -> Panel:
    panel = Panel(kind)
    panel.body.addLayout(block_title(icon, title))
    panel.body.addWidget(words)
    panel.body.addStretch(1)
    return panel


def _beside(shape: Shape, first: Panel, second: Panel) -> Row | Column:
    """Return two panels side by side, or one above the other where there is no room."""
    layout = Row(18) if shape is Shape.WIDE else Column(16)
    layout.addWidget(first, 1)
    layout.addWidget(second, 1)
    return layout


class _Onward(Panel):
    """The pathways that may follow, if the person wishes: one visit, counted once."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__("surface")
        self.body.addLayout(block_title("route", ONWARD))
        self._ways = FlowLayout(10)
        self.body.addLayout(self._ways)

    def show_ways(self, ways: Mapping[str, str]) -> None:
        """Show a button for each pathway, by its title."""
        empty(self._ways)
        for name, title in ways.items():
            button = SecondaryButton(title, trailing="arrow-right")
            button.setObjectName(name)
            button.clicked.connect(self._pick)
            self._ways.addWidget(button)
        self.setVisible(bool(ways))

    @Slot()
    def _pick(self) -> None:
        self.chosen.emit(self.sender().objectName())


class _Recap(Panel):
    """A list of steps with a sign before each, in as many columns as there is room for."""

    def __init__(self, icon: str, title: str, sign: str) -> None:
        super().__init__("surface")
        self._sign = sign
        self.body.addLayout(block_title(icon, title))
        self._columns = Columns(MOST_COLUMNS, COLUMN, (16, 4))
        self.body.addLayout(self._columns)
        self.body.addStretch(1)

    def show_steps(self, walk: Walk, steps: tuple[str, ...], otherwise: str = "") -> None:
        """Show the steps of those ids, or what is said when there are none."""
        empty(self._columns)
        for step in steps:
            self._add(_Signed(self._sign, walk.pathway.step(step).rail))
        if not steps:
            self._add(Text(otherwise, "courant", max_chars=0))

    def _add(self, line: QWidget) -> None:
        """Add a line, shown before: Qt would show it when the event loop turns, too late to be laid out in advance."""
        line.setParent(self)
        line.show()
        self._columns.addWidget(line)


class _Signed(QWidget):
    def __init__(self, icon: str, label: str) -> None:
        super().__init__()
        row = Row(10, parent=self)
        row.addWidget(Icon(icon, "primary", 18, "courant"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(label, "courant", max_chars=0), 1)


class EndBar(Bar):
    """Back, print, finish."""

    returned = Signal()
    print_asked = Signal()
    finish_asked = Signal()

    def __init__(self, shape: Shape) -> None:
        super().__init__("top")
        panel = shape is Shape.PANEL
        back = back_button(shape, "Revenir à l’étape")
        back.clicked.connect(self.returned)
        paper = foot_button(shape, "Imprimer" if panel else "Imprimer le guide", "printer")
        paper.clicked.connect(self.print_asked)
        self.finish = foot_action(shape, "Finir" if panel else "Finir la séance", "flag")
        self.finish.clicked.connect(self.finish_asked)
        add_all(foot_flow(Column(0, foot_margins(shape), self)), (back, paper, self.finish))
