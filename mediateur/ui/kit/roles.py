"""What a widget is for a screen reader, where Qt has no widget of that kind: a title, a dialog in the window."""

from __future__ import annotations

from typing import ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_installed = False


@runtime_checkable
class HasRole(Protocol):
    """A widget class that names its role."""

    accessible_role: ClassVar[QAccessible.Role]


def install() -> None:
    """Teach Qt the roles of the kit, once per process."""
    global _installed  # Qt keeps the factory for the life of the process
    if not _installed:
        QAccessible.installFactory(_interface)
        _installed = True


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, QWidget) and isinstance(thing, HasRole):
        return QAccessibleWidget(thing, thing.accessible_role, "")
    return None
