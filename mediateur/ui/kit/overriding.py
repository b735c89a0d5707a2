"""A mark for the methods that Qt calls; `typing.override` comes with Python 3.12, its backport slows the start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Method = TypeVar("Method", bound=Callable[..., object])


def override(method: Method) -> Method:
    """Mark a method as one that Qt's base class declares and documents."""
    return method
