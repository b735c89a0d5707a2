"""What a folder answers when it is asked why nothing works there. Nothing here raises: no answer is no reason."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from mediateur import paths

ROOM = 64 * 1024  # less than what SQLite needs to open a journal and write a line
_CHUNK = 1 << 20
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)


def is_full(folder: Path) -> bool:
    """Return whether nothing fits any more in a folder, or where it would be made."""
    with suppress(OSError):
        return shutil.disk_usage(_nearest(folder)).free < ROOM
    return False


def is_seen(path: Path) -> bool:
    """Return whether something is seen to have that name."""
    with suppress(OSError):
        return path.exists()
    return False


def can_be_read(path: Path) -> bool:
    """Return whether the disk gives every byte of a file; a file that is not there is no fault of the disk."""
    try:
        with path.open("rb") as file:
            while file.read(_CHUNK):
                pass
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def is_read_only(path: Path) -> bool:
    """Return whether a file can be read in a folder that cannot be written to."""
    return os.access(path, os.R_OK) and not os.access(path.parent, os.W_OK)


def is_of_read_only_disk(folder: Path) -> bool:
    """Return whether a folder is, or would be made, on a disk on which nobody may write."""
    if sys.platform == "win32":
        return False
    with suppress(OSError):
        return bool(os.statvfs(_nearest(folder)).f_flag & os.ST_RDONLY)
    return False


def has_no_locks(folder: Path) -> bool:
    """Return whether the disk of a folder, made or not yet, refuses every lock, as some of a network do.

    It is asked of a file of its own: closing one of the journal would lift the locks that this program has on it.
    """
    if sys.platform == "win32":
        return False
    import fcntl

    try:
        with tempfile.TemporaryFile(dir=_nearest(folder)) as file:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno in _NO_LOCKS
    return False


def _nearest(folder: Path) -> Path:
    return next((each for each in (folder, *folder.absolute().parents) if paths.is_folder(each)), folder)
