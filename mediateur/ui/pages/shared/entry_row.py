"""One line of a list to choose from: an icon, a title over what explains it, and a word at the end."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.keycap import keycap_size, paint_keycap
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.paragraph import Paragraph
from mediateur.ui.kit.row_button import BaseButton
from mediateur.ui.kit.theme import current, px

PADDING, BARE_PADDING, SIDE, GAP, LEAST, LINE_GAP = 12, 4, 22, 14, 220, 2
INK = "primary"


class EntryRow(BaseButton):
    """A row that opens something. `under` explains it, `tail` is short: a duration, a kind.

    `ink` is the role of its icon; without `framed`, it stands on a surface that holds several. `digit` is the key that
    opens it, drawn at its end (0: none).
    """

    def __init__(
        self,
        name: str,
        title: str,
        under: str,
        sign: str,
        tail: str = "",
        parent: QWidget | None = None,
        *,
        ink: str = INK,
        framed: bool = True,
        digit: int = 0,
    ) -> None:
        super().__init__(title, parent)
        self.setObjectName(name)
        self._ink, self._framed = ink, framed
        self._sides, self._key = PADDING if framed else BARE_PADDING, str(digit or "")
        self._kept: tuple[Paragraph, Paragraph] | None = None
        self._heights: dict[int, int] = {}
        self.say(title, under, sign, tail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, title: str, under: str, sign: str, tail: str = "") -> None:
        """Say something else."""
        self._under, self._sign, self._tail = under, sign, tail
        self.setAccessibleName(", ".join(part for part in (self._key, title, tail, under) if part))
        self.set_label(title)

    @override
    def forget(self) -> None:
        self._kept = None
        self._heights.clear()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            height = self._words_height(self._room(width))
            self._heights[width] = max(current().dimension("cible_min"), math.ceil(height) + 2 * px(PADDING - 2))
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        return QSize(px(LEAST), self.heightForWidth(px(2 * LEAST)))

    @override
    def minimumSizeHint(self) -> QSize:
        title, under = self._lines()
        least = max(title.least_width(), under.least_width())
        return QSize(math.ceil(least) + self._beside(), px(SIDE + 2 * PADDING))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        lit = self.underMouse() or self.isDown()
        frame = "border_subtle" if self._framed else ""
        look = Look("primary_soft" if lit else "bg_surface", frame, "text_strong", 1)
        surface(painter, QRectF(self.rect()), look, theme.radius("commande"))
        title, under = self._lines()
        room = self._room(self.width())
        left, top = float(px(self._sides + SIDE + GAP)), (self.height() - self._words_height(room)) / 2
        icon(painter, self._sign, self._ink, px(self._sides), (self.height() - px(SIDE)) / 2, SIDE)
        title.paint(painter, left, top, room, theme.colour("text_strong"))
        under.paint(painter, left, top + title.lay(room).height + px(LINE_GAP), room, theme.colour("text_muted"))
        self._paint_tail(painter)
        self._paint_key(painter)

    def _paint_key(self, painter: QPainter) -> None:
        if self._key:
            size = keycap_size(self._key)
            left, top = self.width() - px(self._sides) - size.width(), (self.height() - size.height()) / 2
            paint_keycap(painter, QRectF(left, top, size.width(), size.height()), self._key, "text_body")

    def _paint_tail(self, painter: QPainter) -> None:
        if self._tail:
            theme = current()
            painter.setFont(theme.font("note"))
            painter.setPen(theme.colour("text_muted"))
            line = theme.line_height("note")
            painter.drawText(self._tail_box(line), self._tail)

    def _tail_box(self, line: int) -> QRectF:
        width = self._tail_width()
        return QRectF(
            self.width() - px(self._sides) - self._key_width() - width, (self.height() - line) / 2, width, line
        )

    def _tail_width(self) -> int:
        return math.ceil(current().word_width(self._tail, "note")) if self._tail else 0

    def _key_width(self) -> int:
        """Return the room of the key, with what is left before it."""
        return keycap_size(self._key).width() + px(GAP) if self._key else 0

    def _beside(self) -> int:
        tail = self._tail_width()
        return px(self._sides + SIDE + GAP) + px(self._sides) + (tail + px(GAP) if tail else 0) + self._key_width()

    def _room(self, width: int) -> int:
        return max(1, width - self._beside())

    def _words_height(self, room: int) -> float:
        title, under = self._lines()
        return title.lay(room).height + (under.lay(room).height + px(LINE_GAP) if self._under else 0)

    def _lines(self) -> tuple[Paragraph, Paragraph]:
        if self._kept is None:
            self._kept = current().words(self.label, "libelle"), current().words(self._under, "note")
        return self._kept
