"""Fields to fill: one line, a choice in a list, a note."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QTextEdit,
    QWidget,
)

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.palette import show_ground
from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.theme import current, px

PADDING, NOTE_PADDING, NOTE_MARGIN, CHEVRON = 14, 10, 4, 20
NOTE_FRAME, NOTE_SIDE, NOTE_EDGE = 4, 5, 3  # around a note: what its bar stays off, and its words besides


def field_look(wrong: bool) -> Look:
    """Return the look of a field, framed as an error or not."""
    strokes = current().metrics
    if wrong:
        return Look("bg_surface", "danger", "text_body", strokes.stroke("selection"))
    return Look("bg_surface", "border_control", "text_body", strokes.stroke("commande"))


class LineEdit(QLineEdit):
    """One line of text; the placeholder is only an example, never the label."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wrong = False
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        show_ground(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        current().changed.connect(self.restyle)

    def set_wrong(self, wrong: bool) -> None:
        """Frame the field as an error, or not."""
        self.wrong = wrong
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Take the font and measures of the theme again."""
        self.setFont(current().font("courant"))
        self.setTextMargins(px(PADDING), 0, px(PADDING), 0)
        self.updateGeometry()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from mediateur.ui.kit.menu import unfold

        unfold(self.createStandardContextMenu(), event.globalPos())

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().px(280), current().dimension("commande"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), current().dimension("commande"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        surface(painter, QRectF(self.rect()), field_look(self.wrong), current().radius("commande"))
        painter.end()
        super().paintEvent(event)


class ComboBox(QComboBox):
    """A value among a list. Give it a label with a buddy, or `name_alone`: on Linux Qt names it after its value."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wrong = False
        self.setView(QListView(self))
        self.view().setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options)
        self.activated.connect(self._on_activated)
        self.restyle()
        current().changed.connect(self.restyle)

    def set_options(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other values with their words; the first one is chosen."""
        self.clear()
        for value, label in options:
            self.addItem(label, value)

    def name_alone(self, name: str) -> None:
        """Name a field that no label beside it names; on Linux that is a description, all that Qt tells there."""
        self.setAccessibleName(name)
        if sys.platform == "linux":
            self.setAccessibleDescription(name)

    def value(self) -> object:
        """Return the chosen value, None when the list is empty."""
        return self.currentData()

    def set_value(self, value: object) -> None:
        """Choose a value without telling; an unknown value changes nothing."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return

    def set_wrong(self, wrong: bool) -> None:
        """Frame the field as an error, or not."""
        self.wrong = wrong
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Take the font and measures of the theme again."""
        self.setFont(current().font("courant"))
        self.view().setFont(current().font("courant"))
        self.updateGeometry()
        self.update()

    @Slot(int)
    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.value())

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(current().font("courant"))
        widest = max((metrics.horizontalAdvance(self.itemText(index)) for index in range(self.count())), default=0.0)
        return QSize(round(widest) + current().px(2 * PADDING + CHEVRON + 12), current().dimension("commande"))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), current().dimension("commande"))

    @override
    def showPopup(self) -> None:
        """Unfold the list, named as its field is: a screen reader says what is being chosen."""
        from mediateur.ui.kit import qss

        view = self.view()
        view.setAccessibleName(self.accessibleName() or _label_of(self))
        qss.dress(self, qss.CHOICES)
        bar = view.verticalScrollBar().sizeHint().width()
        widest = view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar
        view.setMinimumWidth(min(widest, self.screen().availableGeometry().width()))
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, look = QPainter(self), current(), field_look(self.wrong)
        surface(painter, QRectF(self.rect()), look, theme.radius("commande"))
        chevron = self.width() - theme.px(PADDING + CHEVRON)
        room = chevron - theme.px(PADDING + 8)
        painter.setFont(self.font())
        painter.setPen(theme.colour(look.ink))
        text = QFontMetricsF(self.font()).elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(theme.px(PADDING), 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        icon(painter, "chevron-down", "text_strong", chevron, (self.height() - theme.px(CHEVRON)) / 2, CHEVRON)


class PlainText(QPlainTextEdit):
    """A short note over a few lines; passages can be marked as what must not stay."""

    def __init__(self, placeholder: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines, self.wrong = lines, False
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        plain(self)
        self.setFrameStyle(QFrame.Shape.Box | QFrame.Shadow.Plain)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.restyle()
        current().changed.connect(self.restyle)

    def text(self) -> str:
        """Return the note."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another note."""
        self.setPlainText(text)

    def mark(self, passages: Sequence[tuple[int, int]]) -> None:
        """Highlight, embolden and underline passages (start, length in characters of `text()`); none clears."""
        self.setExtraSelections([self._selection(start, length) for start, length in passages])

    def set_wrong(self, wrong: bool) -> None:
        """Frame the field as an error, or not."""
        self.wrong = wrong
        self.update()

    @Slot()
    def restyle(self) -> None:
        """Take the font and measures of the theme again."""
        self.setFont(current().font("courant"))
        self.document().setDocumentMargin(NOTE_MARGIN)
        self.setLineWidth(px(NOTE_FRAME))
        side, edge = px(NOTE_SIDE), px(NOTE_EDGE)
        self.setViewportMargins(side, edge, side, edge)
        self.updateGeometry()

    @override
    def event(self, event: QEvent) -> bool:
        """Paint the frame around the words: a `paintEvent` is for the words alone."""
        if event.type() == QEvent.Type.Paint:
            surface(QPainter(self), QRectF(self.rect()), field_look(self.wrong), current().radius("commande"))
            return True
        return super().event(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from mediateur.ui.kit.menu import unfold

        unfold(self.createStandardContextMenu(), event.globalPos())

    def _selection(self, start: int, length: int) -> QTextEdit.ExtraSelection:
        theme, text = current(), self.text()
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self.document())
        selection.cursor.setPosition(_units(text[:start]))
        selection.cursor.setPosition(_units(text[: start + length]), QTextCursor.MoveMode.KeepAnchor)
        selection.format.setBackground(theme.colour("danger_soft"))
        selection.format.setForeground(theme.colour("on_danger_soft"))
        selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        selection.format.setUnderlineColor(theme.colour("danger"))
        return selection

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).lineSpacing()
        return QSize(current().px(280), round(line * self._lines) + 2 * (current().px(NOTE_PADDING) + NOTE_MARGIN))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(120), self.sizeHint().height())


def _units(text: str) -> int:
    """Return a length in UTF-16 units, as Qt counts positions."""
    return len(text.encode("utf-16-le")) // 2


def _label_of(field: QWidget) -> str:
    """Return the words that label a field, empty where none do."""
    relations = QAccessible.queryAccessibleInterface(field).relations()
    labels = (other for other, relation in relations if relation & QAccessible.RelationFlag.Label)
    return next((label.text(QAccessible.Text.Name) for label in labels), "")
