"""Views one over the other, of which one shows; another can be laid out before it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.stack import first_stop
from mediateur.ui.kit.svg_view import SvgView


class Deck(QWidget):
    """Shows one of its views, at its own size; `fitted`, it is as high as that view, else it takes the room left.

    It has no layout, so showing another view moves nothing around it, unless that view asks for more or less room.
    """

    def __init__(self, *, fitted: bool) -> None:
        super().__init__()
        self._fitted = fitted
        self._shown: QWidget | None = None
        self._asked: tuple[QSize, int] | None = None

    @property
    def shown(self) -> QWidget | None:
        """The view that shows, if any does."""
        return self._shown

    def add(self, *views: QWidget) -> None:
        """Take views in; none of them shows yet."""
        for view in views:
            view.hide()
            view.setParent(self)

    def show_view(self, view: QWidget) -> None:
        """Show a view instead of the one that shows; the keyboard, if that one has it, comes along."""
        before, self._shown = self._shown, view
        if before is view:
            return
        view.setGeometry(self.rect())
        view.show()
        if before is not None:
            focus = QApplication.focusWidget()
            if focus is not None and before.isAncestorOf(focus):
                first_stop(view).setFocus()
            before.hide()
        self._ask_for_room()

    def lay_ahead(self, view: QWidget, fill: Callable[[], None]) -> None:
        """Fill a view that does not show and lay it out as it will be; nothing of it is painted, or heard of.

        It is shown meanwhile, and shown again once filled, since Qt gives no room to what was never shown.
        """
        view.setUpdatesEnabled(False)
        view.setGeometry(self.rect())
        view.show()
        try:
            with QSignalBlocker(view):
                fill()
            view.hide()
            view.show()
        finally:
            view.hide()
            view.setUpdatesEnabled(True)
        for drawing in view.findChildren(SvgView):
            drawing.render_ahead()

    @override
    def hasHeightForWidth(self) -> bool:
        return self._fitted

    @override
    def heightForWidth(self, width: int) -> int:
        return -1 if self._shown is None or not self._fitted else self._shown.heightForWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return self._shown.sizeHint() if self._shown is not None and self._fitted else self.minimumSizeHint()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize() if self._shown is None else self._shown.minimumSizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._shown is not None:
            self._shown.setGeometry(self.rect())
        if self._fitted and self.height() != self.heightForWidth(self.width()):
            self._asked = None  # what is around remembers the height of another view at this width
        self._ask_for_room()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._ask_for_room()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._ask_for_room()
        return super().event(event)

    def _ask_for_room(self) -> None:
        """Have what is around laid out anew, if what shows asks for another room at the width of the moment."""
        room = self.minimumSizeHint(), self.heightForWidth(self.width())
        if room != self._asked:
            self._asked = room
            self.updateGeometry()
