"""What screen readers are told besides what has the focus: a step, a count, something saved, an error."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

KEPT = 20


class Announcement(NamedTuple):
    """Something that was said, and whether it cut in."""

    text: str
    assertive: bool


_said: deque[Announcement] = deque(maxlen=KEPT)


def announce(widget: QWidget, text: str, assertive: bool = False) -> None:
    """Have a text said about a widget; only errors on saving are `assertive`. Under a cover, it waits."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    from mediateur.ui.kit.cover import cover_of

    if cover := cover_of(widget.window()):
        cover.hold(text, assertive)
        return
    _said.append(Announcement(text, assertive))
    event = QAccessibleAnnouncementEvent(widget, text)
    levels = QAccessible.AnnouncementPoliteness
    event.setPoliteness(levels.Assertive if assertive else levels.Polite)
    QAccessible.updateAccessibility(event)


def tell_place(page: QWidget, text: str) -> None:
    """Say where one is by the name of the page that has the keyboard, or is about to.

    Every screen reader says the name of what gets the focus, and the new name of what has it; some, not yet old, pass
    over announcements. One that hears both would say it twice: it is not announced besides.
    """
    _said.append(Announcement(text, assertive=False))
    page.setAccessibleName(text)


def recent() -> tuple[Announcement, ...]:
    """Return the last announcements, oldest first."""
    return tuple(_said)


def forget() -> None:
    """Forget past announcements."""
    _said.clear()
