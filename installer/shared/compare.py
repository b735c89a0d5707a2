"""Compare two bundles: `python -m installer.shared.compare ONE OTHER`; ONE alone prints its list.

A list holds, for each file, its digest, its rights, its size and its place; two builds of one commit must give the
same. What differs is named, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """One file of a bundle; a link has its target for digest."""

    place: str
    digest: str
    rights: str
    size: int


def listed(bundle: Path) -> tuple[Entry, ...]:
    """Return what a bundle holds, in the order of places. Raises OSError."""
    return tuple(sorted(_entries(bundle)))


def _entries(bundle: Path) -> Iterator[Entry]:
    for file in bundle.rglob("*"):
        place, status = file.relative_to(bundle).as_posix(), file.lstat()
        if file.is_symlink():
            yield Entry(place, f"-> {file.readlink().as_posix()}", "link", 0)
        elif file.is_file():
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield Entry(place, digest, f"{status.st_mode & 0o777:o}", status.st_size)


def differences(one: tuple[Entry, ...], other: tuple[Entry, ...]) -> list[str]:
    """Return a sentence for each file that only one bundle holds, or that is not the same in both."""
    first, second = ({entry.place: entry for entry in entries} for entries in (one, other))
    told = [f"only in the first: {place}" for place in first.keys() - second.keys()]
    told += [f"only in the second: {place}" for place in second.keys() - first.keys()]
    for place in first.keys() & second.keys():
        if first[place] != second[place]:
            told.append(f"differs: {place} ({first[place].size} and {second[place].size} bytes)")
    return sorted(told)


def main() -> int:
    """Read the words; return the exit status."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("one", type=Path)
    words.add_argument("other", type=Path, nargs="?")
    given = words.parse_args()
    one = listed(given.one)
    if given.other is None:
        print("\n".join(f"{entry.digest}  {entry.rights:>4}  {entry.size:>10}  {entry.place}" for entry in one))
        return 0
    told = differences(one, listed(given.other))
    print("\n".join(told) if told else f"{len(one)} files, all the same.")
    return int(bool(told))


if __name__ == "__main__":
    sys.exit(main())
