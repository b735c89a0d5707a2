"""PySide6 carries Python sources inside a compiled file, and compiles them at each of its starts.

Unpacked once beside that file, which its own option SBK_EMBED does, they are kept compiled like any other module.
One of them, which every start loads with its own libraries and patterns, only serves the command `pyside6-genpyi`: its
place is kept, empty.
Run as `python -m installer.shared.unpack_support [FOLDER OF LIBRARIES]`; without a folder, those of this Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

# Where PySide6 looks for them, in the package `shiboken6`.
UNPACKED = "files.dir"
FOR_MAKERS = "shibokensupport/signature/lib/pyi_generator.py"
EMPTIED = "# Changed for Médiateur in 2026: what makes the stubs of editors here is left out, so as to open sooner.\n"
LOADED = "import shiboken6, PySide6.QtCore; print(shiboken6.__path__[0])"


def unpack(libraries: Path | None = None) -> Path:
    """Return the folder where the sources of the installed PySide6 now stand, compiled; an older set is written over.

    Raises subprocess.CalledProcessError where PySide6 cannot be loaded, FileNotFoundError where the folder cannot be
    written or PySide6 no longer loads FOR_MAKERS.
    """
    searched = {"PYTHONPATH": str(libraries)} if libraries else {}
    env = os.environ | searched | {"SBK_EMBED": "0"}
    told = subprocess.run([sys.executable, "-c", LOADED], env=env, check=True, stdout=subprocess.PIPE, text=True)
    *_, place = told.stdout.splitlines()  # before it, PySide6 may say that it cannot write
    folder = Path(place) / UNPACKED
    _empty(folder / FOR_MAKERS)
    # By content, never by date: an installer may give every file the same one. Without the place of this machine.
    words = ("-q", "--invalidation-mode", "unchecked-hash", "-s", str(folder.parents[1]), str(folder))
    steady = os.environ | {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, "-m", "compileall", "-f", *words], env=steady, check=True)
    return folder


def _empty(source: Path) -> None:
    """Leave nothing of a source but who made it, on which terms, and that it was changed."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if line.startswith(("# Copyright", "# SPDX"))]
    source.write_text("".join((*kept, EMPTIED)), encoding="utf-8")


if __name__ == "__main__":
    unpack(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None)
