"""Makes the Windows installer, or the folder for a stick, on a Linux machine.

Run from the root as `python -m installer.windows.build installateur|portable`. Exit status 1 says why in one sentence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from installer.windows import papers, payload, signing
from installer.windows.saying import MakingError, run
from mediateur import __version__

# Bytes. A ZIP that Windows itself unpacks compresses each file alone; the installer compresses them together.
MOST_INSTALLER, MOST_PORTABLE = 70 * 1_000_000, 90 * 1_000_000
WORK = payload.ROOT / "build" / "windows"
OUT = payload.ROOT / "dist"
# Where there is no history to read a date from, a date all the same.
WITHOUT_HISTORY = 1_767_225_600
MARKER = payload.HERE.parent / "shared" / "portable.txt"


def main(words: list[str]) -> int:
    """Make what is asked; return the exit status."""
    try:
        moment = commit_moment()
        WORK.mkdir(parents=True, exist_ok=True)
        OUT.mkdir(exist_ok=True)
        folder = payload.assemble(__version__, moment, WORK)
        made, most = (
            (make_portable(folder, moment), MOST_PORTABLE)
            if words == ["portable"]
            else (make_installer(folder), MOST_INSTALLER)
        )
        shutil.copy(folder / papers.BILL, OUT / f"mediateur-{__version__}-windows.cdx.json")
        _tell(folder, made)
        if made.stat().st_size > most:
            raise MakingError(f"{made.name} dépasse {most // 1_000_000} Mo : allégez ce qu’il contient.")
    except MakingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def commit_moment() -> int:
    """Return the date of the commit (seconds), so that two makings of one commit give the same bytes."""
    asked = ("git", "-C", payload.ROOT, "log", "-1", "--format=%ct")
    try:
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        told = ""
    return int(told) if told.isdigit() else WITHOUT_HISTORY


def make_installer(folder: Path) -> Path:
    """Return the installer of the folder."""
    made = OUT / f"mediateur-{__version__}-windows.exe"
    kilobytes = sum(file.stat().st_size for file in payload.files(folder)) // 1024
    told: list[str | Path] = [
        f"-DVERSION={__version__}",
        f"-DCONTENU={folder}",
        f"-DFAIT={made}",
        f"-DTAILLE={kilobytes}",
    ]
    if os.environ.get(signing.CERTIFICATE):
        told.append(f"-DSIGNER={signing.SCRIPT}")
    words = ("makensis", "-V2", "-WX", "-NOCD", "-INPUTCHARSET", "UTF8", *told, payload.HERE / "mediateur.nsi")
    run(words, "L’installateur n’a pas pu être fabriqué.")
    return made


def make_portable(folder: Path, moment: int) -> Path:
    """Return the folder as an archive to unpack on a stick, with the marker that keeps data beside the program."""
    made = OUT / f"mediateur-{__version__}-windows-portable.zip"
    day = datetime.fromtimestamp(moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in [*payload.files(folder), MARKER]:
            name = file.name if file == MARKER else file.relative_to(folder).as_posix()
            entry = zipfile.ZipInfo(f"Mediateur/{name}", day)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, file.read_bytes())
    return made


def _tell(folder: Path, made: Path) -> None:
    size = sum(file.stat().st_size for file in payload.files(folder))
    sys.stdout.write(f"{made.relative_to(payload.ROOT)} : {_megabytes(made.stat().st_size)}\n")
    sys.stdout.write(f"Une fois déplié : {_megabytes(size)} en {len(payload.files(folder))} fichiers, dont\n")
    for name, weight in payload.largest(folder):
        sys.stdout.write(f"  {_megabytes(weight):>9}  {name}\n")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} Mo".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
