"""A short notice at the bottom left: something was done, and can be undone, is being done, or was not done, and why."""

from __future__ import annotations

from typing import NamedTuple, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import QuietButton
from mediateur.ui.kit.cover import once_uncovered
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.text import Text
from mediateur.ui.kit.theme import current, px

NAME = "Avis"
SECONDS, SECONDS_TO_UNDO = 6, 10
# Of a notice that is taken away once what it tells of has ended.
UNTIL_ENDED = 3600.0
EDGE, BAR, WIDE, CLEAR = 24, 44, 560, 12
W = TypeVar("W", bound=QWidget)


class Mark(NamedTuple):
    """The icon of a notice, and the token of its colour."""

    icon: str
    ink: str


DONE, UNDER_WAY, FAILED = Mark("circle-check", "success"), Mark("clock", "text_muted"), Mark("triangle-alert", "danger")

_above: WeakSet[QWidget] = WeakSet()
_beside: WeakSet[QWidget] = WeakSet()
_notices: WeakSet[Toast] = WeakSet()
_MOVES = frozenset({QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide})


class Toast(QFrame):
    """A notice that stays while the mouse or the keyboard is on it; `undone` when its button was pressed."""

    undone = Signal()
    # Of the class: while Python takes a notice apart, Qt may still tell it of its window, when its own names are gone.
    _stands = False

    def __init__(self, window: QWidget, text: str, undo: str, seconds: float, mark: Mark) -> None:
        super().__init__(window)
        self.setAccessibleName(NAME)
        self.mark = mark
        self._window, self._row, self._text = window, Row(12, (16, 8, 16, 8), self), text
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.dismiss)
        self.button = QuietButton(undo, "undo-2") if undo else None
        self._build(self._row, text, mark)
        for watched in (window, *_living(_above), *_living(_beside)):
            watched.installEventFilter(self)
        _notices.add(self)
        current().changed.connect(self.place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def waiting(self) -> bool:
        """Whether the time before leaving is running."""
        return self._timer.isActive()

    @Slot()
    def appear(self) -> None:
        """Show the notice, say it, and begin to count."""
        self._stands = True
        self.place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, self._text)

    @Slot()
    def place(self) -> None:
        """Go to the bottom left of the window, above its status bar, off what the page keeps clear of notices."""
        if not self._stands:
            return
        window, above = self._window, _seen(_above, self._window)
        edge, beside = px(CLEAR if above else EDGE), _seen(_beside, window)
        left = max([edge, *(clear.x() for clear in above), *(_after(clear) for clear in beside)])
        width = min(px(WIDE), self.sizeHint().width(), window.width() - left - px(EDGE))
        height = max(px(60), self._row.totalHeightForWidth(width))
        top = min([window.height() - px(EDGE + BAR), *(clear.y() - px(CLEAR) for clear in above)]) - height
        if above and top < px(EDGE):
            top = min(clear.y() for clear in above)  # no room above: over its beginning
        self.setGeometry(left, top, width, height)

    @Slot()
    def dismiss(self) -> None:
        """Leave."""
        self._timer.stop()
        self.hide()
        self.deleteLater()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._resume()
        super().leaveEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        look = Look("bg_surface", "border_control", stroke=theme.metrics.stroke("commande"))
        surface(QPainter(self), QRectF(self.rect()), look, theme.radius("carte"))

    def _build(self, row: Row, text: str, mark: Mark) -> None:
        row.addWidget(Icon(*mark, 22))
        row.addWidget(Text(text, "courant", "text_strong"), 1)
        if self.button is not None:
            self.button.clicked.connect(self._on_undo)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _resume(self) -> None:
        focused = self.button is not None and self.button.hasFocus()
        if self.isVisible() and not focused and not self.underMouse():
            self._timer.start()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._stands:
            return
        if new is not None and new is self.button:
            self._timer.stop()
        elif not self._timer.isActive():
            self._resume()

    @Slot()
    def _on_undo(self) -> None:
        self.dismiss()
        self.undone.emit()


def keep_clear(widget: QWidget, *, beside: bool = False) -> None:
    """Have notices go above a widget, or on its right, while it is in view, rather than over it."""
    (_beside if beside else _above).add(widget)
    for notice in _living(_notices):
        widget.installEventFilter(notice)


def dismiss_done(window: QWidget) -> None:
    """Take away what was told as done, once undone or not for who comes next; what failed is still to be read."""
    for notice in _told(window):
        if notice.mark is DONE:
            notice.dismiss()


def toast(window: QWidget, text: str, undo: str = "", seconds: float | None = None, mark: Mark = DONE) -> Toast:
    """Show a notice (6 s, 10 s when it can be undone), instead of the one that was there, and say it.

    It waits under a cover: who comes in reads nothing, and who left finds it.
    """
    for old in _told(window):
        old.dismiss()
    notice = Toast(window, text, undo, seconds or (SECONDS_TO_UNDO if undo else SECONDS), mark)
    once_uncovered(window, notice.appear)
    return notice


def _told(window: QWidget) -> list[Toast]:
    return window.findChildren(Toast, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _living(widgets: WeakSet[W]) -> list[W]:
    return [widget for widget in list(widgets) if isValid(widget)]


def _seen(widgets: WeakSet[QWidget], window: QWidget) -> list[QRect]:
    """Return where widgets of a window are in view, in it."""
    # Not looked for among all that a window holds: PySide keeps something of every widget that it looks at.
    inside = [(each, each.visibleRegion().boundingRect()) for each in _living(widgets) if window.isAncestorOf(each)]
    return [QRect(each.mapTo(window, seen.topLeft()), seen.size()) for each, seen in inside if not seen.isEmpty()]


def _after(clear: QRect) -> int:
    return clear.x() + clear.width() + px(EDGE)
