"""Push buttons: one primary per screen, the others framed or quiet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mediateur.ui.kit.overriding import override
from mediateur.ui.kit.painting import Look, icon, surface
from mediateur.ui.kit.pieces import IconPiece, KeyPiece, Piece
from mediateur.ui.kit.row_button import BaseButton, RowButton
from mediateur.ui.kit.theme import current

STRONG_HEIGHT, STRONG_LABEL, STRONG_PADDING = 52, 17.0, 23


class PushButton(RowButton):
    """An action with an icon, a key and an icon after the label, all optional; `strong` is the taller one."""

    wraps = False
    centred = True
    padding = padding_end = 19
    gap = 10

    def __init__(
        self,
        label: str,
        icon: str = "",
        keycap: str = "",
        trailing: str = "",
        strong: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._icon, self._keycap, self._trailing, self._bare = icon, keycap, trailing, False
        if strong:
            self.row_height, self.label_size = STRONG_HEIGHT, STRONG_LABEL
            self.padding = self.padding_end = STRONG_PADDING
        super().__init__(label, parent)
        self.setAccessibleDescription(keycap)

    def set_bare(self, *, bare: bool) -> None:
        """Show the label alone, where there is little width, or all of it."""
        self._bare = bare
        self.restyle()

    def point(self, *, up: bool) -> None:
        """End with a chevron: down where the button unfolds something, up where it folds it."""
        self._trailing = "chevron-up" if up else "chevron-down"
        self.restyle()

    @override
    def leading(self) -> Sequence[Piece]:
        return (IconPiece(self._icon),) if self._icon and not self._bare else ()

    @override
    def trailing(self) -> Sequence[Piece]:
        if self._bare:
            return ()
        key = (KeyPiece(self._keycap),) if self._keycap else ()
        return (*key, IconPiece(self._trailing)) if self._trailing else key

    def shade(self, rest: str, hover: str, pressed: str) -> str:
        """Return the role for the present state of the mouse or the key."""
        if self.isDown():
            return pressed
        return hover if self.underMouse() and self.isEnabled() else rest


class PrimaryButton(PushButton):
    """What most people will do next; one per screen."""

    @override
    def look(self) -> Look:
        if not self.isEnabled():
            return Look("bg_subtle", ink="text_disabled")
        return Look(self.shade("primary", "primary_hover", "primary_pressed"), ink="on_primary")


class SecondaryButton(PushButton):
    """Any other action."""

    @override
    def look(self) -> Look:
        stroke = current().metrics.stroke("commande")
        if not self.isEnabled():
            return Look("bg_subtle", "border_subtle", "text_disabled", stroke)
        fill = self.shade("bg_surface", "primary_soft", "primary_soft_hover")
        return Look(fill, self.shade("border_control", "primary", "primary"), "text_strong", stroke)


class DangerButton(PushButton):
    """An action that deletes."""

    @override
    def look(self) -> Look:
        fill = self.shade("bg_surface", "danger_soft", "danger_soft")
        return Look(fill, "danger", "danger", current().metrics.stroke("commande"))


class QuietButton(PushButton):
    """A small action that reads like a link; `underline` for a link inside text."""

    padding = padding_end = 12

    def __init__(
        self,
        label: str,
        icon: str = "",
        keycap: str = "",
        trailing: str = "",
        underline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.underlined = underline
        super().__init__(label, icon, keycap, trailing, parent=parent)

    @override
    def look(self) -> Look:
        return Look(self.shade("", "primary_soft", "primary_soft_hover"), ink="link")


class TextLink(QuietButton):
    """A link that begins where the text above it begins."""

    wraps = True
    centred = False
    padding = padding_end = 0

    def __init__(self, label: str, trailing: str = "", *, underline: bool = True) -> None:
        super().__init__(label, trailing=trailing, underline=underline)


class QuietDangerButton(QuietButton):
    """A quiet action that throws something away."""

    @override
    def look(self) -> Look:
        return Look(self.shade("", "danger_soft", "danger_soft"), ink="danger")


class IconButton(BaseButton):
    """One of the few signs understood without a word (close, minus, plus, before, after), with a name and a tooltip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None, *, framed: bool = False) -> None:
        super().__init__("", parent)
        self._icon, self._framed = icon, framed
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = current().dimension("cible_min")
        return QSize(side, side)

    @override
    def event(self, event: QEvent) -> bool:
        # Qt would tell a tooltip of the widget as its description: the name would be said twice.
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from mediateur.ui.kit import qss

            qss.dress(self, qss.TIP)
            QToolTip.showText(event.globalPos(), self.accessibleName(), self)
            return True
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, stroke = QPainter(self), current().metrics.stroke("commande")
        rest, frame = ("bg_surface", "border_control") if self._framed else ("", "")
        fill = "primary_soft_hover" if self.isDown() else "primary_soft" if self.underMouse() else rest
        surface(painter, QRectF(self.rect()), Look(fill, frame, stroke=stroke), current().radius("commande"))
        inset = (self.width() - current().px(22)) / 2
        icon(painter, self._icon, "text_strong", inset, (self.height() - current().px(22)) / 2, 22)
