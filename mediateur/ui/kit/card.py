"""The task card: one button with an icon, a title, a sentence, a note (an indicative duration, a state) and a digit."""

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
from mediateur.ui.kit.theme import current

TILE, TILE_ICON, PADDING, COLUMN_GAP = 52, 30, 19, 16
TITLE_SIZE, TITLE_LINE, SUMMARY_LINE, NOTE_ICON, NOTE_SPACE = 20, 26, 22, 16, 12
LEAST_HEIGHT, LEAST_WIDTH, BRIEF_HEIGHT, BRIEF_PADDING = 156, 260, 64, 8


class _Texts:
    """The words of a card, ready to be laid out."""

    def __init__(self, title: str, summary: str, note: str) -> None:
        theme = current()
        self.title = Paragraph(title, theme.font("titre_3", TITLE_SIZE), theme.px(TITLE_LINE))
        self.summary = Paragraph(summary, theme.font("courant"), theme.px(SUMMARY_LINE))
        self.note = Paragraph(note, theme.font("note"), theme.line_height("note")) if note else None


class _Places:
    """Where the parts of a card stand, in px, when it is `width` px wide."""

    def __init__(self, texts: _Texts, digit: int, width: int) -> None:
        theme = current()
        self.column = theme.px(PADDING + TILE + COLUMN_GAP)
        self.column_width = width - self.column - theme.px(17)
        key = theme.px(COLUMN_GAP) + keycap_size(str(digit)).width() if digit else 0
        self.title, self.title_width = theme.px(PADDING + 2), self.column_width - key
        self.summary = self.title + texts.title.lay(self.title_width).height + theme.px(2)
        self.note = self.summary + texts.summary.lay(self.column_width).height + theme.px(NOTE_SPACE)
        note = texts.note.lay(self.column_width - theme.px(NOTE_ICON + 6)).height if texts.note else 0
        self.total = self.note + note + theme.px(PADDING)


class _BriefPlaces:
    """Where the icon, the title and the digit stand on a card that says no more."""

    def __init__(self, texts: _Texts, digit: int, width: int) -> None:
        theme = current()
        self.column = theme.px(PADDING + TILE_ICON + COLUMN_GAP)
        key = theme.px(COLUMN_GAP) + keycap_size(str(digit)).width() if digit else 0
        self.title_width = width - self.column - theme.px(17) - key
        self.title_height = texts.title.lay(self.title_width).height
        self.total = self.title_height + 2 * theme.px(BRIEF_PADDING)


class Card(BaseButton):
    """A task to begin. A screen reader hears the digit, the title, the sentence and the note; `sign` is its icon."""

    def __init__(
        self,
        icon: str,
        title: str,
        summary: str = "",
        note: str = "",
        digit: int = 0,
        sign: str = "clock",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.digit = digit
        self._icon, self._summary, self._note, self._sign = icon, summary, note, sign
        self._brief = False
        self._kept: _Texts | None = None
        self._laid: dict[int, _Places] = {}
        self.setAccessibleName(spoken_name(title, summary, note, digit))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_brief(self, *, brief: bool) -> None:
        """Show the icon, the title and the digit alone, on little height; screen readers hear the whole."""
        if brief != self._brief:
            self._brief = brief
            self.restyle()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self._brief:
            return max(self._least(), math.ceil(_BriefPlaces(self._texts(), self.digit, width).total))
        return max(self._least(), math.ceil(self._places(width).total))

    @override
    def sizeHint(self) -> QSize:
        width = current().px(346)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(LEAST_WIDTH), self._least())

    def _least(self) -> int:
        return current().px(BRIEF_HEIGHT if self._brief else LEAST_HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        surface(painter, QRectF(self.rect()), self._look(), theme.radius("carte"))
        if self._brief:
            self._paint_brief(painter)
        else:
            self._paint_whole(painter)

    def _paint_brief(self, painter: QPainter) -> None:
        theme, texts, middle = current(), self._texts(), self.height() / 2
        places = _BriefPlaces(texts, self.digit, self.width())
        icon(painter, self._icon, "primary", theme.px(PADDING), middle - theme.px(TILE_ICON) / 2, TILE_ICON)
        top = middle - places.title_height / 2
        texts.title.paint(painter, places.column, top, places.title_width, theme.colour("text_strong"))
        if self.digit:
            self._paint_digit(painter, middle - keycap_size(str(self.digit)).height() / 2)

    def _paint_whole(self, painter: QPainter) -> None:
        theme, texts, places = current(), self._texts(), self._places(self.width())
        self._paint_tile(painter)
        texts.title.paint(painter, places.column, places.title, places.title_width, theme.colour("text_strong"))
        texts.summary.paint(painter, places.column, places.summary, places.column_width, theme.colour("text_muted"))
        if texts.note:
            self._paint_note(painter, texts.note, places)
        if self.digit:
            self._paint_digit(painter, theme.px(PADDING))

    def _paint_digit(self, painter: QPainter, top: float) -> None:
        size = keycap_size(str(self.digit))
        corner = QRectF(self.width() - current().px(17) - size.width(), top, size.width(), size.height())
        paint_keycap(painter, corner, str(self.digit), "text_body")

    def _look(self) -> Look:
        theme = current()
        stroke = theme.metrics.stroke("contraste_eleve_carte" if theme.high_contrast else "decoratif")
        if self.isDown():
            return Look("primary_soft", "primary", stroke=stroke)
        if self.underMouse():
            return Look("primary_soft_hover", "primary", stroke=stroke)
        return Look("bg_surface", "border_subtle", stroke=stroke)

    def _paint_tile(self, painter: QPainter) -> None:
        theme = current()
        tile = QRectF(theme.px(PADDING), theme.px(PADDING + 2), theme.px(TILE), theme.px(TILE))
        frame = "primary" if theme.high_contrast else ""
        surface(painter, tile, Look("primary_soft", frame), theme.radius("commande"))
        inset = (tile.width() - theme.px(TILE_ICON)) / 2
        icon(painter, self._icon, "primary", tile.x() + inset, tile.y() + inset, TILE_ICON)

    def _paint_note(self, painter: QPainter, note: Paragraph, places: _Places) -> None:
        theme = current()
        top = self.height() - theme.px(PADDING) - (places.total - theme.px(PADDING) - places.note)
        icon(
            painter,
            self._sign,
            "text_muted",
            places.column,
            top + (note.line_height - theme.px(NOTE_ICON)) / 2,
            NOTE_ICON,
        )
        shift = theme.px(NOTE_ICON + 6)
        note.paint(painter, places.column + shift, top, places.column_width - shift, theme.colour("text_muted"))

    def _places(self, width: int) -> _Places:
        if width not in self._laid:
            self._laid[width] = _Places(self._texts(), self.digit, width)
        return self._laid[width]

    @override
    def forget(self) -> None:
        self._kept = None
        self._laid.clear()

    def _texts(self) -> _Texts:
        if self._kept is None:
            self._kept = _Texts(self.label, self._summary, self._note)
        return self._kept


def spoken_name(title: str, summary: str, note: str, digit: int) -> str:
    """Return what a screen reader says of a card: « 1, Activer son espace. La première connexion. 20 minutes »."""
    sentences = [part.rstrip(".") for part in (title, summary, note) if part]
    return (f"{digit}, " if digit else "") + ". ".join(sentences)
