"""What a program that Windows started from an icon says and asks: there is no terminal then, only boxes."""

from __future__ import annotations

import sys

TITLE = "Médiateur"
# Styles and answer of MessageBoxW, as the Windows API numbers them.
_STOP, _INFORM, _ASK, _YES = 0x10, 0x40, 0x24, 6


def show(text: str, *, failed: bool) -> None:
    """Show sentences until they are read."""
    _box(text, _STOP if failed else _INFORM)


def ask(question: str) -> bool:
    """Ask a question, and return whether the answer is yes."""
    return _box(question, _ASK) == _YES


def _box(text: str, style: int) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.user32.MessageBoxW(None, text, TITLE, style))
