"""Where the sharing of this machine stands, as the window, the papers and the command line tell it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from mediateur.journal.territories import label

PLACE, TOWN, NOWHERE = "lieu", "commune", "rien"


class Invited(NamedTuple):
    """What an invitation says, without its secret: who invites, the site of the server, the territory (as it is shown),
    for what.

    `signs`: the fingerprint of the key by which who invites signs content, which would be trusted; empty for none.
    """

    inviter: str
    server: str
    territory: str
    coordinates: bool = False
    signs: str = ""


class Choice(NamedTuple):
    """What is shared: how much of the place (PLACE, TOWN, NOWHERE), and the first day of the sessions."""

    coarseness: str
    since: dt.date


def coarser(coarseness: str) -> tuple[str, ...]:
    """Return what says less of the place, the finest first."""
    ranked = (PLACE, TOWN, NOWHERE)
    return ranked[ranked.index(coarseness) + 1 :]


class Standing(NamedTuple):
    """Where the sharing of this machine stands; without a `choice`, it coordinates, and nothing of its journal leaves.

    `waiting` is how many records have not left, `last` the day of the last sending, `trouble` why the last one stopped
    (a sentence, empty when it did not), `again` the local moment before which none is tried. `called` is the readable
    name of the territory, or empty.
    """

    server: str
    territory: str
    choice: Choice | None = None
    waiting: int = 0
    last: dt.date | None = None
    trouble: str = ""
    again: dt.datetime | None = None
    called: str = ""

    @property
    def label(self) -> str:
        """What the territory is shown as."""
        return label(self.territory, self.called)


class Standings(NamedTuple):
    """Where the sharing of the journal stands, and where the network that this machine coordinates does; None: none."""

    journal: Standing | None = None
    network: Standing | None = None


class Row(NamedTuple):
    """A record that leaves, in words: when, what, how many, results, place; `told` is all of it, field by field."""

    when: str
    what: str
    persons: str
    results: str
    place: str
    told: tuple[tuple[str, str], ...]
