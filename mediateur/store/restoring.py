"""A copy that takes the place of the journal; what would be missing is told first, and nothing deleted comes back."""
# ruff: noqa: S608 - no value is put into a statement

from __future__ import annotations

import datetime as dt
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path

from mediateur.errors import MediateurError
from mediateur.journal.encounter import HalfDay
from mediateur.journal.safekeeping import Missing
from mediateur.paths import private_folder
from mediateur.store import backups, counting, counting_rules, damage, files, migration, noticing, orders
from mediateur.store.failures import BUSY, OF_NETWORK, ONLY_PRACTICE, RESTORING, failure, told
from mediateur.store.machine import CALLED, FOREIGN, MET, NETWORK, ORIGIN, PRACTICE, REVISED, SEED, is_marked
from mediateur.store.opening import make_engine
from mediateur.store.outbox import FORGET_ANSWERS, REFILL
from mediateur.store.schema import half_day

RESTORED = "restauration"


def survey(journal: Path | None, copy: Path) -> Missing:
    """Return what a journal holds and a copy lacks; None, or one that cannot be read, is not known.

    Raises MediateurError when the copy is damaged, a newer version's, or another program's.
    """
    check(copy)
    with told(RESTORING, copy), closing(files.connect(copy, access=files.READING)) as connection:
        if journal is not None:
            with suppress(sqlite3.Error), backups.attached(connection, journal, "live"):
                return _compared(connection)
        return Missing(known=False, newest=_newest(connection))


def restore(journal: Path, copy: Path, when: HalfDay, *, copied: bool = True) -> None:
    """Put a copy in place of the journal, which must be closed. Raises MediateurError: the journal is then unchanged.

    One that could not be `copied` before, since it is damaged, is kept under another name as it is. What was deleted
    for good stays deleted, closed months stay closed; reports that were sent stay, and places, workshops being
    counted, screens seen to differ, and the notes of the encounters that the copy holds too. To which server it is
    joined stays as well, and all that is shared waits: what differs from what the server holds is sent again. By which
    key it signs stays, and by which those that it met do, so that each goes on knowing the others.
    """
    check(copy)
    with _prepared(journal, copy) as fresh, told(RESTORING, journal):
        _inherit(fresh, journal, when)
        if not copied and journal.is_file():
            damage.set_aside(journal, replaced=True)
        _replace(journal, fresh)


def keep_aside(journal: Path, folder: Path, today: dt.date) -> Path | None:
    """Copy the journal aside before another takes its place; None when there is none, or it cannot be read."""
    names = (f"avant-restauration-{today.isoformat()}{'' if n == 1 else f'-{n}'}.sqlite" for n in range(1, 1000))
    with told(RESTORING, journal):
        if not journal.is_file():
            return None
        aside = next(folder / name for name in names if not (folder / name).exists())
    try:
        with told(RESTORING, aside), closing(files.connect(journal)) as connection:
            backups.make(connection, journal, aside)
    except MediateurError as error:
        if isinstance(error.__cause__, sqlite3.Error) and damage.is_damage(error.__cause__):
            return None
        raise
    return aside


def check(copy: Path) -> None:
    """Raise MediateurError when a file cannot take the place of the journal, as those of practice and of a network."""
    with told(RESTORING, copy):
        migration.revision(copy, partial(files.connect, access=files.READING))
        with closing(files.connect(copy, access=files.READING)) as connection:
            files.verify(connection, "integrity_check")
            orders.require_own(connection, RESTORING, copy, (counting_rules.PREFIX, noticing.PREFIX))
            if is_marked(connection, PRACTICE):
                raise failure(RESTORING, ONLY_PRACTICE, copy)
            if is_marked(connection, NETWORK):
                raise failure(RESTORING, OF_NETWORK, copy)


@contextmanager
def _prepared(journal: Path, copy: Path) -> Iterator[Path]:
    """Give a journal of today's version, made from a copy, beside the one whose place it takes."""
    fresh = journal.with_name(f"{journal.name}.{secrets.token_hex(4)}.nouveau")
    try:
        with told(RESTORING, journal):
            private_folder(journal.parent)
            files.private_file(fresh)
            with closing(files.connect(copy, access=files.READING)) as origin, closing(files.connect(fresh)) as target:
                origin.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")
                _drop_others(target)
                backups.clean(target)
            found = migration.revision(fresh, partial(files.connect, access=files.READING))
        if found != migration.HEAD:
            migration.run(fresh, make_engine(fresh, foreign_keys=False))
        yield fresh
    finally:
        files.discard(fresh)


def _drop_others(target: sqlite3.Connection) -> None:
    """Drop what runs by itself and that opening makes anew, unless it is exactly what this program writes."""
    noticing.release(target)
    if not counting.is_kept(target):
        counting.release(target)


def _inherit(fresh: Path, journal: Path, when: HalfDay) -> None:
    """Give to what takes the place of a journal what must outlive it, and say in the audit that it did."""
    with closing(files.connect(fresh)) as target:
        target.execute(FORGET_ANSWERS)
        if journal.is_file():
            # Apart: what else cannot be read in a damaged journal does not make another machine of it.
            with suppress(sqlite3.Error), backups.attached(target, journal, "live"):
                for statement in _IDENTITY:
                    target.execute(statement)
            with suppress(sqlite3.Error), backups.attached(target, journal, "live"):
                backups.follow(target)
                for statement in _INHERITED:
                    target.execute(statement)
        for statement in (*_MAY_BE_SHARED, *REFILL):
            target.execute(statement)
        day, half = when.key
        target.execute(
            "INSERT INTO audit (day, half, action, record) VALUES (?, ?, ?, 'journal')",
            (day.isoformat(), half, RESTORED),
        )


_SAME_MACHINE = (
    f"(SELECT value FROM main.machine WHERE key = '{ORIGIN}') = (SELECT value FROM live.machine WHERE key = '{ORIGIN}')"
)
_IDENTITY = (
    # A journal shares under its name: one that had none yet takes it, and is from then on the same machine.
    f"INSERT OR IGNORE INTO main.machine (key, value) SELECT key, value FROM live.machine WHERE key = '{ORIGIN}'",
    # A key is drawn, and a machine is met, at the first file. Of two keys the copy has the older, by which it was met.
    "INSERT OR IGNORE INTO main.machine (key, value) SELECT key, value FROM live.machine"
    f" WHERE (key = '{SEED}' OR key GLOB '{MET}*') AND {_SAME_MACHINE}",
)
_INHERITED = (
    "INSERT OR IGNORE INTO main.tombstone (id, origin, revision)"
    " SELECT id, origin, revision FROM live.encounter WHERE removed_day IS NOT NULL",
    "DELETE FROM main.encounter WHERE id IN (SELECT id FROM live.encounter WHERE removed_day IS NOT NULL)",
    "INSERT OR IGNORE INTO main.note (encounter, text) SELECT kept.seq, note.text FROM live.note AS note"
    " JOIN live.encounter AS old ON old.seq = note.encounter AND old.removed_day IS NULL"
    " JOIN main.encounter AS kept ON kept.id = old.id",
    # Before the places: the mark of one that came in a file goes with it, whichever machine the copy is of.
    "INSERT OR IGNORE INTO main.machine (key, value) SELECT key, value FROM live.machine AS mark"
    f" JOIN live.place AS told ON mark.key = '{FOREIGN}' || told.id WHERE told.id NOT IN (SELECT id FROM main.place)",
    # What the copy tells of a place must not be taken for older than what this journal told before.
    "INSERT OR REPLACE INTO main.machine (key, value) SELECT key, value FROM live.machine AS known"
    f" WHERE key GLOB '{REVISED}*' AND CAST(value AS INTEGER) >"
    " coalesce((SELECT CAST(value AS INTEGER) FROM main.machine AS mine WHERE mine.key = known.key), 1)",
    "INSERT OR IGNORE INTO main.place (id, name, kind, insee, address, hours, phone)"
    " SELECT id, name, kind, insee, address, hours, phone FROM live.place",
    "INSERT OR REPLACE INTO main.workshop (id, mediator, touched_day, data)"
    " SELECT id, mediator, touched_day, data FROM live.workshop",
    "INSERT OR IGNORE INTO main.difference (seq, pathway, step, month, what)"
    " SELECT seq, pathway, step, month, what FROM live.difference",
    "INSERT OR IGNORE INTO main.report (id, day, kind, title, pdf, figures)"
    " SELECT id, day, kind, title, pdf, figures FROM live.report",
    # The copy of another machine is joined to nothing. What its territory is called goes with the link.
    "DELETE FROM main.link",
    f"INSERT INTO main.link SELECT * FROM live.link WHERE {_SAME_MACHINE}",
    f"INSERT OR REPLACE INTO main.shared SELECT * FROM live.shared WHERE {_SAME_MACHINE}",
    "INSERT OR REPLACE INTO main.machine (key, value) SELECT key, value FROM live.machine"
    f" WHERE key GLOB '{CALLED}*' AND {_SAME_MACHINE}",
)
# What was shared after the copy was made is not known from it, so that the server is asked what it holds.
_MAY_BE_SHARED = (
    "INSERT OR IGNORE INTO shared (key, etag, digest, rank, lift)"
    " SELECT 'record ' || encounter.id, '', '', 2 * revision, 0 FROM encounter, link"
    " WHERE origin = '' AND territory IS NOT NULL AND encounter.day >= since",
    # What the copy lacks took place all the same: what the server holds of it stays there.
    "DELETE FROM shared WHERE key LIKE 'record %' AND substr(key, 8) NOT IN"
    " (SELECT id FROM encounter UNION ALL SELECT id FROM tombstone UNION ALL SELECT id FROM sealed)",
)


def _replace(journal: Path, fresh: Path) -> None:
    """Give the name of the journal to another file; a log that remains is that of a program which still has it open."""
    if damage.holds_something(damage.log_of(journal)):
        if _is_sound(journal):
            raise failure(RESTORING, BUSY, journal)
        damage.set_aside(journal)
    for side in damage.SIDES:
        journal.with_name(f"{journal.name}{side}").unlink(missing_ok=True)
    fresh.replace(journal)


def _is_sound(journal: Path) -> bool:
    try:
        migration.revision(journal, partial(files.connect, access=files.READING))
    except (sqlite3.Error, OSError, MediateurError):
        return False
    return True


def _compared(copy: sqlite3.Connection) -> Missing:
    """Return what the attached `live` holds and a copy lacks."""
    lost = copy.execute(
        "SELECT day, half FROM live.encounter AS e WHERE removed_day IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM main.encounter WHERE id = e.id) ORDER BY day, half"
    ).fetchall()
    corrected = drafts = 0
    if "encounter.revision" in backups.columns(copy):
        [(corrected,)] = copy.execute(
            "SELECT count(*) FROM live.encounter AS e JOIN main.encounter AS old ON old.id = e.id"
            " WHERE e.revision > old.revision AND e.removed_day IS NULL"
        )
    [(drafts,)] = copy.execute("SELECT count(*) FROM live.draft WHERE id NOT IN (SELECT id FROM main.draft)")
    return Missing(tuple(half_day(dt.date.fromisoformat(day), half) for day, half in lost), corrected, drafts)


def _newest(copy: sqlite3.Connection) -> HalfDay | None:
    found = copy.execute("SELECT day, half FROM encounter ORDER BY day DESC, half DESC LIMIT 1").fetchone()
    return half_day(dt.date.fromisoformat(found[0]), found[1]) if found else None
