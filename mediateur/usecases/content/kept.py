"""What is read of the content in force: once for each content, and again when another takes its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from mediateur.pathways.library import Library
    from mediateur.usecases.content.library import Content

T = TypeVar("T")


class Kept(Generic[T]):
    """A part of the content, which `read` makes of its folder."""

    def __init__(self, content: Content, read: Callable[[Path], T]) -> None:
        self._content, self._read = content, read
        self._held: tuple[Library, T] | None = None

    def value(self) -> T:
        """Return it. Raises ContentError when content is damaged, and whatever `read` raises."""
        library = self._content.library()
        if self._held is None or self._held[0] is not library:
            self._held = (library, self._read(library.root))
        return self._held[1]
