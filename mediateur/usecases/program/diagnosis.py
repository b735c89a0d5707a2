"""Whether an installation has all it needs: what is looked at, what is told of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from mediateur.errors import MediateurError


class Finding(NamedTuple):
    """One thing looked at: its code, its French name, whether it is as it should be, and what was seen."""

    id: str
    what: str
    good: bool
    told: str


class Lacking(Exception):  # noqa: N818 - it tells what lacks, in French
    """What a look found missing, in French words."""


Look = tuple[str, str, Callable[[], str]]


def look(looks: Iterable[Look]) -> tuple[Finding, ...]:
    """Look at each thing, in order; whatever goes wrong with one is told as its finding, and the next ones follow.

    A look is a code, a French name, and a function that returns what it saw, or raises `Lacking` or anything else.
    """
    return tuple(_found(*one) for one in looks)


def _found(identifier: str, what: str, see: Callable[[], str]) -> Finding:
    try:
        return Finding(identifier, what, True, see())
    except (Lacking, MediateurError) as error:
        return Finding(identifier, what, False, str(error))
    except Exception as error:
        return Finding(identifier, what, False, f"{type(error).__name__} {error}")
