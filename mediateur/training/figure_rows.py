"""The figures of a register that may be shared: no number of 1 to 10 mediators can be found among them.

Mediators, those who were trained and those whose attestation is valid are nested counts. Small territories and roles
are told together, as the figures of the journal are (`journal.disclosure`), by the function that is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from mediateur.training.figures import Group
from mediateur.training.register import ROLES, Role

COLUMNS = ("Médiateurs", "Formés", "Attestation valable")
ROLE_TABLE = "Rôles"
OTHERS, UNSAID = "Autres", "Non précisé"
Nested = Mapping[str, tuple[int, ...]]
Grouping = Callable[[Nested, int], Sequence[tuple[str, ...]]]


class Shared(NamedTuple):
    """A line of a table to share: what it counts, and each of COLUMNS."""

    table: str
    label: str
    counts: tuple[int, int, int]


def shared(
    territories: Collection[Group], roles: Collection[Group], threshold: int, grouping: Grouping
) -> tuple[Shared, ...]:
    """Return the lines of the tables that may be shared; none of one whose mediators are too few, even all together.

    `grouping` says which names are told together, from counts of each that do not overlap.
    """
    tables = (("Territoires", territories), (ROLE_TABLE, roles))
    found = [tuple(_told(table, groups, threshold, grouping)) for table, groups in tables]
    return tuple(line for lines in found if all(map(_is_safe(threshold), lines)) for line in lines)


def _told(table: str, groups: Collection[Group], threshold: int, grouping: Grouping) -> Iterator[Shared]:
    counts = {group.name: _apart(group) for group in groups}
    for names in grouping(counts, threshold):
        least, middle, most = (sum(counts[name][place] for name in names) for place in range(3))
        yield Shared(table, _label(table, names), (least + middle + most, middle + most, most))


def _apart(group: Group) -> tuple[int, int, int]:
    """Return those who were not trained, those trained whose attestation is not valid, those whose is."""
    trained = max(group.trained, group.certified)
    return max(0, group.people + group.erased - trained), trained - group.certified, group.certified


def _is_safe(threshold: int) -> Callable[[Shared], bool]:
    def safe(line: Shared) -> bool:
        whole, trained, certified = line.counts
        return all(n == 0 or n >= threshold for n in (whole - trained, trained - certified, certified))

    return safe


def _label(table: str, names: Sequence[str]) -> str:
    words = [(ROLES[Role(name)] if table == ROLE_TABLE and name else name) or UNSAID for name in names]
    return words[0] if len(words) == 1 else f"{OTHERS} ({', '.join(words)})"
