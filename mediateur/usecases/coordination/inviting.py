"""What a coordinator does about accounts: invites, sees who came, closes."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable
from typing import TypeVar

from mediateur.content.text import french
from mediateur.errors import MediateurError
from mediateur.journal.network import Account, Joined
from mediateur.trust import invitation as invitations
from mediateur.trust.invitation import Invitation
from mediateur.usecases.coordination.words import over
from mediateur.usecases.network.repositories import Server

DAYS, MOST_DAYS = 14, 60
T = TypeVar("T")


class Inviting:
    """The accounts of a department. `joined` is how the coordinator is, `key` checks the content that is published."""

    def __init__(
        self,
        joined: Callable[[], Joined | None],
        connect: Callable[[Joined], Server],
        today: Callable[[], dt.date],
    ) -> None:
        self._joined, self._connect, self._today = joined, connect, today

    def invite(
        self,
        territory: str,
        name: str,
        *,
        key: bytes = b"",
        coordinator: bool = False,
        days: int = DAYS,
        again: str = "",
        called: str = "",
    ) -> Invitation:
        """Make an account for a territory and return its invitation; `name` says who invites, to whoever reads it.

        `called` is the readable name of the territory. `again` is an account that is invited again: what it sent stays
        its own. Raises MediateurError: nobody is invited then. To be called in a job.
        """
        joined = self._coordinator()
        invitation = Invitation(
            server=joined.server,
            bucket=joined.bucket,
            account=again or f"c-{secrets.token_hex(6)}",
            secret=secrets.token_urlsafe(24),
            territory=territory,
            name=name,
            expires=self._today() + dt.timedelta(days=max(1, min(days, MOST_DAYS))),
            key=key,
            called=called,
        )
        invitations.write(invitation)
        account = Account(invitation.account, territory, invitation.expires, called)
        self._with(joined, lambda server: server.create_account(account, invitation.secret))
        return invitation

    def accounts(self) -> list[Account]:
        """Return the accounts there are. To be called in a job. Raises MediateurError."""
        return self._with(self._coordinator(), lambda server: server.accounts())

    def close(self, *names: str) -> None:
        """Close accounts; what they sent stays. To be called in a job. Raises MediateurError at the first failure."""

        def closed(server: Server) -> None:
            for name in names:
                server.close_account(name)

        joined = self._coordinator()
        if joined.account in names:
            raise MediateurError(
                french("C'est votre propre compte : un autre coordinateur peut le fermer."),
                french("Rien n'est changé."),
            )
        self._with(joined, closed)

    def close_expired(self) -> tuple[Account, ...]:
        """Close the accounts whose invitation is over without anybody having used it; return them. As `close`."""

        def closed(server: Server) -> tuple[Account, ...]:
            found = over(server.accounts(), self._today())
            for account in found:
                server.close_account(account.name)
            return found

        return self._with(self._coordinator(), closed)

    def _with(self, joined: Joined, act: Callable[[Server], T]) -> T:
        server = self._connect(joined)
        try:
            return act(server)
        finally:
            server.close()

    def _coordinator(self) -> Joined:
        joined = self._joined()
        if joined is None:
            raise not_coordinator()
        return joined


def not_coordinator() -> MediateurError:
    """Return what says that this machine coordinates nothing: made anew, for each keeps where it was raised."""
    return MediateurError(
        french("Ce poste n'est pas celui d'un coordinateur."),
        french("Rien n'est changé."),
        french("Ouvrez d'abord une invitation de coordinateur, dans Réglages, « Vie privée »."),
    )
