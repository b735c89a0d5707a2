"""The focus ring: drawn outside the control that has the keyboard, above everything around it.

A widget cannot paint outside itself, so the ring is a widget of its own, child of the nearest scrolled
viewport (which rightly clips it) or of the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from mediateur.ui.kit.overriding import override

if TYPE_CHECKING:
    from mediateur.ui.kit.theme import Theme

RADIUS_PROPERTY = "focusRadius"
TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox")
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class FocusRing(QObject):
    """Follows the focus of the application: a ring when the keyboard brought it, always on text fields."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self.by_keyboard = False
        self.frame: RingFrame | None = None
        self._app = app
        self._theme = theme
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_focus_changed(None, app.focusWidget())

    @Slot()
    def _on_theme_changed(self) -> None:
        if self.frame is not None and isValid(self.frame):
            self.frame.place()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is None or new.isWindow():
            return
        self._read_reason(new)
        if _is_stop(new) and (self.by_keyboard or any(new.inherits(kind) for kind in TEXT_FIELDS)):
            self._surround(new)

    def _read_reason(self, new: QWidget) -> None:
        # Qt sets this attribute for Tab, arrows and shortcuts only; taking it back makes every change tell anew.
        window = new.window()
        if window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)
            self.by_keyboard = True
        elif self._app.mouseButtons() != Qt.MouseButton.NoButton:
            self.by_keyboard = False

    def _surround(self, target: QWidget) -> None:
        host = _host(target)
        self.frame = RingFrame(host, target, self._theme)
        self._watched = _up_to(target, host)
        for widget in self._watched:
            widget.installEventFilter(self)
        self.frame.place()

    def _leave(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        if self.frame is not None and isValid(self.frame):
            self.frame.hide()
            self.frame.deleteLater()
        self.frame = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES and self.frame is not None and isValid(self.frame):
            self.frame.place()
        return False


class RingFrame(QWidget):
    """The ring itself: a gap, then a band in the focus colour; takes no event and no place in layouts."""

    def __init__(self, host: QWidget, target: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self.target, self._host = target, host
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def band(self) -> float:
        """Return the thickness of the ring, in px."""
        focus = self._theme.tokens.focus
        return focus.width_high_contrast if self._theme.high_contrast else focus.width

    def place(self) -> None:
        """Go around the target where it now is; hide with it."""
        if not isValid(self.target):
            self.hide()
            return
        reach = round(self._theme.tokens.focus.gap + self.band)
        corner = self.target.mapTo(self._host, QPoint(0, 0))
        self.setGeometry(
            corner.x() - reach, corner.y() - reach, self.target.width() + 2 * reach, self.target.height() + 2 * reach
        )
        self.setVisible(self.target.isVisible())
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        gap, band = self._theme.tokens.focus.gap, self.band
        inner = float(self.target.property(RADIUS_PROPERTY) or self._theme.radius("commande"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, "focus_gap", band + gap / 2, gap, inner + gap / 2)
        self._draw(painter, "focus", band / 2, band, inner + gap + band / 2)

    def _draw(self, painter: QPainter, role: str, inset: float, width: float, radius: float) -> None:
        painter.setPen(QPen(self._theme.colour(role), width))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)


def _is_stop(widget: QWidget) -> bool:
    """Return whether Tab stops there; a page that only holds the keyboard for its keys is no control."""
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _host(target: QWidget) -> QWidget:
    """Return the viewport that scrolls the target, or its window."""
    child, parent = target, target.parentWidget()
    while parent is not None and not child.isWindow():
        if isinstance(parent, QAbstractScrollArea):
            return child
        child, parent = parent, parent.parentWidget()
    return child


def _up_to(target: QWidget, host: QWidget) -> list[QWidget]:
    """Return the target and its ancestors below the host: whichever moves, the ring must follow."""
    found = [target]
    while (parent := found[-1].parentWidget()) is not None and parent is not host:
        found.append(parent)
    return found
