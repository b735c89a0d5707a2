"""What a folder holds after a fault, seen by a fresh process that opens it as the program does, days later.

`look` returns parts by name, each as lines that two runs of the same acts share: random ids, the day, the half-day and
the folder are masked. What is wrong by itself is in `PROBLEMS`, whatever was being done.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from mediateur.app import App
from mediateur.errors import MediateurError
from mediateur.store.register import cipher
from mediateur.ui.start import take_lock
from tests.faults.operations import DATA, OUT, app_of
from tests.faults.operations_network import SENDING
from tests.faults.operations_register import PASSWORD
from tests.faults.operations_window import where

PROBLEMS, SESSIONS, LEFT = "anomalies", "séances", "fichiers"
Seen = dict[str, list[str]]

_LATER = 2 * 86_400
_FINAL = (".sqlite", ".pdf", ".mediateur")
_SIDES = ("-wal", "-shm", "-journal")
# Of these columns, what is kept follows the clock, or was drawn.
_CHANGING = re.compile(r"half|.*_half|code|etag|stamp")
_HEX = re.compile(r"[0-9a-f]{8,}")
_AGAIN = re.compile(r"-\d+(?=\.sqlite)")


def look(root: Path, name: str) -> Seen:
    """Open what an operation left and see what it holds; what was begun is ended, as the program does by itself."""
    seen: Seen = {PROBLEMS: []}
    for file in _files(root):
        if file.parent != root / DATA and file.suffix in _FINAL:
            seen[_masked(str(file.relative_to(root)), root)] = _content(file, root, seen[PROBLEMS])
    for file in filter(Path.is_file, root.rglob("*")):
        os.utime(file, (file.stat().st_mtime - _LATER,) * 2)
    try:
        lock = take_lock(root / DATA)
        _open(root, name, seen)
        lock.unlock()
    except MediateurError as error:
        seen[PROBLEMS].append(f"refus : {error} {error.detail}")
    for file in sorted((root / DATA).glob("*.sqlite")):
        seen[file.name] = _content(file, root, seen[PROBLEMS])
    seen["réglages"] = [_masked((root / DATA / "reglages.json").read_text(encoding="utf-8"), root)]
    seen[LEFT] = sorted({_masked(str(file.relative_to(root)), root) for file in _files(root)})
    return seen


def _open(root: Path, name: str, seen: Seen) -> None:
    """Do what the window does when it opens: the journal, what is due, the sessions that wait, the register."""
    app = app_of(root)
    app.warm()
    if app.register_file.exists():
        seen["registre protégé"] = [str(app.register.is_protected)]
        app.register.unlock(PASSWORD)
        app.register.people.territories()
    if app.learners.file.path.exists():
        app.learners.tallies()
    told = app.upkeep.run()
    seen[PROBLEMS] += [str(notice) for notice in (app.notice,) if notice is not None]
    seen[PROBLEMS] += [f"rappel : {one.title}" for one in told if one.kind == "warning"]
    if app.is_read_only:
        seen[PROBLEMS].append("lecture seule")
    seen[SESSIONS] = [_resumed(app, one.id) for one in app.sessions.parked()]
    if name == SENDING.name:
        standing = app.network.send().journal
        seen[PROBLEMS] += [standing.trouble] if standing and standing.trouble else []
    _read_exchange(root, app, seen)
    app.close()


def _resumed(app: App, session: str) -> str:
    try:
        return where(app.sessions.resume(session))
    except MediateurError as error:  # those of the fixtures were made up
        return str(error)


def _read_exchange(root: Path, app: App, seen: Seen) -> None:
    for file in (root / OUT).glob("*.mediateur"):
        try:
            app.exchange.read(file, trial=True)
        except MediateurError as error:
            seen[PROBLEMS].append(f"{file.name} : {error}")


def _files(root: Path) -> Iterator[Path]:
    """Yield the files of the data folder and of that where things are written, but what SQLite keeps beside them."""
    for folder in (root / DATA, root / OUT):
        for file in sorted(folder.rglob("*")):
            if file.is_file() and not (file.name.endswith(_SIDES) and _main(file).exists()):
                yield file


def _main(side: Path) -> Path:
    return side.with_name(side.name.rpartition("-")[0])


def _content(file: Path, root: Path, problems: list[str]) -> list[str]:
    """Return what a file holds; what makes it useless goes to `problems`."""
    if file.suffix == ".pdf":
        data = file.read_bytes()
        if not (data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF")):
            problems.append(f"{file.name} : PDF incomplet")
        return []
    if file.suffix != ".sqlite":
        return []
    try:
        return sorted(_masked(line, root) for line in _rows(file, problems))
    except Exception as error:
        if not hasattr(error, "sqlite_errorcode"):
            raise
        problems.append(f"{file.name} : {error}")
        return []


def _rows(file: Path, problems: list[str]) -> Iterator[str]:
    with closing(_connected(file)) as connection:
        for pragma in ("integrity_check", "foreign_key_check"):
            found = [row for row in connection.execute(f"PRAGMA {pragma}").fetchall() if row != ("ok",)]
            problems += [f"{file.name} : {pragma} {row}" for row in found]
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of the file itself
            names = [column[0] for column in cursor.description]
            for row in cursor:
                told = (f"{name}={_told(name, value)}" for name, value in zip(names, row, strict=True))
                yield f"{table} {' '.join(told)}"


def _connected(file: Path) -> sqlite3.Connection:
    if cipher.is_plain(file):
        return sqlite3.connect(file)
    return cipher.connect(file, cipher.key_of(file, PASSWORD))


def _told(name: str, value: object) -> str:
    if _CHANGING.fullmatch(name):
        return "…"
    if isinstance(value, bytes):
        return value.decode("latin-1") if len(value) < 2_000 else hashlib.sha256(value).hexdigest()
    return str(value)


def _masked(text: str, root: Path) -> str:
    """Return a text without what differs from one run to another."""
    today = dt.date.today()
    for days in (-2, -1, 0, 1):
        text = text.replace((today + dt.timedelta(days=days)).isoformat(), f"jour{'' if days >= 0 else days}")
    text = re.sub(r"127\.0\.0\.1:\d+", "serveur", text.replace(str(root), "dossier"))
    return _AGAIN.sub("", _HEX.sub("#", text))
