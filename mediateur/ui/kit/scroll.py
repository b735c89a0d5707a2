"""A column that scrolls up and down and never hides what has the focus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from mediateur.ui.kit.layouts import NO_MARGINS, Column, Margins
from mediateur.ui.kit.scroll_bar import plain
from mediateur.ui.kit.theme import px

FOCUS_MARGIN = 24


class ScrollColumn(QScrollArea):
    """Put widgets in `body`, a column with spacing and margins in px at 100 %. It never scrolls sideways."""

    def __init__(self, spacing: int = 0, margins: Margins = NO_MARGINS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        plain(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        # Never wider than the viewport: else bringing a control into view would scroll sideways.
        self.content.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.body = Column(spacing, margins, self.content)
        self.setWidget(self.content)
        self.content.setAutoFillBackground(False)
        self._wanted: tuple[QWidget, ...] = ()
        self._seen: tuple[QRect, QRect] | None = None
        # A timer, not a queued call: those run among the requests for layout, and so before the layout is at rest.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._bring)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def lacking(self) -> int:
        """How much of the content is out of view, in px; what was just changed counts once it is `settle`d."""
        return self.verticalScrollBar().maximum()

    def settle(self) -> None:
        """Lay everything inside out now, the innermost first.

        Left alone, a change climbs one widget at each turn of the event loop, and is painted on its way.
        """
        inside = self.content.findChildren(QWidget)  # a parent always before its children
        for widget in (*reversed(inside), self.content):
            layout = widget.layout()
            if layout is not None:
                layout.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    def reveal(self, *widgets: QWidget) -> None:
        """Bring widgets into view once the layout is at rest; nothing moves when they already are.

        Where they do not fit together, the view begins with the topmost.
        """
        self._wanted, self._seen = widgets, None
        self._look.start()

    @Slot()
    def _bring(self) -> None:
        """Scroll when two looks one after the other find everything at the same place."""
        shown = [widget for widget in self._wanted if isValid(widget) and widget.isVisible()]
        place = QRect()
        for widget in shown:
            place = place.united(QRect(widget.mapTo(self.content, QPoint(0, 0)), widget.size()))
        seen = place, self.content.rect()
        if shown and seen != self._seen:
            self._seen = seen
            self._look.start()
            return
        self._wanted, self._seen = (), None
        if shown:
            self._scroll_to(place)

    def _scroll_to(self, place: QRect) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        margin = max(0, min(px(FOCUS_MARGIN), (height - place.height()) // 2))
        if place.top() >= bar.value() and place.bottom() < bar.value() + height:
            return
        from_top = place.top() < bar.value() or place.height() > height
        bar.setValue(place.top() - margin if from_top else place.bottom() + margin - height)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.content.isAncestorOf(new):
            self.ensureWidgetVisible(new, px(FOCUS_MARGIN), px(FOCUS_MARGIN))


def settle_around(widget: QWidget) -> None:
    """Lay out now a widget that changed and all that holds it, up to what scrolls, so that it is painted once.

    `ScrollColumn.settle` looks at everything inside; this, at the few layouts that a change goes through.
    """
    around: QWidget | None = widget
    while around is not None and not isinstance(around, QScrollArea):
        if (layout := around.layout()) is not None:
            layout.activate()
        around = around.parentWidget()
    if around is not None:
        QCoreApplication.sendEvent(around, QEvent(QEvent.Type.LayoutRequest))


def regrow(widget: QWidget) -> None:
    """Tell every widget around, up to what scrolls, that the height of this one may have changed.

    Qt tells its parent only when a hint changes, and the height that words need at a width is none.
    """
    around: QWidget | None = widget
    while around is not None and not isinstance(around, QScrollArea):
        around.updateGeometry()
        around = around.parentWidget()
