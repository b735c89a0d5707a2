"""Content packs on this machine: weighed, installed, kept, left for the one before, and checked from time to time.

A pack is weighed whole before anything changes: its form, its key, its version, then the proofs of all it holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from mediateur.content.in_force import InForce
from mediateur.content.pack import MOST_SIGNED, Files, Pack, digests, unpack
from mediateur.content.pack_changes import Change, changes
from mediateur.content.problems import Problem
from mediateur.content.text import french
from mediateur.content.version import BUILT_IN, Version, version_of
from mediateur.errors import MediateurError
from mediateur.trust import content_seal
from mediateur.trust.content_keys import ContentKey, signer
from mediateur.trust.plain_cbor import UnreadableError
from mediateur.trust.trust_list import TrustList
from mediateur.usecases.content import refusals

Prove = Callable[[Path], tuple[Problem, ...]]
NOTHING_BEFORE = french("Il n'y a pas de contenu d'avant : celui livré avec Médiateur est en service.")


class Shelf(Protocol):
    """Where contents are kept. Every act raises MediateurError, and what is in force then stays so."""

    def state(self) -> InForce:
        """Return which content is in force."""
        ...

    def put(self, version: str, signed: bytes, files: Files) -> None:
        """Keep a content that is not in force."""
        ...

    def use(self, state: InForce) -> None:
        """Say which content is in force."""
        ...

    def signed(self, version: str) -> bytes:
        """Return the signed file of a version, empty where there is none."""
        ...

    def found(self, version: str) -> dict[str, bytes]:
        """Return the files of a version as they are now."""
        ...

    def mend(self, version: str, files: Files) -> None:
        """Give a version its files again."""
        ...


class Trusted(Protocol):
    """Who may sign content here."""

    def keys(self) -> tuple[ContentKey, ...]:
        """Return the keys. Raises MediateurError."""
        ...

    def lists(self) -> tuple[TrustList, ...]:
        """Return the lists that tell of keys that follow and of keys that are lost. Raises MediateurError."""
        ...


@dataclass(frozen=True)
class Weighed:
    """A pack that may be installed: who signed it, and what it changes beside the content in force."""

    data: bytes
    pack: Pack
    signer: ContentKey
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Installed:
    """A content of this machine: the program's own one, or a pack, with its day, its makers' words and its signer.

    Of a pack that can no longer be read, or whose key is no longer trusted, the version alone is known.
    """

    version: Version
    is_own: bool = False
    day: dt.date | None = None
    changes: tuple[str, ...] = ()
    signer: str = ""


class Checked(Enum):
    """What was found of the content in force."""

    SOUND = auto()
    MENDED = auto()
    PROVED_AGAIN = auto()
    OUTRUN = auto()
    LEFT = auto()


class ContentPacks:
    """The contents of this machine. `own` gives the files of the program's own content, `program` names the program.

    `prove` returns what is wrong with a content folder; `may_change` raises MediateurError where nothing may change,
    which is so in practice.
    """

    def __init__(
        self,
        shelf: Shelf,
        trusted: Trusted,
        prove: Prove,
        own: Callable[[], Files],
        program: str,
        may_change: Callable[[], None] = lambda: None,
        today: Callable[[], dt.date] = dt.date.today,
    ) -> None:
        self._shelf, self._trusted, self._prove, self._own = shelf, trusted, prove, own
        self._program, self.may_change, self._today = program, may_change, today

    def present(self) -> Installed:
        """Return the content in force."""
        return self._installed(self._state().version)

    @property
    def version(self) -> Version:
        """The version in force, which only a small file is read for."""
        return self._state().number or BUILT_IN

    def before(self) -> Installed | None:
        """Return the content to which `go_back` goes back, if there is one."""
        state = self._state()
        return self._installed(state.before) if state.version else None

    def declined(self) -> Version | None:
        """Return the version from which somebody went back, which is not to be proposed again by itself."""
        left = self._shelf.state().left
        return version_of(left) if left else None

    def weigh(self, data: bytes) -> Weighed:
        """Return what a pack is, once all is proved; nothing is changed. To be asked in a job. Raises MediateurError.

        `data` may be cut one byte beyond MOST_SIGNED: it is then refused unread.
        """
        pack, key = self._read(data)
        if pack.day > self._today():
            raise refusals.to_come()
        state = self._state()
        present = state.number or BUILT_IN
        if pack.version == present and state.version and self._shelf.signed(state.version) == data:
            raise refusals.same(present)
        if pack.version <= present:
            raise refusals.older(pack.version, present)
        self._require_proofs(pack.files)
        return Weighed(data, pack, key, changes(self._files_of(state), pack.files))

    def vouch(self, data: bytes) -> Version:
        """Return the version of a pack that may be published: signed by who is trusted here, and proved right.

        Whatever is in force here. To be asked in a job. Raises MediateurError.
        """
        pack, _ = self._read(data)
        if pack.day > self._today():
            raise refusals.to_come()
        self._require_proofs(pack.files)
        return pack.version

    def install(self, weighed: Weighed) -> Installed:
        """Put a weighed pack in force; the content in force until now is kept. Raises MediateurError."""
        self.may_change()
        state, version = self._state(), str(weighed.pack.version)
        self._shelf.put(version, weighed.data, weighed.pack.files)
        self._shelf.use(InForce(version, state.version, self._program))
        return self.present()

    def go_back(self, *, to_own: bool = False) -> Installed:
        """Put the content from before in force again, or the program's own one. Raises MediateurError.

        What was kept is weighed again: its key may have been lost since, and the program may be another.
        """
        self.may_change()
        state = self._shelf.state()
        if not state.version:
            raise MediateurError(NOTHING_BEFORE, refusals.SAFE)
        target = "" if to_own else state.before
        if target:
            pack = self._kept(target)
            self._require_proofs(pack.files)
            self._shelf.mend(target, pack.files)
        self._shelf.use(InForce(target, "", self._program if target else "", state.version))
        return self.present()

    def check(self) -> Checked:
        """See that the content in force is what was signed and proved, and mend it. To be asked in a job.

        A file that was altered is written again from the signed pack. Where that one is no longer right, or its key no
        longer trusted, the program's own content takes its place. After a change of program, it is proved anew.
        Raises MediateurError when the disk refuses.
        """
        state = self._shelf.state()
        if not state.version:
            return Checked.SOUND
        if version_of(state.version) <= BUILT_IN:
            self._shelf.use(InForce())
            return Checked.OUTRUN
        anew = state.program != self._program
        try:
            pack = self._kept(state.version)
            if anew:
                self._require_proofs(pack.files)
        except MediateurError:
            self._shelf.use(InForce(left=state.version))
            return Checked.LEFT
        mended = digests(self._shelf.found(state.version)) != digests(pack.files)
        if mended:
            self._shelf.mend(state.version, pack.files)
        if anew:
            self._shelf.use(state._replace(program=self._program))
            return Checked.PROVED_AGAIN
        return Checked.MENDED if mended else Checked.SOUND

    def _state(self) -> InForce:
        """Return what is in use: until another program's choice is proved anew, the own content is."""
        state = self._shelf.state()
        return state if state.program == self._program else InForce(left=state.left)

    def _installed(self, version: str) -> Installed:
        if not version:
            return Installed(BUILT_IN, is_own=True)
        try:
            pack, key = self._read(self._shelf.signed(version))
        except MediateurError:
            return Installed(version_of(version))
        return Installed(pack.version, False, pack.day, pack.changes, key.name)

    def _kept(self, version: str) -> Pack:
        """Return a pack that is kept, read as if it came. Raises MediateurError."""
        pack, _ = self._read(self._shelf.signed(version))
        if str(pack.version) != version:
            raise refusals.changed()
        return pack

    def _files_of(self, state: InForce) -> Files:
        return self._kept(state.version).files if state.version else self._own()

    def _read(self, data: bytes) -> tuple[Pack, ContentKey]:
        """Return a pack that somebody signed who is trusted here. Raises MediateurError."""
        if len(data) > MOST_SIGNED:
            raise refusals.too_large()
        try:
            claim = content_seal.claimed(data)
        except content_seal.NewerFormatError as error:
            raise refusals.newer_form() from error
        except UnreadableError as error:
            raise refusals.not_one(str(error)) from error
        key = signer(claim.key, claim.day, self._trusted.keys(), self._trusted.lists())
        if key is None:
            raise refusals.unknown_key(claim.key)
        try:
            pack = content_seal.read(claim, key.public)
        except UnreadableError as error:
            raise refusals.not_one(str(error)) from error
        if pack is None:
            raise refusals.changed()
        return pack, key

    def _require_proofs(self, files: Files) -> None:
        """Raise MediateurError unless content proves right, unpacked apart."""
        try:
            with TemporaryDirectory(prefix="mediateur-contenu-") as folder:
                root = Path(folder) / "contenu"
                unpack(files, root)
                problems = self._prove(root)
        except OSError as error:
            raise refusals.no_room(str(error)) from error
        if problems:
            raise refusals.unproved(problems)
