"""The register of a folder, with a clock that stands still."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from mediateur.store.register.registry import Registry
from mediateur.training.handover import Snapshot, snapshot
from mediateur.usecases.preferences import Preferences
from mediateur.usecases.register.base import Desk

NOW = dt.datetime(2026, 11, 29, 10)


def open_desk(folder: Path) -> Desk:
    """Return the desk of a register, made at its first use."""
    registry = Registry(folder)
    return Desk(registry, Preferences(folder), lambda: NOW)


def whole(desk: Desk) -> Snapshot:
    """Return all that a register holds."""
    with desk.begin() as work:
        sessions = [filled.session for filled in work.sessions.all()]
        left = work.erasure.departed()
        return snapshot(work.people.records(), sessions, dict(work.erasure.announced()), left, work.shared.all())


def close(desk: Desk) -> None:
    """Leave the file of a register."""
    desk.store.lock()
