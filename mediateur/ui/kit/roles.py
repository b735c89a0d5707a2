"""What a widget is for a screen reader, where Qt has no widget of that kind: a title, a dialog in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

ATTRIBUTE = "accessible_role"
_installed = False


def install() -> None:
    """Teach Qt the roles of the kit, once per process."""
    global _installed  # Qt keeps the factory for the life of the process
    if not _installed:
        from PySide6.QtGui import QAccessible

        QAccessible.installFactory(_interface)
        _installed = True


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    name = getattr(thing, ATTRIBUTE, "")
    if not name or not isinstance(thing, QWidget):
        return None
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    return QAccessibleWidget(thing, QAccessible.Role[name], "")
