"""What is to be sent of a thing, given what the server holds of it: the journal of its machine decides.

What must be told otherwise at the same revision (places told coarser, another name, a session taken back and kept
again) is lifted to a later one, so that whoever joins the two by `exchange.rank` believes the later.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from mediateur.journal.leaving import SEALED, TURNS, Leaving, Told, Totals, Withdrawn, digest_of, rank_of


class Held(NamedTuple):
    """What the server holds of a thing; an empty `digest` where that is not known for sure, an `etag` likewise.

    `rank` is that of what it holds or may hold, `lift` what was added to the revisions of the journal.
    """

    etag: str = ""
    digest: str = ""
    rank: int = 0
    lift: int = 0


class Prevailing(NamedTuple):
    """What is to be sent, and the lift that it bears."""

    leaving: Leaving
    lift: int = 0


def prevailing(wanted: Leaving | None, held: Held | None) -> Prevailing | None:
    """Return what makes the server hold what is `wanted`; None where it does, or where nothing has to be said.

    A withdrawal is only said of what the server holds or may hold.
    """
    if held is None:
        return None if wanted is None or isinstance(wanted, Withdrawn) else Prevailing(wanted)
    if wanted is None:
        return None
    told = _lifted(wanted, held.lift)
    if held.digest == digest_of(told):
        return None
    if not held.digest or rank_of(told) > held.rank:
        return Prevailing(told, held.lift)
    if _stays(told, held.rank):
        return None
    more = _missing(told, held.rank)
    return Prevailing(_lifted(told, more), held.lift + more)


def withdrawn(origin: str, about: str, held: Held) -> Withdrawn | None:
    """Return what withdraws a record that the journal has no more, nor a mark of it; None where nothing is there."""
    if held.rank >= SEALED or (held.digest and _is_withdrawn(held.rank)):
        return None
    return Withdrawn(origin=origin, about=about, revision=max(held.rank // 2 - held.lift, 1))


def _stays(told: Leaving, rank: int) -> bool:
    """Whether what is held is as good: totals that hold it, totals of more, a withdrawal."""
    match told:
        case Told():
            return rank >= SEALED
        case Withdrawn():
            return rank >= SEALED or _is_withdrawn(rank)
        case Totals(encounters=encounters):
            return rank >> TURNS > encounters
    return False


def _is_withdrawn(rank: int) -> bool:
    return rank < SEALED and rank % 2 == 1


def _missing(told: Leaving, rank: int) -> int:
    """Return how much more lift a record needs to stand above a rank."""
    match told:
        case Told(revision=revision):
            return rank // 2 + 1 - revision
        case Withdrawn(revision=revision):
            return (rank + 1) // 2 - revision
    return rank - rank_of(told) + 1


def _lifted(leaving: Leaving, lift: int) -> Leaving:
    match leaving:
        case Told() | Withdrawn():
            return msgspec.structs.replace(leaving, revision=leaving.revision + lift)
        case Totals():
            return msgspec.structs.replace(leaving, turn=leaving.turn + lift)
    return leaving
