"""What is told when somebody asks for something that does not exist."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from mediateur.content.text import NBSP
from mediateur.errors import MediateurError

K = TypeVar("K")


def known(wanted: str, choices: Mapping[str, K], problem: str, choice: str) -> K:
    """Return the value of that name. Raises MediateurError (`problem`, then `choice` and the names that exist)."""
    if wanted in choices:
        return choices[wanted]
    raise MediateurError(
        f"{problem}{NBSP}: «{NBSP}{wanted}{NBSP}».",
        remedy=f"{choice}{NBSP}: {', '.join(choices)}.",
    )
