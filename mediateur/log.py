"""The log of this machine: what went wrong in the program, never who sat beside the mediator."""

from __future__ import annotations

import faulthandler
import logging
import re
import traceback
from contextlib import suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from mediateur.paths import private_folder, private_opener, write_private

FILE = "mediateur.log"
CRASH_FILE = "arret-brutal.txt"
_MOST_BYTES = 200_000
_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = re.compile(r"""(?<![\w./\\])~?(?:[A-Za-z]:|file:)?[/\\](?:[^"'\n]*[/\\])?""")


def where(trace: TracebackType | None) -> str:
    """Return where an error went through: files of the program by their place in it, others by their name alone.

    Neither folders, which name the account of whoever uses the machine, nor the message of the error, which may quote
    what someone typed.
    """
    frames = traceback.extract_tb(trace)
    return "".join(f"  {without_folders(frame.filename)}:{frame.lineno} in {frame.name}\n" for frame in frames)


def without_folders(text: str) -> str:
    """Return a text where of each path only what `where` says is left.

    Folders may have spaces in their names: all goes, from the first separator of a line or of a quotation to the last.
    """
    for folder, name in ((_PACKAGE, _PACKAGE.name), (Path.home(), "~")):
        for written in {str(folder), folder.as_posix()} - {folder.anchor}:
            text = text.replace(written, name)
    return _FOLDERS.sub("", text)


class _Formatter(logging.Formatter):
    """A line of the log: the day without the hour, and no folder, whoever wrote the message (Qt names files)."""

    def format(self, record: logging.LogRecord) -> str:
        return without_folders(super().format(record))


class _Handler(RotatingFileHandler):
    """The file of the log, which no other account may read."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, self.mode, encoding="utf-8", opener=private_opener)  # type: ignore[return-value]


def start(folder: Path) -> None:
    """Write warnings and errors to a rotating file of the data folder; do nothing where it cannot be written."""
    try:
        private_folder(folder)
        handler = _Handler(folder / FILE, maxBytes=_MOST_BYTES, backupCount=1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s", "%Y-%m-%d"))
    root = logging.getLogger("mediateur")
    root.setLevel(logging.WARNING)
    for old in tuple(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)


def watch_crashes(folder: Path) -> TextIO | None:
    """Send the trace of a hard crash to the end of a file of the data folder.

    The interpreter writes it with whole paths, as it falls: those of the last crash are shortened here, at the next
    start. Returns that open file, to be kept as long as the program runs; None where it cannot be written.
    """
    with suppress(OSError):
        _shorten(folder / CRASH_FILE)
    try:
        file = open(folder / CRASH_FILE, "a", encoding="utf-8", opener=private_opener)  # noqa: SIM115 - kept open
    except OSError:
        return None
    faulthandler.enable(file)
    return file


def _shorten(file: Path) -> None:
    if file.is_file():
        told = file.read_text(encoding="utf-8", errors="replace")
        if told != (short := without_folders(told)):
            write_private(file, short.encode())
