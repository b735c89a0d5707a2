"""What is known of a server that the journal is shared with, and what passes between it and this machine.

Values only: the store keeps some of them, `online` sends others, use cases decide.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from mediateur.errors import MediateurError
from mediateur.journal.leaving import Leaving, Share, digest_of
from mediateur.journal.territories import label


class Joined(NamedTuple):
    """How this machine is joined to a server, since a day; the secret of the account is in the keyring, never here.

    `share` is None for a coordinator, whose journal leaves nothing. `called` is the readable name of the territory of
    `share`, or empty. `paused` is the moment (UTC) before which nothing
    is sent, after `failures` in a row; `sent` is the day on which all that waited had been sent, for the last time.
    """

    server: str
    bucket: str
    account: str
    day: dt.date
    share: Share | None = None
    paused: dt.datetime | None = None
    failures: int = 0
    sent: dt.date | None = None
    called: str = ""


class Due(NamedTuple):
    """A record to send. `etag` is that of what the server holds, empty where nothing is known of it.

    `turn` names the change that it tells of (0 for that of the machine): a later one keeps it waiting.
    """

    turn: int
    key: str
    record: str
    leaving: Leaving
    etag: str = ""

    @property
    def digest(self) -> str:
        """What tells this record from another."""
        return digest_of(self.leaving)


class About(NamedTuple):
    """What is told of this machine: the versions of its program and of its content, and the day."""

    program: str
    content: str
    day: dt.date


class Arrived(NamedTuple):
    """A record as a server gives it: its fields are not believed before they were read by `leaving.from_fields`."""

    record: str
    etag: str
    fields: Mapping[str, Any]


class Write(NamedTuple):
    """A record to write: over the one of that `etag`, or, where it is empty, only if there is none."""

    record: str
    fields: Mapping[str, Any]
    etag: str = ""


class Wrote(StrEnum):
    """What became of one write: kept; another stands there; refused for what it is.

    There is no « not now »: a server that fails in a batch is not believed for any of it.
    """

    KEPT = "kept"
    OTHER = "other"
    REFUSED = "refused"


class Result(NamedTuple):
    """What a server answers to one write; the `etag` of what it holds now where it was kept."""

    wrote: Wrote
    etag: str = ""
    detail: str = ""


class Page(NamedTuple):
    """Records changed after a cursor, oldest first, and the cursor after them; `more` follow at once.

    `now` is the moment of the server when it answered, as a cursor; empty where it did not say.
    """

    records: tuple[Arrived, ...]
    cursor: str
    more: bool = False
    now: str = ""


class Account(NamedTuple):
    """An account of a mediator. `expires` is the last day of an invitation that nobody has used yet; None: it was.

    `called` is the readable name of its territory, or empty; here and below, `label` is what is shown.
    """

    name: str
    territory: str = ""
    expires: dt.date | None = None
    called: str = ""

    @property
    def label(self) -> str:
        """What its territory is shown as."""
        return label(self.territory, self.called)


class Published(NamedTuple):
    """A file that a coordinator published: its name in its collection, its bytes."""

    name: str
    data: bytes
    etag: str = ""


class Why(StrEnum):
    """Why a network could not be used."""

    OFFLINE = "offline"
    SLOW = "slow"
    REFUSED = "refused"
    WAIT = "wait"
    ACCOUNT = "account"
    RIGHTS = "rights"
    SCHEMA = "schema"
    UNSAFE = "unsafe"


class NetworkError(MediateurError):
    """A server could not be used, and why; `wait` is how many seconds it asks for, 0 where it says nothing.

    `detail` never holds a secret, nor what was sent or received.
    """

    def __init__(
        self, why: Why, happened: str, safe: str = "", remedy: str = "", *, wait: float = 0.0, detail: str = ""
    ) -> None:
        super().__init__(happened, safe, remedy, f"{why.value} {detail}".strip())
        self.why, self.wait = why, wait


class Taken(NamedTuple):
    """What came into a consolidation: encounters new, corrected, withdrawn, put into totals, known already; the rest.

    `refused` are records that could not be believed: they are counted nowhere.
    """

    new: int = 0
    corrected: int = 0
    deleted: int = 0
    closed: int = 0
    known: int = 0
    months: int = 0
    machines: int = 0
    refused: int = 0

    def plus(self, other: Taken) -> Taken:
        """Return the sum of two."""
        return Taken(*(mine + its for mine, its in zip(self, other, strict=True)))


class Territory(NamedTuple):
    """A territory, and its places by id: what `Filters.places` takes. `name` is its identifier."""

    name: str
    places: frozenset[str]
    called: str = ""

    @property
    def label(self) -> str:
        """What it is shown as."""
        return label(self.name, self.called)


class Heard(NamedTuple):
    """A machine that was heard of: its versions (empty for a stick), the day of its last encounter and sending."""

    origin: str
    territory: str
    program: str = ""
    content: str = ""
    sent: dt.date | None = None
    last: dt.date | None = None
    called: str = ""

    @property
    def label(self) -> str:
        """What its territory is shown as."""
        return label(self.territory, self.called)


class Counter(NamedTuple):
    """A place of a territory, and the last day on which something was counted there (of what details remain)."""

    id: str
    name: str
    territory: str
    last: dt.date | None = None
    called: str = ""

    @property
    def label(self) -> str:
        """What its territory is shown as."""
        return label(self.territory, self.called)

    def silent(self, today: dt.date) -> int | None:
        """Return for how many days nothing was counted there, at least 0; None where nothing is known."""
        return max((today - self.last).days, 0) if self.last else None
