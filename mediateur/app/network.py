"""The wiring of the network: the sharing of this journal, and the network that a coordinator receives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from mediateur import __version__, paths

if TYPE_CHECKING:
    from pathlib import Path

    from mediateur.journal.network import About
    from mediateur.policy import Policy
    from mediateur.store.work import Store
    from mediateur.trust.account_secrets import AccountSecrets
    from mediateur.usecases.joining import Joining, LinkedWork
    from mediateur.usecases.library import Content
    from mediateur.usecases.network import Network
    from mediateur.usecases.network_repositories import Server
    from mediateur.usecases.preferences import Preferences

W = TypeVar("W", covariant=True)


class Begins(Protocol[W]):
    """A store in which units of work begin."""

    def begin(self) -> AbstractContextManager[W]:
        """Open a unit of work."""


class Later(Generic[W]):
    """A store that is opened when it is first asked for a unit of work."""

    def __init__(self, opened: Callable[[], Begins[W]]) -> None:
        self._opened = opened

    def begin(self) -> AbstractContextManager[W]:
        """Open a unit of work. Raises MediateurError when the store cannot be opened."""
        return self._opened().begin()


class NetworkApp:
    """The use cases of the network of one data folder. Each is made, and its file opened, when it is first needed."""

    folder: Path
    policy: Policy
    preferences: Preferences
    content: Content
    practice: bool

    def refuse_in_practice(self) -> None:
        """Raise MediateurError in practice, of which nothing may leave."""
        raise NotImplementedError

    def open_store(self) -> Store:
        """Open the journal. Raises MediateurError."""
        raise NotImplementedError

    @cached_property
    def network(self) -> Network:
        """The sharing of this journal. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.joining import opener
        from mediateur.usecases.network import Network, Parts
        from mediateur.usecases.sending import Sending

        journal = Later(self.open_store)
        sending = Sending(journal, opener(self._secrets, self._connect), self._about, _now)
        parts = Parts(self.open_store, self._joining(journal), self._joining(journal), sending)
        return Network(parts, self.content.titles, dt.date.today, lambda: False)

    def words_of_sharing(self) -> Mapping[str, str]:
        """Return what papers on what is kept say of sharing, by field; nothing where the journal does not tell."""
        from mediateur.errors import MediateurError
        from mediateur.usecases.network_words import on_paper

        try:
            return on_paper(self.network.standing())
        except MediateurError:
            return {}

    @cached_property
    def _secrets(self) -> AccountSecrets:
        from mediateur.trust.account_secrets import AccountSecrets

        return AccountSecrets(self.folder, portable=self.folder == paths.portable_folder())

    def _joining(self, store: Later[LinkedWork]) -> Joining:
        from mediateur.usecases.joining import Joining

        return Joining(store, self._secrets, self._connect, dt.date.today)

    def _connect(self, server: str, bucket: str, account: str, secret: str) -> Server:
        from mediateur.online.kinto_accounts import opened

        return opened(server, bucket, account, secret, self.policy.proxy)

    def _about(self) -> About:
        from mediateur.journal.network import About

        return About(__version__, self.content.newest(), dt.date.today())


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
