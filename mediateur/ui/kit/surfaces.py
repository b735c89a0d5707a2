"""Surfaces on which a page lays things: panels, separating lines, a thin progress bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QProgressBar, QSizePolicy, QWidget

from mediateur.ui.kit.drawn import Drawn
from mediateur.ui.kit.layouts import Column
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.theme import current

FILLS = {
    "surface": ("bg_surface", "border_subtle"),
    "soft": ("primary_soft", "primary_soft"),
    "warning": ("warning_soft", "warning_border"),
    "subtle": ("bg_subtle", "bg_subtle"),
}
_HIGH_CONTRAST_FRAMES = {"soft": "primary", "subtle": "border_subtle"}
PADDING, GAP, BAR = 20, 8, 10


class Panel(QFrame):
    """A rounded surface with a column `body`; kinds: surface, soft (« À dire »), warning (« Ça bloque ? »), subtle."""

    def __init__(
        self, kind: str = "surface", padding: int = PADDING, selected: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind, self._selected = kind, selected
        self.body = Column(GAP, (padding, padding, padding, padding), self)
        current().changed.connect(self.update)

    def set_padding(self, across: int, down: int) -> None:
        """Leave another room inside the edge, at the sides and above and below, in px at 100 %."""
        self.body.set_measures(GAP, (across, down, across, down))

    def set_selected(self, selected: bool) -> None:
        """Frame the panel as the one in use, or not."""
        self._selected = selected
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        surface(QPainter(self), QRectF(self.rect()), self._look(), current().radius("carte"))

    def _look(self) -> Look:
        theme, (fill, frame) = current(), FILLS[self._kind]
        if self._selected:
            return Look(fill, "primary", stroke=theme.metrics.stroke("selection"))
        if theme.high_contrast:
            stroke = theme.metrics.stroke("contraste_eleve_carte")
            return Look(fill, _HIGH_CONTRAST_FRAMES.get(self._kind, frame), stroke=stroke)
        return Look(fill, frame, stroke=theme.metrics.stroke("decoratif"))


class Separator(Drawn):
    """A thin line between things."""

    def __init__(self, vertical: bool = False, role: str = "border_subtle", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        fixed, expanding = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(fixed if vertical else expanding, expanding if vertical else fixed)

    @override
    def sizeHint(self) -> QSize:
        stroke = current().metrics.stroke("decoratif")
        return QSize(stroke, stroke)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        surface(QPainter(self), QRectF(self.rect()), Look(self._role), 0)


class ProgressBar(QProgressBar):
    """A determinate bar, `thick` px at 100 %, with a name and a value for screen readers."""

    def __init__(
        self, name: str, value: int = 0, maximum: int = 100, parent: QWidget | None = None, *, thick: int = BAR
    ) -> None:
        super().__init__(parent)
        self._thick = thick
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_progress(value, maximum)
        current().changed.connect(self.restyle)

    def set_progress(self, value: int, maximum: int) -> None:
        """Show how far things are, at the next painting: Qt's own bar would paint itself at once."""
        self.setUpdatesEnabled(False)
        self.setRange(0, maximum)
        self.setValue(value)
        self.setUpdatesEnabled(True)

    @Slot()
    def restyle(self) -> None:
        """Take the measures of the theme again."""
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(current().px(160), current().px(self._thick))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(40), current().px(self._thick))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, track = QPainter(self), current(), QRectF(self.rect())
        radius, stroke = track.height() / 2, theme.metrics.stroke("decoratif")
        surface(painter, track, Look("bg_subtle"), radius)
        done = QRectF(track)
        done.setWidth(track.width() * self.value() / max(1, self.maximum()))
        painter.setClipRect(done, Qt.ClipOperation.ReplaceClip)
        surface(painter, track, Look("primary"), radius)
        painter.setClipping(False)
        surface(painter, track, Look(frame="border_control", stroke=stroke), radius)
