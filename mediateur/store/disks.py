"""What the system tells of the disk that holds a folder. Nothing here needs rights, nor raises."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path, PurePosixPath

from mediateur.journal.shelter import Block, Shelter, judged, judged_by_bitlocker, mount_of, mounts

ROOT = Path("/")


def shelter_of(folder: Path) -> Shelter:
    """Return whether the disk of a folder is encrypted, as far as this system tells. To be asked in a job."""
    if sys.platform == "win32":
        from mediateur.store.bitlocker import protection

        return judged_by_bitlocker(protection(folder))
    return on_linux(folder) if sys.platform == "linux" else Shelter.UNKNOWN


def on_linux(folder: Path, root: Path = ROOT) -> Shelter:
    """Return the same from /proc and /sys; `root` is what stands for the root of the system."""
    try:
        table = mounts((root / "proc/mounts").read_text(encoding="utf-8", errors="surrogateescape"))
        mount = mount_of(PurePosixPath(folder.resolve()), table)
        if mount is None or not mount.source.startswith("/dev/"):
            return Shelter.UNKNOWN
        device = (root / mount.source.lstrip("/")).resolve().name
        return judged(mount.kind, device, _blocks(root / "sys/class/block", device))
    except (OSError, RuntimeError, ValueError):
        return Shelter.UNKNOWN


def _blocks(classes: Path, device: str) -> dict[str, Block]:
    """Return a device and all those that it lies on; one that is not in /sys is left out."""
    found: dict[str, Block] = {}
    wanted = [device]
    while wanted:
        name = wanted.pop()
        folder = classes / name
        if name not in found and folder.is_dir():
            found[name] = Block(_mapper(folder), _below(folder))
            wanted += found[name].below
    return found


def _mapper(folder: Path) -> str | None:
    return (folder / "dm/uuid").read_text(encoding="ascii").strip() if (folder / "dm").is_dir() else None


def _below(folder: Path) -> tuple[str, ...]:
    with suppress(OSError):
        return tuple(sorted(entry.name for entry in (folder / "slaves").iterdir()))
    return ()
