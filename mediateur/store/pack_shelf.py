"""The contents that this machine has: one folder for each, its signed file beside it, and one small file that says
which is in force. That file is written last, in one move: whatever stops before it has changed nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mediateur.content import in_force
from mediateur.content.in_force import FOLDER, InForce
from mediateur.content.pack import MOST_FILES, MOST_SIGNED, SUFFIX, Files, unpack
from mediateur.content.reader import MOST_BYTES as MOST_FILE
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.paths import private_folder, write_private

_FRESH = ".nouveau"


class PackShelf:
    """The contents of one data folder, made when one is put."""

    def __init__(self, data: Path) -> None:
        self._data, self._folder = data, data / FOLDER

    def state(self) -> InForce:
        """Return which content is in force."""
        return in_force.read(self._data)

    def put(self, version: str, signed: bytes, files: Files) -> None:
        """Keep a content, in place of one of the same version, not in force yet. Raises MediateurError."""
        fresh, target = self._folder / f"{version}{_FRESH}", self._root(version)
        with _told():
            try:
                private_folder(self._data)
                private_folder(self._folder)
                shutil.rmtree(fresh, ignore_errors=True)
                unpack(files, fresh)
                if target.exists():
                    shutil.rmtree(target)
                fresh.rename(target)
                write_private(self._signed(version), signed)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)

    def use(self, state: InForce) -> None:
        """Say which content is in force, then drop those that are neither that one nor the one before.

        Raises MediateurError: what was in force still is.
        """
        with _told():
            private_folder(self._data)
            private_folder(self._folder)
            write_private(self._folder / in_force.FILE, in_force.write(state))
        self._drop(keep={state.version, state.before})

    def signed(self, version: str) -> bytes:
        """Return the signed file of a version, cut beyond the size that one may have; empty where there is none."""
        try:
            with self._signed(version).open("rb") as file:
                return file.read(MOST_SIGNED + 1)
        except OSError:
            return b""

    def found(self, version: str) -> dict[str, bytes]:
        """Return the files of a version as they are now; one that is too long is cut, links are not followed."""
        root, files = self._root(version), dict[str, bytes]()
        for path in root.rglob("*"):
            if len(files) > MOST_FILES:
                break
            if path.is_symlink() or path.is_file():
                files[path.relative_to(root).as_posix()] = _bytes(path)
        return files

    def mend(self, version: str, files: Files) -> None:
        """Give a version its files again, one by one, since it may be in use; remove what is not of it.

        Raises MediateurError.
        """
        root, now = self._root(version), self.found(version)
        with _told():
            for name in now.keys() - files.keys():
                (root / name).unlink(missing_ok=True)
            for name, data in files.items():
                if now.get(name) != data:
                    (root / name).parent.mkdir(parents=True, exist_ok=True)
                    (root / name).unlink(missing_ok=True)
                    write_private(root / name, data)

    def _root(self, version: str) -> Path:
        return in_force.folder_of(self._data, version)

    def _signed(self, version: str) -> Path:
        return self._folder / f"{version}{SUFFIX}"

    def _drop(self, keep: set[str]) -> None:
        """Remove what is not kept; what cannot be removed now is at the next change."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name != in_force.FILE and path.name.removesuffix(SUFFIX) not in keep:
                    shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


def _bytes(path: Path) -> bytes:
    if path.is_symlink():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(MOST_FILE + 1)
    except OSError:
        return b""


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise MediateurError(
            french("Le contenu ne s'enregistre pas."),
            french("Celui qui était en service le reste."),
            french("Vérifiez la place du disque et les droits du dossier des données."),
            detail=str(error),
        ) from error
