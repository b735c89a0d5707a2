"""The paper as it will come out: the very PDF, a page at a time; its words for those who do not see the picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from mediateur.content.text import french
from mediateur.ui.kit.announce import announce
from mediateur.ui.kit.buttons import IconButton
from mediateur.ui.kit.graphic import Graphic
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.surfaces import Panel
from mediateur.ui.kit.text import Line
from mediateur.ui.kit.theme import current, px
from mediateur.ui.pdf_pages import PdfPages

LEAST_WIDTH, LEAST_HEIGHT, READING_WIDTH = 200, 240, 560
A4_RATIO = 297 / 210
EMPTY = "Aperçu du guide"
_STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1}


class PageView(Graphic):
    """One page on white in every theme. `turned` carries 1 or −1 when a key asks for another page."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pages: PdfPages | None = None
        self._page, self._reading = 0, False
        self.drawn = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(EMPTY)
        self.set_reading(reading=False)
        current().changed.connect(self.redraw)

    def set_reading(self, *, reading: bool) -> None:
        """Be wide enough to read, as tall as that asks; else fit the page in the room that is left."""
        self._reading = reading
        vertical = QSizePolicy.Policy.Minimum if reading else QSizePolicy.Policy.Expanding
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        policy.setHeightForWidth(reading)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def show_page(self, pages: PdfPages, page: int, count: int) -> None:
        """Show a page (from 0) of a paper that has so many."""
        self._pages, self._page = pages, page
        self.setAccessibleName(french(f"{EMPTY}, page {page + 1} sur {count}"))
        self.setAccessibleDescription(pages.text(page))
        self.redraw()

    def forget(self) -> None:
        """Show nothing any more."""
        self._pages = None
        self._show(QPixmap())
        self.setAccessibleName(EMPTY)
        self.setAccessibleDescription("")

    @Slot()
    def redraw(self) -> None:
        """Draw the page again at the size and the pixel ratio of the screen."""
        if self._pages is None or min(self.width(), self.height()) < 1:
            return
        ratio = self.devicePixelRatioF()
        room = QSize(self.width(), self.height()) * ratio
        size = self._pages.size(self._page).scaled(room, Qt.AspectRatioMode.KeepAspectRatio).toSize()
        picture = QPixmap.fromImage(self._pages.image(self._page, size))
        painter = QPainter(picture)
        painter.setPen(QPen(QColor(current().tokens.inks["filet"]), 1))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._show(picture)

    def _show(self, picture: QPixmap) -> None:
        self.drawn = picture
        self.show_as_graphic(not picture.isNull())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Put the page in the middle."""
        size = self.drawn.deviceIndependentSize().toSize()
        left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        QPainter(self).drawPixmap(left, top, self.drawn)

    def hasHeightForWidth(self) -> bool:
        """Return whether the height follows the width."""
        return self._reading

    def heightForWidth(self, width: int) -> int:
        """Return the height of a page that can be read."""
        return round(min(width, px(READING_WIDTH)) * A4_RATIO)

    def sizeHint(self) -> QSize:
        """Return the natural size: that of a page to read, else whatever room is left."""
        width = px(READING_WIDTH)
        return QSize(width, round(width * A4_RATIO)) if self._reading else self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return QSize(px(LEAST_WIDTH), px(LEAST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw at the new size."""
        super().resizeEvent(event)
        self.redraw()

    def event(self, event: QEvent) -> bool:
        """Draw again when the window goes to a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.redraw()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page up and page down turn pages."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.turned.emit(step)


class Preview(Panel):
    """A page, which one it is, and the ways to the others."""

    def __init__(self) -> None:
        super().__init__("subtle", 16)
        self.page = 0
        self._pages: PdfPages | None = None
        self._count = 0
        self.view = PageView()
        self.view.turned.connect(self.turn)
        self.before = IconButton("arrow-left", "Page précédente")
        self.after = IconButton("arrow-right", "Page suivante")
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._onward)
        self.count = Line("", "courant", "text_body")
        self.body.addWidget(self.view, 1)
        self.body.addLayout(self._pager())
        self._tell()

    def show_pdf(self, pdf: bytes, *, stay: bool = False) -> None:
        """Show a PDF from its first page, or from the one in view to `stay` there. Raises MediateurError."""
        pages = PdfPages(pdf)
        self._take(pages, min(self.page, pages.count - 1) if stay else 0, pages.count)

    def show_first(self, pdf: bytes, count: int) -> None:
        """Show the first page, all that is there yet, of a paper of `count` pages. Raises MediateurError."""
        self._take(PdfPages(pdf), 0, count)

    def forget(self) -> None:
        """Leave nothing of the paper in view, neither its picture nor its words."""
        self._pages, self.page, self._count = None, 0, 0
        self.count.set_text("")
        self.view.forget()
        self._tell()

    def wait(self, words: str) -> None:
        """Say why the page in view is not the one asked for yet."""
        self.count.set_text(words)

    def set_reading(self, *, reading: bool) -> None:
        """Show pages large enough to read, with the ways to the others above; else the whole page, and them below."""
        directions = QBoxLayout.Direction
        self.body.setDirection(directions.BottomToTop if reading else directions.TopToBottom)
        self.view.set_reading(reading=reading)

    @Slot(int)
    def turn(self, step: int) -> None:
        """Go on by a number of pages, as far as there are."""
        if self._pages is None:
            return
        self.page = min(max(self.page + step, 0), self._pages.count - 1)
        self._tell()
        announce(self, self.count.text())

    @Slot()
    def _back(self) -> None:
        self.turn(-1)

    @Slot()
    def _onward(self) -> None:
        self.turn(1)

    def _take(self, pages: PdfPages, page: int, count: int) -> None:
        self._pages, self.page, self._count = pages, page, count
        self._tell()

    def _tell(self) -> None:
        self.before.setVisible(self._count > 1)
        self.after.setVisible(self._count > 1)
        if self._pages is not None:
            self.count.set_text(f"Page {self.page + 1} sur {self._count}")
            self.view.show_page(self._pages, self.page, self._count)

    def _pager(self) -> Row:
        row = Row(12)
        row.addStretch(1)
        for part in (self.before, self.count, self.after):
            row.addWidget(part)
        row.addStretch(1)
        return row
