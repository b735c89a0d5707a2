"""A register handed to a colleague as a file that a passphrase locks, and taken over whole, or joined to ours."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from mediateur import paths
from mediateur.content.given import read_given
from mediateur.content.text import NBSP, french, grouped, listed
from mediateur.errors import MediateurError
from mediateur.training.duplicates import Pair, candidates
from mediateur.training.handover import BrokenError, Snapshot, decode, encode
from mediateur.training.taking_over import Joined, join
from mediateur.trust import locked
from mediateur.usecases.register.base import UNCHANGED, Desk, refused
from mediateur.usecases.register.whole import AT_ONCE, GoingOn, Progress, always, held, write

SUFFIX = ".registre"
LEAST_PASSPHRASE = 12
LOST = french("Sans cette phrase, personne ne pourra ouvrir ce fichier.")
SPOKEN = french("Dites-la de vive voix, jamais dans le même message que le fichier.")
ERASED = french("Les personnes effacées ici reviendraient si le fichier les tient encore.")


class Foreseen(NamedTuple):
    """What taking a register over would do: what it brings, and those whom it brings who look like somebody here."""

    joined: Joined
    alike: tuple[Pair, ...]


class Handover:
    """The handing over of registers. Every act raises MediateurError, and then nothing has changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"registre-{self._desk.today.isoformat()}{SUFFIX}"

    def hand_over(self, target: Path, passphrase: str, again: str, going_on: GoingOn = always) -> int:
        """Write the whole register, locked, in one move; return how many mediators it holds.

        `going_on` is told how many are read; where it answers no, StoppedError is raised and nothing is written.
        """
        check(passphrase, again)
        progress = Progress(going_on)
        with self._desk.begin() as work:
            whole = held(work, self._desk.today, progress)
        try:
            data = locked.lock(encode(whole), passphrase, locked.REGISTER)
        except ValueError as error:
            raise refused(
                "Ce registre est trop grand pour un seul fichier.",
                "Effacez ceux qui ne suivent plus rien, ou remettez une sauvegarde.",
            ) from error
        progress.step(0)
        try:
            paths.write_whole(target, data)
        except OSError as error:
            raise MediateurError(
                f"Le fichier {target.name} ne s’écrit pas.",
                "S’il existait déjà, il n’a pas changé.",
                "Choisissez un dossier où vous pouvez écrire, avec assez de place.",
                detail=type(error).__name__,
            ) from error
        return len(whole.people)

    def open(self, source: Path, passphrase: str) -> Snapshot:
        """Return the register of a file."""
        data = _read(source)
        try:
            return decode(locked.unlock(data, passphrase, locked.REGISTER))
        except locked.WrongPassphraseError as error:
            raise refused(
                "Ce fichier ne s’ouvre pas : ce n’est pas sa phrase secrète, ou il a été abîmé en chemin.",
                "Retapez-la. Si cela ne suffit pas, demandez le fichier de nouveau.",
            ) from error
        except BrokenError as error:
            raise refused(
                "Ce fichier s’ouvre, mais ce n’est pas un registre que cette version sait lire.",
                "Mettez Médiateur à jour des deux côtés, puis demandez le fichier de nouveau.",
            ) from error

    def foresee(self, theirs: Snapshot, taken: Collection[str] = (), going_on: GoingOn = always) -> Foreseen:
        """Return what taking a register over would do; `taken` are the keys of the conflicts where it is right.

        `going_on` is told how many lines are compared; StoppedError where it answers no.
        """
        progress = Progress(going_on, len(theirs.people))
        with self._desk.look() as work:
            ours = held(work, self._desk.today, progress)
        joined = join(ours, theirs, taken)
        return Foreseen(joined, _alike(ours, joined, progress))

    def take_over(self, theirs: Snapshot, taken: Collection[str] = (), going_on: GoingOn = always) -> Joined:
        """Join a register to ours, all or nothing; return what it brought. A second time, it brings nothing.

        `going_on` is told how many lines are done; where it answers no, StoppedError is raised and nothing has changed.
        """
        progress = Progress(going_on)
        with self._desk.begin() as work:
            ours = held(work, self._desk.today, progress)
            joined = join(ours, theirs, taken)
            if joined.changes:
                write(work, ours, joined, progress)
                work.commit()
        return joined


def in_words(joined: Joined) -> str:
    """Return what a register brings, or brought: « 12 médiateurs, 3 sessions et 4 attestations. »."""
    added = joined.added
    counted = (
        (len(added.people), "médiateur", "médiateurs"),
        (len(added.sessions), "session", "sessions"),
        (len(added.attendances), "présence", "présences"),
        (len(added.observations), "pratique observée", "pratiques observées"),
        (len(added.quizzes), "résultat de quiz", "résultats de quiz"),
        (len(added.certificates), "attestation", "attestations"),
    )
    told = [f"{grouped(n)}{NBSP}{several if n > 1 else one}" for n, one, several in counted if n]
    if not told:
        return "Rien de nouveau."
    return f"{listed(told)}."


def _alike(ours: Snapshot, joined: Joined, progress: Progress) -> tuple[Pair, ...]:
    """Return those who are brought and look like somebody of ours, each beside the likest."""
    found: list[Pair] = []
    for done, (_, pairs) in enumerate(candidates(ours.people, joined.added.people, among=False), 1):
        found += pairs[:1]
        if done % AT_ONCE == 0:
            progress.step(AT_ONCE)
    return tuple(found)


def _read(source: Path) -> bytes:
    most = locked.REGISTER.most + 1024
    data = read_given(source, most, UNCHANGED)
    if len(data) > most or not locked.is_locked(data, locked.REGISTER):
        raise refused(
            "Ce fichier n’est pas un registre remis par Médiateur.", f"Choisissez un fichier en « {SUFFIX} »."
        )
    return data


def check(passphrase: str, again: str) -> None:
    """Raise MediateurError for a passphrase that is short, or was not typed twice alike."""
    if len(passphrase) < LEAST_PASSPHRASE:
        raise refused(
            f"Cette phrase est trop courte : {LEAST_PASSPHRASE} signes au moins.",
            "Prenez quatre ou cinq mots sans lien entre eux.",
        )
    if passphrase != again:
        raise refused("Les deux phrases diffèrent.", "Tapez-les de nouveau.")
