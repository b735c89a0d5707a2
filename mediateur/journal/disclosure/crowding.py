"""Many « < 11 » in one sum: twelve months of 1 or more in a year of thirteen are no secret.

Each « < 11 » is at least 1, because nobody would be shown: what a sum leaves beyond these ones is all their freedom.
"""

from __future__ import annotations

from mediateur.journal.disclosure.earlier import widest
from mediateur.journal.disclosure.memory import Heard
from mediateur.journal.disclosure.shapes import Scope

FREE = 5
"""How far at least a hidden count must be free to go: it is not bounded within 4."""


def leaves_free(scope: Scope, n: int, heard: Heard, threshold: int) -> bool:
    """Whether each « < 11 » that was sent can still be many things, once `n` is told of this scope.

    A number of 1 to 10 is told as « < 11 ». Nobody is judged as if it were small: else what is « non montré » would be
    known to be somebody. A number that is enough is told only if the small ones in it could be as large as any.
    """
    small = n < threshold
    inside = _left(scope, threshold - 1 if small else n, heard)
    if inside is not None and n and inside < (FREE if small else threshold - 1):
        return False
    return not small or all(
        _has_room(around, known, scope, heard) for around, known in _around(scope, heard, threshold)
    )


def _around(scope: Scope, heard: Heard, threshold: int) -> list[tuple[Scope, int]]:
    numbers = [(told.scope, sum(n or 0 for n in told.known.values())) for told in heard.told]
    every = [*numbers, *((few, threshold - 1) for few in heard.few)]
    return [(around, n) for around, n in every if n and scope.within(around)]


def _has_room(around: Scope, n: int, scope: Scope, heard: Heard) -> bool:
    left = _left(around, n, heard._replace(few=[*heard.few, scope]))
    return left is None or left >= FREE


def _left(scope: Scope, n: int, heard: Heard) -> int | None:
    """Return what the small counts in a scope share beyond one each; None when none is known to be there."""
    shown = [told for told in widest(told for told in heard.told if told.scope.within(scope)) if told.scope != scope]
    few = [one for one in heard.few if one != scope and one.within(scope)]
    few = [one for one in few if not any(one.within(told.scope) for told in shown)]
    leaves = [one for one in few if not any(one != other and other.within(one) for other in few)]
    if not leaves:
        return None
    return n - sum(number or 0 for told in shown for number in told.known.values()) - len(leaves)
