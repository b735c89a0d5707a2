"""A window that nobody touches, told by a clock of the test."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from mediateur.ui.idle import REST, STILL, Idle
from tests.ui.conftest import show


class Clock:
    """Seconds that the test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def watched() -> tuple[QWidget, Idle, Clock, list[float]]:
    window, clock, told = QWidget(), Clock(), list[float]()
    idle = Idle(window, clock)
    idle.idle.connect(lambda: told.append(clock.now))
    show(window, 200, 100)
    idle.begin()
    return window, idle, clock, told


def test_it_tells_once_after_a_minute_without_a_hand_then_rests(theme: object) -> None:
    _window, idle, clock, told = watched()
    clock.now += STILL - 1
    idle.look()
    assert told == []
    clock.now += 1
    idle.look()
    idle.look()
    assert told == [100 + STILL]
    clock.now += REST - 1
    idle.look()
    assert len(told) == 1
    clock.now += 1
    idle.look()
    assert len(told) == 2


def test_a_key_or_a_mouse_begins_the_minute_again(theme: object) -> None:
    window, idle, clock, told = watched()
    field = QLineEdit(window)
    field.show()
    clock.now += STILL - 1
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    clock.now += STILL - 1
    idle.look()
    assert told == []
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton)
    clock.now += STILL - 1
    idle.look()
    assert told == []
    clock.now += 1
    idle.look()
    assert len(told) == 1


def test_a_window_made_anew_is_watched_from_the_next_look(theme: object) -> None:
    window, idle, clock, told = watched()
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.hide()
    window.destroy()
    show(window, 200, 100)
    idle.look()
    clock.now += STILL - 1
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    clock.now += STILL - 1
    idle.look()
    assert told == []
