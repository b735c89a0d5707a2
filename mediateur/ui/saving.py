"""Asking where to save, and writing in one move."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from mediateur.errors import MediateurError
from mediateur.paths import write_whole
from mediateur.ui.kit.toast import toast


def ask_and_write(window: QWidget, name: str, data: bytes) -> Path | None:
    """Ask for a place, propose `name`, write `data` there and say so; None when the person gave up."""
    target = ask_where(window, name)
    if target is not None:
        write_and_tell(window, target, data)
    return target


def ask_where(window: QWidget, name: str) -> Path | None:
    """Ask where to save, and propose `name`; None when the person gave up."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    chosen, _ = QFileDialog.getSaveFileName(window, "Enregistrer", str(Path(documents) / name))
    return Path(chosen) if chosen else None


def write_and_tell(window: QWidget, target: Path, data: bytes) -> None:
    """Write a file, and say so. Raises MediateurError as `write` does."""
    write(target, data)
    toast(window, f"Enregistré dans {target.parent.name}\N{NO-BREAK SPACE}: {target.name}.")


def write(target: Path, data: bytes) -> None:
    """Write a file by replacing it in one move. Raises MediateurError when that fails; the old file is kept."""
    try:
        write_whole(target, data)
    except OSError as error:
        raise MediateurError(
            f"Le fichier {target.name} ne s’enregistre pas.",
            "Rien d’autre n’a changé.",
            "Choisissez un autre dossier, ou libérez de la place.",
            detail=str(error),
        ) from error
