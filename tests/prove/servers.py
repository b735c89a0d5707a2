"""Thirty schedules of faults on a real PostgreSQL and a real Kinto; `make test` plays the first ones."""

from __future__ import annotations

import os
import subprocess
import sys

PLAYED = "tests/network/test_real_faults.py"


def prove() -> bool:
    """Play them, and return whether each ended by saying what was counted."""
    environment = {**os.environ, "MEDIATEUR_TOUT_PROUVER": "1"}
    done = subprocess.run([sys.executable, "-m", "pytest", PLAYED], env=environment, check=False)
    return done.returncode == 0
