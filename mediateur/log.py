"""The log of this machine: what went wrong in the program, never who sat beside the mediator."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from mediateur.paths import private_folder

FILE = "mediateur.log"
CRASH_FILE = "arret-brutal.txt"
_MOST_BYTES = 200_000


def start(folder: Path) -> None:
    """Write warnings and errors to a rotating file of the data folder; do nothing where it cannot be written."""
    try:
        private_folder(folder)
        handler = RotatingFileHandler(folder / FILE, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%d"))
    root = logging.getLogger("mediateur")
    root.setLevel(logging.WARNING)
    for old in tuple(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)


def watch_crashes(folder: Path) -> TextIO | None:
    """Send the trace of a hard crash to the end of a file of the data folder.

    Returns that open file, to be kept as long as the program runs; None where it cannot be written.
    """
    try:
        file = (folder / CRASH_FILE).open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file)
    return file
