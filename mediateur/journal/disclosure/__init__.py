"""Figures that may leave the machine: nobody can find in them, nor between two of them, a count of 1 to 10.

`protect` is the whole of it. The decision, and what it does not cover, stand in docs/adr/0008.
"""

from mediateur.journal.disclosure.headlines import (
    ACCOMPANIED,
    ACTIVATED,
    ACTIVATION_OR_USE,
    RIGHTS_EXERCISED,
    RIGHTS_EXPLAINED,
    TOUCHED,
)
from mediateur.journal.disclosure.protection import protect
from mediateur.journal.disclosure.shapes import LEAST, Scope, Sent, Shared, SharedCell, SharedTable, Shown, percentages

__all__ = [
    "ACCOMPANIED",
    "ACTIVATED",
    "ACTIVATION_OR_USE",
    "LEAST",
    "RIGHTS_EXERCISED",
    "RIGHTS_EXPLAINED",
    "TOUCHED",
    "Scope",
    "Sent",
    "Shared",
    "SharedCell",
    "SharedTable",
    "Shown",
    "percentages",
    "protect",
]
