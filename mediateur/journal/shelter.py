"""Whether what holds the journal can be read by whoever finds it: decided from what the system says of its disk."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from pathlib import PurePosixPath
from typing import NamedTuple

# dm-crypt names its volumes so; two of them check what is read, and hide nothing.
_CRYPT, _OPEN_CRYPT = "CRYPT-", ("CRYPT-VERITY-", "CRYPT-INTEGRITY-")
# File systems that may lie on several disks, of which the system names one.
_ON_SEVERAL = ("btrfs", "bcachefs")
# Devices whose bytes lie in a file, in memory or on another machine, which nothing here tells of.
_ELSEWHERE = ("loop", "nbd", "ram", "zram")
_OCTAL = re.compile(r"\\([0-7]{3})")
_DEEPEST = 8
# System.Volume.BitLockerProtection, as the shell of Windows gives it; the other values are states between the two.
_BITLOCKER_ON, _BITLOCKER_OFF = 1, 2


class Shelter(Enum):
    """What is known of the disk or stick that holds the data folder."""

    ENCRYPTED = "chiffre"
    BARE = "non-chiffre"
    UNKNOWN = "inconnu"


class Block(NamedTuple):
    """A block device: the name that device-mapper gives it (None when it is none), and the devices that it lies on."""

    mapper: str | None = None
    below: tuple[str, ...] = ()


class Mount(NamedTuple):
    """A mounted file system: where, which kind, from what."""

    point: str
    kind: str
    source: str


def mounts(table: str) -> tuple[Mount, ...]:
    """Return the mounts of a table written as /proc/mounts; its octal escapes (spaces) are read."""
    fields = (line.split(" ") for line in table.splitlines())
    return tuple(Mount(_unescaped(f[1]), f[2], _unescaped(f[0])) for f in fields if len(f) > 2)


def mount_of(path: PurePosixPath, table: tuple[Mount, ...]) -> Mount | None:
    """Return the mount that holds an absolute path: the deepest one, and of several at one place the last."""
    holding = [mount for mount in table if path.is_relative_to(mount.point)]
    return max(reversed(holding), key=lambda mount: len(PurePosixPath(mount.point).parts), default=None)


def judged(kind: str, device: str, blocks: Mapping[str, Block]) -> Shelter:
    """Return what is known of a file system of a kind on a device, from the devices it lies on. Unsure is UNKNOWN."""
    found = _judged(device, blocks, _DEEPEST)
    return Shelter.UNKNOWN if found is Shelter.ENCRYPTED and kind in _ON_SEVERAL else found


def judged_by_bitlocker(value: int | None) -> Shelter:
    """Return what is known of a volume of Windows from System.Volume.BitLockerProtection (None when it is not told)."""
    return {_BITLOCKER_ON: Shelter.ENCRYPTED, _BITLOCKER_OFF: Shelter.BARE}.get(value or 0, Shelter.UNKNOWN)


def _judged(device: str, blocks: Mapping[str, Block], depth: int) -> Shelter:
    block = blocks.get(device)
    if block is None or not depth:
        return Shelter.UNKNOWN
    if block.mapper and block.mapper.startswith(_CRYPT) and not block.mapper.startswith(_OPEN_CRYPT):
        return Shelter.ENCRYPTED
    if block.mapper == "" or device.startswith(_ELSEWHERE):
        return Shelter.UNKNOWN
    if not block.below:
        return Shelter.BARE if block.mapper is None else Shelter.UNKNOWN
    below = {_judged(name, blocks, depth - 1) for name in block.below}
    if Shelter.BARE in below:
        return Shelter.BARE
    return below.pop() if len(below) == 1 else Shelter.UNKNOWN


def _unescaped(field: str) -> str:
    return _OCTAL.sub(lambda found: chr(int(found[1], 8)), field)
