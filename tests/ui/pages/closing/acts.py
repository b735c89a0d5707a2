"""What the tests of a closing do to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediateur.journal.encounter import Encounter
from mediateur.ui.pages.closing.note import ClosingNote
from mediateur.ui.pages.closing.page import ClosingDialog
from tests.ui.driving import CTRL, KEY, Driver, calm


def closing(hands: Driver) -> ClosingDialog:
    """Open the closing of the session in view."""
    hands.key(KEY.Key_Return, CTRL)
    dialog = hands.dialog
    assert isinstance(dialog, ClosingDialog)
    return dialog


def stored(hands: Driver) -> tuple[Encounter, ...]:
    """Return the encounters that are kept."""
    with hands.app.open_store().begin() as work:
        return work.encounters.all()


SIZES = [(1366, 690, 1.0), (1366, 690, 1.5), (420, 728, 1.0), (420, 728, 1.25)]


def with_note(hands: Driver, size: tuple[int, int, float]) -> tuple[ClosingDialog, ClosingNote]:
    """Open the closing with a note, in a window of a size at a scale."""
    width, height, scale = size
    hands.app.preferences.change(notes=True)
    hands.theme.set(scale=scale)
    hands.window.resize(width, height)
    hands.begin()
    dialog = closing(hands)
    calm(hands.window)
    assert dialog.note is not None
    return dialog, dialog.note


def whole(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect().size() == widget.size()
