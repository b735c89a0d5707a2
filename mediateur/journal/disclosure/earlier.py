"""What an export tells when it is laid beside those already sent.

Exports that are shared are apart, or one is within the other: differences are the only thing to compute from
two. A difference is safe when it is nobody or enough, at the finest grain that both show.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from mediateur.journal.disclosure.headlines import safe
from mediateur.journal.disclosure.shapes import Scope

Block = frozenset[str]
Known = Mapping[Block, int | None]
"""What is told of an axis: the sum of each set of categories, None when it is not told. Absent ones are nobody."""

_Partition = frozenset[Block]
_MOST_PARTITIONS = 300


class Told(NamedTuple):
    """What a sent export tells of one axis."""

    scope: Scope
    known: Known


def conflict(scope: Scope, known: Known, told: Sequence[Told], threshold: int) -> Block | None:
    """Return categories of which a difference with what was told would show from 1 to 10 persons, or None."""
    for parts in _apart([other for other in told if other.scope.within(scope)]):
        if found := _unsafe(known, known, parts, threshold):
            return found
    for around in told:
        if scope.within(around.scope):
            beside = [o for o in told if o.scope.within(around.scope) and o.scope.apart(scope)]
            for parts in _apart(beside) or [[]]:
                if found := _unsafe(around.known, known, [known, *parts], threshold):
                    return found
    return None


def _apart(told: Sequence[Told]) -> list[list[Known]]:
    """Return what can be subtracted at once: each export, with the widest of those that share nothing with it.

    One that is within another is subtracted too: it may tell a category that the wider one regroups.
    """
    found: dict[frozenset[Scope], list[Known]] = {}
    for one in told:
        together = [one, *widest(other for other in told if other.scope.apart(one.scope))]
        found.setdefault(frozenset(each.scope for each in together), [each.known for each in together])
    return list(found.values())


def widest(told: Iterable[Told]) -> list[Told]:
    """Return those that are within no other."""
    every = list({other.scope: other for other in told}.values())
    return [one for one in every if not any(one is not o and one.scope.within(o.scope) for o in every)]


def _unsafe(whole: Known, new: Known, parts: Sequence[Known], threshold: int) -> Block | None:
    """Return a block of the new figures where the whole less some of its parts is from 1 to 10.

    Every way to subtract is looked at: the more is subtracted, the coarser the blocks on which all agree.
    """
    codes = frozenset[str]().union(*new)
    seen, waiting = set[_Partition](), [_join(_partition(whole), _partition(new))]
    while waiting:
        partition = waiting.pop()
        if partition in seen:
            continue
        seen.add(partition)
        for block in sorted(partition, key=sorted):
            if block & codes and _difference_tells(whole, parts, block, threshold):
                return block
        if len(seen) > _MOST_PARTITIONS:
            return min(partition, key=sorted)
        waiting += [_join(partition, _partition(part)) for part in parts]
    return None


def _difference_tells(whole: Known, parts: Sequence[Known], block: Block, threshold: int) -> bool:
    total = _value(whole, block)
    if total is None:
        return False
    return not safe(total - sum(_value(part, block) or 0 for part in parts), threshold)


def _value(known: Known, block: Block) -> int | None:
    total = 0
    for codes, n in known.items():
        if codes & block:
            if n is None or not codes <= block:
                return None
            total += n
    return total


def _partition(known: Known) -> _Partition:
    return frozenset(known)


def _join(one: _Partition, other: _Partition) -> _Partition:
    """Return the finest partition of which both are finer: categories in neither are left alone."""
    blocks = set(one)
    for block in other - one:
        touching = [known for known in blocks if known & block]
        blocks.difference_update(touching)
        blocks.add(block.union(*touching))
    return frozenset(blocks)
