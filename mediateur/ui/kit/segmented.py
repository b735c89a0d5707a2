"""A few exclusive values side by side in one frame."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediateur.ui.kit.choices import Choice
from mediateur.ui.kit.layouts import Row
from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, surface
from mediateur.ui.kit.theme import current


class Segment(Choice):
    """One value of a segmented control, painted on the frame of the whole."""

    padding = padding_end = 17
    wraps = False
    centred = True

    def __init__(self, value: object, label: str, parent: QWidget) -> None:
        super().__init__(label, exclusive=True, parent=parent)
        self.value = value

    @override
    def look(self) -> Look:
        if self.isChecked():
            return Look("", ink="on_primary")
        return Look("", ink="text_strong")


class Segmented(QWidget):
    """Exclusive values with their words; `changed` tells the value that the reader chose."""

    changed = Signal(object)

    def __init__(
        self,
        options: Sequence[tuple[object, str]],
        name: str,
        value: object = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = Row(parent=self)
        self.segments = [Segment(option, label, self) for option, label in options]
        for segment in self.segments:
            segment.setAccessibleDescription(name)
            segment.clicked.connect(self._on_clicked)
            segment.toggled.connect(self._on_toggled)
            self._row.addWidget(segment)
        self.set_value(value if value is not None else options[0][0])

    def value(self) -> object:
        """Return the chosen value, None when there is none."""
        return next((segment.value for segment in self.segments if segment.isChecked()), None)

    def set_value(self, value: object) -> None:
        """Choose a value without telling; an unknown value changes nothing."""
        for segment in self.segments:
            if segment.value == value:
                segment.setChecked(True)

    @Slot()
    def _on_clicked(self) -> None:
        self.changed.emit(self.value())

    @Slot()
    def _on_toggled(self) -> None:
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        stroke, radius = theme.metrics.stroke("commande"), theme.radius("commande")
        frame = QRectF(self.rect())
        surface(painter, frame, Look("bg_surface"), radius)
        outline = QPainterPath()
        outline.addRoundedRect(frame, radius, radius)
        painter.setClipPath(outline)
        for segment in self.segments:
            if segment.isChecked():
                painter.fillRect(segment.geometry(), theme.colour("primary"))
            elif segment.underMouse():
                painter.fillRect(segment.geometry(), theme.colour("primary_soft"))
        for segment in self.segments[1:]:
            painter.fillRect(segment.x(), 0, stroke, self.height(), theme.colour("border_control"))
        painter.setClipping(False)
        surface(painter, frame, Look(frame="border_control", stroke=stroke), radius)
