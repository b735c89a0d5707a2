"""Records as mediators send them, for what does not look at what they say."""

from __future__ import annotations

import secrets
from typing import Any


def an_id() -> str:
    """Return the id of a record of nobody yet."""
    return secrets.token_hex(16)


def a_record() -> dict[str, Any]:
    """Return an encounter, unlike any other."""
    return {
        "what": "encounter",
        "origin": secrets.token_hex(16),
        "about": secrets.token_hex(16),
        "revision": 1,
        "territory": f"Territoire {secrets.token_hex(4)}",
        "day": "2026-11-29",
        "half": "matin",
        "pathway": "activer",
        "pathway_version": 1,
        "kind": "individuel",
        "persons": 1,
    }
