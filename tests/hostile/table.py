"""What a parser of the program is, for whoever attacks it: seeds, what reads them, and which answers are documented."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mediateur.errors import MediateurError

if TYPE_CHECKING:
    from mediateur.app import App
    from mediateur.usecases.register.base import Desk
    from tests.usecases.content.samples import Machine

SQLITE = (".sqlite", ".sqlite-wal", ".sqlite-shm")


class PartialEffectError(AssertionError):
    """Something was refused, and yet the data folder is not what it was."""


class Ground:
    """A data folder that holds something to lose, and the use cases that what is hostile is handed to."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._known = b""

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.root / "dossier"

    def file(self, data: bytes, name: str = "recu") -> Path:
        """Return a file that comes from elsewhere."""
        path = self.root / name
        path.write_bytes(data)
        return path

    @cached_property
    def app(self) -> App:
        """The program, whose journal holds an encounter and whose name was drawn."""
        from tests.hostile.samples import filled_app

        return filled_app(self.folder)

    @cached_property
    def machine(self) -> Machine:
        """A machine that takes content packs."""
        from tests.usecases.content.samples import Machine

        return Machine(self.folder)

    @cached_property
    def desk(self) -> Desk:
        """A register that holds a mediator."""
        from tests.hostile.samples import filled_desk

        return filled_desk(self.folder)

    def close(self) -> None:
        """Leave the files that were opened."""
        opened = self.__dict__
        if "app" in opened:
            self.app.close()
        if "desk" in opened:
            self.desk.store.lock()

    def settle(self) -> None:
        """Take the data folder as it is now for what must not change."""
        self._known = state(self.folder)

    def require_unchanged(self) -> None:
        """Raise PartialEffectError unless the data folder holds what it held."""
        if self._known and state(self.folder) != self._known:
            raise PartialEffectError("the data folder has changed")


Read = Callable[[bytes, Ground], object]


class Parser(NamedTuple):
    """A way in: its French name, the modules whose decoders it reaches, what feeds it.

    `refusals` are the answers that are documented beside a plain one. `keeps`: what it reads may change the data
    folder, which must then stay as it is whenever it refuses. `words` are what mutations insert.
    """

    name: str
    modules: tuple[str, ...]
    seeds: Callable[[], tuple[bytes, ...]]
    read: Read
    refusals: tuple[type[Exception], ...] = (MediateurError,)
    keeps: bool = False
    words: tuple[bytes, ...] = ()


def attempt(parser: Parser, data: bytes, ground: Ground) -> bool:
    """Hand bytes to a parser and return whether it took them. Whatever it raises but its refusals comes through.

    Raises PartialEffectError when it refused and something has changed.
    """
    try:
        parser.read(data, ground)
    except parser.refusals as refusal:
        if isinstance(refusal, MediateurError) and not refusal.happened.strip():
            raise AssertionError("a refusal that says nothing") from refusal
        if parser.keeps:
            ground.require_unchanged()
        return False
    if parser.keeps:
        ground.settle()
    return True


def state(folder: Path) -> bytes:
    """Return what tells a folder from another that holds anything else: names, bytes, rows of its databases."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.endswith(SQLITE[1:]):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(_rows(path) if path.suffix == SQLITE[0] else path.read_bytes())
    return digest.digest()


def _rows(path: Path) -> bytes:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return "\n".join(connection.iterdump()).encode("utf-8", "surrogatepass")
