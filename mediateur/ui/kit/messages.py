"""What the program has to say: message blocks, state pills, empty places, banners."""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from mediateur.ui.kit.buttons import DangerButton, PushButton, SecondaryButton
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current

NARROW = 480


class Kind(NamedTuple):
    """The icon and the roles of a kind of message."""

    icon: str
    fill: str
    ink: str


KINDS = {
    "success": Kind("circle-check", "success_soft", "on_success_soft"),
    "warning": Kind("triangle-alert", "warning_soft", "on_warning_soft"),
    "danger": Kind("octagon-alert", "danger_soft", "on_danger_soft"),
    "info": Kind("info", "primary_soft", "on_primary_soft"),
    "neutral": Kind("minus", "bg_subtle", "text_body"),
}


class Message(QFrame):
    """An icon, what happened in bold, what is safe and what to do; an optional `button`. Never a modal."""

    def __init__(self, kind: str, title: str, text: str = "", button: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._beside = KINDS[kind], True
        self._icon = Icon(self._kind.icon, self._kind.ink, 22, "libelle")
        self._title = Text(title, "libelle", self._kind.ink, max_chars=0)
        self._text = Text(text, "courant", self._kind.ink)
        make: type[PushButton] = DangerButton if kind == "danger" else SecondaryButton
        self.button: PushButton | None = make(button) if button else None
        self._build(Row(12, (14, 11, 14, 11), self))
        self._text.setVisible(bool(text))
        current().changed.connect(self.update)

    def set_content(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.set_text(title)
        self._text.set_text(text)
        self._text.setVisible(bool(text))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        surface(QPainter(self), QRectF(self.rect()), soft_look(self._kind), current().radius("commande"))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= current().px(NARROW)
        if self.button is not None and beside is not self._beside:
            self._beside = beside
            self._place_button(self.button)

    def _build(self, row: Row) -> None:
        self._row, self._words = row, Column(4)
        self._words.addWidget(self._title)
        self._words.addWidget(self._text)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        if self.button is not None:
            self._place_button(self.button)

    def _place_button(self, button: PushButton) -> None:
        """Put the button beside the words, or under them where there is little width."""
        if self._beside:
            self._words.removeWidget(button)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._row.removeWidget(button)
            self._words.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class Badge(QLabel):
    """A state in a word, with its icon."""

    def __init__(self, kind: str, text: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind, self._icon = KINDS[kind], icon or KINDS[kind].icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.restyle)

    def show_state(self, kind: str, text: str, icon: str = "") -> None:
        """Show another state."""
        self._kind, self._icon = KINDS[kind], icon or KINDS[kind].icon
        self.setText(text)
        self.restyle()

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        theme = current()
        advance = theme.word_width(self.text(), "note", 600)
        return QSize(math.ceil(advance) + theme.px(8 + 16 + 6 + 8), theme.px(26))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        surface(painter, QRectF(self.rect()), soft_look(self._kind), theme.radius("pastille"))
        icon(painter, self._icon, self._kind.ink, theme.px(8), (self.height() - theme.px(16)) / 2, 16)
        painter.setFont(theme.font("note", weight=600))
        painter.setPen(theme.colour(self._kind.ink))
        words = QRectF(self.rect()).adjusted(theme.px(30), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())


class EmptyState(Panel):
    """A place where nothing is yet: a sentence that says what will come, a note if there is one, and one button."""

    def __init__(
        self, title: str, text: str, button: str = "", icon: str = "plus", parent: QWidget | None = None
    ) -> None:
        super().__init__("surface", parent=parent)
        self.body.addWidget(Text(title, "libelle", "text_strong"))
        self.body.addWidget(Text(text, "courant", "text_muted"))
        self.note = Text("", "note", "text_muted", max_chars=0)
        self.note.hide()
        self.body.addWidget(self.note)
        self.button: PushButton | None = SecondaryButton(button, icon) if button else None
        if self.button is not None:
            below = Row(0, (0, 4, 0, 0))
            below.addWidget(self.button)
            below.addStretch()
            self.body.addLayout(below)

    def set_note(self, note: str) -> None:
        """Say one thing more under the sentence; nothing hides it."""
        self.note.set_text(note)
        self.note.setVisible(bool(note))


def soft_look(kind: Kind) -> Look:
    """Return the soft surface of a kind; in high contrast, where all fills are black, a frame."""
    theme = current()
    if theme.high_contrast:
        return Look(kind.fill, kind.ink, stroke=theme.metrics.stroke("contraste_eleve_carte"))
    return Look(kind.fill)
