"""The Qt binding counts references right: PySide6 6.12.0 on Python 3.11 does not, and aborts after a while."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject

CALLS = 1000


def test_a_call_that_returns_nothing_takes_no_reference_off_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("x")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10
