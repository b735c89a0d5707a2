"""The file of a coordinator, beside the journal and never mixed with it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Collection
from contextlib import closing, nullcontext
from functools import partial
from pathlib import Path

from mediateur.content.dates import long_date
from mediateur.errors import MediateurError
from mediateur.journal.safekeeping import Copy
from mediateur.paths import is_file
from mediateur.store import backups, files, migration
from mediateur.store.failures import ASIDE, RefusedError, failure, told
from mediateur.store.machine import NETWORK, is_marked
from mediateur.store.network_failures import OF_NETWORK, TAKEN_BACK
from mediateur.store.opening import open_store
from mediateur.store.vault import Vault
from mediateur.store.work import Store

FILE = "reseau.sqlite"


def open_consolidation(folder: Path, copies: Collection[Path] = ()) -> Store:
    """Open the consolidation of a data folder, made if need be. Raises MediateurError as `open_store`.

    A damaged one is kept under another name. Its newest copy in the folders of `copies` takes its place: it holds
    nothing that the server would not give again, and how this machine is joined to it. Without any, a new one does.
    """
    store = open_store(folder, FILE, OF_NETWORK)
    if isinstance(store.notice, RefusedError) and store.notice.cause is ASIDE:
        store = _taken_back(store, (folder / files.BACKUPS, *copies))
    if not store.is_read_only:
        with store.begin() as work:
            work.consolidation.mark()
            work.commit()
    return store


def is_kept(folder: Path) -> bool:
    """Whether a data folder holds such a file: its machine is that of a coordinator."""
    return is_file(folder / FILE)


def vault(folder: Path, store: Callable[[], Store]) -> Vault:
    """Return the copies of the consolidation of a data folder, which `store` opens."""
    return Vault(folder, store, nullcontext, file=FILE, of=backups.NETWORK)


def _taken_back(fresh: Store, folders: Collection[Path]) -> Store:
    """Return the newest copy that is sound in the place of a file that was just made, else that file."""
    found = [copy for folder in folders for copy in backups.all_copies(folder, backups.NETWORK)]
    for copy in sorted(found, key=lambda copy: copy.day, reverse=True):
        if _is_sound(copy.path):
            return _in_place(fresh, copy)
    return fresh


def _is_sound(copy: Path) -> bool:
    try:
        with told(OF_NETWORK.reading, copy):
            migration.revision(copy, partial(files.connect, access=files.READING))
            with closing(files.connect(copy, access=files.READING)) as connection:
                files.verify(connection, "integrity_check")
                return is_marked(connection, NETWORK)
    except MediateurError:
        return False


def _in_place(fresh: Store, copy: Copy) -> Store:
    path = fresh.path
    fresh.close()
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.nouveau")
    try:
        with told(OF_NETWORK.opening, path):
            files.private_file(beside)
            shutil.copyfile(copy.path, beside)
            beside.replace(path)
    finally:
        files.discard(beside)
    store = open_store(path.parent, FILE, OF_NETWORK)
    cause = TAKEN_BACK._replace(why=TAKEN_BACK.why.format(day=long_date(copy.day)))
    store.notice = store.notice or failure(OF_NETWORK.ruined, cause, path)
    return store
