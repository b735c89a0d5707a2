"""Asking where to save, and writing in one move, in a job: a slow stick holds up nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from mediateur.errors import MediateurError
from mediateur.paths import write_whole
from mediateur.ui import jobs
from mediateur.ui.kit.toast import UNDER_WAY, UNTIL_ENDED, Toast, toast

SLOW_MS = 800
TAKEN = "Ce fichier existe déjà. Enregistrer"


class Saving(QObject):
    """A file on its way to the place that was chosen: `make` gives its bytes, in the job that writes them.

    `saved` once it is there and said to be; `failed` carries the MediateurError that stopped it; `ended` after either.
    What lasts is said to be under way.
    """

    saved = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, window: QWidget, target: Path, make: Callable[[], bytes]) -> None:
        super().__init__(window)
        self._window, self._target = window, target
        self._told: Toast | None = None
        QTimer.singleShot(SLOW_MS, self, self._say_that_it_lasts)
        jobs.save(partial(_save, target, make), self._on_saved, self)

    @Slot()
    def _say_that_it_lasts(self) -> None:
        self._told = toast(self._window, "Enregistrement en cours…", seconds=UNTIL_ENDED, mark=UNDER_WAY)

    @Slot(object)
    def _on_saved(self, outcome: jobs.Outcome[None]) -> None:
        self.deleteLater()
        if self._told is not None and isValid(self._told):
            self._told.dismiss()
        if outcome.succeeded(self.failed.emit):
            folder = self._target.parent
            toast(self._window, f"Enregistré dans {folder.name or folder}\N{NO-BREAK SPACE}: {self._target.name}.")
            self.saved.emit()
        self.ended.emit()


def ask_and_save(window: QWidget, name: str, make: Callable[[], bytes]) -> Saving | None:
    """Ask for a place, propose `name`, and begin to save what `make` gives there; None when the person gave up."""
    target = ask_where(window, name)
    return None if target is None else Saving(window, target, make)


def ask_where(window: QWidget, name: str) -> Path | None:
    """Ask where to save, and propose `name`, whose ending the file keeps; None when the person gave up.

    A file that only the ending makes the same as one that is there is asked for again: the dialog of the system had
    not seen that it would be replaced, and asks.
    """
    proposed = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)) / name
    ending, title = proposed.suffix, "Enregistrer"
    while True:
        chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), f"Fichiers {ending} (*{ending})")
        if not chosen:
            return None
        proposed, title = with_ending(Path(chosen), ending), TAKEN
        if proposed == Path(chosen) or not proposed.exists():
            return proposed


def with_ending(chosen: Path, ending: str) -> Path:
    """Return the file with its ending, without which a double click would not open it: « bilan 12.11 » has none."""
    return chosen if chosen.suffix.lower() == ending else chosen.with_name(f"{chosen.name}{ending}")


def write(target: Path, data: bytes) -> None:
    """Write a file by replacing it in one move. Raises MediateurError when that fails; the old file is kept."""
    try:
        write_whole(target, data)
    except OSError as error:
        raise MediateurError(
            f"Le fichier {target.name} ne s’enregistre pas.",
            "Ce que Médiateur garde est intact.",
            "Choisissez un autre dossier, ou libérez de la place.",
            detail=str(error),
        ) from error


def _save(target: Path, make: Callable[[], bytes]) -> None:
    write(target, make())
