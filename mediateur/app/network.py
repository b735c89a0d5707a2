"""The wiring of the network: the sharing of this journal, and the network that a coordinator receives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from functools import cached_property, partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from mediateur import __version__, paths

if TYPE_CHECKING:
    import datetime as dt
    from weakref import WeakSet

    from mediateur.journal.network import About, Joined
    from mediateur.policy import Policy
    from mediateur.store.work import Store
    from mediateur.trust.account_secrets import AccountSecrets
    from mediateur.usecases.attestations.organisation import Organisations
    from mediateur.usecases.content.fetching import PackSource
    from mediateur.usecases.content.library import Content
    from mediateur.usecases.content.packs import ContentPacks
    from mediateur.usecases.coordination.coordination import Coordination
    from mediateur.usecases.coordination.reach import Reached
    from mediateur.usecases.coordination.standing import Issued
    from mediateur.usecases.coordination.trust_renewal import TrustRenewal
    from mediateur.usecases.figures.bilans import Bilans
    from mediateur.usecases.figures.sharing import Sharing
    from mediateur.usecases.figures.statistics import Statistics
    from mediateur.usecases.network.joining import Joining, LinkedWork
    from mediateur.usecases.network.network import Network
    from mediateur.usecases.network.repositories import Server
    from mediateur.usecases.preferences import Preferences
    from mediateur.usecases.program.upkeep import Reminder

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
    resources: Path
    organisations: Organisations
    packs: ContentPacks
    practice: bool
    _consolidation: Store | None = None
    _opening_network = Lock()
    _ends = False

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
        from mediateur.usecases.network.joining import opener
        from mediateur.usecases.network.network import Network, Parts
        from mediateur.usecases.network.sending import Sending

        journal = Later(self.open_store)
        sending = Sending(journal, opener(self._secrets, self._connect), self._about, _now)
        coordinating = self._joining(Later(self.open_consolidation))
        parts = Parts(self.open_store, self._joining(journal), coordinating, sending, self._trust_content)
        return Network(parts, self.content.titles, _today, self._has_consolidation)

    @cached_property
    def coordination(self) -> Coordination:
        """The network of a coordinator. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.coordination.coordination import Coordination, Parts
        from mediateur.usecases.coordination.inviting import Inviting
        from mediateur.usecases.coordination.receiving import Receiving
        from mediateur.usecases.network.joining import opener

        kept = Later(self.open_consolidation)
        connect = opener(self._secrets, self._connect)
        joining, receiving = self._joining(kept), Receiving(kept, connect)
        inviting = Inviting(joining.state, connect, _today)
        parts = Parts(
            self.open_consolidation,
            connect,
            receiving,
            inviting,
            lambda data: str(self.packs.vouch(data)),
            lambda data: self.organisations.weigh(data, _today()).listed.publisher.name,
            self._invitation_sheet,
            self._content_key,
        )
        return Coordination(parts)

    @cached_property
    def network_statistics(self) -> Statistics:
        """The figures of the network. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.figures.statistics import Statistics

        return Statistics(self.open_consolidation, self.content, self.preferences)

    @cached_property
    def network_sharing(self) -> Sharing:
        """What has left of the figures of the network, and what may."""
        from mediateur.usecases.figures.sharing import Sharing

        return Sharing(self.open_consolidation)

    @cached_property
    def network_bilans(self) -> Bilans:
        """The reports of the figures of the network."""
        from mediateur.usecases.figures.bilans import Bilans

        return Bilans(self.network_statistics, self.network_sharing, self.content)

    def reached(self) -> Reached | None:
        """Return whom the network of this machine reached, by territory; None where it coordinates none.

        To be called in a job. Raises MediateurError.
        """
        if not self._has_consolidation():
            return None
        from mediateur.usecases.coordination.reach import NetworkReach

        return NetworkReach(self.open_consolidation, lambda: self.policy.threshold).reached()

    @property
    def inviter(self) -> str:
        """Who invites, until somebody writes otherwise: the organisation of this machine, if it has one."""
        own = self.organisations.own()
        return own.name if own else ""

    def open_consolidation(self) -> Store:
        """Open what the machines of the network told, once, from any thread. Raises MediateurError."""
        from mediateur.store.network_file import open_consolidation

        self.refuse_in_practice()
        with self._opening_network:
            if self._consolidation is None or self._consolidation.is_read_only:
                chosen = self.preferences.current.backup_folder
                self._consolidation = open_consolidation(self.folder, [Path(chosen)] if chosen else ())
            return self._consolidation

    def look_after_network(self) -> tuple[Reminder, ...]:
        """Do the daily work on what was received, where this machine coordinates; return what there is to say."""
        if not self._has_consolidation():
            return ()
        from mediateur.journal.months import months_before
        from mediateur.settings import RETENTIONS
        from mediateur.store.network_file import vault
        from mediateur.usecases.coordination.upkeep import NetworkUpkeep
        from mediateur.usecases.keeping.daily_copies import DailyCopies
        from mediateur.usecases.keeping.retention import OF_NETWORK, Retention

        copied = vault(self.folder, self.open_consolidation)
        oldest = partial(months_before, months=max(RETENTIONS))
        copies = DailyCopies(copied, self.preferences, _today, oldest)
        retention = Retention(self.open_consolidation, self.preferences, notice=OF_NETWORK)
        return NetworkUpkeep(copies, retention, lambda: self.open_consolidation().notice).run()

    def close_network(self) -> None:
        """Close what was opened."""
        with self._opening_network:
            if self._consolidation is not None:
                self._consolidation.close()
                self._consolidation = None

    def pack_source(self) -> PackSource | None:
        """Return where content is published for this machine; none where it joined nothing. Raises MediateurError."""
        self.refuse_in_practice()
        from mediateur.usecases.content.source import ServerSource

        joined = self._joined()
        return ServerSource(partial(self._reached, joined)) if joined else None

    @cached_property
    def trust_renewal(self) -> TrustRenewal:
        """The trust lists that a coordinator publishes. Raises MediateurError in practice."""
        self.refuse_in_practice()
        from mediateur.usecases.coordination.trust_renewal import TrustRenewal

        def source() -> Server | None:
            joined = self._joined()
            return self._reached(joined) if joined else None

        return TrustRenewal(source, self.organisations, _today)

    def _joined(self) -> Joined | None:
        """Return how this machine is joined: its journal, else the network that it coordinates."""
        joined = self._joining(Later(self.open_store)).state()
        if joined is None and self._has_consolidation():
            joined = self._joining(Later(self.open_consolidation)).state()
        return joined

    def _reached(self, joined: Joined) -> Server:
        from mediateur.usecases.network.joining import opener

        return opener(self._secrets, self._connect)(joined)

    def _content_key(self) -> bytes:
        """Return the key of the organisation of this machine, which signs content; empty where there is none."""
        own = self.organisations.own()
        return own.key.public if own else b""

    def _trust_content(self, name: str, key: bytes) -> None:
        """Take the content that a coordinator signs, once her invitation was joined."""
        from mediateur.trust.content_keys import ContentKey, ContentKeys

        ContentKeys(self.folder).trust(ContentKey(name, key))

    def _has_consolidation(self) -> bool:
        from mediateur.store.network_file import is_kept

        return is_kept(self.folder)

    def _invitation_sheet(self, issued: Issued) -> bytes:
        from mediateur.forms.network_invitation import Sheet, render

        told = Sheet(issued.inviter, issued.territory, issued.server, issued.expires, issued.text)
        return render(told, printed=_today(), resources=self.resources)

    def words_of_sharing(self) -> Mapping[str, str]:
        """Return what papers on what is kept say of sharing, by field; nothing where the journal does not tell."""
        from mediateur.errors import MediateurError
        from mediateur.usecases.network.words import on_paper

        try:
            return on_paper(self.network.standing())
        except MediateurError:
            return {}

    @cached_property
    def _secrets(self) -> AccountSecrets:
        from mediateur.trust.account_secrets import AccountSecrets

        return AccountSecrets(self.folder, portable=self.folder == paths.portable_folder())

    def _joining(self, store: Later[LinkedWork]) -> Joining:
        from mediateur.usecases.network.joining import Joining

        return Joining(store, self._secrets, self._connect, _today)

    def _connect(self, server: str, bucket: str, account: str, secret: str) -> Server:
        from mediateur.online.kinto_accounts import opened

        made = opened(server, bucket, account, secret, self.policy.proxy)
        self._servers.add(made)
        if self._ends:
            made.cut()
        return made

    def cut_network(self) -> None:
        """End what is being asked of servers, and all that would be: the program ends. To be called from any thread."""
        self._ends = True
        for server in list(self._servers):
            server.cut()

    @cached_property
    def _servers(self) -> WeakSet[Server]:
        from weakref import WeakSet

        return WeakSet()

    def _about(self) -> About:
        from mediateur.journal.network import About

        return About(__version__, str(self.packs.version), _today())


def _now() -> dt.datetime:
    import datetime as dt

    return dt.datetime.now(dt.UTC)


def _today() -> dt.date:
    import datetime as dt

    return dt.date.today()
