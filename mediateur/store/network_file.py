"""The file of a coordinator, beside the journal and never mixed with it."""

from __future__ import annotations

from pathlib import Path

from mediateur.paths import is_file
from mediateur.store.opening import open_store
from mediateur.store.work import Store

FILE = "reseau.sqlite"


def open_consolidation(folder: Path) -> Store:
    """Open the consolidation of a data folder, made if need be. Raises MediateurError as `open_store`.

    A damaged one is kept under another name: the server gives it again from the beginning, and sticks are read again.
    """
    store = open_store(folder, FILE)
    if not store.is_read_only:
        with store.begin() as work:
            work.consolidation.mark()
            work.commit()
    return store


def is_kept(folder: Path) -> bool:
    """Whether a data folder holds such a file: its machine is that of a coordinator. Raises MediateurError."""
    return is_file(folder / FILE)
