"""What shows where one is: entries of the side navigation, discs of steps, tabs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from mediateur.ui.kit.choices import Choice
from mediateur.ui.kit.drawn import Drawn
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, stamp, surface
from mediateur.ui.kit.pieces import IconPiece, Piece, WordPiece
from mediateur.ui.kit.theme import current

KEYPAD = Qt.KeyboardModifier.KeypadModifier
BAR, BAR_HEIGHT, DISC_CHECK = 4, 28, 16
TAB_PADDING, TAB_LEAST_PADDING, TAB_HEIGHT, TAB_GAP, TAB_BAR = 12, 3, 48, 8, 4


class NavButton(Choice):
    """An entry of the side navigation; the current one has a bar, a tint and bold letters."""

    padding = padding_end = 13
    row_height = 46

    def __init__(self, icon: str, label: str, shortcut: str = "", parent: QWidget | None = None) -> None:
        self._icon, self._shortcut = icon, shortcut
        super().__init__(label, exclusive=True, parent=parent)
        self.setAccessibleDescription(shortcut)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Entrée opens it: here it has nothing else to go on to."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~KEYPAD:
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def leading(self) -> Sequence[Piece]:
        return (IconPiece(self._icon, 22),)

    @override
    def trailing(self) -> Sequence[Piece]:
        return (WordPiece(self._shortcut),) if self._shortcut else ()

    @override
    def look(self) -> Look:
        theme = current()
        if self.isChecked():
            frame = "primary" if theme.high_contrast else ""
            return Look("primary_soft", frame, "on_primary_soft", theme.metrics.stroke("selection"), 700)
        return Look("primary_soft_hover" if self.underMouse() else "", ink="text_body", weight=400)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = current()
        if self.isChecked() and not theme.high_contrast:
            height = theme.px(BAR_HEIGHT)
            bar = QRectF(0, (self.height() - height) / 2, theme.px(BAR), height)
            surface(QPainter(self), bar, Look("primary"), theme.px(BAR) / 2)


def paint_disc(painter: QPainter, rect: QRectF, text: str, state: str) -> None:
    """Draw the disc of a step: todo (ringed number), current (filled), done (check in a ring), soft (tinted number)."""
    key = "disque", text, state, rect.width()
    stamp(painter, key, rect, partial(_draw_disc, text=text, state=state))


def _draw_disc(painter: QPainter, rect: QRectF, text: str, state: str) -> None:
    theme = current()
    looks = {
        "todo": Look("bg_surface", "border_control", "text_body", theme.metrics.stroke("selection")),
        "current": Look("primary", ink="on_primary"),
        "done": Look("bg_surface", "primary", "primary", theme.metrics.stroke("selection")),
        "soft": Look("primary_soft", "primary" if theme.high_contrast else "", "on_primary_soft"),
    }
    surface(painter, rect, looks[state], rect.width() / 2)
    if state == "done":
        inset = (rect.width() - theme.px(DISC_CHECK)) / 2
        icon(painter, "check", looks[state].ink, rect.x() + inset, rect.y() + inset, DISC_CHECK)
        return
    painter.setFont(theme.font("note", weight=600))
    painter.setPen(theme.colour(looks[state].ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


class Disc(Drawn):
    """The disc of a step or of a question; decorative, the words beside it say the same."""

    def __init__(self, text: str, state: str = "soft", size: float = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._state, self._size = text, state, size

    def set_state(self, state: str) -> None:
        """Show another state: todo, current, done or soft."""
        self._state = state
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = current().px(self._size)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_disc(QPainter(self), QRectF(self.rect()), self._text, self._state)


class Tabs(QTabBar):
    """Tabs with icons, underlined where one is; arrows move. Where there is little width, they stand closer."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons: list[str] = []
        self._labels: list[tuple[str, str]] = []
        self._bare = self._short = False
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        current().changed.connect(self.restyle)

    def add(self, label: str, icon: str = "", short: str = "") -> int:
        """Add a tab and return its index. `short` is what it says where there is little width."""
        self._icons.append(icon)
        self._labels.append((label, short or label))
        return self.addTab(label)

    def fit(self, room: int) -> None:
        """Leave the icons out where the tabs do not stand beside each other in `room` px, then say less."""
        kept = self._bare, self._short
        for self._bare, self._short in ((False, False), (True, False), (True, True)):
            if self._least_width() <= room:
                break
        if kept[1] != self._short:
            for index, labels in enumerate(self._labels):
                self.setTabText(index, labels[self._short])
        self.restyle()

    def full_width(self) -> int:
        """Return the least width of the tabs with their icons and all their words, in px."""
        kept = self._bare, self._short
        self._bare = self._short = False
        width = self._least_width()
        self._bare, self._short = kept
        return width

    def _least_width(self) -> int:
        return sum(self.minimumTabSizeHint(index).width() for index in range(self.count()))

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.setFont(current().font("libelle"))
        self.setIconSize(self.iconSize())  # has Qt place the tabs again, which neither a hint nor the same font does

    @override
    def tabSizeHint(self, index: int) -> QSize:
        theme = current()
        return QSize(self.drawn_width(index) + 2 * theme.px(TAB_PADDING), theme.px(TAB_HEIGHT))

    @override
    def minimumTabSizeHint(self, index: int) -> QSize:
        theme = current()
        return QSize(self.drawn_width(index) + 2 * theme.px(TAB_LEAST_PADDING), theme.px(TAB_HEIGHT))

    def drawn_width(self, index: int) -> int:
        """Return the width of the icon and the words of a tab, in px."""
        theme = current()
        metrics = QFontMetricsF(theme.font("libelle", weight=700))
        drawn = theme.px(20 + TAB_GAP) if self._icon(index) else 0
        words = self._labels[index][self._short] if index < len(self._labels) else self.tabText(index)
        return math.ceil(metrics.horizontalAdvance(words)) + drawn

    def _icon(self, index: int) -> str:
        return self._icons[index] if self._icons and not self._bare else ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        line = theme.metrics.stroke("selection")
        painter.fillRect(0, self.height() - line, self.width(), line, theme.colour("border_subtle"))
        for index in range(self.count()):
            self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme, rect, chosen = current(), QRectF(self.tabRect(index)), index == self.currentIndex()
        role, x = "primary" if chosen else "text_muted", rect.center().x() - self.drawn_width(index) / 2
        if sign := self._icon(index):
            icon(painter, sign, role, x, rect.center().y() - theme.px(20) / 2, 20)
            x += theme.px(20 + TAB_GAP)
        painter.setFont(theme.font("libelle", weight=700 if chosen else 600))
        painter.setPen(theme.colour(role))
        painter.drawText(
            QRectF(x, rect.y(), rect.right() - x, rect.height()), Qt.AlignmentFlag.AlignVCenter, self.tabText(index)
        )
        if chosen:
            bar = QRectF(rect.x(), rect.bottom() - theme.px(TAB_BAR), rect.width(), theme.px(TAB_BAR))
            painter.fillRect(bar, theme.colour("primary"))
