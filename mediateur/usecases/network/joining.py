"""Joining a server by an invitation, and leaving it. May be ended anywhere and begun again with the same invitation.

The secret of the invitation works once: another one takes its place at once. The new one is kept on this machine
before the server is asked to take it, and both are tried when joining is begun again: whatever was interrupted, one of
them opens the account, and this machine has it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from typing import Protocol

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.leaving import Share
from mediateur.journal.network import Joined, Why
from mediateur.journal.troubles import failure
from mediateur.trust.account_secrets import AccountSecrets, Rest
from mediateur.trust.invitation import Invitation, Role
from mediateur.usecases.network.repositories import Link, Server

GROUPS = {Role.MEDIATOR: "mediateurs", Role.COORDINATOR: "coordinateurs"}
_SECRET_BYTES = 24


class Connect(Protocol):
    """The opening of a server as an account."""

    def __call__(self, server: str, bucket: str, account: str, secret: str) -> Server:
        """Return it; nothing is asked yet. Raises NetworkError for an address that is not safe."""


class LinkedWork(Protocol):
    """A unit of work on what is joined; nothing lasts unless `commit` was called."""

    @property
    def link(self) -> Link:
        """To which server."""

    def commit(self) -> None:
        """Make everything done so far last."""


class LinkedStore(Protocol):
    """The journal of a mediator, or the consolidation of a coordinator."""

    def begin(self) -> AbstractContextManager[LinkedWork]:
        """Open a unit of work."""


class Joining:
    """The joining of one data folder."""

    def __init__(
        self, store: LinkedStore, kept: AccountSecrets, connect: Connect, today: Callable[[], dt.date]
    ) -> None:
        self._store, self._kept, self._connect, self._today = store, kept, connect, today

    def state(self) -> Joined | None:
        """Return how this machine is joined."""
        with self._store.begin() as work:
            return work.link.state()

    def join(self, invitation: Invitation, share: Share | None, passphrase: str = "") -> Rest:
        """Join, and return where the secret rests. To be called in a job. Raises MediateurError: then begin it again.

        `share` is what a mediator agreed to, None for a coordinator; a `passphrase` locks the secret in a file.
        """
        self._refuse_another(invitation)
        name = secret_name(invitation.server, invitation.bucket, invitation.account)
        own = self._kept.fetch(name, passphrase)
        fresh = not own
        if fresh:
            own = secrets.token_urlsafe(_SECRET_BYTES)
            self._kept.keep(name, own, passphrase)
        groups = self._entered(invitation, own)
        if groups is None:
            if fresh:
                self._kept.forget(name)
            raise _spent()
        if GROUPS[invitation.role] not in groups:
            raise failure(Why.RIGHTS, "group")
        self._note(invitation, share)
        return self._kept.rest_of(name) or Rest.FILE

    def leave(self) -> None:
        """Leave. What was sent stays on the server. Raises MediateurError when it could not be kept."""
        with self._store.begin() as work:
            joined = work.link.state()
            work.link.leave()
            work.commit()
        if joined is not None:
            with suppress(MediateurError):  # a keyring that does not open keeps nobody from leaving
                self._kept.forget(name_of(joined))

    def _refuse_another(self, invitation: Invitation) -> None:
        joined = self.state()
        if joined is not None and name_of(joined) != secret_name(
            invitation.server, invitation.bucket, invitation.account
        ):
            raise MediateurError(
                french("Ce poste partage déjà, avec un autre compte."),
                french("Rien n'est changé, et l'invitation peut encore servir."),
                french("Quittez d'abord ce partage."),
            )

    def _entered(self, invitation: Invitation, own: str) -> frozenset[str] | None:
        """Return the groups of the account once `own` is its secret; None when neither secret opens it."""
        groups = self._groups(invitation, own, "")
        return self._groups(invitation, invitation.secret, own) if groups is None else groups

    def _groups(self, invitation: Invitation, secret: str, then: str) -> frozenset[str] | None:
        server = self._connect(invitation.server, invitation.bucket, invitation.account, secret)
        try:
            groups = server.whoami()
            if groups is not None and then:
                server.change_password(then)
            return groups
        finally:
            server.close()

    def _note(self, invitation: Invitation, share: Share | None) -> None:
        with self._store.begin() as work:
            account = (invitation.server, invitation.bucket, invitation.account)
            work.link.join(Joined(*account, self._today(), share=share, called=invitation.called))
            work.commit()


def secret_name(server: str, bucket: str, account: str) -> str:
    """Return under which name the secret of an account is kept: small letters and digits."""
    return hashlib.sha256(f"{server}\n{bucket}\n{account}".encode()).hexdigest()[:32]


def name_of(joined: Joined) -> str:
    """Return under which name the secret is kept."""
    return secret_name(joined.server, joined.bucket, joined.account)


def opener(kept: AccountSecrets, connect: Connect, passphrase: Callable[[], str] = str) -> Callable[[Joined], Server]:
    """Return what opens the server of a machine that is joined. It raises MediateurError when the secret is not here.

    `passphrase` is asked for one that is locked.
    """

    def opened(joined: Joined) -> Server:
        secret = kept.fetch(name_of(joined), passphrase())
        if not secret:
            raise MediateurError(
                french("Le mot de passe du partage n'est plus sur ce poste."),
                french("Votre journal est intact, ce qui n'est pas envoyé attend."),
                french("Demandez à votre coordinateur de vous inviter de nouveau."),
            )
        return connect(joined.server, joined.bucket, joined.account, secret)

    return opened


def _spent() -> MediateurError:
    return MediateurError(
        french("Cette invitation a déjà servi, ou elle a été fermée."),
        french("Rien n'est changé sur ce poste."),
        french("Si ce n'est pas vous qui l'avez utilisée, prévenez tout de suite votre coordinateur."),
    )
