"""What is broken is often another program, which has the time of the machine."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _in_time_with_programs(machine_time: None) -> None:
    """See that a test and the programs that it starts have one time."""
