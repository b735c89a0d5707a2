"""Thirty schedules of faults on a real PostgreSQL and a real Kinto; `make test` plays the first ones."""

from __future__ import annotations

from tests.prove.played import play

PLAYED = "tests/network/test_real_faults.py"


def prove() -> bool:
    """Play them, and return whether each ended by saying what was counted."""
    return play("vrais serveurs, horaires de pannes", PLAYED, more={"MEDIATEUR_TOUT_PROUVER": "1"})
