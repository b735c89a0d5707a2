"""What a changed answer puts in question, in one line: the steps to see again, or those that wait."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from mediateur.content.text import NBSP
from mediateur.pathways.model import Pathway
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.messages import KINDS, soft_look
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import surface
from mediateur.ui.kit.text import Text

AGAIN, WAITING = f"À revoir{NBSP}: ", f"En attente{NBSP}: "
COMES_BACK = "Si c’est réglé, rien n’est perdu."


class LostLine(QFrame):
    """The line under the bar of a session, hidden while there is nothing to name; lower than a message."""

    def __init__(self) -> None:
        super().__init__()
        self.text = Text("", "note", KINDS["info"].ink, max_chars=0, bold=600)
        row = Row(10, (20, 4, 20, 4), self)
        row.addWidget(Icon("rotate-ccw", KINDS["info"].ink, 20, "note"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.hide()

    def say(self, line: str) -> None:
        """Show a line, or nothing."""
        self.text.set_text(line)
        self.setVisible(bool(line))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        surface(QPainter(self), QRectF(self.rect()), soft_look(KINDS["info"]), 0)


def lost_line(walk: Walk, *, brief: bool = False) -> str:
    """Return the line that names what the last act dropped, or what waits for the step in view; or nothing.

    When `brief`, what waits is only counted: nothing of it is lost.
    """
    dropped, waiting = walk.state.dropped, _waiting(walk)
    if dropped:
        return f"{AGAIN}{_names(walk.pathway, dropped)}."
    if not waiting:
        return ""
    told = f"{len(waiting)} étape{'s' * (len(waiting) > 1)}" if brief else _names(walk.pathway, waiting)
    return f"{WAITING}{told}. {COMES_BACK}"


def _waiting(walk: Walk) -> tuple[str, ...]:
    at = walk.state.at
    return tuple(step for kept in walk.state.aside if kept.step == at for step, _ in kept.answers if step != at)


def _names(pathway: Pathway, steps: Iterable[str]) -> str:
    return ", ".join(pathway.step(step).rail for step in steps)
