"""Where things are, and how a file is replaced: the program's resources, the data folder of this machine."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from mediateur.errors import MediateurError

DATA_VARIABLE = "MEDIATEUR_DOSSIER"
PROGRAM_VARIABLE = "MEDIATEUR_PROGRAMME"
PORTABLE_MARK, PORTABLE_DATA = "portable.txt", "donnees"
CHANGELOG = "CHANGELOG.md"
# The end of the name of a file that is not whole yet. What is younger may be under way, in another program or on
# another machine that writes to the same folder.
FRESH, UNDER_WAY_SECONDS = ".nouveau", 86_400
# This program, while it runs: another one writes beside its files, never over them.
_MARK = os.urandom(4).hex()


def resources() -> Path:
    """Return the folder of resources: the packaged one, else the checkout's."""
    package = Path(__file__).resolve().parent
    packaged = package / "resources"
    return packaged if packaged.is_dir() else package.parent / "resources"


def manual(root: Path) -> Path:
    """Return the folder of the manual that comes with a folder of resources: in it once packaged, else in docs."""
    packaged = root / "manuel"
    return packaged if packaged.is_dir() else root.parent / "docs" / "manuel"


def dress(root: Path, part: str) -> Path:
    """Return the folder of the fonts, icons or themes that go with a content folder: in it, else the program's."""
    own = root / part
    return own if own.is_dir() else resources() / part


def has_icon(root: Path, name: str) -> bool:
    """Tell whether the icons that go with a content folder have one of that name."""
    return (dress(root, "icons") / f"{name}.svg").is_file()


def licences() -> Path:
    """Return where an installed program keeps the licences of what it is made of; a checkout has no such folder."""
    return Path(__file__).resolve().parent / "licences"


def data_folder(chosen: str | Path | None = None) -> Path:
    """Return the data folder: the chosen one, else MEDIATEUR_DOSSIER, else that of a portable program, else the usual.

    The folder is not created here.
    """
    if chosen:
        return Path(chosen).expanduser()
    if named := os.environ.get(DATA_VARIABLE):
        return Path(named).expanduser()
    return portable_folder() or _system_data_root() / "mediateur"


def portable_folder() -> Path | None:
    """Return the data folder that stands beside the program, if PORTABLE_MARK beside it says that it goes with it."""
    beside = program_folder()
    return beside / PORTABLE_DATA if (beside / PORTABLE_MARK).is_file() else None


def program_folder() -> Path:
    """Return the folder that holds what a person starts: an AppImage, a macOS application, else the executable.

    MEDIATEUR_PROGRAMME names another one.
    """
    if named := os.environ.get(PROGRAM_VARIABLE):
        return Path(named).expanduser()
    if image := os.environ.get("APPIMAGE"):
        return Path(image).parent
    folder = Path(sys.executable).parent
    bundle = next((parent for parent in folder.parents if parent.suffix == ".app"), None)
    return bundle.parent if bundle else folder


def changelog() -> Path:
    """Return the file that tells users what changed: the packaged one, else the checkout's."""
    packaged = resources() / CHANGELOG
    return packaged if packaged.is_file() else resources().parent / CHANGELOG


def _system_data_root() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def private_folder(folder: Path) -> None:
    """Make a folder closed to other accounts; one that exists is left as it is. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def is_folder(path: Path) -> bool:
    """Return whether a folder is seen to have that name; where its disk does not tell, none is."""
    with suppress(OSError):
        return path.is_dir()
    return False


def is_file(path: Path) -> bool:
    """Return whether a file of the data folder is there. Raises MediateurError where its disk does not tell."""
    try:
        return path.is_file()
    except OSError as error:
        raise MediateurError(
            "Le disque des données ne répond pas comme il faut.",
            "Médiateur n’y a rien changé.",
            f"Branchez-le ou faites-vous donner le droit d’y lire, puis réessayez\N{NO-BREAK SPACE}: {path.parent}",
            detail=f"{type(error).__name__} {error.errno}",
        ) from error


def write_whole(target: Path, data: bytes) -> None:
    """Write a file in one move: the old one stays until the new one is whole on the disk. Raises OSError.

    What is not a plain file (a pipe, a device) is written to as it is.
    """
    write_in_parts(target, (data,))


def write_private(target: Path, data: bytes) -> None:
    """Write a file in one move, as `write_whole`, that no other account may read from its first byte on."""
    write_in_parts(target, (data,), opener=private_opener)


def private_opener(path: str, flags: int) -> int:
    """Open a file so that, if it is made, no other account may read it. Raises OSError."""
    return os.open(path, flags, 0o600)


def write_in_parts(target: Path, parts: Iterable[bytes], opener: Callable[[str, int], int] | None = None) -> None:
    """Write a file in one move, as `write_whole`, from parts that are made one after the other.

    Two programs that write it at once each have a file of their own until then: the last one to end wins, whole. One
    that a disk did not let this program delete is written over the next time.
    """
    if target.exists() and not target.is_file():
        with target.open("wb") as device:
            device.writelines(parts)
        return
    _remove_left(target)
    fresh = target.with_name(f"{target.name}.{_MARK}{FRESH}")
    try:
        with open(fresh, "wb", opener=opener) as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def _remove_left(target: Path) -> None:
    """Delete what a program that was ended in the middle left of the same file; what cannot be deleted stays."""
    left, oldest = re.compile(rf"{re.escape(target.name)}\.[0-9a-f]{{8}}{FRESH}"), time.time() - UNDER_WAY_SECONDS
    with suppress(OSError), os.scandir(target.parent) as entries:
        for entry in entries:
            if entry.name.endswith(FRESH) and left.fullmatch(entry.name) and entry.stat().st_mtime < oldest:
                Path(entry).unlink()
