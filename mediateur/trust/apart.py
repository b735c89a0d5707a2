"""Foreign pictures and PDFs, read by another process of the program: this one decodes nothing of them.

The other one (`reader`) is bounded in memory and in time, may be stopped, and is believed only for what a list of
texts can say. What it falls on, it falls on alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Lock, Timer
from typing import IO, cast

from mediateur.content.json_values import value_of
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.trust import READER, reader
from mediateur.trust.bounds import Bounds
from mediateur.trust.scanning import MOST_BYTES, MOST_CODES, MOST_TEXT, NeitherError, TooLargeError

# The largest picture that is taken asks for 850 MiB, and 2.2 s of a processor of today: an old one has nine times that.
BOUNDS = Bounds(memory=1024, seconds=20)
GRACE = 5  # seconds by the clock, once the other process should have stopped by itself
MOST_ANSWER = MOST_CODES * (MOST_TEXT * len(r"\u0000") + 4)
PACKAGE = Path(__file__).resolve().parents[1]


class CostlyError(ValueError):
    """A file whose reading passed the bounds, or made the other process fall."""


class StoppedError(MediateurError):
    """A reading that somebody stopped."""

    def __init__(self) -> None:
        super().__init__(
            french("La lecture du fichier est arrêtée."),
            french("Rien n'est gardé."),
            french("Ouvrez-le de nouveau, ou un autre, quand vous voulez."),
        )


class Reading:
    """One reading. It may be stopped from another thread, before it begins too."""

    def __init__(self, bounds: Bounds = BOUNDS) -> None:
        self._bounds, self._stopped, self._turn = bounds, Event(), Lock()
        self._other: subprocess.Popen[bytes] | None = None

    @property
    def is_stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Have `read` end at once, with StoppedError."""
        with self._turn:
            self._stopped.set()
            if self._other is not None:
                self._other.kill()

    def read(self, data: bytes) -> tuple[str, ...]:
        """Return the texts of the codes in a picture, or in the first pages of a PDF.

        Raises TooLargeError, NeitherError, CostlyError, StoppedError; MediateurError when no other process starts.
        """
        if len(data) > MOST_BYTES:
            raise TooLargeError
        status, answer = self._ask(data)
        if self.is_stopped:
            raise StoppedError
        if status == reader.TOO_LARGE:
            raise TooLargeError
        if status == reader.NEITHER:
            raise NeitherError
        if status != reader.GOOD:
            raise CostlyError(f"status {status}")
        return texts_of(answer)

    def _ask(self, data: bytes) -> tuple[int, bytes]:
        """Return the status of the other process, and what it wrote."""
        with self._turn:
            if self.is_stopped:
                raise StoppedError
            self._other = other = _started(self._bounds)
        late = Timer(self._bounds.clock + GRACE, other.kill)
        try:
            late.start()
            with other:
                answer = _exchanged(other, data)
            return other.returncode, answer
        finally:
            late.cancel()
            other.kill()


def texts_of(answer: bytes) -> tuple[str, ...]:
    """Return the texts that the other process wrote. Raises CostlyError for anything else, or more than it may say."""
    try:
        texts = value_of(answer, tuple[str, ...])
    except ValueError as error:
        raise CostlyError("no list of texts") from error
    if len(texts) > MOST_CODES or any(len(text) > MOST_TEXT for text in texts):
        raise CostlyError("more than it may say")
    return texts


def command(bounds: Bounds) -> tuple[str, ...]:
    """Return the words that start the other process: an installed program is its own executable, else Python is."""
    words = (READER, str(bounds.memory), str(bounds.seconds))
    is_python = Path(sys.executable).name.lower().startswith("python")
    return (sys.executable, *(("-m", "mediateur") if is_python else ()), *words)


def _started(bounds: Bounds) -> subprocess.Popen[bytes]:
    # PyInstaller would take a copy of itself for a part of this process, which has put its libraries away.
    environment = {**os.environ, "PYINSTALLER_RESET_ENVIRONMENT": "1"}
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        # Where it starts, Python looks for the program first: nowhere that somebody else writes to.
        return subprocess.Popen(  # noqa: S603 - this program and its own words, no shell
            command(bounds),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PACKAGE.parent,
            env=environment,
            creationflags=hidden,
        )
    except OSError as error:
        raise MediateurError(
            french("La lecture du fichier n'a pas pu commencer."),
            french("Rien n'est gardé, et Médiateur continue."),
            french("Fermez d'autres programmes puis réessayez, ou collez le texte du carré."),
            detail=f"{type(error).__name__} {error.errno}",
        ) from error


def _exchanged(other: subprocess.Popen[bytes], data: bytes) -> bytes:
    """Hand a file to the other process, and return what it writes; one that writes too much is stopped."""
    asked, answered = cast("IO[bytes]", other.stdin), cast("IO[bytes]", other.stdout)
    with suppress(OSError), asked:  # it may leave before the end of the file
        asked.write(data)
    answer = answered.read(MOST_ANSWER + 1)
    if len(answer) > MOST_ANSWER:
        other.kill()
    return answer
