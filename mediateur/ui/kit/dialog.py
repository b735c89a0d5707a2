"""Dialogs inside the window: a veil over the page, a rounded panel, the focus kept in it and given back."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QRectF, QSize, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget
from shiboken6 import isValid

from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import IconButton
from mediateur.ui.kit.cover import once_uncovered
from mediateur.ui.kit.icon_label import Icon
from mediateur.ui.kit.keys import is_enter
from mediateur.ui.kit.layouts import Column, Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.reflow import Direction, TellingRow
from mediateur.ui.kit.responsive import adapt
from mediateur.ui.kit.scroll import ScrollColumn
from mediateur.ui.kit.surfaces import Separator
from mediateur.ui.kit.text import Text, heading
from mediateur.ui.kit.theme import current, px

VEIL = 0.55
AIR, LITTLE_AIR, LEAST_AIR, SIDES, HEAD, FOOT, LEAST_BODY = 24, 12, 8, 32, 18, 12, 40
NARROW = 520
CLOSE = "Fermer"


class DialogBody(ScrollColumn):
    """The middle of a dialog: as tall as what it holds, scrolling when the window is too low."""

    def __init__(self, sides: int) -> None:
        super().__init__(12, (sides, 8, sides, 20))
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return (
            self.body.totalHeightForWidth(width)
            if self.body.hasHeightForWidth()
            else self.body.totalSizeHint().height()
        )

    @override
    def sizeHint(self) -> QSize:
        return self.body.totalSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.body.totalMinimumSize().width(), px(LEAST_BODY))


class Sheet(QFrame):
    """The rounded sheet of a dialog."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        stroke = theme.metrics.stroke("contraste_eleve_carte" if theme.high_contrast else "decoratif")
        frame = "border_subtle" if theme.name == "clair" else "border_control"
        surface(QPainter(self), QRectF(self.rect()), Look("bg_surface", frame, stroke=stroke), theme.radius("dialogue"))


class Dialog(QWidget):
    """A question asked over the page. Put widgets in `body`, buttons in `footer_left` and `footer_right`.

    What is in `notice` stays in view just above the buttons, wherever the body is scrolled to. `small` tells that the
    window is too narrow for the words of a wide foot.
    Échap closes; Ctrl + Entrée presses the button given to `set_action`. The dialog deletes itself once closed.
    """

    closed = Signal()
    accessible_role = "Dialog"
    # Of the class: while Python takes a dialog apart, Qt may still tell it of its window, when its own names are gone.
    _called = _open = False

    def __init__(
        self, window: QWidget, title: str, subtitle: str = "", width: int = 720, subtitle_icon: str = ""
    ) -> None:
        super().__init__(window)
        self._wide, self._title, self._veil = width, title, 1.0
        self._opener: QWidget | None = None
        self._first_stop: QWidget | None = None
        self._action: QAbstractButton | None = None
        self._fade = QVariantAnimation(self)
        self.small = window.width() < px(NARROW)
        self.sides = SIDES // 2 if self.small else SIDES
        self._window, self._panel, self._scroller = window, Sheet(self), DialogBody(self.sides)
        self._column = Column(parent=self._panel)
        self.body = self._scroller.body
        self.notice = Column(8, (self.sides, 0, self.sides, 8))
        self.footer_left, self.footer_right = TellingRow(), TellingRow()
        self.setAccessibleName(title)
        self._build(self._column, subtitle, subtitle_icon)
        self._follow(window)
        self.hide()

    def set_action(self, button: QAbstractButton) -> None:
        """Name the button that Ctrl + Entrée presses."""
        self._action = button

    def reveal(self, *widgets: QWidget) -> None:
        """Bring widgets of the body into view together, once the layout is at rest."""
        self._scroller.reveal(*widgets)

    def adapt(self, wanted: int, most: int) -> None:
        """Take measures before the dialog does: it wants `wanted` px of height, the window leaves it `most`."""

    def open_dialog(self, first: QWidget | None = None) -> None:
        """Show the dialog with the focus on `first`, else on its first control. It waits under a cover."""
        self._first_stop, self._called = first, True
        once_uncovered(self._window, self._appear)

    @Slot()
    def _appear(self) -> None:
        self._opener = QApplication.focusWidget()
        self._open = True
        self._place()
        self.show()
        self.raise_()
        self._start_fade()
        target = self._first_stop or self._next_stop(self._close, True)
        target.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        announce(self, self._title)

    @Slot()
    def close_dialog(self) -> None:
        """Close, give the focus back to what opened the dialog, and go."""
        if not self._called:
            return
        self._called = self._open = False
        self.hide()
        if self._opener is not None and isValid(self._opener):
            self._opener.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self.closed.emit()
        self.deleteLater()

    @override
    def event(self, event: QEvent) -> bool:
        # The window may have a shortcut of the same keys: the dialog on top of it goes first.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _saves(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.key() == Qt.Key.Key_Escape:
            self.close_dialog()
        elif _saves(event) and self._action:
            self._action.click()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        if not self._open:  # it is being hidden: what opened it takes the focus
            return False
        start = QApplication.focusWidget()
        inside = start is not None and self.isAncestorOf(start)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        self._next_stop(start if inside and start else self._close, forward).setFocus(reason)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._open and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(VEIL * self._veil)
        painter.fillRect(self.rect(), current().colour("overlay"))

    def _build(self, column: Column, subtitle: str, subtitle_icon: str) -> None:
        self._close = IconButton("x", CLOSE)
        self._close.clicked.connect(self.close_dialog)
        column.addLayout(self._head(subtitle, subtitle_icon))
        column.addWidget(self._scroller, 1)
        column.addLayout(self.notice)
        column.addWidget(Separator())
        self._foot = Row(12, (self.sides, FOOT, self.sides, FOOT))
        self._foot.addLayout(self.footer_left)
        self._foot.addStretch(1)
        self._foot.addLayout(self.footer_right)
        column.addLayout(self._foot)

    def _head(self, subtitle: str, subtitle_icon: str) -> Row:
        words, row = Column(6), Row(12, (self.sides, HEAD, min(20, self.sides), 8))
        words.addWidget(heading(self._title, 2))
        if subtitle:
            line = Row(8)
            if subtitle_icon:
                line.addWidget(Icon(subtitle_icon, "text_muted", 18, "courant"), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Text(subtitle, "courant", "text_muted", max_chars=0), 1)
            words.addLayout(line)
        row.addLayout(words, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _follow(self, window: QWidget) -> None:
        for watched in (window, self._panel, self._scroller.content):
            watched.installEventFilter(self)

    def _place(self) -> None:
        window = self._window
        self.setGeometry(window.rect())
        air, above = self._air()
        width = min(px(self._wide), window.width() - 2 * air)
        self._fold_foot(width - 2 * px(self.sides))
        most = window.height() - 2 * above
        self.adapt(sum(self._heights(width)), most)
        body, others = self._heights(width)
        # Its height for its width is for the layout the least that the body takes: the rest would give way to it.
        self._scroller.setMaximumHeight(max(px(LEAST_BODY), min(body, most - others)))
        height = min(body + others, most)
        self._panel.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)
        self._column.activate()

    def _air(self) -> tuple[int, int]:
        """Return the least room at the sides of the sheet, and above and below it, in px."""
        if self.small:
            return LEAST_AIR, LEAST_AIR
        shape = adapt(self._window.width(), self._window.height(), current().scale)
        return AIR, LITTLE_AIR if shape.compact and not shape.narrow else AIR

    def _heights(self, width: int) -> tuple[int, int]:
        """Return the heights that the body and all the rest need at a width, in px."""
        self._column.invalidate()  # the body does not tell it that it changed
        body = self._scroller.heightForWidth(width)
        return body, self._column.totalHeightForWidth(width) - min(body, self._scroller.maximumHeight())

    def _fold_foot(self, width: int) -> None:
        together = self.footer_left.needed() + self._foot.spacing() + self.footer_right.needed()
        for side in (self.footer_left, self.footer_right):
            side.fold(side.needed() > width)
        self._foot.setDirection(Direction.TopToBottom if together > width else Direction.LeftToRight)

    def _start_fade(self) -> None:
        if not (duration := current().duration("court")):
            return
        self._veil = 0.0
        self._fade.setDuration(duration)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._on_fade)
        self._fade.start()

    @Slot(object)
    def _on_fade(self, value: float) -> None:
        self._veil = value
        self.update()

    def _next_stop(self, start: QWidget, forward: bool) -> QWidget:
        """Return the next control of the dialog that Tab reaches, `start` when there is no other."""
        # Not through Qt's focus chain: PySide makes each widget asked for its next a child of that next one, so that
        # those of the page would be taken for destroyed along with the dialog.
        stops = [widget for widget in self.findChildren(QWidget) if widget is start or _takes_tab(widget)]
        return stops[(stops.index(start) + (1 if forward else -1)) % len(stops)]


def open_dialog_of(window: QWidget) -> Dialog | None:
    """Return the dialog on top of a window, so that the page under it leaves keys alone."""
    # A dialog is a child of the window that it covers: to look among all that the window holds would slow every key.
    among = Qt.FindChildOption.FindDirectChildrenOnly
    shown = [dialog for dialog in window.findChildren(Dialog, options=among) if dialog.isVisible()]
    return shown[-1] if shown else None


def _saves(event: QKeyEvent) -> bool:
    return is_enter(event) and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _takes_tab(widget: QWidget) -> bool:
    accepts = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return accepts and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
