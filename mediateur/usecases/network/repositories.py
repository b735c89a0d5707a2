"""What sharing and receiving need of the store and of a server; `store` and `online` satisfy these."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from mediateur.journal.exchange import Telling
from mediateur.journal.leaving import Leaving, Share
from mediateur.journal.network import (
    About,
    Account,
    Arrived,
    Counter,
    Due,
    Heard,
    Joined,
    Page,
    Published,
    Result,
    Taken,
    Territory,
    Write,
)
from mediateur.usecases.exchange.signing import Machine
from mediateur.usecases.repositories import Audit


class Outbox(Protocol):
    """What the server does not hold as the journal tells it. Rows come by themselves, with each change.

    The journal decides: each machine alone writes its records, so what it says prevails over what the server holds.
    """

    def pending(self, limit: int) -> list[Due]:
        """Return the next records to send, oldest change first; what the server holds already leaves by itself.

        Commit before anything is sent: it also keeps what the server may hold from then on.
        """

    def present(self, about: About) -> Due | None:
        """Return the record of this machine, None where the server holds it; it is sent last. Commit as above."""

    def preview(self, share: Share) -> Iterator[Leaving]:
        """Yield what would leave of this machine, were it shared so: closed months, then encounters, oldest first."""

    def sent(self, due: Due, etag: str) -> None:
        """Keep that the server holds a record under an etag; it waits no more, unless it has changed meanwhile."""

    def met(self, due: Due, etag: str, theirs: Leaving | None) -> None:
        """Keep that the server holds something else than was thought (None: nothing); it goes on waiting.

        `pending` then gives a record that prevails over it, or gives none where none is needed.
        """

    def later(self, due: Due) -> None:
        """Have a record that the server refused wait behind all others."""

    def waiting(self) -> int:
        """Return how many things wait."""

    def refill(self) -> None:
        """Have all that is shared wait: what the server holds as it is then leaves by itself, without being sent."""

    def doubt(self) -> None:
        """Have all that is shared wait, for the server may hold none of it any more: it is asked about each."""


class Link(Protocol):
    """To which server this machine is joined."""

    def state(self) -> Joined | None:
        """Return how it is joined; None while it is not."""

    def join(self, joined: Joined) -> None:
        """Join, or join otherwise (another territory, coarser places, another server): what differs then waits.

        Raises MediateurError for the journal of practice.
        """

    def leave(self) -> None:
        """Leave: nothing waits any more, nothing is noted. What may be on the server stays known, for a return."""

    def pause(self, until: dt.datetime | None, failures: int = 0) -> None:
        """Keep the moment (UTC) before which nothing is sent, None for none, after so many failures in a row."""

    def emptied(self, day: dt.date) -> None:
        """Keep the day on which all that waited had been sent."""


class SendingWork(Protocol):
    """A unit of work on the journal; nothing lasts unless `commit` was called."""

    @property
    def outbox(self) -> Outbox:
        """What is to be sent."""

    @property
    def link(self) -> Link:
        """To which server."""

    @property
    def audit(self) -> Audit:
        """What was done."""

    def commit(self) -> None:
        """Make everything done so far last."""


class SendingStore(Protocol):
    """The journal, where units of work begin."""

    def begin(self) -> AbstractContextManager[SendingWork]:
        """Open a unit of work."""


class Consolidation(Protocol):
    """What machines told, together. It follows from what came in, whatever the order and how often."""

    def cursor(self) -> str:
        """Return how far the server was read; empty at first."""

    def take(self, records: Iterable[Arrived], cursor: str) -> Taken:
        """Make records part of it, and keep how far the server was read. One that cannot be believed is refused."""

    def bring(self, tellings: Iterable[Telling], territory: str) -> Taken:
        """Make what an exchange file tells part of it, as of a territory."""

    def machines(self) -> tuple[Heard, ...]:
        """Return the machines that were heard of, by territory."""

    def territories(self) -> tuple[Territory, ...]:
        """Return the territories by name."""

    def counters(self) -> tuple[Counter, ...]:
        """Return the places at which something was counted, those silent for longest first."""

    def names(self) -> Mapping[str, str]:
        """Return the readable names of territories, by identifier."""

    def call(self, names: Mapping[str, str]) -> None:
        """Keep readable names of territories."""

    def forget(self, origin: str) -> int:
        """Delete all that came of a machine, and return how many encounters; it comes again if it is sent again."""


class ReceivingWork(Protocol):
    """A unit of work on a consolidation; nothing lasts unless `commit` was called."""

    @property
    def consolidation(self) -> Consolidation:
        """What machines told."""

    @property
    def link(self) -> Link:
        """From which server: how the coordinator is joined."""

    @property
    def machine(self) -> Machine:
        """What this machine is, and those that it has met."""

    def commit(self) -> None:
        """Make everything done so far last, the cursor with what came."""


class ReceivingStore(Protocol):
    """The consolidation of a coordinator, a file apart from the journal."""

    def begin(self) -> AbstractContextManager[ReceivingWork]:
        """Open a unit of work."""


class Server(Protocol):
    """A server as one account sees it. Every method raises NetworkError, and may take seconds: ask it in a job."""

    @property
    def rest(self) -> float:
        """How many seconds it asked to be left alone, in its last answer; 0 where it did not."""

    def close(self) -> None:
        """Leave the connection. It is opened again when something is asked."""

    def cut(self) -> None:
        """End what is being asked at once, from any thread; nothing is asked any more."""

    def whoami(self) -> frozenset[str] | None:
        """Return the groups of this account in this department; None where the server does not know its secret."""

    def put_many(self, writes: Sequence[Write]) -> list[Result]:
        """Write records of the journal, at most 25, and return what became of each, in their order."""

    def get_many(self, records: Sequence[str]) -> list[Arrived | None]:
        """Return records of the journal, at most 25, None where there is none, or none that this account may read."""

    def changes(self, since: str, limit: int) -> Page:
        """Return a page of the records of the journal changed after a cursor (empty: all)."""

    def change_password(self, secret: str) -> None:
        """Change the secret of this account."""

    def create_account(self, account: Account, secret: str) -> None:
        """Make an account of a mediator and let it in, or give one that there is another secret.

        What its territory is called is kept there for all coordinators.
        """

    def territories(self) -> Mapping[str, str]:
        """Return the readable names of territories, by identifier, as coordinators gave them."""

    def accounts(self) -> list[Account]:
        """Return the accounts of mediators, by name."""

    def close_account(self, name: str) -> None:
        """Close an account: it can do nothing any more; what it wrote stays."""

    def publish(self, collection: str, name: str, data: bytes) -> None:
        """Publish a file in the collection « contenu » or « confiance »."""

    def latest_name(self, collection: str) -> str:
        """Return the name of the file published last in a collection, empty where there is none."""

    def latest(self, collection: str) -> Published | None:
        """Return the file published last in a collection, None where there is none."""
