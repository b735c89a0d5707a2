"""The colours of a theme as a QPalette, for whatever Qt draws by itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

_ROLES = {
    QPalette.ColorRole.Window: "bg_app",
    QPalette.ColorRole.WindowText: "text_body",
    QPalette.ColorRole.Base: "bg_surface",
    QPalette.ColorRole.AlternateBase: "bg_subtle",
    QPalette.ColorRole.Text: "text_body",
    QPalette.ColorRole.Button: "bg_surface",
    QPalette.ColorRole.ButtonText: "text_strong",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "primary",
    QPalette.ColorRole.HighlightedText: "on_primary",
    QPalette.ColorRole.Accent: "primary",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "bg_surface",
    QPalette.ColorRole.ToolTipText: "text_body",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.Light: "bg_surface",
    QPalette.ColorRole.Midlight: "bg_subtle",
    QPalette.ColorRole.Mid: "border_subtle",
    QPalette.ColorRole.Dark: "border_control",
    QPalette.ColorRole.Shadow: "border_strong",
}
_INK = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def build(colours: Mapping[str, str]) -> QPalette:
    """Return the palette of a theme given its colours by role."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(colours[name]))
    for role in _INK:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["text_disabled"]))
    return palette


def show_ground(widget: QWidget) -> None:
    """Have a field of Qt leave its ground to who paints it; its other colours stay those of the theme."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    widget.setPalette(palette)
