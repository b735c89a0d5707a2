"""A page of Markdown, read by Qt and dressed in our type: as tall as its words, what is around it scrolls.

Qt tells assistive tools its words and links; its pictures, which it does not tell, bear their words under them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextLine,
    QTextListFormat,
    QTextTable,
)
from PySide6.QtWidgets import QSizePolicy, QTextBrowser, QWidget

from mediateur.ui.kit.announce import tell_place
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.text import HEADINGS, MAX_CHARACTERS, TYPICAL
from mediateur.ui.kit.theme import current, px

ABOVE = {1: 0, 2: 26, 3: 18}
BELOW, BETWEEN, INDENT, CELL, MARGIN = 10, 5, 26, 8, 6
MARK_BEFORE, DOT = 14, 3
DISC, OURS = QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListStyleUndefined
BODY, CAPTION = "courant", "note"
BOLD, RING = 600, 4
_SCROLLS = frozenset((Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End))


class MarkdownView(QTextBrowser):
    """`followed` carries the target of a link, `moved` where the caret went; the words can be selected and copied."""

    followed = Signal(str)
    moved = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._folder = "", Path()
        self._named, self._said = "", (0, 0)
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plain(self)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.anchorClicked.connect(self._on_anchor)
        self.cursorPositionChanged.connect(self._on_caret)
        current().changed.connect(self.redraw)

    def show_markdown(self, text: str, folder: Path) -> None:
        """Show a text whose pictures are found from a folder."""
        self._text, self._folder = text, folder
        self._say(None)
        self.redraw()

    def top_of(self, rank: int) -> int:
        """Return where the heading of a rank (0 for the first) begins, in px from the top."""
        tops = [block for block in self._blocks() if block.blockFormat().headingLevel()]
        return math.floor(self.document().documentLayout().blockBoundingRect(tops[rank]).top())

    @Slot()
    def redraw(self) -> None:
        """Dress the text again, after a change of text, theme or scale."""
        self.document().setDefaultFont(current().font(BODY))
        self.document().setDocumentMargin(px(MARGIN))
        self.document().setIndentWidth(px(INDENT))
        self.blockSignals(True)
        self.setMarkdown(self._text)
        self._dress()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.blockSignals(False)
        self._fit()

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return QImage(str(self._folder / QUrl(name).path()))
        return None

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from mediateur.ui.kit.menu import unfold

        unfold(self.createStandardContextMenu(event.pos()), event.globalPos())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the page the keys that scroll and those that go back; Échap too."""
        alone = not event.modifiers()
        if (alone and event.key() in _SCROLLS) or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks of lists, and the focus ring of the design around the link that has the keyboard.

        Qt puts the marks against the words, and only dots the link.
        """
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_marks(painter, event.rect())
        if self.hasFocus() and (link := self._focused_link()) is not None:
            theme = current()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), theme.tokens.focus.width))
            for line in _lines_of(link, self.document()):
                painter.drawRoundedRect(line.adjusted(-3, -1, 3, 1), RING, RING)

    @override
    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Go to the next link, and tell where: Qt tells of a caret that is moved, not of a link that Tab reached."""
        stays = super().focusNextPrevChild(onwards)
        if self.hasFocus():
            self._on_caret()
        return stays

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._say(None)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._say(self._focused_link())
        super().focusInEvent(event)

    def _say(self, link: tuple[int, int] | None) -> None:
        """Bear the name of the link that has the keyboard, else one's own: Qt tells nobody of it."""
        if (link or (0, 0)) == self._said:
            return
        if not any(self._said):
            self._named = self.accessibleName()
        self._said = link or (0, 0)
        if link is None:
            self.setAccessibleName(self._named)
        else:
            tell_place(self, f"Lien\N{NO-BREAK SPACE}: {self.textCursor().selectedText()}")

    def _paint_marks(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().colour("text_body"))
        for block in self._blocks():
            place = self.document().documentLayout().blockBoundingRect(block)
            if _list_style(block) == OURS and area.top() <= place.bottom() and place.top() <= area.bottom():
                line = block.layout().lineAt(0)
                centre = place.topLeft() + QPointF(line.x() - px(MARK_BEFORE), line.y() + line.height() / 2)
                painter.drawEllipse(centre, px(DOT), px(DOT))

    def _focused_link(self) -> tuple[int, int] | None:
        """Return the start and length of the link that Tab reached: Qt selects it whole."""
        cursor = self.textCursor()
        chosen = cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()
        runs = _runs(self.document().findBlock(chosen[0]))
        return next((chosen for start, length, form in runs if (start, length) == chosen and form.isAnchor()), None)

    @Slot(QUrl)
    def _on_anchor(self, target: QUrl) -> None:
        self.followed.emit(target.toString())

    @Slot()
    def _on_caret(self) -> None:
        self.moved.emit(self.cursorRect())
        if self.hasFocus():
            self._say(self._focused_link())

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _dress(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress_table(frame)
        for block in [*self._blocks()]:
            self._dress_block(block)
            if _list_style(block) == DISC:
                form = block.textList().format()
                form.setStyle(OURS)
                block.textList().setFormat(form)

    def _dress_block(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        style, pictured = HEADINGS.get(level, BODY), False
        for start, length, form in _runs(block):
            if form.isImageFormat():
                pictured = True
                self._add_caption(block, str(form.property(QTextFormat.Property.ImageAltText) or ""))
            else:
                _select(block, start, length).mergeCharFormat(_ink(form, style, heading=bool(level)))
        if not pictured:
            QTextCursor(block).mergeBlockFormat(_spacing(block, level, style))

    def _add_caption(self, block: QTextBlock, words: str) -> None:
        after = QTextCursor(block)
        after.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        after.insertBlock(QTextBlockFormat())
        form = QTextCharFormat()
        form.setFont(current().font(CAPTION))
        form.setForeground(current().colour("text_muted"))
        after.insertText(words, form)
        space = QTextBlockFormat()
        space.setTopMargin(px(BETWEEN))
        space.setBottomMargin(px(2 * BELOW))
        after.mergeBlockFormat(space)

    def _fit(self) -> None:
        """Keep lines short, pictures within the width, and be as tall as it all needs."""
        width = self.viewport().width() - 2 * px(MARGIN)
        metrics = QFontMetricsF(current().font(BODY))
        longest = metrics.horizontalAdvance(TYPICAL) / len(TYPICAL) * MAX_CHARACTERS
        self.blockSignals(True)
        for block in self._blocks():
            pictured = False
            for start, length, form in _runs(block):
                if form.isImageFormat():
                    pictured = True
                    _select(block, start, length).setCharFormat(self._scaled(form.toImageFormat(), width))
            if not pictured and QTextCursor(block).currentTable() is None:
                room = QTextBlockFormat()
                room.setRightMargin(max(0.0, width - longest))
                QTextCursor(block).mergeBlockFormat(room)
        self.blockSignals(False)
        self.setFixedHeight(math.ceil(self.document().size().height()))

    def _scaled(self, picture: QTextImageFormat, most: int) -> QTextImageFormat:
        """Return a picture at most so wide (px), drawn anew at that width: Qt would drop rows of it."""
        image, ratio = QImage(str(self._folder / picture.name())), self.devicePixelRatioF()
        width = min(most, px(image.width()))
        fitted = image.scaledToWidth(max(1, round(width * ratio)), Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        self.document().addResource(QTextDocument.ResourceType.ImageResource, QUrl(picture.name()), fitted)
        picture.setWidth(width)
        picture.setHeight(width * image.height() / max(1, image.width()))
        return picture


def _runs(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return the runs of a block: start, length, format."""
    found, step = [], block.begin()
    while not step.atEnd():
        fragment = step.fragment()
        found.append((fragment.position(), fragment.length(), fragment.charFormat()))
        step += 1
    return found


def _select(block: QTextBlock, start: int, length: int) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _lines_of(run: tuple[int, int], document: QTextDocument) -> Iterator[QRectF]:
    """Yield where the lines of a run stand in a document."""
    start, length = run
    block = document.findBlock(start)
    corner = document.documentLayout().blockBoundingRect(block).topLeft()
    first, last = start - block.position(), start + length - block.position()
    for number in range(block.layout().lineCount()):
        line = block.layout().lineAt(number)
        begin, end = max(first, line.textStart()), min(last, line.textStart() + line.textLength())
        if begin < end:
            left, right = (_x_of(line, place) for place in (begin, end))
            yield QRectF(corner.x() + left, corner.y() + line.y(), right - left, line.height())


def _x_of(line: QTextLine, place: int) -> float:
    found: Any = line.cursorToX(place)  # what PySide's types call an object is (x, place)
    return float(found[0])


def _list_style(block: QTextBlock) -> QTextListFormat.Style | None:
    listed: Any = block.textList()  # PySide's types forget that there may be none
    return None if listed is None else QTextListFormat.Style(listed.format().style())


def _ink(form: QTextCharFormat, style: str, *, heading: bool) -> QTextCharFormat:
    """Return the font and colour of a run."""
    theme, dressed = current(), QTextCharFormat()
    weight = None if heading else 700 if form.fontWeight() >= BOLD else BOLD if form.fontFixedPitch() else None
    dressed.setFont(theme.font(style, weight=weight))
    role = "link" if form.isAnchor() else "text_strong" if heading or weight else "text_body"
    dressed.setForeground(theme.colour(role))
    dressed.setFontUnderline(form.isAnchor())
    return dressed


def _spacing(block: QTextBlock, level: int, style: str) -> QTextBlockFormat:
    """Return the room around a block, and its line height."""
    form, theme = QTextBlockFormat(), current()
    listed = block.textList() is not None
    in_table = QTextCursor(block).currentTable() is not None
    form.setNonBreakableLines(False)  # lines of code wrap like the others
    form.setTopMargin(px(ABOVE.get(level, 0)))
    form.setBottomMargin(0 if in_table else px(BETWEEN if listed and block.next().textList() is not None else BELOW))
    natural = QFontMetricsF(theme.font(style)).height()
    form.setLineHeight(
        100 * theme.line_height(style) / natural, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    )
    return form


def _dress_table(table: QTextTable) -> None:
    form = table.format()
    form.setCellPadding(px(CELL))
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderBrush(current().colour("border_subtle"))
    form.setBottomMargin(px(2 * BELOW))
    table.setFormat(form)
