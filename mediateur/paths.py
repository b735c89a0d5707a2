"""Where things are, and how a file is replaced: the program's resources, the data folder of this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

DATA_VARIABLE = "MEDIATEUR_DOSSIER"


def resources() -> Path:
    """Return the folder of resources: the packaged one, else the checkout's."""
    package = Path(__file__).resolve().parent
    packaged = package / "resources"
    return packaged if packaged.is_dir() else package.parent / "resources"


def licences() -> Path:
    """Return where an installed program keeps the licences of what it is made of; a checkout has no such folder."""
    return Path(__file__).resolve().parent / "licences"


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


def private_folder(folder: Path) -> None:
    """Make a folder closed to other accounts; one that exists is left as it is. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_whole(target: Path, data: bytes) -> None:
    """Write a file in one move: the old one stays until the new one is whole on the disk. Raises OSError.

    What is not a plain file (a pipe, a device) is written to as it is.
    """
    write_in_parts(target, (data,))


def write_in_parts(target: Path, parts: Iterable[bytes]) -> None:
    """Write a file in one move, as `write_whole`, from parts that are made one after the other."""
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            device.writelines(parts)
        return
    fresh = target.with_name(f"{target.name}.nouveau")
    try:
        with fresh.open("wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
