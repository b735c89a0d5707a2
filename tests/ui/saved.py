"""Answers to the system's dialog « Enregistrer »: the place, and the ending that was proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog


def save_into(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have whatever is saved called « sortie » in a new folder, and return the folder."""
    folder.mkdir()

    def answer(_window: object, _title: str, proposed: str, _filters: str) -> tuple[str, str]:
        return str(folder / f"sortie{Path(proposed).suffix}"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return folder


def only(folder: Path) -> Path:
    """Return the only file of a folder."""
    (file,) = folder.iterdir()
    return file
