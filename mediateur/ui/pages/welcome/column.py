"""The left column of the first opening: the promise on step 1, then where one stands. A band when there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import french
from mediateur.pictures.tokens import LIGHT
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.text import Line, Text
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.shell.brand_mark import BrandMark

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


class _Coloured(QWidget):
    """A ground in the main colour; a soft one where the main colour would dazzle."""

    def __init__(self) -> None:
        super().__init__()
        current().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and its edge in high contrast, where grounds are all black."""
        theme, painter = current(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour(_ground()))
        if theme.high_contrast:
            painter.fillRect(self.width() - 2, 0, 2, self.height(), theme.colour("border_subtle"))
            painter.fillRect(0, self.height() - 2, self.width(), 2, theme.colour("border_subtle"))


class WelcomeBand(_Coloured):
    """The mark and the name of the program, above the page."""

    def __init__(self) -> None:
        super().__init__()
        self.brand = _Brand(32)
        Row(0, (36, 8, 36, 8), self).addWidget(self.brand)


class WelcomeColumn(_Coloured):
    """The mark, a greeting, three points."""

    def __init__(self) -> None:
        super().__init__()
        self.points = tuple(_Point() for _ in STEPS)
        self._greeting = Text(GREETING, "titre_1", _ink())
        self._foot = Text(ANY_TIME, "courant", _ink())
        column = Column(26, (44, 40, 40, 30), self)
        column.addWidget(_Brand(44))
        column.addWidget(self._greeting)
        for point in self.points:
            column.addWidget(point)
        column.addStretch(1)
        column.addWidget(self._foot)
        current().changed.connect(self._repaint)
        self._repaint()

    def show_step(self, step: int, done: tuple[str, ...]) -> None:
        """Show the promises on step 0, then what was chosen in the steps before (one short line each)."""
        for rank, point in enumerate(self.points):
            if step == 0:
                point.show_words(*PROMISES[rank])
                continue
            icon, title = STEPS[rank]
            state = done[rank] if rank < step else UNDER_WAY if rank == step else TO_COME
            point.show_words("circle-check" if rank < step else icon, title, state)

    @Slot()
    def _repaint(self) -> None:
        self.setFixedWidth(px(WIDTH))
        self._greeting.set_colour(_ink())
        self._foot.set_colour(_ink())


class _Brand(QWidget):
    def __init__(self, size: int) -> None:
        super().__init__()
        row = Row(14, parent=self)
        self._mark = BrandMark(size, _mark_roles())
        self._name = Line("Médiateur", "titre_2", _ink())
        row.addWidget(self._mark)
        row.addWidget(self._name)
        row.addStretch(1)
        current().changed.connect(self._repaint)

    @Slot()
    def _repaint(self) -> None:
        self._mark.set_roles(_mark_roles())
        self._name.set_colour(_ink())


class _Point(QWidget):
    """An icon, a title, a line under it."""

    def __init__(self) -> None:
        super().__init__()
        row, words = Row(18, parent=self), Column()
        self._name = STEPS[0][0]
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
        """What it says, on two lines."""
        return f"{self._title.text()}\n{self._line.text()}"

    @Slot()
    def _repaint(self) -> None:
        self._icon.set_icon(self._name, _ink())
        self._title.set_colour(_ink())
        self._line.set_colour(_ink())


def _ground() -> str:
    return "primary" if current().name == LIGHT else "primary_soft"


def _ink() -> str:
    return f"on_{_ground()}"


def _mark_roles() -> tuple[str, str, str]:
    return _ink(), _ground(), "warning_border" if current().name == LIGHT else _ground()
