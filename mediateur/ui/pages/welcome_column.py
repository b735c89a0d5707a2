"""The left column of the first opening: the promise on step 1, then where one stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mediateur.content.text import french
from mediateur.pictures.tokens import LIGHT
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.theme import current, px

WIDTH = 420
GREETING = french("Bienvenue. Réglons ce poste en trois étapes.")
ANY_TIME = french("Réglages modifiables à tout moment.")
PROMISES = (
    ("wifi-off", french("Marche sans internet"), french("Le site officiel, non.")),
    ("lock", french("Sans nom ni numéro"), french("Aucun document, aucun code gardé.")),
    ("hand-helping", french("Aide sans faire à la place"), french("La personne décide et clique.")),
)
STEPS = (
    ("type", french("Confort de lecture")),
    ("map-pin", french("Lieu d'accueil")),
    ("lock", french("Sauvegarde et vie privée")),
)
UNDER_WAY, TO_COME = french("En cours"), french("À venir")


class WelcomeColumn(QWidget):
    """A coloured column; a band with the mark and the greeting alone when the window is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.points = tuple(_Point() for _ in STEPS)
        self._greeting = Text(GREETING, "titre_1", _ink())
        self._brand = Line("Médiateur", "titre_2", _ink())
        self._mark = Icon("marque", _ink(), 44)
        self._foot = Text(ANY_TIME, "courant", _ink())
        self._column = Column(26, parent=self)
        self._build()
        current().changed.connect(self._repaint)

    def show_step(self, step: int, done: tuple[str, ...]) -> None:
        """Show the promises on step 0, then what was chosen in the steps before (one short line each)."""
        for rank, point in enumerate(self.points):
            if step == 0:
                point.show_words(*PROMISES[rank])
                continue
            icon, title = STEPS[rank]
            state = done[rank] if rank < step else UNDER_WAY if rank == step else TO_COME
            point.show_words("circle-check" if rank < step else icon, title, state)

    def set_band(self, band: bool) -> None:
        """Become a band above the page, or a column beside it."""
        for widget in (*self.points, self._foot):
            widget.setVisible(not band)
        self._column.set_measures(12 if band else 26, (36, 18, 36, 18) if band else (44, 40, 40, 30))
        self.setMinimumWidth(0 if band else px(WIDTH))
        self.setMaximumWidth(16777215 if band else px(WIDTH))

    def _build(self) -> None:
        brand = Row(14)
        brand.addWidget(self._mark)
        brand.addWidget(self._brand)
        brand.addStretch(1)
        self._column.addLayout(brand)
        self._column.addWidget(self._greeting)
        for point in self.points:
            self._column.addWidget(point)
        self._column.addStretch(1)
        self._column.addWidget(self._foot)

    @Slot()
    def _repaint(self) -> None:
        for text in (self._greeting, self._brand, self._foot):
            text.set_colour(_ink())
        self._mark.set_icon("marque", _ink())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour(_ground()))
        if theme.high_contrast:
            painter.fillRect(self.width() - 2, 0, 2, self.height(), theme.colour("border_subtle"))


class _Point(QWidget):
    """An icon, a title, a line under it."""

    def __init__(self) -> None:
        super().__init__()
        row, words = Row(18, parent=self), Column()
        self._name = "type"
        self._icon = Icon(self._name, _ink(), 26)
        self._title = Text("", "libelle", _ink())
        self._line = Text("", "courant", _ink())
        words.addWidget(self._title)
        words.addWidget(self._line)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        current().changed.connect(self._repaint)

    def show_words(self, icon: str, title: str, line: str) -> None:
        """Show other words."""
        self._name = icon
        self._title.set_text(title)
        self._line.set_text(line)
        self._repaint()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()}\n{self._line.text()}"

    @Slot()
    def _repaint(self) -> None:
        self._icon.set_icon(self._name, _ink())
        self._title.set_colour(_ink())
        self._line.set_colour(_ink())


def _ground() -> str:
    """Return the role of the column: the main colour by day, a soft one where that colour would dazzle."""
    return "primary" if current().name == LIGHT else "primary_soft"


def _ink() -> str:
    return f"on_{_ground()}"
