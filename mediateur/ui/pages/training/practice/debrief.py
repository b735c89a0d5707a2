"""The debrief of a practice: what was done well, what is not said or done, what was expected, each with its source."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.training.debrief import Debrief, Expected, Remark
from mediateur.ui.kit.buttons import PrimaryButton, SecondaryButton, TextLink
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.keys import leaves
from mediateur.ui.kit.layouts import Column, FlowLayout, Row, empty
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.reflow import FoldingRow
from mediateur.ui.kit.surfaces import Panel, Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.pages.shared.column_page import ColumnPage
from mediateur.ui.pages.shared.trouble import Trouble

TITLE = french("Ce que l'on retient")
END = french("Issue de cet exercice : « {} ».")
WELL, REVIEW, EXPECTED = french("Bien fait"), french("À ne pas dire, à ne pas faire"), french("La conduite attendue")
NOTHING_WRONG = french("Rien à reprendre cette fois.")
NOTHING_WELL = french("Rien encore cette fois. Le cas se rejoue autant que l'on veut.")
SEEN, NOT_SEEN = "Vu dans cet exercice", "Pas vu cette fois"
SOURCE = french("D'où vient cela ?")
AGAIN, ALL = "Rejouer ce cas", "Tous les cas"


class SourceLink(TextLink):
    """« D'où vient cela ? », about one remark."""

    def __init__(self, about: str, facts: tuple[str, ...]) -> None:
        super().__init__(SOURCE)
        self.facts = facts
        self.setAccessibleName(f"{SOURCE} {about}")


class DebriefView(ColumnPage):
    """What is told after a practice. `again` and `left` ask what comes next; `sources_asked` carries fact ids."""

    again = Signal()
    left = Signal()
    sources_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.trouble = Trouble()
        self._title, self._end = Text("", "titre_3", "text_muted", max_chars=0), Text("", "courant", max_chars=0)
        self._parts = QWidget()
        self._column = Column(16, parent=self._parts)
        self.replay, self.list = SecondaryButton(AGAIN, icon="rotate-ccw"), PrimaryButton(ALL, keycap="Échap")
        head = Column(2)
        for widget in (heading(TITLE), self._title, self._end):
            head.addWidget(widget)
        self.body.addLayout(head)
        self.body.addWidget(self.trouble)
        self.body.addWidget(self._parts)
        buttons = FlowLayout(12)
        buttons.addWidget(self.list)
        buttons.addWidget(self.replay)
        self.body.addLayout(buttons)
        self.body.addStretch(1)
        self.replay.clicked.connect(self.again)
        self.list.clicked.connect(self.left)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Échap goes back to the cases; the rest scrolls."""
        if not leaves(event, self.left):
            super().keyPressEvent(event)

    def show_debrief(self, title: str, told: Debrief) -> None:
        """Show what is told of a case."""
        self.setAccessibleName(f"{TITLE}, {title}")
        self._title.set_text(title)
        self._end.set_text(END.format(told.end))
        empty(self._column)
        self._column.addWidget(self._remarks(WELL, "circle-check", told.well, NOTHING_WELL, told.turns))
        self._column.addWidget(self._remarks(REVIEW, "hand", told.review, NOTHING_WRONG))
        self._column.addWidget(self._expected(told.expected))
        self.scroller.verticalScrollBar().setValue(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remarks(self, title: str, sign: str, remarks: Iterable[Remark], none: str, more: Iterable[str] = ()) -> Panel:
        panel, rows = Panel("surface"), tuple(remarks)
        panel.body.addWidget(heading(title, 2))
        if not rows:
            panel.body.addWidget(Text(none, "courant", "text_muted", max_chars=0))
        for rank, remark in enumerate(rows):
            if rank:
                panel.body.addWidget(Separator())
            panel.body.addWidget(self._row(sign, remark.text, remark.why, remark.facts))
        for text in more:
            panel.body.addWidget(Separator())
            panel.body.addWidget(self._row("info", "", text, ()))
        return panel

    def _expected(self, points: Iterable[Expected]) -> Panel:
        panel = Panel("surface")
        panel.body.addWidget(heading(EXPECTED, 2))
        for rank, point in enumerate(points):
            if rank:
                panel.body.addWidget(Separator())
            sign = "circle-check" if point.seen else "minus"
            panel.body.addWidget(self._row(sign, point.text, SEEN if point.seen else NOT_SEEN, point.facts))
        return panel

    def _row(self, sign: str, text: str, why: str, facts: tuple[str, ...]) -> QWidget:
        box, said, beside = QWidget(), QWidget(), FoldingRow(16)
        row, words = Row(12, (0, 4, 0, 4), box), Column(2, parent=said)
        row.addWidget(Icon(sign, "primary", 22, "consigne"), 0, Qt.AlignmentFlag.AlignTop)
        if text:
            words.addWidget(Text(text, "consigne", "text_strong"))
        words.addWidget(Text(why, "courant"))
        beside.row.hold(said, 1)
        if facts:
            link = SourceLink(text, facts)
            link.clicked.connect(self._on_source)
            beside.row.hold(link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(beside, 1)
        return box

    @Slot()
    def _on_source(self) -> None:
        link = self.sender()
        if isinstance(link, SourceLink):
            self.sources_asked.emit(link.facts)
