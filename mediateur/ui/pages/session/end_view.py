"""The end of a walk: what was reached, what to say, what follows, the paper."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediateur.pathways.walk import Walk
from mediateur.ui.kit.bar import Bar
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.session.blocks import block_title, quoted
from mediateur.ui.pages.session.obstacle_view import foot_layout
from mediateur.ui.pages.session.shape import Shape


class EndView(QWidget):
    """What is shown once an end is reached."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        panel = shape is Shape.PANEL
        side = 20 if panel else 32
        scroll = self._scroll = ScrollColumn(16, (side, 22, side, 18))
        outer = Column(parent=self)
        outer.addWidget(scroll)
        self._title = heading("", 2 if panel else 1)
        scroll.body.addWidget(self._title)
        body = Row(18) if shape is Shape.WIDE else Column(16)
        self._say = Text("", "consigne" if panel else "a_dire", "text_strong", max_chars=0)
        say = Panel("soft")
        say.body.addLayout(block_title("message-square-quote", "À dire"))
        say.body.addWidget(self._say)
        say.body.addStretch(1)
        body.addWidget(say, 1)
        self._next = Text("", "consigne", max_chars=0)
        following = Panel("surface")
        following.body.addLayout(block_title("flag", "Et maintenant"))
        following.body.addWidget(self._next)
        following.body.addStretch(1)
        body.addWidget(following, 1)
        scroll.body.addLayout(body)
        self._recap = Row(18) if shape is Shape.WIDE else Column(16)
        self._done, done = _recap_panel("circle-check", "Ce qui est fait")
        self._remaining, self._remaining_panel = _recap_panel("list-checks", "Ce qui reste à faire")
        self._recap.addWidget(done, 1)
        self._recap.addWidget(self._remaining_panel, 1)
        scroll.body.addLayout(self._recap)
        scroll.body.addStretch(1)

    def show_end(self, walk: Walk) -> None:
        """Show the end that a walk has reached, what was done and what remains."""
        end = walk.pathway.end(walk.state.end)
        self._scroll.verticalScrollBar().setValue(0)
        self._title.set_text(end.title)
        self._say.set_text(quoted(end.say))
        self._next.set_text(end.next)
        self._done.set_text(_listed(walk, walk.done) or "Aucune étape du site. Les questions ont été posées.")
        self._remaining.set_text(_listed(walk, walk.remaining))
        self._remaining_panel.setVisible(bool(walk.remaining))


def _recap_panel(icon: str, title: str) -> tuple[Text, Panel]:
    panel, text = Panel("surface"), Text("", "courant", max_chars=0)
    panel.body.addLayout(block_title(icon, title))
    panel.body.addWidget(text)
    panel.body.addStretch(1)
    return text, panel


def _listed(walk: Walk, steps: tuple[str, ...]) -> str:
    return " · ".join(walk.pathway.step(step).rail for step in steps)


class EndBar(Bar):
    """Back, print, finish."""

    returned = Signal()
    print_asked = Signal()
    finish_asked = Signal()

    def __init__(self, shape: Shape) -> None:
        super().__init__("top")
        outer = Column(0, (20, 12, 20, 12), self)
        row = foot_layout(shape)
        outer.addLayout(row)
        back = SecondaryButton("Revenir à l’étape", icon="arrow-left", strong=True)
        back.clicked.connect(self.returned)
        paper = SecondaryButton("Imprimer le guide", icon="printer", strong=True)
        paper.clicked.connect(self.print_asked)
        self.finish = PrimaryButton("Finir la séance", icon="flag", strong=True)
        self.finish.clicked.connect(self.finish_asked)
        row.addWidget(back)
        if isinstance(row, Row):
            row.addStretch(1)
        row.addWidget(paper)
        row.addWidget(self.finish)
