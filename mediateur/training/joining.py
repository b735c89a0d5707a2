"""What becomes of the lines of a list once a person has decided who they are. Nothing is overwritten, ever."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import msgspec

from mediateur.training.register import Person

ADD, LEAVE = "ajouter", "laisser"
Decisions = Mapping[str, str]
"""By id of a line: ADD, LEAVE, or the id of the entry that she is."""
_COMPLETED = ("contact", "structure", "territory", "declared_trained", "declared_certified")


class Steps(NamedTuple):
    """Who is added, and the entries of the register that are completed, as they were before and are now."""

    added: tuple[Person, ...]
    completed: tuple[tuple[Person, Person], ...]


def join(lines: Iterable[Person], asked: Collection[str], decisions: Decisions, known: Mapping[str, Person]) -> Steps:
    """Return what an import does of new lines; those of `asked` are left aside as long as nothing is decided.

    A line may be decided to be another one of the same list: it completes what that one becomes, and is left aside
    with it.
    """
    added, now, stands = dict[str, Person](), dict(known), dict[str, str]()
    for line in lines:
        choice = decisions.get(line.id, LEAVE if line.id in asked else ADD)
        if choice == ADD:
            added[line.id] = line
            stands[line.id] = line.id
        elif choice != LEAVE:
            stands[line.id] = found = stands.get(choice, choice)
            if found in added:
                added[found] = completed(added[found], line)
            elif found in now:
                now[found] = completed(now[found], line)
    changed = ((known[name], one) for name, one in now.items() if one != known[name])
    return Steps(tuple(added.values()), tuple(changed))


def completed(known: Person, line: Person) -> Person:
    """Return an entry with what a line says of what it does not."""
    missing = {name: getattr(line, name) for name in _COMPLETED if not getattr(known, name)}
    return msgspec.structs.replace(known, **{name: value for name, value in missing.items() if value})


def numbered(person: Person, number: int) -> Person:
    """Return an entry under the number that the register gives it."""
    return msgspec.structs.replace(person, number=number)
