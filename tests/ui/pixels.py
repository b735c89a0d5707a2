"""Contrast computed from what is drawn: words on their ground, the edge of controls, the ring of the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from PIL import Image
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QWidget

from mediateur.ui.kit.choices import Choice, _Row
from mediateur.ui.kit.fields import PlainText
from mediateur.ui.kit.focus import RingFrame
from mediateur.ui.kit.navigation import NavButton
from tests.contrast import contrast

TEXT, LARGE_TEXT, NOT_TEXT = 4.5, 3.0, 3.0
# WCAG calls large what is at least so tall, in px, bold or not.
LARGE, LARGE_BOLD, BOLD = 24, 18.66, 700
LEAST_SEEN, LEAST_PIXELS, OUTSIDE = 10, 4, 2

Colour = tuple[int, int, int]


class Drawing:
    """A window as it is drawn now."""

    def __init__(self, root: QWidget) -> None:
        self._root = root
        shot = root.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        size = shot.width(), shot.height()
        self._image = Image.frombuffer("RGB", size, bytes(shot.constBits()), "raw", "RGB", shot.bytesPerLine(), 1)

    def place_of(self, widget: QWidget) -> QRect:
        """Return where what shows of a widget is drawn."""
        shown = widget.visibleRegion().boundingRect()
        return QRect(widget.mapTo(self._root, shown.topLeft()), shown.size())

    def colours(self, place: QRect) -> list[tuple[int, Colour]]:
        """Return how many pixels of a place bear each colour, the most frequent first."""
        box = place.left(), place.top(), place.right() + 1, place.bottom() + 1
        found: list[tuple[int, Colour]] = self._image.crop(box).getcolors(place.width() * place.height()) or []  # type: ignore[assignment]
        return sorted(found, reverse=True)

    def ground(self, place: QRect) -> Colour:
        """Return the colour that fills a place."""
        return self.colours(place)[0][1]

    def strongest(self, place: QRect, ground: Colour) -> float:
        """Return the greatest contrast with a ground that some pixels of a place have."""
        inks = (colour for count, colour in self.colours(place) if count >= LEAST_PIXELS)
        return max((_between(ink, ground) for ink in inks), default=1.0)


def faint_words(root: QWidget) -> list[str]:
    """Return the labels and buttons whose words are too close to their ground."""
    drawing = Drawing(root)
    faint = []
    for widget in _shown(root, (QLabel, QAbstractButton)):
        words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
        place = drawing.place_of(widget)
        if not words.strip() or not widget.isEnabled() or min(place.width(), place.height()) < LEAST_SEEN:
            continue
        ratio = drawing.strongest(place, drawing.ground(place))
        if ratio < (LARGE_TEXT if _is_large(widget) else TEXT):
            faint.append(f"{words[:40]}: {ratio:.2f}")
    return faint


def faint_edges(root: QWidget) -> list[str]:
    """Return the fields and framed choices that neither an edge nor a fill tells from what is around."""
    drawing = Drawing(root)
    faint = []
    for widget in _shown(root, (QLineEdit, QComboBox, PlainText, Choice)):
        whole = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        around = whole.adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
        seen = drawing.place_of(widget).size() == widget.size() and root.rect().contains(around)
        inside_another = isinstance(widget.parent(), QAbstractSpinBox)
        if not seen or not widget.isEnabled() or isinstance(widget, _Row | NavButton) or inside_another:
            continue
        outside = drawing.ground(QRect(around.left(), around.top(), around.width(), 1))
        ratio = min(
            drawing.strongest(side, outside)
            for side in (
                QRect(whole.left() + whole.width() // 4, whole.top(), whole.width() // 2, 4),
                QRect(whole.left() + whole.width() // 4, whole.bottom() - 3, whole.width() // 2, 4),
            )
        )
        if ratio < NOT_TEXT:
            faint.append(f"{type(widget).__name__} {widget.accessibleName()}: {ratio:.2f}")
    return faint


def faint_ring(root: QWidget, target: QWidget) -> str:
    """Return what is wrong with the ring around what the keyboard is on; nothing when it is plain to see."""
    ring = next((frame for frame in root.findChildren(RingFrame) if frame.target is target), None)
    if ring is None:
        return f"{target.accessibleName() or type(target).__name__}: no ring"
    drawing = Drawing(root)
    place = QRect(ring.mapTo(root, QPoint(0, 0)), ring.size()).intersected(root.rect())
    middle = QRect(place.left() + place.width() // 4, place.top(), place.width() // 2, max(1, round(ring.band)))
    beyond = QRect(middle.left(), max(0, place.top() - OUTSIDE), middle.width(), 1)
    ratio = drawing.strongest(middle, drawing.ground(beyond))
    return "" if ratio >= NOT_TEXT else f"{target.accessibleName()}: {ratio:.2f}"


def _shown(root: QWidget, kinds: tuple[type, ...]) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible():
            yield widget


def _is_large(widget: QWidget) -> bool:
    size = widget.font().pixelSize()
    return size >= LARGE or (size >= LARGE_BOLD and widget.font().weight() >= BOLD)


@cache
def _between(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours; few pairs come back very often."""
    return contrast(*("#{:02X}{:02X}{:02X}".format(*colour) for colour in (one, other)))
