"""The catalogue of what may be printed: a field to search it, and one paper chosen among those shown."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mediateur.content.text import NBSP
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.choices import Choice
from mediateur.ui.kit.fields import LineEdit
from mediateur.ui.kit.forms import FormRow
from mediateur.ui.kit.layouts import Column, Row, add_all, discard
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px

PADDING, LINE_GAP, CHECK, WIDTH = 12, 2, 20, 260
SEARCH, EXAMPLE = "Chercher un guide", "Exemple\N{NO-BREAK SPACE}: activer"
NOTHING = "Aucun guide ne porte ces mots."


class Entry(NamedTuple):
    """Something to print."""

    id: str
    title: str


class EntryButton(Choice):
    """A paper: its title, and how many pages once it is known."""

    def __init__(self, entry: Entry) -> None:
        self.entry, self._pages = entry, ""
        super().__init__(entry.title, exclusive=True)
        self.set_pages(0)

    def set_pages(self, pages: int) -> None:
        """Say how many pages; 0 while it is not known."""
        self._pages = f"{pages}{NBSP}page{'s' if pages > 1 else ''}" if pages else ""
        self.setAccessibleName(f"{self.entry.title}, {self._pages}" if pages else self.entry.title)
        self.update()

    def look(self) -> Look:
        """Return how it looks: no frame unless it is chosen."""
        stroke = current().metrics.stroke("selection")
        if self.isChecked():
            return Look("primary_soft", "primary", "on_primary_soft", stroke, 700)
        return Look("primary_soft_hover" if self.underMouse() else "", stroke=stroke)

    def heightForWidth(self, width: int) -> int:
        """Return the height for a width, in px."""
        title, pages = self._lines()
        return math.ceil(title.lay(self._room(width)).height + px(LINE_GAP) + pages.line_height) + 2 * px(PADDING - 2)

    def sizeHint(self) -> QSize:
        """Return the natural size."""
        return QSize(px(WIDTH), self.heightForWidth(px(WIDTH)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        title, _ = self._lines()
        return QSize(math.ceil(title.least_width()) + px(3 * PADDING + CHECK), px(self.row_height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the title over the number of pages, with a check when it is chosen."""
        painter, theme, look = QPainter(self), current(), self.look()
        surface(painter, QRectF(self.rect()), look, theme.radius("commande"))
        title, pages = self._lines()
        room, left = self._room(self.width()), px(PADDING)
        height = title.lay(room).height
        top = (self.height() - height - px(LINE_GAP) - pages.line_height) / 2
        title.paint(painter, left, top, room, theme.colour(look.ink))
        pages.paint(painter, left, top + height + px(LINE_GAP), room, theme.colour("text_body"))
        if self.isChecked():
            x, y = self.width() - px(PADDING + CHECK), (self.height() - px(CHECK)) / 2
            icon(painter, "check", look.ink, x, y, CHECK)

    def _room(self, width: int) -> int:
        return width - px(3 * PADDING + CHECK)

    def _lines(self) -> tuple[Paragraph, Paragraph]:
        theme = current()
        return (
            Paragraph(self.label, self.label_font(), theme.line_height("courant")),
            Paragraph(self._pages, theme.font("courant"), theme.line_height("courant")),
        )


class Catalogue(QWidget):
    """The field and the list. `chosen` carries the id of an entry."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Guides à imprimer")
        self.search = LineEdit(EXAMPLE)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._take_first)
        self.nothing = Text(NOTHING, "courant", "text_muted")
        self.clear = QuietButton("Effacer la recherche", "x")
        self.clear.clicked.connect(self._forget_search)
        self._panel = Panel("surface", 6)
        self._panel.body.setSpacing(0)
        column = Column(12, parent=self)
        column.addWidget(FormRow(SEARCH, self.search))
        column.addWidget(self._panel)
        column.addWidget(self.nothing)
        below = Row()
        below.addWidget(self.clear)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        self.buttons: dict[str, EntryButton] = {}

    @property
    def value(self) -> str:
        """The id of the entry chosen, empty when there is none."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), "")

    def show_entries(self, entries: Sequence[Entry], chosen: str) -> None:
        """Offer these papers, with one chosen, without telling."""
        discard(self._panel.body, self.buttons.values())
        self.buttons = {entry.id: EntryButton(entry) for entry in entries}
        add_all(self._panel.body, self.buttons.values())
        if chosen in self.buttons:
            self.buttons[chosen].setChecked(True)
        for button in self.buttons.values():
            button.toggled.connect(self._tell)
        self._filter(self.search.text())

    def show_pages(self, name: str, pages: int) -> None:
        """Say how many pages an entry has."""
        self.buttons[name].set_pages(pages)

    @Slot(bool)
    def _tell(self, on: bool) -> None:
        if on:
            self.chosen.emit(self.value)

    @Slot(str)
    def _filter(self, typed: str) -> None:
        words = fold(typed).split()
        for button in self.buttons.values():
            button.setVisible(all(word in fold(button.entry.title) for word in words))
        first = self._first()
        for part, shown in ((self._panel, first), (self.nothing, not first), (self.clear, not first)):
            part.setVisible(bool(shown))
        if first is not None:
            # Qt leaves Tab to the chosen one only, which the search may have hidden.
            first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _first(self) -> EntryButton | None:
        return next((button for button in self.buttons.values() if not button.isHidden()), None)

    @Slot()
    def _take_first(self) -> None:
        if (first := self._first()) is not None:
            first.setChecked(True)
            first.setFocus()

    @Slot()
    def _forget_search(self) -> None:
        self.search.clear()
        self.search.setFocus()


def fold(text: str) -> str:
    """Return a text as one searches it: small letters, no accents, no signs between words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
