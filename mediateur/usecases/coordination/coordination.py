"""The network of a coordinator, as its page and the command line ask for it: receive, look, invite, publish."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from mediateur.content.given import read_given
from mediateur.content.pack import MOST_SIGNED
from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.exchange_file import Incoming
from mediateur.journal.network import Account, Counter, Heard, Joined, Taken, Territory
from mediateur.journal.territories import IDENTIFIER, MOST_LABEL, identifier
from mediateur.trust import invitation as invitations
from mediateur.trust.words import tidy
from mediateur.usecases.attestations.organisation import MOST_LIST
from mediateur.usecases.coordination.inviting import Inviting, not_coordinator
from mediateur.usecases.coordination.receiving import PAGE, Receiving
from mediateur.usecases.coordination.standing import Brought, Issued, Shelf
from mediateur.usecases.exchange.imports import MOST_BYTES
from mediateur.usecases.exchange.signing import signer_of
from mediateur.usecases.network.network import site
from mediateur.usecases.network.repositories import Consolidation, ReceivingStore, Server

CONTENT, TRUST = "contenu", "confiance"
NOT_A_TERRITORY = french(f"Écrivez le nom du territoire, comme Ardèche nord, en {MOST_LABEL} signes au plus.")
NOT_A_NAME = french("Dites qui invite, en quelques mots : une structure, jamais une personne.")
GoingOn = Callable[[int], bool]


class Parts(NamedTuple):
    """What the network of a coordinator is made of.

    `content` and `trust` vouch for the bytes of a file to publish and name it: they raise MediateurError for one that
    mediators would refuse. `sheet` prints an invitation. `key` is the one with which content is signed here (or empty):
    invitations carry it.
    """

    store: Callable[[], ReceivingStore]
    connect: Callable[[Joined], Server]
    receiving: Receiving
    inviting: Inviting
    content: Callable[[bytes], str]
    trust: Callable[[bytes], str]
    sheet: Callable[[Issued], bytes]
    key: Callable[[], bytes] = bytes


class Coordination:
    """The network. Each act is to be called in a job, and raises MediateurError."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def receive(self, going_on: GoingOn) -> Taken:
        """Receive what is new on the server, and what territories are called there.

        What came before a stop or a failure stays.
        """
        self._joined()
        pages = 0

        def more() -> bool:
            nonlocal pages
            pages += 1
            return going_on((pages - 1) * PAGE)

        taken = self._parts.receiving.pull(more)
        with self._server() as server:
            self._call(server.territories())
        return taken

    def read_stick(self, path: Path, territory: str) -> Brought:
        """Take in an exchange file, as of a territory (its identifier or its name), all or nothing."""
        named, called = _named(territory)
        try:
            with path.open("rb") as file, self._parts.store().begin() as work:
                if os.fstat(file.fileno()).st_size > MOST_BYTES:
                    raise MediateurError(french("Ce fichier est trop gros."), french("Rien n'a été changé."))
                incoming = Incoming(file)
                taken = work.consolidation.bring(incoming, named)
                work.consolidation.call({named: called})
                signer = signer_of(incoming, work.machine)
                signer.keep(work.machine)
                work.commit()
                return Brought(taken, signer)
        except OSError as error:
            raise _unopened(path, error) from error

    def territories(self) -> tuple[Territory, ...]:
        """Return the territories by name."""
        with self._kept() as kept:
            return kept.territories()

    def machines(self) -> tuple[Heard, ...]:
        """Return the machines that were heard of, by territory."""
        with self._kept() as kept:
            return kept.machines()

    def counters(self) -> tuple[Counter, ...]:
        """Return the places, those silent for longest first."""
        with self._kept() as kept:
            return kept.counters()

    def forget(self, origin: str) -> int:
        """Delete all that came of a machine, and return how many sessions."""
        with self._parts.store().begin() as work:
            gone = work.consolidation.forget(origin)
            work.commit()
        return gone

    def accounts(self) -> tuple[Account, ...]:
        """Return the accounts of mediators that are open on the server."""
        return tuple(self._parts.inviting.accounts())

    def invite(self, territory: str, name: str) -> Issued:
        """Open an account for a territory (its identifier or its name), in the name of who invites; invite to it."""
        _require_named(name)
        named, called = _named(territory)
        with self._kept() as kept:
            called = called or kept.names().get(named, "")
        made = self._parts.inviting.invite(named, name, key=self._parts.key(), called=called)
        self._call({named: called})
        text = invitations.write(made)
        return Issued(made.account, called or named, made.name, site(made.server), made.expires, text)

    def sheet(self, issued: Issued) -> bytes:
        """Return an invitation on paper, as PDF."""
        return self._parts.sheet(issued)

    def close(self, account: str) -> None:
        """Close an account."""
        self._parts.inviting.close(account)

    def close_expired(self) -> tuple[Account, ...]:
        """Close the accounts whose invitation nobody used in time, and return them."""
        return self._parts.inviting.close_expired()

    def shelf(self) -> Shelf:
        """Return what was published last."""
        with self._server() as server:
            return _shelf(server)

    def publish_content(self, path: Path) -> Shelf:
        """Publish a content pack that this machine vouches for."""
        data = read_given(path, MOST_SIGNED, "Rien n'a été changé.")
        return self._publish(CONTENT, self._parts.content(data), data)

    def publish_trust(self, path: Path) -> Shelf:
        """Publish a trust list that this machine vouches for."""
        data = read_given(path, MOST_LIST, "Rien n'a été changé.")
        return self._publish(TRUST, self._parts.trust(data), data)

    def _call(self, names: Mapping[str, str]) -> None:
        """Keep names of territories, which may be known already."""
        with self._parts.store().begin() as work:
            if names.items() - work.consolidation.names().items():
                work.consolidation.call(names)
                work.commit()

    def _publish(self, collection: str, name: str, data: bytes) -> Shelf:
        with self._server() as server:
            server.publish(collection, name, data)
            return _shelf(server)

    def _joined(self) -> Joined:
        with self._parts.store().begin() as work:
            joined = work.link.state()
        if joined is None:
            raise not_coordinator()
        return joined

    @contextmanager
    def _server(self) -> Iterator[Server]:
        server = self._parts.connect(self._joined())
        try:
            yield server
        finally:
            server.close()

    @contextmanager
    def _kept(self) -> Iterator[Consolidation]:
        with self._parts.store().begin() as work:
            yield work.consolidation


def _named(territory: str) -> tuple[str, str]:
    """Return the identifier of a territory, and its readable name where one was written. Raises MediateurError."""
    words = tidy(territory)
    if not identifier(words) or len(words) > MOST_LABEL or len(words.encode()) > invitations.MOST_CALLED:
        raise MediateurError(NOT_A_TERRITORY, french("Rien n'est changé."))
    return identifier(words), "" if IDENTIFIER.fullmatch(words) else words


def _require_named(name: str) -> None:
    """Raise MediateurError for what an invitation cannot say."""
    if not name.strip() or len(name.encode()) > invitations.MOST_NAME:
        raise MediateurError(NOT_A_NAME, french("Personne n'est invité."))


def _unopened(path: Path, error: OSError) -> MediateurError:
    return MediateurError(
        french(f"Le fichier {path.name} ne s'ouvre pas."),
        french("Rien n'a été changé."),
        french("Vérifiez qu'il existe encore, puis réessayez."),
        detail=type(error).__name__,
    )


def _shelf(server: Server) -> Shelf:
    content, trust = server.latest(CONTENT), server.latest(TRUST)
    return Shelf(content.name if content else "", trust.name if trust else "")
