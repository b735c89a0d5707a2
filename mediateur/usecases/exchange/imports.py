"""The journals of several machines joined: the file that goes on a stick, and what comes back from one."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from mediateur import paths
from mediateur.content.text import NBSP
from mediateur.errors import MediateurError
from mediateur.journal.encounter import Encounter, Kind, half_day
from mediateur.journal.exchange import Key, Outcome, Seen, Telling, key, merge, outcome, state
from mediateur.journal.exchange_file import Incoming, write
from mediateur.usecases import repositories
from mediateur.usecases.exchange.signing import Machine, Signer, fingerprint_of, signer_of, signing
from mediateur.usecases.recording.twins import in_one_line, twin_days

BATCH = 500
MOST_BYTES = 1 << 30


class Merging(Protocol):
    """What the journal knows, as tellings."""

    def origin(self) -> str:
        """Return the id of this journal."""

    def all(self) -> Iterator[Telling]:
        """Yield all that may be told, in a fixed order."""

    def known(self, keys: Collection[Key]) -> dict[Key, Telling]:
        """Return what is known of these keys."""

    def apply(self, tellings: Iterable[Telling]) -> None:
        """Make tellings part of the journal."""


class Work(repositories.Work, Protocol):
    """A unit of work that can join journals."""

    @property
    def merging(self) -> Merging:
        """What the journal knows, as tellings."""

    @property
    def machine(self) -> Machine:
        """What this machine is, and those that it has met."""


class Store(Protocol):
    """Where units of work begin."""

    def begin(self) -> AbstractContextManager[Work]:
        """Open a unit of work."""


class Received(NamedTuple):
    """What a file did, or would do, and who signed it."""

    outcome: Outcome
    signer: Signer


class Exchange:
    """The exchange of journals between machines."""

    def __init__(self, store: Callable[[], Store], clock: Callable[[], dt.datetime] = dt.datetime.now) -> None:
        self._store = store
        self._clock = clock

    def write(self, target: Path) -> None:
        """Write what this journal may tell to a file, signed, in one move; MediateurError when it cannot be written."""
        with self._store().begin() as work:
            lines = write(work.merging.origin(), work.merging.all(), signing(work.machine))
            try:
                paths.write_in_parts(target, lines)
            except OSError as error:
                raise _unwritten(target, error) from error
            work.commit()

    def fingerprint(self) -> str:
        """Return what names the key of this machine, to be read out to whoever receives its first file."""
        with self._store().begin() as work:
            told = fingerprint_of(work.machine)
            work.commit()
        return told

    def read(self, source: Path, *, trial: bool = False) -> Received:
        """Join the journal of a file to this one and say what was done, all or nothing; a trial changes nothing.

        Raises MediateurError for a file that cannot be read or believed: nothing has changed.
        """
        try:
            with source.open("rb") as file, self._store().begin() as work:
                if os.fstat(file.fileno()).st_size > MOST_BYTES:
                    raise _too_big()
                incoming = Incoming(file)
                done = join(work, incoming)
                signer = signer_of(incoming, work.machine)
                if not trial and (done.changes or signer.is_new):
                    signer.keep(work.machine)
                    work.audit.append("import", half_day(self._clock()), work.merging.origin())
                    work.commit()
                return Received(done, signer)
        except OSError as error:
            raise _unopened(source, error) from error


def join(work: Work, tellings: Iterable[Telling]) -> Outcome:
    """Make tellings part of a journal, without committing; return what that did."""
    done, fresh = Outcome(), list[Encounter]()
    rest = iter(tellings)
    while batch := list(islice(rest, BATCH)):
        told = state(batch)
        before = work.merging.known(told)
        after = merge(before, told)
        changed = [telling for about, telling in after.items() if telling != before.get(about)]
        work.merging.apply(changed)
        for telling in batch:
            about = key(telling)
            done = done.plus(outcome(before.get(about), telling, after[about]))
        seen = (one.encounter for one in changed if isinstance(one, Seen))
        fresh += [one for one in seen if one.kind is not Kind.INDIVIDUAL]
    return done._replace(twins=twin_days(work, fresh))


def in_words(done: Outcome) -> str:
    """Return what was done, or would be: « 12 séances nouvelles, 3 corrigées, 40 déjà connues. », then the twins."""
    parts = [
        _plural(done.new, "séance nouvelle", "séances nouvelles"),
        _plural(done.corrected, "corrigée", "corrigées"),
        _plural(done.known, "déjà connue", "déjà connues"),
    ]
    if done.deleted:
        parts.append(_plural(done.deleted, "supprimée", "supprimées"))
    if done.closed:
        parts.append(
            _plural(done.closed, "remplacée par un total de mois clos", "remplacées par des totaux de mois clos")
        )
    twins = in_one_line(done.twins)
    return f"{', '.join(parts)}{f'. {twins}' if twins else '.'}"


def _plural(number: int, one: str, several: str) -> str:
    return f"{number}{NBSP}{several if number > 1 else one}"


def _unwritten(target: Path, error: OSError) -> MediateurError:
    return MediateurError(
        f"Le fichier {target.name} ne s’écrit pas.",
        "S’il existait déjà, il n’a pas changé.",
        "Choisissez un dossier où vous pouvez écrire, avec assez de place.",
        detail=type(error).__name__,
    )


def _unopened(source: Path, error: OSError) -> MediateurError:
    return MediateurError(
        f"Le fichier {source.name} ne s’ouvre pas.",
        "Rien n’a été changé.",
        "Vérifiez la clé et le nom du fichier, puis réessayez.",
        detail=type(error).__name__,
    )


def _too_big() -> MediateurError:
    return MediateurError(
        "Ce fichier est trop gros pour un journal.", "Rien n’a été changé.", "Choisissez un autre fichier."
    )
