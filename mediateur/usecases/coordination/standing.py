"""What a coordinator is shown of the network: accounts that were opened, what was published, what came in."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.journal.network import Taken
from mediateur.usecases.exchange.signing import Signer


class Issued(NamedTuple):
    """An invitation that was made: for whom, by whom, until when, and its `text`, which opens the account once.

    `territory` is what its territory is shown as.
    """

    account: str
    territory: str
    inviter: str
    server: str
    expires: dt.date
    text: str


class Brought(NamedTuple):
    """What an exchange file brought, and which machine signed it."""

    taken: Taken
    signer: Signer


class Shelf(NamedTuple):
    """What was published last for mediators: the name of the content and of the trust list; empty where none was."""

    content: str = ""
    trust: str = ""
