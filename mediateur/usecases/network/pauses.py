"""How long to leave a server alone after a failure, and what a pause is worth when the clock was put right since.

Pure: the seed, the moment and the number of failures come in. Machines of different seeds do not come back together.
"""

from __future__ import annotations

import datetime as dt
import hashlib

from mediateur.journal.network import Why

FIRST, LONGEST = 30.0, 6 * 3600.0
# What a server may ask for at most: beyond it, it is asked again all the same.
HONOURED = 24 * 3600.0
# After these, trying soon cannot help: a person has something to do. A request that may still be under way (SLOW) is
# given time to end before it is sent again.
_LEAST = {
    Why.SLOW: 120.0,
    Why.RIGHTS: 3600.0,
    Why.SCHEMA: 3600.0,
    Why.REFUSED: 3600.0,
    Why.UNSAFE: 3600.0,
    Why.ACCOUNT: LONGEST,
}


def pause_after(why: Why, failures: int, asked: float, seed: str) -> float:
    """Return how many seconds nothing is to be sent after so many failures in a row (from 1), the last one for `why`.

    `asked` is what the server asks for. It doubles from FIRST to LONGEST, less a chance of up to half; then at
    least what is asked, up to HONOURED, and a little more by chance.
    """
    chance = _chance(f"{seed}:{failures}")
    whole = min(LONGEST, max(FIRST * 2.0 ** min(failures - 1, 20), _LEAST.get(why, 0.0)))
    own = max(whole * (1 - chance / 2), min(_LEAST.get(why, 0.0), LONGEST))
    wanted = min(max(asked, 0.0), HONOURED)
    return max(own, wanted + min(wanted, 60.0) * chance)


def until(paused: dt.datetime | None, failures: int, now: dt.datetime, seed: str) -> dt.datetime | None:
    """Return when a pause that was kept ends, None when it is over.

    A pause can only end later than any pause lasts if the clock was wrong when it began, or is now: it is then begun
    anew, from now.
    """
    if paused is None or paused <= now:
        return None
    if (paused - now).total_seconds() <= HONOURED + 60.0:
        return paused
    return now + dt.timedelta(seconds=pause_after(Why.WAIT, max(failures, 1), 0.0, seed))


def size_of(most: int, failures: int) -> int:
    """Return how many records to send at once after so many failures in a row: fewer, down to the one that may fail."""
    return max(1, most >> min(failures, 20))


def _chance(seed: str) -> float:
    """Return a number from 0 to 1 (excluded) that a seed decides."""
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6], "big") / 2**48
