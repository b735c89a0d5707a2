"""What stands beside the label of a control: an icon, a key, a box, a dot, a switch."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from mediateur.ui.kit.keycap import keycap_size, paint_keycap
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.theme import current

BOX, SWITCH_WIDTH, SWITCH_HEIGHT, SWITCH_KNOB, SWITCH_INSET = 22, 46, 26, 16, 5
YES, NO = "Oui", "Non"


class Piece:
    """Something of a known size that can be painted in an ink (a role of the tokens)."""

    def size(self) -> QSize:
        """Return the room it takes, in px at the reader's scale."""
        raise NotImplementedError

    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        """Draw it in a rectangle of its size."""
        raise NotImplementedError


class IconPiece(Piece):
    """An icon; in its own colour when `role` is given."""

    def __init__(self, name: str, side: float = 20, role: str = "") -> None:
        self.name, self.side, self.role = name, side, role

    @override
    def size(self) -> QSize:
        return QSize(current().px(self.side), current().px(self.side))

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        icon(painter, self.name, self.role or ink, rect.x(), rect.y(), self.side)


class WordPiece(Piece):
    """A word in a style and a colour of the tokens."""

    def __init__(self, text: str, style: str = "note", role: str = "text_muted") -> None:
        self.text, self.style, self.role = text, style, role

    @override
    def size(self) -> QSize:
        theme = current()
        return QSize(ceil(theme.word_width(self.text, self.style)), theme.line_height(self.style))

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        painter.setFont(current().font(self.style))
        painter.setPen(current().colour(self.role or ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.text)


class KeyPiece(Piece):
    """A key to press."""

    def __init__(self, text: str) -> None:
        self.text = text

    @override
    def size(self) -> QSize:
        return keycap_size(self.text)

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        paint_keycap(painter, rect, self.text, ink)


class BoxPiece(Piece):
    """A box to tick."""

    def __init__(self, checked: bool) -> None:
        self.checked = checked

    @override
    def size(self) -> QSize:
        return QSize(current().px(BOX), current().px(BOX))

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        radius = current().radius("touche")
        if not self.checked:
            surface(painter, rect, Look("bg_surface", "border_control", stroke=_stroke()), radius)
            return
        surface(painter, rect, Look("primary"), radius)
        inset = (rect.width() - current().px(16)) / 2
        icon(painter, "check", "on_primary", rect.x() + inset, rect.y() + inset, 16)


class DotPiece(Piece):
    """One choice among several."""

    def __init__(self, checked: bool) -> None:
        self.checked = checked

    @override
    def size(self) -> QSize:
        return QSize(current().px(BOX), current().px(BOX))

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        frame = "primary" if self.checked else "border_control"
        surface(painter, rect, Look("bg_surface", frame, stroke=_stroke()), rect.width() / 2)
        if self.checked:
            inset = current().px(6)
            dot = rect.adjusted(inset, inset, -inset, -inset)
            surface(painter, dot, Look("primary"), dot.width() / 2)


class SwitchPiece(Piece):
    """A switch with its word, so that colour and place are not alone to say the state."""

    def __init__(self, checked: bool) -> None:
        self.checked = checked

    @override
    def size(self) -> QSize:
        theme = current()
        return QSize(self._word_width() + theme.px(12 + SWITCH_WIDTH), theme.px(SWITCH_HEIGHT))

    @override
    def paint(self, painter: QPainter, rect: QRectF, ink: str) -> None:
        theme, width = current(), self._word_width()
        painter.setFont(theme.font("courant"))
        painter.setPen(theme.colour(ink))
        words = QRectF(rect.x(), rect.y(), width, rect.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, YES if self.checked else NO
        )
        self._track(painter, rect.adjusted(width + theme.px(12), 0, 0, 0))

    def _track(self, painter: QPainter, track: QRectF) -> None:
        look = Look("primary") if self.checked else Look("bg_surface", "border_control", stroke=_stroke())
        surface(painter, track, look, track.height() / 2)
        side, inset = current().px(SWITCH_KNOB), current().px(SWITCH_INSET)
        x = track.right() - inset - side if self.checked else track.x() + inset
        knob = QRectF(x, track.center().y() - side / 2, side, side)
        surface(painter, knob, Look("on_primary" if self.checked else "border_control"), side / 2)

    def _word_width(self) -> int:
        return round(max(current().word_width(word, "courant") for word in (YES, NO))) + 1


def _stroke() -> int:
    return current().metrics.stroke("selection")
