"""Écran usager: one idea, one picture, two lines at most, in large letters; the mediator drives it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.content.screens import Screen
from mediateur.pathways.course import course
from mediateur.pathways.model import Show
from mediateur.pathways.walk import Walk
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.svg_view import SvgView
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pages.user_screen.parts import TITLE, TITLE_LEAST, Pills, Words, controls

MOST_ZOOM = 1.4
MOST_LINES, BESIDE, WORDS, PICTURE = 2, 48, 6, 4
LEAVE = "Avant de partir, déconnectez-vous."
S = TypeVar("S")


class Placard(NamedTuple):
    """Words shown without a session: a title, short lines, the name of an icon."""

    title: str
    lines: tuple[str, ...]
    icon: str


def shown_of(walk: Walk, step: str = "") -> tuple[Show, Screen | None]:
    """Return what the large screen says of a walk now, or of another step of its route.

    At an end, who is still connected is first told to leave the site.
    """
    if step:
        return walk.pathway.step(step).show, walk.pathway.screen(walk.pathway.step(step).screen)
    if walk.obstacle is not None:
        return walk.obstacle.show, None
    if walk.state.end:
        show = walk.pathway.end(walk.state.end).show
        return Show(title=show.title, lines=(LEAVE, *show.lines)) if walk.connected else show, None
    first = walk.step or walk.pathway.trunk[0]
    return first.show, walk.pathway.screen(first.screen)


def pages_of(show: Show, fits: Callable[[Show], bool]) -> tuple[Show, ...]:
    """Split what is too long for one screen: the title with each line; it never shrinks below the minimum."""
    if len(show.lines) < 2 or (len(show.lines) <= MOST_LINES and fits(show)):
        return (show,)
    return tuple(Show(title=show.title, lines=(line,)) for line in show.lines)


def screen_for(mine: S, screens: Sequence[S]) -> S:
    """Return the screen for the person: another one than the mediator's when there is one."""
    return next((screen for screen in screens if screen is not mine), mine)


class UserScreen(QWidget):
    """A full-screen window for the person. `closed` when it is left; `neutral_asked` for F8, `help_asked` for F1.

    Help is never shown on it: the person reads it.
    """

    closed = Signal()
    neutral_asked = Signal()
    help_asked = Signal()
    help_topic = "ecran-usager"
    accessible_role = "Window"

    def __init__(self, symbol: Callable[[Screen], str], emblem: Callable[[str], str]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("Médiateur, écran usager")
        self._symbol, self._emblem = symbol, emblem
        self._walk: Walk | None = None
        self._placard: Placard | None = None
        self._step, self._page = "", 0
        self._zoom = 1.0
        self.words = Words()
        self._picture = SvgView()
        self._picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._count = Line("", "titre_2", "text_body")
        self._progress = Pills()
        column = self._column = Column(24, (72, 40, 72, 24), self)
        marks = Row(20)
        marks.addWidget(self._count)
        marks.addWidget(self._progress)
        marks.addStretch(1)
        column.addLayout(marks)
        middle = Row(BESIDE)
        middle.addWidget(self.words, WORDS)
        middle.addWidget(self._picture, PICTURE)
        column.addLayout(middle, 1)
        column.addLayout(controls())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_walk(self, walk: Walk) -> None:
        """Show where the session is."""
        self._walk, self._placard, self._step, self._page = walk, None, "", 0
        self._show()

    def show_placard(self, placard: Placard) -> None:
        """Show words without a session."""
        self._walk, self._placard, self._step, self._page = None, placard, "", 0
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and arrows turn pages, + and − change the size, Échap leaves."""
        key = event.key()
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
        elif key == Qt.Key.Key_F8:
            self.neutral_asked.emit()
        elif key == Qt.Key.Key_F1:
            self.help_asked.emit()
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Right):
            self._turn(1)
        elif key == Qt.Key.Key_Left:
            self._turn(-1)
        elif event.text() in ("+", "="):
            self._resize_text(1.1)
        elif event.text() == "-" or key == Qt.Key.Key_Minus:
            self._resize_text(1 / 1.1)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the screen was left."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a plain surface."""
        QPainter(self).fillRect(self.rect(), current().colour("bg_surface"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Split anew what does not fit."""
        super().resizeEvent(event)
        self.redraw()

    @Slot()
    def redraw(self) -> None:
        """Draw again, after a change of theme or of size."""
        if self._content is not None:
            self._draw()

    @property
    def _content(self) -> Show | None:
        """What is to be said, before it is cut into screens; None before anything is shown."""
        if self._placard is not None:
            return Show(title=self._placard.title, lines=self._placard.lines)
        return None if self._walk is None else shown_of(self._walk, self._step)[0]

    def _resize_text(self, factor: float) -> None:
        before, self._zoom = self._zoom, min(MOST_ZOOM, max(TITLE_LEAST / TITLE, self._zoom * factor))
        if factor > 1 and not all(self._fits(page) for page in self._pages()):
            self._zoom = before
        self._show()

    def _turn(self, direction: int) -> None:
        if 0 <= self._page + direction < len(self._pages()):
            self._page += direction
        elif neighbour := self._neighbour(direction):
            self._step, self._page = neighbour, 0
            if direction < 0:
                self.redraw()
                self._page = len(self._pages()) - 1
        self._show()

    def _neighbour(self, direction: int) -> str:
        """Return the step before or after the one shown on the route; nothing at either end."""
        walk = self._walk
        if walk is None:
            return ""
        here = self._step or walk.state.at
        index = walk.route.index(here) + direction if here in walk.route else 0
        return walk.route[index] if 0 <= index < len(walk.route) else ""

    def _pages(self) -> tuple[Show, ...]:
        return () if self._content is None else pages_of(self._content, self._fits)

    def _fits(self, show: Show) -> bool:
        words = self.words
        wide = words.least_width(show, self._zoom) <= max(1, words.width())
        return wide and words.height_of(show, self._zoom) <= max(1, words.height())

    def _show(self) -> None:
        if self._content is not None:
            page = self._draw()
            announce(self, " ".join((page.title, *page.lines)))

    def _draw(self) -> Show:
        svg, alt = self._drawing()
        self._picture.setVisible(bool(svg) and self._has_room_for_picture())
        if svg:
            self._picture.set_svg(svg, alt)
        self._draw_place()
        self._column.activate()
        pages = self._pages()
        self._page = min(self._page, len(pages) - 1)
        self.words.show_words(pages[self._page], self._zoom)
        return pages[self._page]

    def _has_room_for_picture(self) -> bool:
        """Tell whether no word would be cut beside a picture: on a small screen, words come first."""
        edges = self._column.contentsMargins()
        both = self.width() - edges.left() - edges.right() - px(BESIDE)
        room = both * WORDS / (WORDS + PICTURE)
        return self._content is None or self.words.least_width(self._content, self._zoom) <= room

    def _drawing(self) -> tuple[str, str]:
        """Return the picture and the words for it; nothing when there is none."""
        if self._placard is not None:
            return self._emblem(self._placard.icon), ""
        screen = shown_of(self._walk, self._step)[1] if self._walk is not None else None
        return (self._symbol(screen), screen.alt) if screen is not None else ("", "")

    def _draw_place(self) -> None:
        walk = self._walk
        place = course(walk, self._step) if walk is not None and (self._step or walk.state.at) else None
        for shown in (self._count, self._progress):
            shown.setVisible(place is not None)
        if place is not None:
            self._count.set_text(place.told)
            self._progress.set_progress(place.number, place.total)
