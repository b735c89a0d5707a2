"""The four blocks of a step: what to do, what to say, what the person sees, what hinders."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from mediateur.content.screens import Screen
from mediateur.pathways.model import Pathway, Step
from mediateur.ui.kit.buttons import QuietButton, SecondaryButton
from mediateur.ui.kit.choices import ObstacleButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.keycap import KeyCap
from mediateur.ui.kit.layouts import Column, FlowLayout, Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.text import Line, Text, heading
from mediateur.ui.kit.theme import current, px

MOST_ACTIONS, MOST_OBSTACLES = 3, 4
LEAST_DRAWING, LEAST_DRAWING_HEIGHT, DRAWN_TEXT = 300, 170, 14
Drawer = Callable[[Screen, float, float], str]


def quoted(said: str) -> str:
    """Return words to say between French quotation marks."""
    return f"«\N{NO-BREAK SPACE}{said}\N{NO-BREAK SPACE}»"


def block_title(icon: str, title: str, role: str = "primary", beside: QWidget | None = None) -> Row:
    """Return the head of a block: its icon, its name, and something at the right."""
    row = Row(12)
    row.addWidget(Icon(icon, role, 22))
    row.addWidget(heading(title, 3, role))
    row.addStretch(1)
    if beside is not None:
        row.addWidget(beside)
    return row


class DoBlock(QWidget):
    """« À faire »: one to three numbered actions, then what never to do."""

    def __init__(self) -> None:
        super().__init__()
        column = self._column = Column(12, parent=self)
        self._rows = tuple(_Numbered(number) for number in range(1, MOST_ACTIONS + 1))
        for row in self._rows:
            column.addWidget(row)
        self._cautions = tuple(_Caution() for _ in range(2))
        for caution in self._cautions:
            column.addWidget(caution)

    def set_tight(self, *, tight: bool) -> None:
        """Put the actions closer together, where the window is low."""
        self._column.set_measures(6 if tight else 12, (0, 0, 0, 0))

    def show_step(self, step: Step) -> None:
        """Show the actions and the cautions of a step."""
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(step.do))
            row.set_text(step.do[index] if index < len(step.do) else "")
        for index, caution in enumerate(self._cautions):
            caution.setVisible(index < len(step.cautions))
            caution.set_text(step.cautions[index] if index < len(step.cautions) else "")


class _Numbered(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        row = Row(18, parent=self)
        mark = Column(8)
        digit = Line(str(number), "titre_3", "primary")
        digit.setMinimumWidth(px(12))
        mark.addWidget(digit)
        mark.addStretch(1)
        row.addLayout(mark)
        self._text = Text("", "consigne", max_chars=0)
        row.addWidget(self._text, 1)

    def set_text(self, text: str) -> None:
        """Show another action."""
        self._text.set_text(text)


class _Caution(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = Row(12, parent=self)
        mark = Column(8)
        mark.addWidget(Icon("hand", "text_muted", 18))
        mark.addStretch(1)
        row.addLayout(mark)
        self._text = Text("", "courant", "text_muted", max_chars=0)
        row.addWidget(self._text, 1)

    def set_text(self, text: str) -> None:
        """Show another caution."""
        self._text.set_text(text)


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


class SeeBlock(QWidget):
    """« La personne voit »: the schematic, drawn in the theme's colours at the width that there is."""

    def __init__(self, draw: Drawer) -> None:
        super().__init__()
        self._draw = draw
        self._screen: Screen | None = None
        column = Column(8, parent=self)
        self.view = SvgView()
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column.addWidget(self.view, 1)
        current().changed.connect(self.redraw)

    def hasHeightForWidth(self) -> bool:
        """Take the height that is left: the drawing shrinks rather than push the other blocks away."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for the least at which the drawing is still read."""
        return QSize(px(LEAST_DRAWING), px(LEAST_DRAWING_HEIGHT))

    def show_step(self, step: Step, pathway: Pathway) -> None:
        """Show the schematic of a step."""
        self._screen = pathway.screen(step.screen)
        self.redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw again, after a change of step, theme, scale or width."""
        if self._screen is not None:
            width = max(px(LEAST_DRAWING), self.width())
            self.view.set_svg(self._draw(self._screen, width, px(DRAWN_TEXT)), self._screen.alt)


class StuckBlock(QWidget):
    """« Ça bloque ? »: the most frequent obstacles of the step. `chosen` carries an obstacle id."""

    chosen = Signal(str)

    def __init__(self, columns: int) -> None:
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
        self._words = Text("", "note", "text_muted", max_chars=0)
        self._icon = Icon("info", "text_muted", 18)
        sources = QuietButton("D’où vient cette information\N{NO-BREAK SPACE}?", underline=True)
        sources.clicked.connect(self.sources_asked)
        differs = SecondaryButton("L’écran diffère")
        differs.clicked.connect(self.differs_asked)
        buttons = QWidget()
        flow: FlowLayout | Row = FlowLayout(8, buttons) if stacked else Row(8, parent=buttons)
        words = Row(8)
        if not stacked:
            words.addStretch(1)
        words.addWidget(self._icon)
        words.addWidget(self._words, 1 if stacked else 0)
        flow.addWidget(sources)
        flow.addWidget(differs)
        column = Column(2, parent=self)
        column.addLayout(words)
        column.addWidget(buttons)

    def show_seen(self, year: str) -> None:
        """Say in which year the landmark was seen; nothing when it is not an old one."""
        self._words.set_text(f"Repère vu en {year}, l’écran peut différer." if year else "")
        self._icon.setVisible(bool(year))
        self._words.setVisible(bool(year))


def stuck_panel(columns: int) -> tuple[Panel, StuckBlock]:
    """Return the amber panel of « Ça bloque ? » and its block."""
    panel = Panel("warning")
    block = StuckBlock(columns)
    title = "Ça bloque\N{NO-BREAK SPACE}?"
    panel.body.addLayout(block_title("life-buoy", title, "on_warning_soft", KeyCap("B")))
    panel.body.addWidget(block)
    return panel, block
