"""Keys as people press them: both Entrée, and digits of the pad, of the row above, without Maj on a French keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

AZERTY = {"&": 1, "é": 2, '"': 3, "'": 4, "(": 5, "-": 6, "è": 7, "_": 8, "ç": 9, "à": 0}
_FORBIDDEN = (
    Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TEXT_FIELDS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QAbstractSpinBox")


def digit_of(event: QKeyEvent) -> int | None:
    """Return the digit (0 to 9) that a key press means, None for any other key.

    A press with Maj, Ctrl, Alt or the system key means no digit. A minus of the numeric pad is not a 6.
    """
    if event.modifiers() & _FORBIDDEN:
        return None
    text, keypad = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.KeypadModifier)
    if len(text) == 1 and text in "0123456789":
        return int(text)
    return None if keypad else AZERTY.get(text.lower())


def is_enter(event: QKeyEvent) -> bool:
    """Return whether a press is Entrée, that of the pad included, whatever is held with it."""
    return event.key() in _ENTER


def is_enter_alone(event: QKeyEvent) -> bool:
    """Return whether a press is Entrée, that of the pad included, with neither Maj, Ctrl, Alt nor the system key."""
    return event.key() in _ENTER and not event.modifiers() & _FORBIDDEN


def leaves(event: QKeyEvent, left: SignalInstance) -> bool:
    """Tell by `left` that a view is left, where a press is Échap; return whether it is."""
    if event.key() != Qt.Key.Key_Escape:
        return False
    left.emit()
    return True


def in_text_field(widget: QWidget | None) -> bool:
    """Return whether typed characters belong to the widget, so that digits and letters are no shortcuts."""
    if widget is None:
        return False
    if widget.inherits("QComboBox"):
        return bool(widget.property("editable"))
    return any(widget.inherits(kind) for kind in _TEXT_FIELDS)
