"""The blocks of a step made of words: what to do, what to say, what hinders."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from mediateur.pathways.model import Pathway, Step
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton, TextLink
from mediateur.ui.kit.choices import ObstacleButton
from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.layouts import NO_MARGINS, Column, FlowLayout, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.pieces import IconPiece, WordPiece
from mediateur.ui.kit.surfaces import PADDING, Panel
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import px

OTHER = "Autre chose…"
SOURCES = "D’où vient cette information\N{NO-BREAK SPACE}?"
MOST_ACTIONS, MOST_OBSTACLES = 3, 4
TITLE, BUTTON, INDENT = 24, 44, 26
TITLE_ICON, TITLE_INDENT, HAND = 22, 34, 18


def quoted(said: str) -> str:
    """Return words to say between French quotation marks."""
    return f"«\N{NO-BREAK SPACE}{said}\N{NO-BREAK SPACE}»"


def block_title(icon: str, title: str, role: str = "primary", beside: QWidget | None = None) -> Row:
    """Return the head of a block: its icon, its name, and something at the right."""
    row = Row(12)
    row.addWidget(heading(title, 3, role, mark=IconPiece(icon, TITLE_ICON), indent=TITLE_INDENT))
    row.addStretch(1)
    if beside is not None:
        row.addWidget(beside)
    return row


class DoBlock(QWidget):
    """« À faire »: one to three numbered actions, then what never to do, unless `cautions` are shown elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        column = self._column = Column(12, parent=self)
        self._rows = tuple(_Action(number) for number in range(1, MOST_ACTIONS + 1))
        for row in self._rows:
            column.addWidget(row)
        self.cautions = Cautions(Column(12))
        column.addWidget(self.cautions)

    def set_gap(self, gap: int) -> None:
        """Leave another room between the actions, in px at 100 %."""
        self._column.set_measures(gap, NO_MARGINS)

    def show_step(self, step: Step) -> None:
        """Show the actions and the cautions of a step."""
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(step.do))
            row.set_text(step.do[index] if index < len(step.do) else "")
        self.cautions.show_step(step)


class Cautions(QWidget):
    """What never to do at a step, in a layout of their own: one under the other, or on one line."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._wanted, self._some, self._layout = True, False, layout
        self.setLayout(layout)
        self._lines: list[Text] = []

    def set_wanted(self, *, wanted: bool) -> None:
        """Have them shown here, or not."""
        self._wanted = wanted
        self.setVisible(self._wanted and self._some)

    def show_step(self, step: Step) -> None:
        """Show the cautions of a step."""
        self._some = bool(step.cautions)
        while len(self._lines) < len(step.cautions):
            self._lines.append(_caution())
            self._layout.addWidget(self._lines[-1])
        for index, line in enumerate(self._lines):
            line.setVisible(index < len(step.cautions))
            line.set_text(step.cautions[index] if index < len(step.cautions) else "")
        self.set_wanted(wanted=self._wanted)


class _Action(Text):
    """An action behind its number, said with it."""

    def __init__(self, number: int) -> None:
        self._number = number
        super().__init__(
            style="consigne", max_chars=0, mark=WordPiece(str(number), "titre_3", "primary"), indent=INDENT
        )

    @override
    def _say(self, text: str) -> None:
        super()._say(text)
        self.setAccessibleName(f"{self._number}. {self.text()}")


def _caution() -> Text:
    return Text(style="courant", colour="text_muted", max_chars=0, mark=IconPiece("hand", HAND), indent=INDENT)


class SayBlock(QWidget):
    """« À dire »: one or two sentences to read aloud."""

    def __init__(self) -> None:
        super().__init__()
        column = Column(8, parent=self)
        self._text = Text("", "a_dire", "text_strong", max_chars=0)
        column.addWidget(self._text)
        column.addStretch(1)

    def show_step(self, step: Step) -> None:
        """Show what to say at a step."""
        self._text.set_text(quoted(step.say))


class StuckBlock(QWidget):
    """« Ça bloque ? »: the most frequent obstacles of the step. `chosen` carries an obstacle id.

    `other` leads to those of the whole pathway; without a heading to stand in, it comes last.
    """

    chosen = Signal(str)
    other_asked = Signal()

    def __init__(self, columns: int, *, alone: bool = True) -> None:
        super().__init__()
        self._columns = columns
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(px(8))
        self.buttons = tuple(ObstacleButton("") for _ in range(MOST_OBSTACLES))
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        for index, button in enumerate(self.buttons):
            button.clicked.connect(self._pick)
            grid.addWidget(button, index // columns, index % columns)
        self.other = QuietButton(OTHER, trailing="chevron-right")
        self.other.clicked.connect(self.other_asked)
        if alone:
            grid.addWidget(self.other, MOST_OBSTACLES // columns, 0, 1, columns)

    def show_step(self, step: Step, pathway: Pathway) -> None:
        """Show the obstacles of a step."""
        for index, button in enumerate(self.buttons):
            known = index < len(step.obstacles)
            button.setVisible(known)
            if known:
                button.set_label(pathway.obstacle(step.obstacles[index]).label)
                button.setObjectName(step.obstacles[index])

    @Slot()
    def _pick(self) -> None:
        self.chosen.emit(self.sender().objectName())


class LandmarkRow(QWidget):
    """« Repère vu en 2022 », where the information comes from, and « L'écran diffère »."""

    sources_asked = Signal()
    differs_asked = Signal()

    def __init__(self, *, stacked: bool) -> None:
        super().__init__()
        self._words = Text("", "note", "text_muted", max_chars=0, mark=IconPiece("info", 18), indent=INDENT)
        sources = TextLink(SOURCES) if stacked else QuietButton(SOURCES, underline=True)
        sources.clicked.connect(self.sources_asked)
        differs = SecondaryButton("L’écran diffère")
        differs.clicked.connect(self.differs_asked)
        buttons = QWidget()
        flow: FlowLayout | Row = FlowLayout(8, buttons) if stacked else Row(8, parent=buttons)
        words = Row(0)
        if not stacked:
            words.addStretch(1)
        words.addWidget(self._words, 1 if stacked else 0)
        flow.addWidget(sources)
        flow.addWidget(differs)
        column = Column(2, parent=self)
        column.addLayout(words)
        column.addWidget(buttons)

    def show_seen(self, year: str) -> None:
        """Say in which year the landmark was seen; nothing when it is not an old one."""
        self._words.set_text(f"Repère vu en {year}, l’écran peut différer." if year else "")
        self._words.setVisible(bool(year))


class StuckPanel(Panel):
    """The amber panel. Its head holds a button, taller than a title: the padding gives it the difference."""

    def __init__(self) -> None:
        super().__init__("warning")
        self.set_padding(PADDING, PADDING)

    def set_padding(self, across: int, down: int) -> None:
        """Leave another room inside the edge, at the sides and above and below, in px at 100 %."""
        self.body.set_measures(0, (across, max(0, down - (BUTTON - TITLE) // 2), across, down))


def stuck_panel(columns: int) -> tuple[Panel, StuckBlock]:
    """Return the amber panel of « Ça bloque ? » and its block."""
    panel = StuckPanel()
    block = StuckBlock(columns, alone=False)
    title = "Ça bloque\N{NO-BREAK SPACE}?"
    head = block_title("life-buoy", title, "on_warning_soft", KeyCap("B"))
    head.addWidget(block.other)
    panel.body.addLayout(head)
    panel.body.addWidget(block)
    return panel, block
