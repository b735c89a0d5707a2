"""Where things are: the resources that come with the program, and the data folder of this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

DATA_VARIABLE = "MEDIATEUR_DOSSIER"


def resources() -> Path:
    """Return the folder of resources: the packaged one, else the checkout's."""
    package = Path(__file__).resolve().parent
    packaged = package / "resources"
    return packaged if packaged.is_dir() else package.parent / "resources"


def data_folder(chosen: str | Path | None = None) -> Path:
    """Return the data folder: the chosen one, else MEDIATEUR_DOSSIER, else the system's usual place.

    The folder is not created here.
    """
    if chosen:
        return Path(chosen).expanduser()
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named).expanduser()
    return _system_data_root() / "mediateur"


def _system_data_root() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
