"""A number with minus and plus: a spin box for screen readers, 44 px targets for fingers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy, QSpinBox, QWidget

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.palette import show_ground
from mediateur.ui.kit.theme import current

BUTTON, MIDDLE, BIG_BUTTON, BIG_MIDDLE = 44, 46, 60, 110
DIGITS = 3  # how many a big counter has room for in its usual middle


class Counter(QSpinBox):
    """A count; +, −, arrows and typed digits change it. `marked` frames it as a choice when above its minimum."""

    def __init__(
        self,
        name: str,
        value: int = 0,
        minimum: int = 0,
        maximum: int = 999,
        big: bool = False,
        marked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._big, self._marks = big, marked
        self.setAccessibleName(name)
        self.setRange(minimum, maximum)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lineEdit().setAlignment(Qt.AlignmentFlag.AlignCenter)
        show_ground(self.lineEdit())
        self.setValue(value)
        self.valueChanged.connect(self.restyle)
        current().changed.connect(self.restyle)
        self.restyle()

    @property
    def side(self) -> int:
        """Return the width of the minus and plus targets, in px."""
        return current().px(BIG_BUTTON if self._big else BUTTON)

    @Slot()
    def restyle(self) -> None:
        """Take fonts and measures of the theme again."""
        self.setFont(current().font("compteur") if self._big else current().font("libelle", weight=700))
        self._ink()
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wider = max(1, len(str(self.maximum())) / DIGITS) if self._big else 1
        middle = current().px(round(BIG_MIDDLE * wider) if self._big else MIDDLE)
        return QSize(2 * self.side + middle, self.side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.side, 2, self.width() - 2 * self.side, self.height() - 4)

    @override
    def stepBy(self, steps: int) -> None:
        super().stepBy(steps)
        self.lineEdit().deselect()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.stepBy(step)
            return
        super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.stepBy(1 if event.position().x() > self.width() / 2 else -1)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of what is typed; one more and one less are the two buttons."""
        from mediateur.ui.kit.menu import unfold

        unfold(self.lineEdit().createStandardContextMenu(), event.globalPos())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current()
        look = Look("bg_surface", "border_control", "text_strong", theme.metrics.stroke("commande"))
        if self._is_marked():
            look = Look("primary_soft", "primary", "on_primary_soft", theme.metrics.stroke("selection"))
        surface(painter, QRectF(self.rect()), look, theme.radius("commande"))
        inset, top = (self.side - theme.px(20)) / 2, (self.height() - theme.px(20)) / 2
        icon(painter, "minus", look.ink, inset, top, 20)
        icon(painter, "plus", look.ink, self.width() - self.side + inset, top, 20)

    def _ink(self) -> None:
        palette, ink = self.lineEdit().palette(), "on_primary_soft" if self._is_marked() else "text_strong"
        palette.setColor(QPalette.ColorRole.Text, current().colour(ink))
        self.lineEdit().setPalette(palette)

    def _is_marked(self) -> bool:
        return self._marks and self.value() > self.minimum()
